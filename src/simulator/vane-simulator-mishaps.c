/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the simulator was told to do wrong, and what it holds back. */
#include "config.h"

#include <string.h>

#include "simulator/vane-simulator-private.h"

/**
 * vane_simulator_misbehave:
 * @self: a simulator
 * @mishap: what shall go wrong; copied
 *
 * Mishaps with a count happen in the order they were set, before those without; of those
 * without, the newest holds. What is in flight already is not touched.
 */
void
vane_simulator_misbehave (VaneSimulator    *self,
                          const VaneMishap *mishap)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));
  g_return_if_fail (mishap != NULL);

  vane_mishap_list_add (self->mishaps, mishap);
}

/**
 * vane_simulator_behave:
 * @self: a simulator
 *
 * Forgets all mishaps.
 */
void
vane_simulator_behave (VaneSimulator *self)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));

  vane_mishap_list_clear (self->mishaps);
}

/**
 * vane_simulator_hold:
 * @self: a simulator
 * @endpoint: (nullable): id of an endpoint; %NULL = all
 *
 * Keeps answers back until they are released.
 */
void
vane_simulator_hold (VaneSimulator *self,
                     const char    *endpoint)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));

  if (endpoint == NULL)
    self->holds_all = TRUE;
  else
    g_hash_table_add (self->held_endpoints, g_strdup (endpoint));
}

/**
 * vane_simulator_release:
 * @self: a simulator
 *
 * Lets all held answers go, and holds none any more.
 */
void
vane_simulator_release (VaneSimulator *self)
{
  g_autoptr(GPtrArray) held = NULL;

  g_return_if_fail (VANE_IS_SIMULATOR (self));

  self->holds_all = FALSE;
  g_hash_table_remove_all (self->held_endpoints);

  /* A copy: an exchange that ends leaves the array. */
  held = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_sim_exchange_unref);
  for (guint i = 0; i < self->exchanges->len; i++)
    {
      if (vane_sim_exchange_is_held (g_ptr_array_index (self->exchanges, i)))
        g_ptr_array_add (held, vane_sim_exchange_ref (g_ptr_array_index (self->exchanges, i)));
    }
  for (guint i = 0; i < held->len; i++)
    vane_sim_exchange_go (g_ptr_array_index (held, i));
}

/**
 * vane_simulator_release_one:
 * @self: a simulator
 * @text: part of a path and query
 *
 * Lets the oldest held answer go whose path and query contain @text.
 *
 * Returns: whether there was one
 */
gboolean
vane_simulator_release_one (VaneSimulator *self,
                            const char    *text)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < self->exchanges->len; i++)
    {
      VaneSimExchange *exchange = g_ptr_array_index (self->exchanges, i);

      if (vane_sim_exchange_is_held (exchange) && strstr (vane_sim_exchange_get_target (exchange), text) != NULL)
        {
          g_autoptr(VaneSimExchange) kept = vane_sim_exchange_ref (exchange);

          vane_sim_exchange_go (kept);
          return TRUE;
        }
    }

  return FALSE;
}
