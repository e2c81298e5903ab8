/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for conditions and places. Sentences about a report are in vane-describe-report.c. */
#include "config.h"

#include "present/vane-describe-private.h"

#include <glib/gi18n-lib.h>

/* Twice, because not every language makes the one from the other by a small letter. */
typedef struct
{
  const char *alone;
  const char *inside;
} Words;

/* The contexts tell them apart: "condition" stands alone, as a heading; "condition in a
 * sentence" stands between commas: "61°F, partly cloudy, feels like 59°F". */
static const Words words[VANE_N_CONDITIONS] = {
  [VANE_CONDITION_UNKNOWN] = { NC_("condition", "Unknown"), NULL },
  [VANE_CONDITION_CLEAR] = { NC_("condition", "Clear"), NC_("condition in a sentence", "clear") },
  [VANE_CONDITION_MOSTLY_CLEAR] = { NC_("condition", "Mostly clear"),
                                    NC_("condition in a sentence", "mostly clear") },
  [VANE_CONDITION_PARTLY_CLOUDY] = { NC_("condition", "Partly cloudy"),
                                     NC_("condition in a sentence", "partly cloudy") },
  [VANE_CONDITION_CLOUDY] = { NC_("condition", "Cloudy"), NC_("condition in a sentence", "cloudy") },
  [VANE_CONDITION_HAZE] = { NC_("condition", "Haze"), NC_("condition in a sentence", "haze") },
  [VANE_CONDITION_SMOKE] = { NC_("condition", "Smoke"), NC_("condition in a sentence", "smoke") },
  [VANE_CONDITION_DUST] = { NC_("condition", "Dust"), NC_("condition in a sentence", "dust") },
  [VANE_CONDITION_MIST] = { NC_("condition", "Mist"), NC_("condition in a sentence", "mist") },
  [VANE_CONDITION_FOG] = { NC_("condition", "Fog"), NC_("condition in a sentence", "fog") },
  [VANE_CONDITION_DRIZZLE] = { NC_("condition", "Drizzle"), NC_("condition in a sentence", "drizzle") },
  [VANE_CONDITION_LIGHT_RAIN] = { NC_("condition", "Light rain"),
                                  NC_("condition in a sentence", "light rain") },
  [VANE_CONDITION_SHOWERS] = { NC_("condition", "Showers"), NC_("condition in a sentence", "showers") },
  [VANE_CONDITION_LIGHT_SNOW] = { NC_("condition", "Light snow"),
                                  NC_("condition in a sentence", "light snow") },
  [VANE_CONDITION_RAIN] = { NC_("condition", "Rain"), NC_("condition in a sentence", "rain") },
  [VANE_CONDITION_SNOW_SHOWERS] = { NC_("condition", "Snow showers"),
                                    NC_("condition in a sentence", "snow showers") },
  [VANE_CONDITION_SLEET] = { NC_("condition", "Sleet"), NC_("condition in a sentence", "sleet") },
  [VANE_CONDITION_SNOW] = { NC_("condition", "Snow"), NC_("condition in a sentence", "snow") },
  [VANE_CONDITION_HEAVY_RAIN] = { NC_("condition", "Heavy rain"),
                                  NC_("condition in a sentence", "heavy rain") },
  [VANE_CONDITION_HEAVY_SNOW] = { NC_("condition", "Heavy snow"),
                                  NC_("condition in a sentence", "heavy snow") },
  [VANE_CONDITION_FREEZING_RAIN] = { NC_("condition", "Freezing rain"),
                                     NC_("condition in a sentence", "freezing rain") },
  [VANE_CONDITION_WINDY] = { NC_("condition", "Windy"), NC_("condition in a sentence", "windy") },
  [VANE_CONDITION_THUNDERSTORM] = { NC_("condition", "Thunderstorm"),
                                    NC_("condition in a sentence", "thunderstorm") },
  [VANE_CONDITION_HAIL] = { NC_("condition", "Hail"), NC_("condition in a sentence", "hail") },
  [VANE_CONDITION_TORNADO] = { NC_("condition", "Tornado"), NC_("condition in a sentence", "tornado") },
};

