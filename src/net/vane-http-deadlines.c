/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-deadlines.h"

struct _VaneHttpDeadlines
{
  GHashTable *own;  /* (owned) (element-type utf8 guint): milliseconds by endpoint */
};

/**
 * vane_http_deadlines_new:
 *
 * Returns: (transfer full): deadlines of no endpoint
 */
VaneHttpDeadlines *
vane_http_deadlines_new (void)
{
  VaneHttpDeadlines *self = g_new0 (VaneHttpDeadlines, 1);

  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * vane_http_deadlines_free:
 * @self: (transfer full): deadlines
 */
void
vane_http_deadlines_free (VaneHttpDeadlines *self)
{
  g_hash_table_unref (self->own);
  g_free (self);
}

/**
 * vane_http_deadlines_set:
 * @self: deadlines
 * @endpoint: id of an endpoint
 * @total_ms: until the last byte of its answers has come; 0: as for the others
 *
 * For what is sent from now on.
 */
void
vane_http_deadlines_set (VaneHttpDeadlines *self,
                         const char        *endpoint,
                         guint              total_ms)
{
  g_return_if_fail (self != NULL && endpoint != NULL);

  if (total_ms != 0)
    g_hash_table_replace (self->own, g_strdup (endpoint), GUINT_TO_POINTER (total_ms));
  else
    g_hash_table_remove (self->own, endpoint);
}

/**
 * vane_http_deadlines_find:
 * @self: deadlines
 * @endpoint: id of an endpoint
 * @others_ms: of those that have none of their own
 *
 * Returns: milliseconds
 */
guint
vane_http_deadlines_find (VaneHttpDeadlines *self,
                          const char        *endpoint,
                          guint              others_ms)
{
  guint own_ms = GPOINTER_TO_UINT (g_hash_table_lookup (self->own, endpoint));

  return own_ms != 0 ? own_ms : others_ms;
}
