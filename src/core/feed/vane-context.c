/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition root: what a surface needs, built on a transport that main() hands in. */
#include "config.h"

#include "feed/vane-context.h"

#include "feed/vane-context-private.h"
#include "provider/vane-provider.h"

/* A refresh writes several entries: one look at all of them. */
#define FOLLOW_MS 100

G_DEFINE_FINAL_TYPE (VaneContext, vane_context, G_TYPE_OBJECT)

/* --- the zone of a place that was saved without one --- */

typedef struct
{
  VaneContext *context;   /* not owned: only good when not cancelled */
  char        *place_id;  /* (owned) */
} Zone;

static void
zone_free (Zone *self)
{
  g_free (self->place_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Zone, zone_free)

static void
got_zone (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Zone) zone = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = vane_geocoder_find_zone_finish (VANE_GEOCODER (source), result, &error);
  g_autoptr(VanePlace) place = NULL;
  VaneFeed *feed;

  if (name == NULL)
    {
      /* Not lost: the report's zone, the offset or the longitude stand in. */
      if (!vane_error_is_cancelled (error))
        g_debug ("No zone for %s: %s", zone->place_id, error->message);
      return;
    }

  /* It may have been removed, or have got one from another program. */
  feed = vane_feed_list_find (zone->context->feeds, zone->place_id);
  if (feed == NULL || vane_place_get_timezone (vane_feed_get_place (feed)) != NULL)
    return;
  place = vane_place_with_timezone (vane_feed_get_place (feed), name);
  vane_feed_list_add (zone->context->feeds, place);
}

static void
on_feeds_items_changed (GListModel  *model,
                        guint        position,
                        guint        n_removed,
                        guint        n_added,
                        VaneContext *self)
{
  vane_context_forget_removed (self);
  for (guint i = position; i < position + n_added; i++)
    {
      VanePlace *place = vane_feed_get_place (vane_feed_list_get (self->feeds, i));
      Zone *zone;

      vane_context_note_reports (self, vane_feed_list_get (self->feeds, i));
      if (vane_place_get_timezone (place) != NULL ||
          !g_hash_table_add (self->zones_asked, g_strdup (vane_place_get_id (place))))
        continue;

      zone = g_new0 (Zone, 1);
      zone->context = self;
      zone->place_id = g_strdup (vane_place_get_id (place));
      vane_geocoder_find_zone_async (self->geocoder, place, self->cancellable, got_zone, zone);
    }
}

static void
on_settings_decimals (VaneSettings *settings,
                      GParamSpec   *pspec,
                      VaneContext  *self)
{
  vane_geocoder_set_decimals (self->geocoder, vane_settings_get_decimals (settings));
}

/* --- what other programs fetch --- */

static gboolean
on_follow_timeout (gpointer user_data)
{
  VaneContext *self = user_data;

  self->follow_id = 0;
  /* One that refreshes gets what is new by itself; one that was never loaded is not in use. */
  for (guint i = 0; i < vane_feed_list_get_n (self->feeds); i++)
    {
      VaneFeed *feed = vane_feed_list_get (self->feeds, i);

      if (vane_feed_get_loaded (feed) && !vane_feed_get_refreshing (feed))
        vane_feed_load (feed);
    }

  return G_SOURCE_REMOVE;
}

static void
on_cache_changed (VaneResponseCache *cache,
                  const char        *key,
                  VaneContext       *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_timeout_add (FOLLOW_MS, on_follow_timeout, self);
}

/* --- object --- */

static void
vane_context_dispose (GObject *object)
{
  VaneContext *self = VANE_CONTEXT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  if (self->cache != NULL)
    g_signal_handlers_disconnect_by_data (self->cache, self);
  if (self->scheduler != NULL)
    vane_scheduler_stop (self->scheduler);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->feeds);
  g_clear_object (&self->geocoder);
  g_clear_object (&self->settings);
  g_clear_object (&self->cache);
  g_clear_object (&self->transport);
  g_clear_object (&self->keys);
  g_clear_object (&self->endpoints);
  g_clear_object (&self->accuracy);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (vane_context_parent_class)->dispose (object);
}

static void
vane_context_finalize (GObject *object)
{
  VaneContext *self = VANE_CONTEXT (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->providers);
  g_hash_table_unref (self->zones_asked);
  g_hash_table_unref (self->agreements);
  g_hash_table_unref (self->noted);

  G_OBJECT_CLASS (vane_context_parent_class)->finalize (object);
}

static void
vane_context_class_init (VaneContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_context_dispose;
  object_class->finalize = vane_context_finalize;
}

