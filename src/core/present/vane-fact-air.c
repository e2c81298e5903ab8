/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tiles say of the air and of pollen. */
#include "config.h"

#include "present/vane-fact-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/vane-format.h"

/**
 * vane_describe_air_scale:
 * @scale: a scale
 *
 * Returns: (transfer none) (nullable): whose it is, short; %NULL for none
 */
const char *
vane_describe_air_scale (VaneAirScale scale)
{
  switch (scale)
    {
    case VANE_AIR_SCALE_US:
      /* Translators: the air quality index of the United States' EPA */
      return C_("air quality", "US index");

    case VANE_AIR_SCALE_EU:
      return C_("air quality", "European index");

    case VANE_AIR_SCALE_OWM:
      /* Translators: OpenWeatherMap has a scale of its own, from 1 to 5 */
      return C_("air quality", "OpenWeatherMap’s scale 1–5");

    case VANE_AIR_SCALE_NONE:
    default:
      return NULL;
    }
}

/**
 * vane_describe_air_level:
 * @scale: a scale
 * @level: one of its levels
 *
 * Returns: (transfer none) (nullable): the word that the scale has for it
 */
const char *
vane_describe_air_level (VaneAirScale scale,
                         guint        level)
{
  static const char *const words_us[VANE_AIR_N_LEVELS] = {
    NC_("air quality", "Good"),      NC_("air quality", "Moderate"),       NC_("air quality", "Unhealthy for some"),
    NC_("air quality", "Unhealthy"), NC_("air quality", "Very unhealthy"), NC_("air quality", "Hazardous"),
  };
  static const char *const words_eu[VANE_AIR_N_LEVELS] = {
    NC_("air quality", "Good"), NC_("air quality", "Fair"),      NC_("air quality", "Moderate"),
    NC_("air quality", "Poor"), NC_("air quality", "Very poor"), NC_("air quality", "Extremely poor"),
  };

  if (level >= vane_air_scale_get_n_levels (scale))
    return NULL;

  return g_dpgettext2 (GETTEXT_PACKAGE, "air quality", (scale == VANE_AIR_SCALE_US ? words_us : words_eu)[level]);
}

/**
 * vane_describe_substance:
 * @field: a field of the air
 *
 * Returns: (transfer none) (nullable): its short name: "PM2.5", "Ozone"
 */
const char *
vane_describe_substance (VaneField field)
{
  if (field == VANE_FIELD_PM2_5)
    return "PM2.5";
  if (field == VANE_FIELD_PM10)
    return "PM10";
  if (field == VANE_FIELD_OZONE)
    return _("Ozone");
  if (field == VANE_FIELD_NITROGEN_DIOXIDE)
    return "NO₂";
  if (field == VANE_FIELD_SULPHUR_DIOXIDE)
    return "SO₂";
  if (field == VANE_FIELD_CARBON_MONOXIDE)
    return "CO";
  if (field == VANE_FIELD_AMMONIA)
    return "NH₃";

  return NULL;
}

gboolean
vane_fact_fill_air (VaneFact            *fact,
                    const VaneFactInput *input,
                    GStrvBuilder        *said)
{
  static const VaneField fields[VANE_N_AIR_SCALES] = { 0, VANE_FIELD_AQI_US, VANE_FIELD_AQI_EU, VANE_FIELD_AQI_OWM };
  const VaneFacts *facts = input->facts;
  const VaneAirIndex *index = &facts->index;
  const char *scale = vane_describe_air_scale (index->scale);
  g_autofree char *amount = NULL;
  g_autofree char *main_part = NULL;

  if (!facts->has_air || scale == NULL ||
      !vane_fact_take_quantity (fact, input, fields[index->scale], index->value, said))
    return FALSE;

  g_free (fact->unit);
  fact->unit = g_strdup (vane_describe_air_level (index->scale, index->level));
  g_strv_builder_add (said, fact->unit);
  if (index->has_main_pollutant)
    {
      amount = vane_format_value (index->main_pollutant, vane_sample_get (&facts->air, index->main_pollutant),
                                  input->units, VANE_FORMAT_UNIT);
      /* Translators: what is most in the air, and how much of it: "PM2.5 6 µg/m³" */
      main_part = g_strdup_printf (C_("air quality", "%s %s"), vane_describe_substance (index->main_pollutant), amount);
      g_strv_builder_add (said, main_part);
    }
  g_strv_builder_add (said, scale);
  fact->note = vane_fact_join_note (main_part, scale);

  return TRUE;
}