static const Words sunny = { NC_("condition", "Sunny"), NC_("condition in a sentence", "sunny") };
static const Words mostly_sunny = { NC_("condition", "Mostly sunny"),
                                    NC_("condition in a sentence", "mostly sunny") };

static const Words *
find_words (VaneCondition condition,
            VaneDaylight  daylight)
{
  if (daylight == VANE_DAYLIGHT_DAY && condition == VANE_CONDITION_CLEAR)
    return &sunny;
  if (daylight == VANE_DAYLIGHT_DAY && condition == VANE_CONDITION_MOSTLY_CLEAR)
    return &mostly_sunny;

  return &words[condition];
}

/**
 * vane_describe_condition:
 * @condition: a condition
 * @daylight: by day a clear sky is called sunny
 *
 * Returns: (transfer none): what the sky does, as a heading: "Partly cloudy"
 */
const char *
vane_describe_condition (VaneCondition condition,
                         VaneDaylight  daylight)
{
  g_return_val_if_fail ((guint) condition < VANE_N_CONDITIONS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "condition", find_words (condition, daylight)->alone);
}

const char *
vane_describe_condition_inline (VaneCondition condition,
                                VaneDaylight  daylight)
{
  const char *inside = find_words (condition, daylight)->inside;

  return inside != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "condition in a sentence", inside) : NULL;
}

char *
vane_describe_join (GStrvBuilder *parts)
{
  g_auto(GStrv) strings = g_strv_builder_end (parts);

  if (strings[0] == NULL)
    return NULL;

  /* Translators: what stands between the parts of "61°F, partly cloudy, feels like 59°F" */
  return g_strjoinv (C_("between parts", ", "), strings);
}

/**
 * vane_describe_place:
 * @place: a place
 *
 * Returns: (transfer full): its name, else "My location" where that is what it is, else its
 *   postal code, else its coordinates
 */
char *
vane_describe_place (VanePlace *place)
{
  const char *name;

  g_return_val_if_fail (place != NULL, NULL);

  name = vane_place_get_name (place);
  if (name == NULL && vane_place_is_here (place))
    name = _("My location");
  if (name == NULL)
    name = vane_place_get_postal_code (place);
  if (name != NULL)
    return g_strdup (name);

  /* Translators: latitude and longitude of a place without a name */
  return g_strdup_printf (C_("coordinates", "%.2f°, %.2f°"), vane_place_get_latitude (place),
                          vane_place_get_longitude (place));
}

/* Singapore, Singapore, Singapore is told once. */
static void
add_if_new (GPtrArray  *parts,
            const char *text)
{
  if (text != NULL && !g_ptr_array_find_with_equal_func (parts, text, g_str_equal, NULL))
    g_ptr_array_add (parts, (gpointer) text);
}

/**
 * vane_describe_place_full:
 * @place: a place
 *
 * Returns: (transfer full): enough to tell it from others of its name:
 *   "San Francisco, California, United States (94134)"
 */
char *
vane_describe_place_full (VanePlace *place)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *joined = NULL;
  const char *postal_code;

  g_return_val_if_fail (place != NULL, NULL);

  name = vane_describe_place (place);
  add_if_new (parts, name);
  add_if_new (parts, vane_place_get_admin1 (place));
  add_if_new (parts, vane_place_get_country (place) != NULL ? vane_place_get_country (place)
                                                            : vane_place_get_country_code (place));
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (C_("between parts", ", "), (char **) parts->pdata);

  postal_code = vane_place_get_postal_code (place);
  if (postal_code == NULL || g_str_equal (postal_code, name))
    return g_steal_pointer (&joined);

  /* Translators: a place and its postal code */
  return g_strdup_printf (C_("place", "%s (%s)"), joined, postal_code);
}
