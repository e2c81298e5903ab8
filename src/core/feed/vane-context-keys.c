/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving a key, and trying one: a trial asks for a report with that key and keeps nothing of it. */
#include "config.h"

#include "feed/vane-context.h"

#include "base/vane-data.h"
#include "provider/vane-fetch.h"

static void saved (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_report (GObject *source, GAsyncResult *result, gpointer user_data);

/* What was refused, or did not go out, is asked again; what is in the cache is not. */
static void
ask_again (VaneContext *self,
           const char  *secret_id)
{
  VaneFeedList *feeds = vane_context_get_feeds (self);

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    {
      VaneFeed *feed = vane_feed_list_get (feeds, i);

      if (g_strcmp0 (vane_feed_get_provider (feed)->secret_id, secret_id) == 0)
        vane_feed_refresh (feed, TRUE);
    }
}

/**
 * vane_context_save_key_async:
 * @self: a context
 * @secret_id: which secret
 * @key: (nullable): the key; %NULL removes it
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_context_save_key_async (VaneContext         *self,
                             const char          *secret_id,
                             const char          *key,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VANE_IS_CONTEXT (self) && secret_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_context_save_key_async);
  g_task_set_task_data (task, g_strdup (secret_id), g_free);
  if (vane_context_get_keys (self) == NULL)
    g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "no keys are kept here"));
  else
    vane_key_store_store_async (vane_context_get_keys (self), secret_id, key, cancellable, saved,
                                g_steal_pointer (&task));
}

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneContext *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!vane_key_store_store_finish (VANE_KEY_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* A context that was disposed of has no feeds any more. */
  if (vane_context_get_feeds (self) != NULL)
    ask_again (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * vane_context_save_key_finish:
 * @self: a context
 * @result: the result
 * @error: LOCAL, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was stored or removed
 */
gboolean
vane_context_save_key_finish (VaneContext   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The place in use; without one, that of Vane's origin. */
static VanePlace *
choose_place (VaneContext *self)
{
  VaneFeed *current = vane_feed_list_get_current (vane_context_get_feeds (self));

  if (current != NULL)
    return vane_place_ref (vane_feed_get_place (current));

  return vane_place_new (&(VanePlaceFields) {
      .id = "zip:us/94134", .name = "San Francisco", .country_code = "US", .latitude = 37.72, .longitude = -122.41
  });
}

/**
 * vane_context_test_key_async:
 * @self: a context
 * @provider_id: the source that is asked
 * @key: (nullable): one that is not saved; %NULL: the one that is set
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * A person asked: the service is, whatever happened before.
 */
void
vane_context_test_key_async (VaneContext         *self,
                             const char          *provider_id,
                             const char          *key,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  const VaneProvider *provider;
  VaneSettings *settings;
  VanePlanOptions options;
  g_autoptr(GTask) task = NULL;
  g_autoptr(VaneTransport) trial = NULL;
  g_autoptr(VanePlace) place = NULL;

  g_return_if_fail (VANE_IS_CONTEXT (self));
  provider = vane_provider_find (provider_id);
  g_return_if_fail (provider != NULL && provider->info.secret_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_context_test_key_async);
  if (vane_context_get_keys (self) != NULL)
    trial = vane_key_store_make_trial (vane_context_get_keys (self), provider->info.secret_id, key);
  if (trial == NULL)
    {
      g_task_return_error (task, vane_error_new (VANE_ERROR_OFFLINE, "the network was not to be used"));
      return;
    }

  settings = vane_context_get_settings (self);
  options = (VanePlanOptions) {
    .decimals = vane_settings_get_decimals (settings),
    .language = vane_settings_get_language (settings),
  };
  place = choose_place (self);
  /* The trial must outlive what is asked of it. */
  g_task_set_task_data (task, g_object_ref (trial), g_object_unref);
  vane_fetch_async (trial, provider, place, &options, VANE_MODE_ASKED, cancellable, got_report,
                    g_steal_pointer (&task));
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(VaneReport) report = vane_fetch_finish (VANE_TRANSPORT (source), result, &error);
  guint not_in_plan = 0;

  if (report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *block = vane_report_get_block (report, i);

      if (block->state == VANE_BLOCK_FAILED && block->code == VANE_ERROR_NOT_IN_PLAN)
        not_in_plan |= VANE_BLOCK_BIT (i);
    }
  g_task_return_int (task, not_in_plan);
}

/**
 * vane_context_test_key_finish:
 * @self: a context
 * @result: the result
 * @not_in_plan: (out) (optional): VANE_BLOCK_BIT()s that a key that works does not give
 * @error: KEY_MISSING, REFUSED, NOT_IN_PLAN, or why the service could not be asked
 *
 * Returns: whether the key works
 */
gboolean
vane_context_test_key_finish (VaneContext   *self,
                              GAsyncResult  *result,
                              guint         *not_in_plan,
                              GError       **error)
{
  gssize value;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;
  if (not_in_plan != NULL)
    *not_in_plan = (guint) value;

  return TRUE;
}
