/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of a flight that did not bring anything: for the next one, here or in another program. */
#include "config.h"

#include "transport/vane-flight-private.h"

/**
 * vane_flight_fail:
 * @self: a flight that asks
 * @begun: the record of what has failed
 * @key: whose record it is: the URL or the endpoint
 * @error: how
 *
 * Returns: unix seconds: nobody tries before
 */
gint64
vane_flight_fail (VaneFlight        *self,
                  const VaneAttempt *begun,
                  const char        *key,
                  const GError      *error)
{
  g_autofree char *seed = g_strconcat (vane_response_cache_get_install_id (self->cache), " ", key, NULL);
  VaneAttempt failed = vane_attempt_fail (begun, error, seed, vane_clock_get_now (self->clock));

  self->asking = FALSE;
  vane_write_behind_record (self->writes, key, &failed);

  return failed.not_before;
}

/**
 * vane_flight_put_record_back:
 * @self: a flight
 *
 * It is as if it had not asked.
 */
void
vane_flight_put_record_back (VaneFlight *self)
{
  if (self->asking)
    vane_write_behind_record (self->writes, self->key, &self->entry->attempt);
  self->asking = FALSE;
}

/**
 * vane_flight_tell_late:
 * @self: a flight
 * @endpoint_id: id of an endpoint
 * @since_s: seconds
 *
 * Says that who asked that endpoint so long ago, or longer, waited in vain if it is abandoned now.
 */
void
vane_flight_tell_late (VaneFlight *self,
                       const char *endpoint_id,
                       gint64      since_s)
{
  g_return_if_fail (VANE_IS_FLIGHT (self));

  self->late |= self->asking && g_str_equal (self->endpoint_id, endpoint_id) &&
                vane_clock_get_now (self->clock) - self->begun.started_at >= since_s;
}

/**
 * vane_flight_keep:
 * @self: a flight
 *
 * Says that it is to go on when nobody waits for it any more, if the service has been asked.
 */
void
vane_flight_keep (VaneFlight *self)
{
  g_return_if_fail (VANE_IS_FLIGHT (self));

  self->kept |= self->asking;
}

/**
 * vane_flight_is_kept:
 * @self: a flight
 *
 * Returns: whether it goes on when nobody waits for it any more
 */
gboolean
vane_flight_is_kept (VaneFlight *self)
{
  g_return_val_if_fail (VANE_IS_FLIGHT (self), FALSE);

  return self->kept;
}

/**
 * vane_flight_abandon:
 * @self: a flight
 *
 * Nobody waits for it any more: ends it as soon as can be. Its record is put back before this
 * function returns, so that the next flight does not take it for another program's; that of a
 * service that was late says so, and so does that of one whose answer was wanted all the same.
 */
void
vane_flight_abandon (VaneFlight *self)
{
  g_return_if_fail (VANE_IS_FLIGHT (self));

  if (self->asking && (self->late || self->kept))
    {
      g_autoptr(GError) late = vane_error_new (VANE_ERROR_TIMEOUT, "%s: not waited for any longer", self->key);

      vane_flight_fail (self, &self->begun, self->key, late);
    }
  vane_flight_put_record_back (self);
  g_cancellable_cancel (self->cancellable);
}
