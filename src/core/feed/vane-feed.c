/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the newest report of one place: the object. What changes it is in
 * vane-feed-state.c, what asks for it in vane-feed-flight.c. */
#include "config.h"

#include "feed/vane-feed.h"

#include "feed/vane-feed-private.h"

#define DEFAULT_INTERVAL_S 900

G_DEFINE_FINAL_TYPE (VaneFeed, vane_feed, G_TYPE_OBJECT)

static GParamSpec *properties[VANE_FEED_N_PROPS];

/**
 * vane_feed_notify:
 * @self: a feed
 * @property: which
 *
 * Nothing is told of a closed feed.
 */
void
vane_feed_notify (VaneFeed *self,
                  guint     property)
{
  if (!self->closed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
vane_feed_finalize (GObject *object)
{
  VaneFeed *self = VANE_FEED (object);

  /* A flight holds a reference: none is in the air, so nobody waits. */
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->place, vane_place_unref);
  g_clear_pointer (&self->report, vane_report_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->source_error);
  g_free (self->language);
  g_ptr_array_unref (self->closing);

  G_OBJECT_CLASS (vane_feed_parent_class)->finalize (object);
}

static void
vane_feed_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  VaneFeed *self = VANE_FEED (object);

  switch (id)
    {
    case VANE_FEED_PROP_PLACE:
      g_value_set_boxed (value, self->place);
      break;
    case VANE_FEED_PROP_PROVIDER:
      g_value_set_static_string (value, self->sources.chosen != NULL ? self->sources.chosen->info.id : NULL);
      break;
    case VANE_FEED_PROP_REPORT:
      g_value_set_boxed (value, self->report);
      break;
    case VANE_FEED_PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case VANE_FEED_PROP_SOURCE_ERROR:
      g_value_set_boxed (value, self->source_error);
      break;
    case VANE_FEED_PROP_REFRESHING:
      g_value_set_boolean (value, vane_feed_get_refreshing (self));
      break;
    case VANE_FEED_PROP_PHASE:
      g_value_set_int (value, self->phase);
      break;
    case VANE_FEED_PROP_ASKED_FAILED:
      g_value_set_boolean (value, self->asked_failed);
      break;
    case VANE_FEED_PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case VANE_FEED_PROP_NEXT_REFRESH:
      g_value_set_int64 (value, self->next_refresh);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_feed_class_init (VaneFeedClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vane_feed_finalize;
  object_class->get_property = vane_feed_get_property;

  properties[VANE_FEED_PROP_PLACE] = g_param_spec_boxed ("place", NULL, NULL, VANE_TYPE_PLACE, flags);
  properties[VANE_FEED_PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, flags);
  properties[VANE_FEED_PROP_REPORT] = g_param_spec_boxed ("report", NULL, NULL, VANE_TYPE_REPORT, flags);
  properties[VANE_FEED_PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[VANE_FEED_PROP_SOURCE_ERROR] =
      g_param_spec_boxed ("source-error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[VANE_FEED_PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[VANE_FEED_PROP_PHASE] =
      g_param_spec_int ("phase", NULL, NULL, 0, VANE_N_PHASES - 1, VANE_PHASE_LOADING, flags);
  properties[VANE_FEED_PROP_ASKED_FAILED] = g_param_spec_boolean ("asked-failed", NULL, NULL, FALSE, flags);
  properties[VANE_FEED_PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[VANE_FEED_PROP_NEXT_REFRESH] =
      g_param_spec_int64 ("next-refresh", NULL, NULL, G_MININT64, G_MAXINT64, VANE_TIME_NONE, flags);
  g_object_class_install_properties (object_class, VANE_FEED_N_PROPS, properties);

  /**
   * VaneFeed::tick:
   * @self: the feed
   *
   * What is shown may have changed though no property did: time went by.
   */
  g_signal_new ("tick", VANE_TYPE_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vane_feed_init (VaneFeed *self)
{
  self->decimals = VANE_PLAN_OPTIONS_DEFAULT.decimals;
  self->interval_s = DEFAULT_INTERVAL_S;
  self->next_refresh = VANE_TIME_NONE;
  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vane_feed_new:
 * @transport: where responses come from
 * @clock: what time it is
 * @provider_id: the id of a source; with another one every refresh fails with LOCAL
 * @place: the place
 *
 * Returns: (transfer full): a feed without a report; vane_feed_close() it before dropping it
 */
VaneFeed *
vane_feed_new (VaneTransport *transport,
               VaneClock     *clock,
               const char    *provider_id,
               VanePlace     *place)
{
  return vane_feed_new_for_provider (transport, clock, vane_provider_find (provider_id), place);
}

/**
 * vane_feed_new_for_provider:
 * @transport: where responses come from
 * @clock: what time it is
 * @provider: (nullable): static: the source
 * @place: the place
 *
 * Returns: (transfer full): as vane_feed_new()
 */
VaneFeed *
vane_feed_new_for_provider (VaneTransport      *transport,
                            VaneClock          *clock,
                            const VaneProvider *provider,
                            VanePlace          *place)
{
  VaneFeed *self = g_object_new (VANE_TYPE_FEED, NULL);

  self->transport = g_object_ref (transport);
  self->clock = g_object_ref (clock);
  self->sources = (VaneSources) { .table = vane_providers, .chosen = provider };
  self->place = vane_place_ref (place);

  return self;
}

/**
 * vane_feed_get_place:
 * @self: a feed
 *
 * Returns: (transfer none): its place
 */
VanePlace *
vane_feed_get_place (VaneFeed *self)
{
  return self->place;
}

/**
 * vane_feed_get_report:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): the last good report
 */
VaneReport *
vane_feed_get_report (VaneFeed *self)
{
  return self->report;
}

/**
 * vane_feed_get_error:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): why the last refresh failed; %NULL when it did not
 */
const GError *
vane_feed_get_error (VaneFeed *self)
{
  return self->error;
}

/**
 * vane_feed_get_source_error:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): why the last refresh brought the report of another
 *   source than the chosen one; %NULL when it did not
 */
const GError *
vane_feed_get_source_error (VaneFeed *self)
{
  return self->source_error;
}

/**
 * vane_feed_get_settled:
 * @self: a feed
 *
 * Returns: whether the report is an answer to the sources as they are set now, rather than
 *   what bridges the gap until there is one
 */
gboolean
vane_feed_get_settled (VaneFeed *self)
{
  return self->settled;
}

/**
 * vane_feed_get_refreshing:
 * @self: a feed
 *
 * Returns: whether a refresh is in the air
 */
gboolean
vane_feed_get_refreshing (VaneFeed *self)
{
  return self->refreshing;
}

/**
 * vane_feed_get_asked_failed:
 * @self: a feed
 *
 * Returns: whether a refresh that the user asked for failed and none has succeeded since
 */
gboolean
vane_feed_get_asked_failed (VaneFeed *self)
{
  return self->asked_failed;
}

/**
 * vane_feed_get_loaded:
 * @self: a feed
 *
 * Returns: whether a cached run has ended, with or without a report
 */
gboolean
vane_feed_get_loaded (VaneFeed *self)
{
  return self->loaded;
}

/**
 * vane_feed_get_phase:
 * @self: a feed
 *
 * Returns: what to show, as of the last change or tick
 */
VanePhase
vane_feed_get_phase (VaneFeed *self)
{
  return self->phase;
}

/**
 * vane_feed_get_next_refresh:
 * @self: a feed
 *
 * Returns: the unix second of the next refresh, as the scheduler sees it, or %VANE_TIME_NONE
 */
gint64
vane_feed_get_next_refresh (VaneFeed *self)
{
  return self->next_refresh;
}

/**
 * vane_feed_get_provider:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): its source
 */
const VaneProviderInfo *
vane_feed_get_provider (VaneFeed *self)
{
  return self->sources.chosen != NULL ? &self->sources.chosen->info : NULL;
}

/**
 * vane_feed_get_now:
 * @self: a feed
 *
 * Returns: the unix second, by the feed's clock
 */
gint64
vane_feed_get_now (VaneFeed *self)
{
  return vane_clock_get_now (self->clock);
}

static const VaneProviderInfo *
find_info (VaneFeed   *self,
           const char *id)
{
  for (guint i = 0; self->sources.table[i] != NULL; i++)
    if (g_str_equal (self->sources.table[i]->info.id, id))
      return &self->sources.table[i]->info;

  return NULL;
}

/**
 * vane_feed_get_shown_provider:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): the source of the report that is shown; without one, the chosen one
 */
const VaneProviderInfo *
vane_feed_get_shown_provider (VaneFeed *self)
{
  const VaneProviderInfo *info =
      self->report != NULL ? find_info (self, vane_report_get_provider (self->report)) : NULL;

  return info != NULL ? info : vane_feed_get_provider (self);
}

static void
add_origin (GPtrArray              *origins,
            const VaneProviderInfo *info)
{
  if (info != NULL && !g_ptr_array_find (origins, info, NULL))
    g_ptr_array_add (origins, (gpointer) info);
}

/**
 * vane_feed_list_origins:
 * @self: a feed
 *
 * Whose licence asks for a line wherever the report is shown.
 *
 * Returns: (transfer full) (element-type VaneProviderInfo): every source that something in
 *   the report is from, each once, that of the weather first; nothing without a report
 */
GPtrArray *
vane_feed_list_origins (VaneFeed *self)
{
  GPtrArray *origins = g_ptr_array_new ();

  if (self->report == NULL)
    return origins;

  add_origin (origins, vane_feed_get_shown_provider (self));
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *info = vane_report_get_block (self->report, i);

      if (info->state != VANE_BLOCK_NOT_ASKED && info->state != VANE_BLOCK_FAILED)
        add_origin (origins, find_info (self, info->origin));
    }
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    if (vane_report_get_field_origin (self->report, i) != NULL)
      add_origin (origins, find_info (self, vane_report_get_field_origin (self->report, i)));

  return origins;
}
