/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tiles say of wind, humidity, pressure, visibility and precipitation. */
#include "config.h"

#include "present/vane-fact-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/vane-format.h"

/* A wind of less than this (Beaufort 0) has no direction. */
#define CALM 0.3
/* A chance that is lower is not worth a word. */
#define MIN_CHANCE 5.0

static char *
format (const VaneFactInput *input,
        VaneField            field,
        double               value)
{
  return vane_format_value (field, value, input->units, VANE_FORMAT_UNIT);
}

static double
get (const VaneFactInput *input,
     VaneField            field)
{
  return vane_sample_get (&input->facts->sample, field);
}

gboolean
vane_fact_fill_wind (VaneFact            *fact,
                     const VaneFactInput *input,
                     GStrvBuilder        *said)
{
  double speed = get (input, VANE_FIELD_WIND_SPEED);
  const char *point = vane_format_compass (get (input, VANE_FIELD_WIND_DIRECTION));
  g_autofree char *gust = format (input, VANE_FIELD_WIND_GUST, get (input, VANE_FIELD_WIND_GUST));
  g_autofree char *from = NULL;
  g_autofree char *gusts = NULL;

  if (!vane_fact_take_quantity (fact, input, VANE_FIELD_WIND_SPEED, speed, said))
    return FALSE;

  if (speed < CALM)
    from = g_strdup (C_("wind", "Calm"));
  else if (point != NULL)
    /* Translators: where the wind comes from; %s is a point of the compass: "From WNW" */
    from = g_strdup_printf (C_("wind", "From %s"), point);
  if (gust != NULL)
    /* Translators: %s is a speed with its unit: "Gusts 16 mph" */
    gusts = g_strdup_printf (C_("wind", "Gusts %s"), gust);
  if (from != NULL && gusts != NULL)
    /* Translators: two notes in one line: "From WNW · Gusts 16 mph" */
    fact->note = g_strdup_printf (C_("wind", "%s · %s"), from, gusts);
  else
    fact->note = vane_fact_join_note (from, gusts);
  if (from != NULL)
    g_strv_builder_add (said, from);
  if (gusts != NULL)
    g_strv_builder_add (said, gusts);

  return TRUE;
}

gboolean
vane_fact_fill_humidity (VaneFact            *fact,
                         const VaneFactInput *input,
                         GStrvBuilder        *said)
{
  g_autofree char *dew_point =
      vane_format_value (VANE_FIELD_DEW_POINT, get (input, VANE_FIELD_DEW_POINT), input->units, VANE_FORMAT_PLAIN);

  if (!vane_fact_take_quantity (fact, input, VANE_FIELD_HUMIDITY, get (input, VANE_FIELD_HUMIDITY), said))
    return FALSE;

  if (dew_point != NULL)
    {
      /* Translators: %s is a temperature: "Dew point 52°" */
      fact->note = g_strdup_printf (_("Dew point %s"), dew_point);
      g_strv_builder_add (said, fact->note);
    }

  return TRUE;
}

/**
 * vane_describe_trend:
 * @trend: a trend
 *
 * Returns: (transfer none) (nullable): how the pressure changes: "Rising slowly"; %NULL when
 *   it is not known
 */
const char *
vane_describe_trend (VaneTrend trend)
{
  static const char *const words[VANE_N_TRENDS] = {
    [VANE_TREND_STEADY] = NC_("pressure", "Steady"),
    [VANE_TREND_RISING_SLOWLY] = NC_("pressure", "Rising slowly"),
    [VANE_TREND_RISING] = NC_("pressure", "Rising"),
    [VANE_TREND_RISING_QUICKLY] = NC_("pressure", "Rising quickly"),
    [VANE_TREND_FALLING_SLOWLY] = NC_("pressure", "Falling slowly"),
    [VANE_TREND_FALLING] = NC_("pressure", "Falling"),
    [VANE_TREND_FALLING_QUICKLY] = NC_("pressure", "Falling quickly"),
  };

  if ((guint) trend >= VANE_N_TRENDS || words[trend] == NULL)
    return NULL;

  return g_dpgettext2 (GETTEXT_PACKAGE, "pressure", words[trend]);
}

