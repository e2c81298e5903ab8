/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the sentences of present/ together for one card. */
#include "config.h"

#include "vane-place-words.h"

#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-trouble.h"

/**
 * vane_place_words_is_old:
 * @feed: a feed
 *
 * Returns: whether its report is too old to be what the sky does now
 */
gboolean
vane_place_words_is_old (VaneFeed *feed)
{
  VanePhase phase = vane_feed_get_phase (feed);

  return phase == VANE_PHASE_STALE || phase == VANE_PHASE_STALE_FAILED;
}

/* What the clock there says; of an old report: how old it is. */
static char *
describe_when (VaneFeed *feed)
{
  VaneReport *report = vane_feed_get_report (feed);
  const char *name = vane_place_get_timezone (vane_feed_get_place (feed));
  g_autoptr(GTimeZone) here = g_time_zone_new_local ();
  g_autoptr(GTimeZone) there = NULL;

  if (report != NULL && vane_place_words_is_old (feed))
    return vane_describe_age (report, vane_feed_get_now (feed));
  if (report != NULL)
    there = g_time_zone_ref (vane_report_get_zone (report));
  else if (name != NULL)
    there = g_time_zone_new_identifier (name);

  return there != NULL ? vane_describe_local_time (vane_feed_get_now (feed), there, here) : NULL;
}

/**
 * vane_place_words_line:
 * @feed: a feed
 * @units: what the user reads
 *
 * Returns: (transfer full): what tells the place from others, and what time it is there; maybe empty
 */
char *
vane_place_words_line (VaneFeed        *feed,
                       const VaneUnits *units)
{
  g_autofree char *hint = vane_describe_hint (vane_feed_get_place (feed), units);
  g_autofree char *when = describe_when (feed);
  const char *parts[] = { hint, when };

  return vane_place_words_join (" · ", parts, G_N_ELEMENTS (parts));
}

/**
 * vane_place_words_clock:
 * @reading: a place's report, read now
 *
 * The hours on its page go by that clock. By the longitude alone it may be an hour off: then nothing is said.
 *
 * Returns: (transfer full) (nullable): what the place's clock says where that is not what the user's says: "Sunday
 *   8:12 AM"
 */
char *
vane_place_words_clock (VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  g_autoptr(GTimeZone) here = g_time_zone_new_local ();

  if (vane_report_get_zone_origin (report) == VANE_ZONE_LONGITUDE)
    return NULL;

  return vane_describe_other_clock (vane_reading_get_now (reading), vane_report_get_zone (report), here);
}

/**
 * vane_place_words_trouble:
 * @feed: a feed
 *
 * Without the times that the page tells: there is no room on a card, and Retry is beside it.
 *
 * Returns: (transfer full) (nullable): why its weather is missing or old
 */
char *
vane_place_words_trouble (VaneFeed *feed)
{
  const GError *error = vane_feed_get_error (feed);
  g_autofree char *trouble = vane_trouble_describe (feed);
  g_autoptr(GTimeZone) zone = NULL;

  if (error == NULL || (vane_feed_get_report (feed) != NULL && trouble == NULL))
    return NULL;
  zone = g_time_zone_new_local ();

  return vane_describe_error (error, vane_feed_get_provider (feed), zone);
}

/**
 * vane_place_words_temperature:
 * @reading: (nullable): the place's report, read now
 *
 * Returns: (transfer full) (nullable): "61°"
 */
char *
vane_place_words_temperature (VaneReading *reading)
{
  const VaneSample *sample = reading != NULL ? vane_reading_get_sample (reading) : NULL;

  if (sample == NULL)
    return NULL;

  return vane_format_sample (sample, VANE_FIELD_TEMPERATURE, vane_reading_get_units (reading), VANE_FORMAT_PLAIN);
}

/**
 * vane_place_words_join:
 * @separator: what stands between two of them
 * @parts: (array length=n) (element-type utf8): texts, maybe empty, maybe %NULL
 * @n: how many
 *
 * Returns: (transfer full): those that say something
 */
char *
vane_place_words_join (const char        *separator,
                       const char *const *parts,
                       guint              n)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  texts = g_strv_builder_end (builder);

  return g_strjoinv (separator, texts);
}