static void
vane_context_init (VaneContext *self)
{
  self->cancellable = g_cancellable_new ();
  self->zones_asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->agreements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->providers = g_ptr_array_new ();
  for (guint i = 0; vane_providers[i] != NULL; i++)
    g_ptr_array_add (self->providers, (gpointer) &vane_providers[i]->info);
  g_ptr_array_add (self->providers, NULL);
}

/**
 * vane_context_new:
 * @transport: where responses come from
 * @cache: (nullable): what the transport keeps them in
 * @settings: the user's settings
 * @clock: what time it is
 *
 * Returns: (transfer full): everything that a surface needs; nothing is asked or loaded yet
 */
VaneContext *
vane_context_new (VaneTransport     *transport,
                  VaneResponseCache *cache,
                  VaneSettings      *settings,
                  VaneClock         *clock)
{
  VaneContext *self = g_object_new (VANE_TYPE_CONTEXT, NULL);
  const char *seed = cache != NULL ? vane_response_cache_get_install_id (cache) : NULL;

  self->transport = g_object_ref (transport);
  g_set_object (&self->cache, cache);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  self->feeds = vane_feed_list_new (transport, clock, settings);
  self->geocoder = vane_geocoder_new (transport);
  vane_geocoder_set_language (self->geocoder, vane_settings_get_language (settings));
  vane_geocoder_set_decimals (self->geocoder, vane_settings_get_decimals (settings));
  self->scheduler = vane_scheduler_new (self->feeds, settings, clock, NULL, seed != NULL ? seed : "");
  g_signal_connect_object (settings, "notify::coordinate-decimals", G_CALLBACK (on_settings_decimals), self, 0);
  g_signal_connect_object (self->feeds, "items-changed", G_CALLBACK (on_feeds_items_changed), self, 0);

  return self;
}

/**
 * vane_context_new_for_place:
 * @self: a context
 * @place: (nullable): the only place; another one can be set in its settings
 *
 * For a surface that shows one place, saved or not. It shares all that is shared, and
 * follows the settings of @self, but keeps its place to itself. A program has one timer:
 * of the two schedulers only one may be started.
 *
 * Returns: (transfer full): a context of its own
 */
VaneContext *
vane_context_new_for_place (VaneContext *self,
                            VanePlace   *place)
{
  static const char *const followed[] = {
    "provider", "failover", "refresh-interval", "coordinate-decimals", "units-preset", "unit-temperature",
    "unit-speed", "unit-pressure", "unit-precipitation", "unit-distance", "glance-feels-like", "glance-line",
  };
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(GPtrArray) places = g_ptr_array_new ();
  VaneContext *context;

  g_return_val_if_fail (VANE_IS_CONTEXT (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_object_bind_property (self->settings, followed[i], settings, followed[i], G_BINDING_SYNC_CREATE);
  if (place != NULL)
    g_ptr_array_add (places, place);
  vane_settings_set_places (settings, places);
  context = vane_context_new (self->transport, self->cache, settings, self->clock);
  context->for_place = TRUE;
  vane_context_set_accuracy (context, self->accuracy);

  return context;
}

/**
 * vane_context_make_feed:
 * @self: a context
 * @place: a place, saved or not
 * @provider_id: (nullable): the id of a source; %NULL = the one in the settings
 *
 * Returns: (transfer full): a feed that is in no list; vane_feed_close() it before dropping it
 */
VaneFeed *
vane_context_make_feed (VaneContext *self,
                        VanePlace   *place,
                        const char  *provider_id)
{
  VaneFeed *feed;

  g_return_val_if_fail (VANE_IS_CONTEXT (self) && place != NULL, NULL);

  feed = vane_feed_new (self->transport, self->clock,
                        provider_id != NULL ? provider_id : vane_settings_get_provider (self->settings), place);
  vane_feed_set_options (feed, vane_settings_get_decimals (self->settings),
                         vane_settings_get_language (self->settings));
  vane_feed_set_interval (feed, vane_settings_get_refresh_interval (self->settings));
  /* Whoever names a source means that one and no other. */
  vane_feed_set_failover (feed, provider_id == NULL && vane_settings_get_failover (self->settings));
  /* Of a place that somebody looks at once nothing is kept. */
  if (vane_feed_list_find (self->feeds, vane_place_get_id (place)) != NULL)
    vane_context_note_reports (self, feed);

  return feed;
}

/**
 * vane_context_follow_cache:
 * @self: a context
 *
 * From now on feeds read again what another program fetches.
 */
void
vane_context_follow_cache (VaneContext *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (VANE_IS_CONTEXT (self));

  if (self->following || self->cache == NULL)
    return;

  self->following = TRUE;
  g_signal_connect (self->cache, "changed", G_CALLBACK (on_cache_changed), self);
  /* Without it everything still works, only later. */
  if (!vane_response_cache_watch (self->cache, &error))
    g_debug ("The cache cannot be watched: %s", error->message);
}
