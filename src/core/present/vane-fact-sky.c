/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tiles say of the sun, the moon and the UV index. */
#include "config.h"

#include "present/vane-fact-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/vane-error.h"
#include "present/vane-format.h"

/**
 * vane_describe_uv:
 * @level: a level
 *
 * Returns: (transfer none): the word for it, as on the World Health Organization's scale
 */
const char *
vane_describe_uv (VaneUvLevel level)
{
  static const char *const words[VANE_N_UV_LEVELS] = {
    NC_("UV index", "Low"),       NC_("UV index", "Moderate"), NC_("UV index", "High"),
    NC_("UV index", "Very high"), NC_("UV index", "Extreme"),
  };

  g_return_val_if_fail ((guint) level < VANE_N_UV_LEVELS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "UV index", words[level]);
}

/* Whole numbers only: that is how the index is told. */
gboolean
vane_fact_fill_uv (VaneFact            *fact,
                   const VaneFactInput *input,
                   GStrvBuilder        *said)
{
  const VaneFacts *facts = input->facts;
  double index = vane_sample_get (&facts->sample, VANE_FIELD_UV_INDEX);
  g_autofree char *hour = vane_format_oclock (facts->uv_low_after, input->zone);

  if (!vane_fact_take_quantity (fact, input, VANE_FIELD_UV_INDEX, index, said))
    return FALSE;

  g_free (fact->unit);
  fact->unit = g_strdup (vane_describe_uv (vane_uv_get_level (index)));
  g_strv_builder_add (said, fact->unit);
  if (facts->uv_low_after != VANE_TIME_NONE && hour != NULL && vane_uv_get_level (index) == VANE_UV_LOW)
    /* Translators: the UV index is low in the morning; %s is an hour of the day */
    fact->note = g_strdup_printf (C_("UV index", "Low again after %s"), hour);
  else if (facts->uv_low_after != VANE_TIME_NONE && hour != NULL)
    /* Translators: when the UV index is low again; %s is an hour of the day: "Low after 5 PM" */
    fact->note = g_strdup_printf (C_("UV index", "Low after %s"), hour);
  else if (facts->is_now)
    /* Translators: below "Low": the UV index stays low */
    fact->note = g_strdup (C_("UV index", "For the rest of the day"));
  else
    /* Translators: below "Low": the UV index of a day that has not begun */
    fact->note = g_strdup (C_("UV index", "All day"));
  g_strv_builder_add (said, fact->note);

  return TRUE;
}

/* What comes first is said first. */
static void
say_times (GStrvBuilder *said,
           const char   *rise,
           const char   *set,
           gboolean      sets_first)
{
  /* Translators: said of the sun; %s is a time of day */
  g_autofree char *rises = rise != NULL ? g_strdup_printf (C_("sun", "Rises %s"), rise) : NULL;
  g_autofree char *sets = set != NULL ? g_strdup_printf (C_("sun", "Sets %s"), set) : NULL;

  if (sets != NULL && sets_first)
    g_strv_builder_add (said, sets);
  if (rises != NULL)
    g_strv_builder_add (said, rises);
  if (sets != NULL && !sets_first)
    g_strv_builder_add (said, sets);
}

static char *
format_time (const VaneFactInput *input,
             gint64               time)
{
  return time != VANE_TIME_NONE ? vane_format_time (time, input->zone) : NULL;
}

static void
fill_sun_times (VaneFact            *fact,
                const VaneFactInput *input,
                GStrvBuilder        *said)
{
  g_autofree char *rise = format_time (input, input->facts->sunrise);
  g_autofree char *set = format_time (input, input->facts->sunset);

  if (rise != NULL && set != NULL && input->facts->sunrise < input->facts->sunset)
    /* Translators: sunrise and sunset: "6:58 – 16:54" */
    fact->value = g_strdup_printf (C_("sun", "%s – %s"), rise, set);
  else if (set != NULL)
    /* Translators: %s is a time of day: "Sets 23:58" */
    fact->value = g_strdup_printf (C_("sun", "Sets %s"), set);
  else
    fact->value = g_strdup_printf (C_("sun", "Rises %s"), rise);
  say_times (said, rise, set, input->facts->sunset < input->facts->sunrise);
}