gboolean
vane_fact_fill_pressure (VaneFact            *fact,
                         const VaneFactInput *input,
                         GStrvBuilder        *said)
{
  const VaneFacts *facts = input->facts;
  const char *trend = vane_describe_trend (facts->trend);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!vane_fact_take_quantity (fact, input, VANE_FIELD_PRESSURE, get (input, VANE_FIELD_PRESSURE), said))
    return FALSE;

  if (trend != NULL)
    fact->note = g_strdup (trend);
  else if (!facts->is_now)
    {
      low = vane_format_value (VANE_FIELD_PRESSURE, facts->pressure_low, input->units, VANE_FORMAT_PLAIN);
      high = vane_format_value (VANE_FIELD_PRESSURE, facts->pressure_high, input->units, VANE_FORMAT_PLAIN);
      if (low != NULL && high != NULL)
        /* Translators: the least and the greatest pressure of a day: "1012 to 1016" */
        fact->note = g_strdup_printf (C_("pressure", "%s to %s"), low, high);
    }
  if (fact->note != NULL)
    g_strv_builder_add (said, fact->note);

  return TRUE;
}

/**
 * vane_describe_visibility:
 * @visibility: a visibility
 *
 * Returns: (transfer none): the word for it
 */
const char *
vane_describe_visibility (VaneVisibility visibility)
{
  static const char *const words[VANE_N_VISIBILITIES] = {
    NC_("visibility", "Very poor"), NC_("visibility", "Poor"),      NC_("visibility", "Moderate"),
    NC_("visibility", "Good"),      NC_("visibility", "Very good"), NC_("visibility", "Excellent"),
  };

  g_return_val_if_fail ((guint) visibility < VANE_N_VISIBILITIES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "visibility", words[visibility]);
}

gboolean
vane_fact_fill_visibility (VaneFact            *fact,
                           const VaneFactInput *input,
                           GStrvBuilder        *said)
{
  if (!vane_fact_take_quantity (fact, input, VANE_FIELD_VISIBILITY, get (input, VANE_FIELD_VISIBILITY), said))
    return FALSE;

  fact->note = g_strdup (vane_describe_visibility (input->facts->visibility));
  g_strv_builder_add (said, fact->note);

  return TRUE;
}

static char *
describe_chance (const VaneFactInput *input)
{
  g_autofree char *chance =
      format (input, VANE_FIELD_PRECIPITATION_PROBABILITY, input->facts->chance_24h);

  if (chance == NULL || input->facts->chance_24h < MIN_CHANCE)
    return NULL;

  /* Translators: %s is a percentage: "40% chance" of rain or snow */
  return g_strdup_printf (C_("precipitation", "%s chance"), chance);
}

gboolean
vane_fact_fill_precipitation (VaneFact            *fact,
                              const VaneFactInput *input,
                              GStrvBuilder        *said)
{
  const VaneFacts *facts = input->facts;
  g_autofree char *chance = describe_chance (input);
  g_autofree char *next = NULL;
  g_autofree char *coming = format (input, VANE_FIELD_PRECIPITATION, facts->precipitation_24h);

  g_autofree char *amount = format (input, VANE_FIELD_PRECIPITATION, facts->precipitation_day);
  g_autoptr(GStrvBuilder) unsaid = g_strv_builder_new ();

  if (!vane_fact_take_quantity (fact, input, VANE_FIELD_PRECIPITATION, facts->precipitation_day, unsaid))
    return FALSE;

  if (coming != NULL)
    /* Translators: %s is an amount of rain or snow: "0.3 in in the next 24 h"; before the "h" is
     * a blank that does not break. */
    next = g_strdup_printf (C_("precipitation", "%s in the next 24 h"), coming);
  fact->note = vane_fact_join_note (next, chance);
  if (facts->is_now)
    {
      /* Translators: an amount of rain, or its unit alone, and the day: "3 mm today", "mm today" */
      char *unit = g_strdup_printf (C_("precipitation", "%s today"), fact->unit);
      g_autofree char *today = g_strdup_printf (C_("precipitation", "%s today"), amount);

      g_free (fact->unit);
      fact->unit = unit;
      g_strv_builder_add (said, today);
    }
  else
    g_strv_builder_add (said, amount);
  if (next != NULL)
    g_strv_builder_add (said, next);
  if (chance != NULL)
    g_strv_builder_add (said, chance);

  return TRUE;
}
