/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a feed knows, and how it changes: each property tells once, and only of a change. */
#include "config.h"

#include "feed/vane-feed.h"

#include "feed/vane-feed-private.h"

/**
 * vane_feed_set_boolean:
 * @self: a feed
 * @field: one of its fields
 * @value: its value from now on
 * @property: which property that is
 */
void
vane_feed_set_boolean (VaneFeed *self,
                       gboolean *field,
                       gboolean  value,
                       guint     property)
{
  if (*field == value)
    return;
  *field = value;
  vane_feed_notify (self, property);
}

/**
 * vane_feed_update_phase:
 * @self: a feed
 *
 * Looks at the clock again.
 */
void
vane_feed_update_phase (VaneFeed *self)
{
  gint64 now = vane_clock_get_now (self->clock);
  VanePhase phase = vane_phase (self->report, self->error, self->interval_s, now);

  if (self->phase == phase)
    return;
  self->phase = phase;
  vane_feed_notify (self, VANE_FEED_PROP_PHASE);
}

static gboolean
errors_equal (const GError *a,
              const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_error_matches (a, b->domain, b->code) && g_str_equal (a->message, b->message) &&
         vane_error_get_not_before (a) == vane_error_get_not_before (b);
}

static void
set_one_error (VaneFeed      *self,
               GError       **field,
               const GError  *error,
               guint          property)
{
  if (errors_equal (*field, error))
    return;
  g_clear_error (field);
  *field = error != NULL ? g_error_copy (error) : NULL;
  vane_feed_notify (self, property);
}

static void
set_error (VaneFeed     *self,
           const GError *error)
{
  set_one_error (self, &self->error, error, VANE_FEED_PROP_ERROR);
}

static void
set_source_error (VaneFeed     *self,
                  const GError *error)
{
  set_one_error (self, &self->source_error, error, VANE_FEED_PROP_SOURCE_ERROR);
}

static gboolean
is_same_source (VaneReport *a,
                VaneReport *b)
{
  return g_strcmp0 (vane_report_get_provider (a), vane_report_get_provider (b)) == 0;
}

/* The report as it is shown may be newer than one that arrives late. One from the future was
 * fetched under a wrong clock: how old it is nobody knows, and what arrives takes its place. */
static gboolean
is_older (VaneFeed   *self,
          VaneReport *report)
{
  return self->report != NULL &&
         vane_report_get_fetched_at (report) < vane_report_get_fetched_at (self->report) &&
         vane_report_get_fetched_at (self->report) <= vane_clock_get_now (self->clock);
}

static void
set_report (VaneFeed   *self,
            VaneReport *report)
{
  if (vane_report_equal (self->report, report))
    return;
  g_clear_pointer (&self->report, vane_report_unref);
  self->report = report != NULL ? vane_report_ref (report) : NULL;
  vane_feed_notify (self, VANE_FEED_PROP_REPORT);
}

/**
 * vane_feed_take_refreshed:
 * @self: a feed
 * @user_asked: whether a person asked
 * @report: (nullable): what a refresh brought
 * @of_chosen: (nullable): why it is not the chosen source's
 * @error: (nullable): why it brought nothing
 *
 * A failure keeps the last good report.
 */
void
vane_feed_take_refreshed (VaneFeed     *self,
                          gboolean      user_asked,
                          VaneReport   *report,
                          const GError *of_chosen,
                          const GError *error)
{
  set_error (self, error);
  set_source_error (self, of_chosen);
  if (error != NULL)
    user_asked |= self->asked_failed;
  vane_feed_set_boolean (self, &self->asked_failed, error != NULL && user_asked, VANE_FEED_PROP_ASKED_FAILED);
  if (report == NULL)
    return;
  self->settled = TRUE;
  if (self->report == NULL || !is_same_source (self->report, report) || !is_older (self, report))
    set_report (self, report);
}

/**
 * vane_feed_take_first:
 * @self: a feed
 * @report: the weather, while something that fills it is still being waited for
 *
 * What is shown of those other sources stays until they have answered.
 */
