/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sky does, from the National Weather Service's icons and observers' words.
 * The icon's address is the only thing in a forecast that a machine can read; its codes are
 * those of https://www.weather.gov/forecast-icons. */
#include "config.h"

#include <string.h>

#include "provider/nws.h"

typedef struct
{
  const char   *code;
  VaneCondition condition;
} Code;

static const Code icon_codes[] = {
  { "skc", VANE_CONDITION_CLEAR },
  { "few", VANE_CONDITION_MOSTLY_CLEAR },
  { "sct", VANE_CONDITION_PARTLY_CLOUDY },
  { "bkn", VANE_CONDITION_CLOUDY },
  { "ovc", VANE_CONDITION_CLOUDY },
  { "wind_skc", VANE_CONDITION_WINDY },
  { "wind_few", VANE_CONDITION_WINDY },
  { "wind_sct", VANE_CONDITION_WINDY },
  { "wind_bkn", VANE_CONDITION_WINDY },
  { "wind_ovc", VANE_CONDITION_WINDY },
  { "snow", VANE_CONDITION_SNOW },
  { "rain_snow", VANE_CONDITION_SLEET },
  { "rain_sleet", VANE_CONDITION_SLEET },
  { "snow_sleet", VANE_CONDITION_SLEET },
  { "sleet", VANE_CONDITION_SLEET },
  { "fzra", VANE_CONDITION_FREEZING_RAIN },
  { "rain_fzra", VANE_CONDITION_FREEZING_RAIN },
  { "snow_fzra", VANE_CONDITION_FREEZING_RAIN },
  { "rain", VANE_CONDITION_RAIN },
  { "rain_showers", VANE_CONDITION_SHOWERS },
  { "rain_showers_hi", VANE_CONDITION_SHOWERS },
  { "tsra", VANE_CONDITION_THUNDERSTORM },
  { "tsra_sct", VANE_CONDITION_THUNDERSTORM },
  { "tsra_hi", VANE_CONDITION_THUNDERSTORM },
  { "tornado", VANE_CONDITION_TORNADO },
  { "hurricane", VANE_CONDITION_WINDY },
  { "tropical_storm", VANE_CONDITION_WINDY },
  { "dust", VANE_CONDITION_DUST },
  { "smoke", VANE_CONDITION_SMOKE },
  { "haze", VANE_CONDITION_HAZE },
  { "blizzard", VANE_CONDITION_HEAVY_SNOW },
  { "fog", VANE_CONDITION_FOG },
};

/* The parts of METAR's present weather (https://api.weather.gov/openapi.json, MetarPhenomenon). */
static const Code observed_codes[] = {
  { "fog_mist", VANE_CONDITION_MIST },
  { "dust_storm", VANE_CONDITION_DUST },
  { "dust", VANE_CONDITION_DUST },
  { "dust_whirls", VANE_CONDITION_DUST },
  { "sand", VANE_CONDITION_DUST },
  { "sand_storm", VANE_CONDITION_DUST },
  { "volcanic_ash", VANE_CONDITION_DUST },
  { "drizzle", VANE_CONDITION_DRIZZLE },
  { "funnel_cloud", VANE_CONDITION_TORNADO },
  { "fog", VANE_CONDITION_FOG },
  { "smoke", VANE_CONDITION_SMOKE },
  { "hail", VANE_CONDITION_HAIL },
  { "snow_pellets", VANE_CONDITION_SNOW },
  { "haze", VANE_CONDITION_HAZE },
  { "ice_crystals", VANE_CONDITION_LIGHT_SNOW },
  { "ice_pellets", VANE_CONDITION_SLEET },
  { "rain", VANE_CONDITION_RAIN },
  { "snow_grains", VANE_CONDITION_LIGHT_SNOW },
  { "snow", VANE_CONDITION_SNOW },
  { "squalls", VANE_CONDITION_WINDY },
  { "thunderstorms", VANE_CONDITION_THUNDERSTORM },
};

