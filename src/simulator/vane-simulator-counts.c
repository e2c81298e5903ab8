/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the simulator counts, and what it was asked. */
#include "config.h"

#include <string.h>

#include "simulator/vane-sim-control.h"
#include "simulator/vane-simulator-private.h"

/**
 * vane_simulator_get_n_requests:
 * @self: a simulator
 * @endpoint: (nullable): id of an endpoint; %NULL = all
 *
 * Returns: how many requests came since the log was reset
 */
guint
vane_simulator_get_n_requests (VaneSimulator *self,
                               const char    *endpoint)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), 0);

  return vane_sim_log_count (self->log, endpoint);
}

/**
 * vane_simulator_get_n_in_flight:
 * @self: a simulator
 *
 * Returns: how many requests have no whole answer yet and whose client still waits
 */
guint
vane_simulator_get_n_in_flight (VaneSimulator *self)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), 0);

  return self->exchanges->len;
}

/**
 * vane_simulator_count_in_flight:
 * @self: a simulator
 * @endpoint: id of an endpoint
 *
 * Returns: how many of the requests in flight are to that one
 */
guint
vane_simulator_count_in_flight (VaneSimulator *self,
                                const char    *endpoint)
{
  guint n = 0;

  g_return_val_if_fail (VANE_IS_SIMULATOR (self), 0);

  for (guint i = 0; i < self->exchanges->len; i++)
    {
      const char *target = vane_sim_exchange_get_target (g_ptr_array_index (self->exchanges, i));
      g_autofree char *path = g_strndup (target, strcspn (target, "?"));
      const VaneSimService *service = vane_sim_service_find (path);

      n += service != NULL && g_str_equal (service->endpoint, endpoint);
    }

  return n;
}

/**
 * vane_simulator_get_max_in_flight:
 * @self: a simulator
 *
 * Returns: the most that were in flight at once since the log was reset
 */
guint
vane_simulator_get_max_in_flight (VaneSimulator *self)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), 0);

  return self->max_in_flight;
}

/**
 * vane_simulator_get_request:
 * @self: a simulator
 * @index: from 0, in the order they came
 *
 * Returns: (transfer none) (nullable): "GET /v1/forecast?…", valid until the next reset
 */
const char *
vane_simulator_get_request (VaneSimulator *self,
                            guint          index)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), NULL);

  return vane_sim_log_get (self->log, index);
}

/**
 * vane_simulator_get_request_header:
 * @self: a simulator
 * @index: from 0, in the order they came
 * @name: of a header, in any case
 *
 * Returns: (transfer none) (nullable): what that request said, valid until the next reset
 */
const char *
vane_simulator_get_request_header (VaneSimulator *self,
                                   guint          index,
                                   const char    *name)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return vane_sim_log_get_header (self->log, index, name);
}

/**
 * vane_simulator_reset_log:
 * @self: a simulator
 *
 * Forgets what came so far. What is in flight still counts as that.
 */
void
vane_simulator_reset_log (VaneSimulator *self)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));

  vane_sim_log_reset (self->log);
  self->max_in_flight = self->exchanges->len;
}

/**
 * vane_simulator_dup_log:
 * @self: a simulator
 *
 * Returns: (transfer full): the log as a JSON array
 */
char *
vane_simulator_dup_log (VaneSimulator *self)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), NULL);

  return vane_sim_log_to_json (self->log);
}