void
vane_feed_take_first (VaneFeed   *self,
                      VaneReport *report)
{
  g_autoptr(VaneReport) filled = self->report != NULL && !self->closed
                                     ? vane_sources_fill (report, self->report, VANE_SOURCES_FILLED)
                                     : vane_report_ref (report);

  if (self->report != NULL && is_same_source (self->report, filled) && is_older (self, filled))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  self->settled = TRUE;
  set_report (self, filled);
  vane_feed_update_phase (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Another source's stored report never takes the place of a newer one; while the report is not
 * an answer to the sources as they are set, one of theirs does. */
static gboolean
is_passed_over (VaneFeed   *self,
                VaneReport *report)
{
  return self->report != NULL && (self->settled || is_same_source (self->report, report)) && is_older (self, report);
}

/**
 * vane_feed_take_loaded:
 * @self: a feed
 * @report: (nullable): what is stored
 * @error: (nullable): why there is nothing
 *
 * That nothing is stored is no failure yet; the record of a failed attempt is one.
 */
void
vane_feed_take_loaded (VaneFeed     *self,
                       VaneReport   *report,
                       const GError *error)
{
  if (report != NULL && !is_passed_over (self, report))
    {
      /* Another program was luckier than our last attempt. */
      if (self->report == NULL ||
          vane_report_get_fetched_at (report) != vane_report_get_fetched_at (self->report))
        {
          set_error (self, NULL);
          vane_feed_set_boolean (self, &self->asked_failed, FALSE, VANE_FEED_PROP_ASKED_FAILED);
        }
      set_report (self, report);
      if (self->sources.chosen != NULL &&
          g_str_equal (vane_report_get_provider (report), self->sources.chosen->info.id))
        {
          self->settled = TRUE;
          set_source_error (self, NULL);
        }
    }
  if (report == NULL && self->report == NULL && vane_error_get_not_before (error) != VANE_TIME_NONE)
    set_error (self, error);
  vane_feed_set_boolean (self, &self->loaded, TRUE, VANE_FEED_PROP_LOADED);
}

static gboolean
is_same_spot (VanePlace *a,
              VanePlace *b)
{
  return vane_place_get_latitude (a) == vane_place_get_latitude (b) &&
         vane_place_get_longitude (a) == vane_place_get_longitude (b);
}

/* What is known is of something else. */
static void
forget (VaneFeed *self,
        gboolean  report_too)
{
  set_error (self, NULL);
  set_source_error (self, NULL);
  self->settled = FALSE;
  vane_feed_set_boolean (self, &self->asked_failed, FALSE, VANE_FEED_PROP_ASKED_FAILED);
  if (report_too)
    set_report (self, NULL);
  vane_feed_update_phase (self);
}

/**
 * vane_feed_set_place:
 * @self: a feed
 * @place: its place from now on
 *
 * A place somewhere else drops the report. One of another name or zone keeps it; what is
 * stored is read again, because the report names its place.
 */
void
vane_feed_set_place (VaneFeed  *self,
                     VanePlace *place)
{
  gboolean moved;

  g_return_if_fail (VANE_IS_FEED (self));

  if (vane_place_equal (self->place, place))
    return;

  moved = !is_same_spot (self->place, place);
  g_object_freeze_notify (G_OBJECT (self));
  vane_place_ref (place);
  vane_place_unref (self->place);
  self->place = place;
  vane_feed_notify (self, VANE_FEED_PROP_PLACE);
  if (moved)
    forget (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));

  vane_feed_restart_flights (self);
  if (self->loaded)
    vane_feed_load (self);
}

/**
 * vane_feed_set_provider:
 * @self: a feed
 * @provider_id: the id of a source
 *
 * The report of the former source stays until the new one has given one.
 */
void
vane_feed_set_provider (VaneFeed   *self,
                        const char *provider_id)
{
  VaneSources sources = self->sources;

  g_return_if_fail (VANE_IS_FEED (self));

  sources.chosen = vane_provider_find (provider_id);
  vane_feed_use_sources (self, &sources);
}

/**
 * vane_feed_set_failover:
 * @self: a feed
 * @failover: whether other sources are asked when the chosen one fails, and for what it lacks
 */
void
vane_feed_set_failover (VaneFeed *self,
                        gboolean  failover)
{
  VaneSources sources = self->sources;

  g_return_if_fail (VANE_IS_FEED (self));

  sources.others = failover;
  vane_feed_use_sources (self, &sources);
}

/**
 * vane_feed_use_sources:
 * @self: a feed
 * @sources: as vane_feed_set_provider() and vane_feed_set_failover() set them
 */
void
vane_feed_use_sources (VaneFeed          *self,
                       const VaneSources *sources)
{
  gboolean chosen = self->sources.chosen != sources->chosen;

  if (!chosen && self->sources.others == sources->others && self->sources.table == sources->table)
    return;

  self->sources = *sources;
  g_object_freeze_notify (G_OBJECT (self));
  if (chosen)
    vane_feed_notify (self, VANE_FEED_PROP_PROVIDER);
  forget (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
  vane_feed_restart_flights (self);
  if (self->loaded)
    vane_feed_load (self);
}

/**
 * vane_feed_set_options:
 * @self: a feed
 * @decimals: of coordinates that are sent, 0–4
 * @language: (nullable): for services that speak languages
 */
void
vane_feed_set_options (VaneFeed   *self,
                       guint       decimals,
                       const char *language)
{
  g_return_if_fail (VANE_IS_FEED (self));

  if (self->decimals == decimals && g_strcmp0 (self->language, language) == 0)
    return;

  self->decimals = decimals;
  g_free (self->language);
  self->language = g_strdup (language);
  vane_feed_restart_flights (self);
}

/**
 * vane_feed_set_interval:
 * @self: a feed
 * @interval_s: seconds between two refreshes; a report is old after two
 */
void
vane_feed_set_interval (VaneFeed *self,
                        gint64    interval_s)
{
  g_return_if_fail (VANE_IS_FEED (self));

  self->interval_s = interval_s;
  vane_feed_update_phase (self);
}

/**
 * vane_feed_set_next_refresh:
 * @self: a feed
 * @due: unix seconds or %VANE_TIME_NONE
 */
void
vane_feed_set_next_refresh (VaneFeed *self,
                            gint64    due)
{
  g_return_if_fail (VANE_IS_FEED (self));

  if (self->next_refresh == due)
    return;
  self->next_refresh = due;
  vane_feed_notify (self, VANE_FEED_PROP_NEXT_REFRESH);
}

/**
 * vane_feed_tick:
 * @self: a feed
 *
 * Time went by: looks at the phase again and emits #VaneFeed::tick.
 */
void
vane_feed_tick (VaneFeed *self)
{
  g_return_if_fail (VANE_IS_FEED (self));

  if (self->closed)
    return;
  vane_feed_update_phase (self);
  g_signal_emit_by_name (self, "tick");
}