static const Code cloud_codes[] = {
  { "SKC", VANE_CONDITION_CLEAR },
  { "CLR", VANE_CONDITION_CLEAR },
  { "FEW", VANE_CONDITION_MOSTLY_CLEAR },
  { "SCT", VANE_CONDITION_PARTLY_CLOUDY },
  { "BKN", VANE_CONDITION_CLOUDY },
  { "OVC", VANE_CONDITION_CLOUDY },
  { "VV", VANE_CONDITION_FOG },
};

/* How the words of a forecast begin that has no weather in it, the longer ones first. */
static const Code sky_words[] = {
  { "Mostly Sunny", VANE_CONDITION_MOSTLY_CLEAR },
  { "Mostly Clear", VANE_CONDITION_MOSTLY_CLEAR },
  { "Partly", VANE_CONDITION_PARTLY_CLOUDY },
  { "Mostly Cloudy", VANE_CONDITION_CLOUDY },
  { "Cloudy", VANE_CONDITION_CLOUDY },
  { "Sunny", VANE_CONDITION_CLEAR },
  { "Clear", VANE_CONDITION_CLEAR },
  { "Hot", VANE_CONDITION_CLEAR },
};

static VaneCondition
find_code (const Code *codes,
           guint       n,
           const char *code,
           gsize       length)
{
  for (guint i = 0; i < n; i++)
    if (strlen (codes[i].code) == length && strncmp (codes[i].code, code, length) == 0)
      return codes[i].condition;

  return VANE_CONDITION_UNKNOWN;
}

/* "https://api.weather.gov/icons/land/day/tsra,40/ovc?size=medium", or without the host: the
 * greater one of what comes first and what comes then. */
static VaneCondition
read_icon (const char *icon)
{
  const char *p = icon != NULL ? strstr (icon, "/icons/") : NULL;
  VaneCondition condition = VANE_CONDITION_UNKNOWN;

  while (p != NULL && *p == '/')
    {
      gsize length = strcspn (++p, ",/?");
      VaneCondition one = find_code (icon_codes, G_N_ELEMENTS (icon_codes), p, length);

      condition = MAX (condition, one);
      p += strcspn (p, "/?");
    }

  return condition;
}

/* How much of it: the icons do not say, the words do. Half of the words may be about
 * something else ("Chance Rain then Heavy Snow"), so both must be named together. */
static VaneCondition
refine (VaneCondition condition,
        const char   *words)
{
  if (words == NULL)
    return condition;

  switch (condition)
    {
    case VANE_CONDITION_RAIN:
      if (strstr (words, "Heavy Rain") != NULL)
        return VANE_CONDITION_HEAVY_RAIN;
      if (strstr (words, "Light Rain") != NULL)
        return VANE_CONDITION_LIGHT_RAIN;
      return strstr (words, "Drizzle") != NULL && strstr (words, "Rain") == NULL ? VANE_CONDITION_DRIZZLE : condition;
    case VANE_CONDITION_SNOW:
      if (strstr (words, "Heavy Snow") != NULL)
        return VANE_CONDITION_HEAVY_SNOW;
      if (strstr (words, "Snow Showers") != NULL)
        return VANE_CONDITION_SNOW_SHOWERS;
      return strstr (words, "Light Snow") != NULL || strstr (words, "Flurries") != NULL ? VANE_CONDITION_LIGHT_SNOW
                                                                                       : condition;
    default:
      return condition;
    }
}

static VaneCondition
read_sky_words (const char *words)
{
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (sky_words); i++)
    if (g_str_has_prefix (words, sky_words[i].code))
      return sky_words[i].condition;

  return VANE_CONDITION_UNKNOWN;
}

/**
 * vane_nws_read_period_condition:
 * @period: a period of a forecast
 *
 * "hot" and "cold" are icons without a sky: then the words tell.
 *
 * Returns: what the sky does
 */
