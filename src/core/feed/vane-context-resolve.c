/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person typed to places: what is known here first, then the geocoders. */
#include "config.h"

#include "feed/vane-context.h"

#include "feed/vane-resolve.h"

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *places = vane_geocoder_search_finish (VANE_GEOCODER (source), result, &error);

  if (places == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, places, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * vane_context_resolve_async:
 * @self: a context
 * @text: (nullable): what was typed
 * @provider_id: (nullable): the source that was named
 * @cancellable: (nullable): cancels the search
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_context_resolve_async (VaneContext         *self,
                            const char          *text,
                            const char          *provider_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(VaneQuery) query = NULL;
  GPtrArray *places;
  GError *error = NULL;

  g_return_if_fail (VANE_IS_CONTEXT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_context_resolve_async);

  query = vane_query_parse (text, vane_settings_get_locale_country (vane_context_get_settings (self)));
  places = vane_resolve_here (vane_context_get_feeds (self), query, &error);
  if (places != NULL)
    g_task_return_pointer (task, places, (GDestroyNotify) g_ptr_array_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    vane_geocoder_search_async (vane_context_get_geocoder (self), query, provider_id, cancellable, got_places,
                                g_steal_pointer (&task));
}

/**
 * vane_context_resolve_finish:
 * @self: a context
 * @result: the result
 * @error: NO_MATCH when there is no such place, or as of a request
 *
 * Returns: (transfer full) (nullable) (element-type VanePlace): never empty; more than one:
 *   the user has to choose
 */
GPtrArray *
vane_context_resolve_finish (VaneContext   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