gboolean
vane_fact_fill_sun (VaneFact            *fact,
                    const VaneFactInput *input,
                    GStrvBuilder        *said)
{
  const VaneFacts *facts = input->facts;
  g_autofree char *length = vane_format_duration (facts->daylight_s);

  switch (facts->sun)
    {
    case VANE_SUN_ALWAYS_UP:
      fact->value = g_strdup (C_("sun", "Midnight sun"));
      fact->note = g_strdup (C_("sun", "The sun does not set"));
      g_strv_builder_add (said, fact->value);
      break;

    case VANE_SUN_ALWAYS_DOWN:
      fact->value = g_strdup (C_("sun", "Polar night"));
      fact->note = g_strdup (C_("sun", "The sun does not rise"));
      g_strv_builder_add (said, fact->value);
      break;

    case VANE_SUN_RISES:
    default:
      fill_sun_times (fact, input, said);
      /* Translators: %s is a length of time: "9 h 56 min of daylight" */
      fact->note = g_strdup_printf (C_("sun", "%s of daylight"), length);
    }
  g_strv_builder_add (said, fact->note);

  return TRUE;
}

/**
 * vane_describe_moon:
 * @shape: a shape
 *
 * Returns: (transfer none): what it is called: "First quarter"
 */
const char *
vane_describe_moon (VaneMoonShape shape)
{
  static const char *const words[VANE_N_MOON_SHAPES] = {
    NC_("moon", "New moon"),  NC_("moon", "Waxing crescent"), NC_("moon", "First quarter"),
    NC_("moon", "Waxing gibbous"), NC_("moon", "Full moon"),  NC_("moon", "Waning gibbous"),
    NC_("moon", "Last quarter"),   NC_("moon", "Waning crescent"),
  };

  g_return_val_if_fail ((guint) shape < VANE_N_MOON_SHAPES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "moon", words[shape]);
}

/* What comes first, and the other after it. */
gboolean
vane_fact_fill_moon (VaneFact            *fact,
                     const VaneFactInput *input,
                     GStrvBuilder        *said)
{
  const VaneFacts *facts = input->facts;
  g_autofree char *rise = format_time (input, facts->moonrise);
  g_autofree char *set = format_time (input, facts->moonset);
  /* Any percentage is written alike. */
  g_autofree char *lit = vane_format_value (VANE_FIELD_HUMIDITY, 100.0 * vane_moon_get_illumination (facts->moon_phase),
                                            input->units, VANE_FORMAT_UNIT);
  g_autofree char *rises = NULL;
  g_autofree char *sets = NULL;
  g_autofree char *shown = NULL;
  gboolean sets_first = facts->moonset < facts->moonrise;

  fact->value = g_strdup (vane_describe_moon (vane_moon_get_shape (facts->moon_phase)));
  g_strv_builder_add (said, fact->value);
  if (rise != NULL)
    rises = g_strdup_printf (C_("moon", "Rises %s"), rise);
  if (set != NULL)
    sets = g_strdup_printf (C_("moon", "Sets %s"), set);
  fact->note = sets_first ? vane_fact_join_note (sets, rises) : vane_fact_join_note (rises, sets);
  if (sets_first && sets != NULL)
    g_strv_builder_add (said, sets);
  if (rises != NULL)
    g_strv_builder_add (said, rises);
  if (!sets_first && sets != NULL)
    g_strv_builder_add (said, sets);
  /* Translators: how much of the moon's disc is lit; %s is a percentage: "48% lit" */
  shown = g_strdup_printf (C_("moon", "%s lit"), lit);
  g_strv_builder_add (said, shown);
  if (fact->note == NULL)
    fact->note = g_steal_pointer (&shown);

  return TRUE;
}