VaneCondition
vane_nws_read_period_condition (JsonObject *period)
{
  const char *words = vane_json_get_string (period, "shortForecast");
  VaneCondition condition = read_icon (vane_json_get_string (period, "icon"));

  return condition != VANE_CONDITION_UNKNOWN ? refine (condition, words) : read_sky_words (words);
}

static VaneCondition
read_phenomenon (JsonObject *phenomenon)
{
  const char *weather = vane_json_get_string (phenomenon, "weather");
  const char *intensity = vane_json_get_string (phenomenon, "intensity");
  const char *modifier = vane_json_get_string (phenomenon, "modifier");
  gboolean light = g_strcmp0 (intensity, "light") == 0;
  gboolean heavy = g_strcmp0 (intensity, "heavy") == 0;
  gboolean showers = g_strcmp0 (modifier, "showers") == 0;
  VaneCondition condition =
      weather != NULL ? find_code (observed_codes, G_N_ELEMENTS (observed_codes), weather, strlen (weather))
                      : VANE_CONDITION_UNKNOWN;

  if (g_strcmp0 (modifier, "freezing") == 0 &&
      (condition == VANE_CONDITION_RAIN || condition == VANE_CONDITION_DRIZZLE))
    return VANE_CONDITION_FREEZING_RAIN;
  if (condition == VANE_CONDITION_RAIN)
    return heavy ? VANE_CONDITION_HEAVY_RAIN : showers ? VANE_CONDITION_SHOWERS
                                           : light     ? VANE_CONDITION_LIGHT_RAIN
                                                       : condition;
  if (condition == VANE_CONDITION_SNOW)
    return heavy ? VANE_CONDITION_HEAVY_SNOW : showers ? VANE_CONDITION_SNOW_SHOWERS
                                           : light     ? VANE_CONDITION_LIGHT_SNOW
                                                       : condition;

  return condition;
}

/**
 * vane_nws_read_observed_condition:
 * @observation: the properties of an observation
 *
 * From what was seen, else from the icon, else from the clouds: the greatest of each.
 *
 * Returns: what the sky did
 */
VaneCondition
vane_nws_read_observed_condition (JsonObject *observation)
{
  JsonArray *phenomena = vane_json_get_array (observation, "presentWeather");
  JsonArray *layers = vane_json_get_array (observation, "cloudLayers");
  VaneCondition condition = VANE_CONDITION_UNKNOWN;

  for (guint i = 0; phenomena != NULL && i < json_array_get_length (phenomena); i++)
    condition = MAX (condition, read_phenomenon (vane_json_get_element (phenomena, i)));
  if (condition == VANE_CONDITION_UNKNOWN)
    condition = read_icon (vane_json_get_string (observation, "icon"));
  if (condition != VANE_CONDITION_UNKNOWN)
    return condition;

  for (guint i = 0; layers != NULL && i < json_array_get_length (layers); i++)
    {
      const char *amount = vane_json_get_string (vane_json_get_element (layers, i), "amount");
      VaneCondition one = amount != NULL ? find_code (cloud_codes, G_N_ELEMENTS (cloud_codes), amount, strlen (amount))
                                         : VANE_CONDITION_UNKNOWN;

      condition = MAX (condition, one);
    }

  return condition;
}

/**
 * vane_nws_read_daylight:
 * @icon: (nullable): the address of an icon
 *
 * Returns: whether it is one for the day or for the night
 */
VaneDaylight
vane_nws_read_daylight (const char *icon)
{
  if (icon == NULL)
    return VANE_DAYLIGHT_UNKNOWN;
  if (strstr (icon, "/day/") != NULL)
    return VANE_DAYLIGHT_DAY;

  return strstr (icon, "/night/") != NULL ? VANE_DAYLIGHT_NIGHT : VANE_DAYLIGHT_UNKNOWN;
}