/**
 * vane_describe_pollen:
 * @field: a field of pollen
 *
 * Returns: (transfer none) (nullable): the plant
 */
const char *
vane_describe_pollen (VaneField field)
{
  static const char *const words[] = {
    NC_("pollen", "Alder"),   NC_("pollen", "Birch"), NC_("pollen", "Grass"),
    NC_("pollen", "Mugwort"), NC_("pollen", "Olive"), NC_("pollen", "Ragweed"),
  };

  if (field < VANE_POLLEN_FIRST || field > VANE_POLLEN_LAST)
    return NULL;

  return g_dpgettext2 (GETTEXT_PACKAGE, "pollen", words[field - VANE_POLLEN_FIRST]);
}

/**
 * vane_describe_pollen_level:
 * @level: a level
 *
 * Returns: (transfer none): the word for it
 */
const char *
vane_describe_pollen_level (VanePollenLevel level)
{
  static const char *const words[VANE_N_POLLEN_LEVELS] = {
    NC_("pollen", "None"), NC_("pollen", "Low"),       NC_("pollen", "Moderate"),
    NC_("pollen", "High"), NC_("pollen", "Very high"),
  };

  g_return_val_if_fail ((guint) level < VANE_N_POLLEN_LEVELS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "pollen", words[level]);
}

static char *
describe_kind (const VaneFactInput *input,
               VaneField            field,
               VanePollenLevel      level)
{
  g_autofree char *amount =
      vane_format_value (field, vane_sample_get (&input->facts->air, field), input->units, VANE_FORMAT_UNIT);

  /* Translators: a plant, how much of its pollen is in the air as a word, and as a number:
   * "Grass: high, 32 grains/m³" */
  return g_strdup_printf (C_("pollen", "%s: %s, %s"), vane_describe_pollen (field), vane_describe_pollen_level (level),
                          amount);
}

/* The worst level is the big word; the line tells whose it is, or all that fly. */
gboolean
vane_fact_fill_pollen (VaneFact            *fact,
                       const VaneFactInput *input,
                       GStrvBuilder        *said)
{
  const VaneFacts *facts = input->facts;
  VanePollenLevel worst = VANE_POLLEN_NONE;
  g_autofree char *note = NULL;

  if (!facts->has_pollen)
    return FALSE;

  for (guint field = VANE_POLLEN_FIRST; field <= VANE_POLLEN_LAST; field++)
    worst = MAX (worst, vane_pollen_get_level (field, vane_sample_get (&facts->air, field)));

  fact->value = g_strdup (vane_describe_pollen_level (worst));
  g_strv_builder_add (said, fact->value);
  for (int level = worst; level > VANE_POLLEN_NONE; level--)
    for (guint field = VANE_POLLEN_FIRST; field <= VANE_POLLEN_LAST; field++)
      if ((int) vane_pollen_get_level (field, vane_sample_get (&facts->air, field)) == level)
        {
          g_autofree char *text = describe_kind (input, field, level);
          char *joined = note != NULL ? g_strconcat (note, "\n", text, NULL) : g_strdup (text);

          g_free (note);
          note = joined;
          g_strv_builder_add (said, text);
        }
  fact->note = note != NULL ? g_steal_pointer (&note) : g_strdup (C_("pollen", "Nothing in the air"));

  return TRUE;
}
