/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OpenWeatherMap's provider and geocoder share. */
#include "config.h"

#include "provider/openweathermap.h"

#include <math.h>
#include <string.h>

#define HOUR_S 3600
#define STEP_S (3 * HOUR_S)

const VaneEndpoint vane_openweathermap_endpoint = {
  .id = "openweathermap",
  .url = "https://api.openweathermap.org",
  .max_in_flight = 4,
  .per_minute = 30,
};

/* Where their codes are not the language's own, or where they want the country too
 * (https://openweathermap.org/current, "Multilingual support"). */
static const struct
{
  const char *ours;
  const char *theirs;
} languages[] = {
  { "cs", "cz" },
  { "ko", "kr" },
  { "lv", "la" },
  { "nb", "no" },
  { "nn", "no" },
  { "uk", "ua" },
  { "zh_HK", "zh_tw" },
  { "zh_Hant", "zh_tw" },
  { "zh_TW", "zh_tw" },
  { "zh", "zh_cn" },
  { "pt_BR", "pt_br" },
};

static const char *const plain_languages[] = {
  "sq", "af", "ar", "az", "eu", "be", "bg", "ca", "hr", "da", "nl", "en", "fi", "fr", "gl", "de",
  "el", "he", "hi", "hu", "is", "id", "it", "ja", "ku", "lt", "mk", "no", "fa", "pl", "pt", "ro",
  "ru", "sr", "sk", "sl", "es", "sv", "th", "tr", "vi", "zu", NULL,
};

static gboolean
begins_with_language (const char *language,
                      const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (language, prefix, length) == 0 && !g_ascii_isalpha (language[length]);
}

/**
 * vane_openweathermap_find_language:
 * @language: (nullable): "de", "pt_BR"
 *
 * Returns: (transfer none) (nullable): their code for it
 */
const char *
vane_openweathermap_find_language (const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    if (begins_with_language (language, languages[i].ours))
      return languages[i].theirs;
  for (guint i = 0; language != NULL && plain_languages[i] != NULL; i++)
    if (begins_with_language (language, plain_languages[i]))
      return plain_languages[i];

  return NULL;
}

/**
 * vane_openweathermap_fill_request:
 * @plan: a plan
 * @request: one of its requests
 * @min_s: seconds for which its answer is not asked for again
 * @max_s: seconds after which it is
 *
 * Adds the place, the key and what an error means.
 */
void
vane_openweathermap_fill_request (VanePlan    *plan,
                                  VaneRequest *request,
                                  gint64       min_s,
                                  gint64       max_s)
{
  vane_plan_add_coordinates (plan, request, "lat", "lon");
  vane_request_set_secret (request, "appid", VANE_OPENWEATHERMAP_SECRET);
  vane_request_set_lifetime (request, min_s, max_s);
  vane_request_set_explain (request, vane_openweathermap_explain);
}

/**
 * vane_openweathermap_add_words:
 * @plan: a plan
 * @request: one of its requests
 *
 * Adds the units, which are always metric, and the user's language where they have it.
 */
void
vane_openweathermap_add_words (VanePlan    *plan,
                               VaneRequest *request)
{
  const char *language = vane_openweathermap_find_language (vane_plan_get_options (plan)->language);

  vane_request_add (request, "units", "metric");
  if (language != NULL)
    vane_request_add (request, "lang", language);
}

/**
 * vane_openweathermap_explain:
 * @status: the HTTP status
 * @body: its body
 * @fallback: what the status alone means
 *
 * The same 401 stands for a wrong key, for one that is too new, and for a good one whose
 * plan lacks this: only the text tells the last one.
 *
 * Returns: the code
 */
VaneError
vane_openweathermap_explain (guint     status,
                             GBytes   *body,
                             VaneError fallback)
{
  g_autoptr(JsonNode) root = NULL;
  const char *message = NULL;

  switch (status)
    {
    case 401:
      message = vane_json_get_string (vane_json_parse_object (body, &root, NULL), "message");
      return message != NULL && strstr (message, "subscription") != NULL ? VANE_ERROR_NOT_IN_PLAN : VANE_ERROR_REFUSED;
    case 404:
      return VANE_ERROR_NOT_COVERED;
    case 429:
      return VANE_ERROR_BUSY;
    default:
      return fallback;
    }
}

/**
 * vane_condition_from_owm:
 * @id: a condition id (https://openweathermap.org/weather-conditions)
 *
 * Returns: the condition; for an id that is not listed, that of its group, or
 *   %VANE_CONDITION_UNKNOWN
 */
VaneCondition
vane_condition_from_owm (int id)
{
  static const struct
  {
    int           id;
    VaneCondition condition;
  } exceptions[] = {
    { 500, VANE_CONDITION_LIGHT_RAIN }, { 502, VANE_CONDITION_HEAVY_RAIN },
    { 503, VANE_CONDITION_HEAVY_RAIN }, { 504, VANE_CONDITION_HEAVY_RAIN },
    { 511, VANE_CONDITION_FREEZING_RAIN }, { 600, VANE_CONDITION_LIGHT_SNOW },
    { 602, VANE_CONDITION_HEAVY_SNOW }, { 701, VANE_CONDITION_MIST },
    { 711, VANE_CONDITION_SMOKE }, { 721, VANE_CONDITION_HAZE },
    { 731, VANE_CONDITION_DUST }, { 741, VANE_CONDITION_FOG },
    { 751, VANE_CONDITION_DUST }, { 761, VANE_CONDITION_DUST },
    { 762, VANE_CONDITION_DUST }, { 771, VANE_CONDITION_WINDY },
    { 781, VANE_CONDITION_TORNADO }, { 800, VANE_CONDITION_CLEAR },
    { 801, VANE_CONDITION_MOSTLY_CLEAR }, { 802, VANE_CONDITION_PARTLY_CLOUDY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (exceptions[i].id == id)
      return exceptions[i].condition;

  if (id >= 200 && id < 300)
    return VANE_CONDITION_THUNDERSTORM;
  if (id >= 300 && id < 400)
    return VANE_CONDITION_DRIZZLE;
  if (id >= 500 && id < 600)
    return id < 520 ? VANE_CONDITION_RAIN : VANE_CONDITION_SHOWERS;
  if (id >= 600 && id < 700)
    return id < 610 ? VANE_CONDITION_SNOW : id < 620 ? VANE_CONDITION_SLEET : VANE_CONDITION_SNOW_SHOWERS;
  if (id >= 803 && id < 900)
    return VANE_CONDITION_CLOUDY;

  return VANE_CONDITION_UNKNOWN;
}

/**
 * vane_openweathermap_get_scale:
 * @request: what was asked
 *
 * The unit of an answer stands in the question only.
 *
 * Returns: what makes stored units of its temperatures and speeds
 */
VaneOpenweathermapScale
vane_openweathermap_get_scale (VaneRequest *request)
{
  const char *units = vane_request_get (request, "units");

  if (g_strcmp0 (units, "metric") == 0)
    return (VaneOpenweathermapScale) { 1.0, 0.0, 1.0 };
  if (g_strcmp0 (units, "imperial") == 0)
    return (VaneOpenweathermapScale) { 5.0 / 9.0, -160.0 / 9.0, 0.44704 };

  return (VaneOpenweathermapScale) { 1.0, -273.15, 1.0 };
}

/**
 * vane_openweathermap_read_condition:
 * @object: with "weather": of several conditions the first is the primary one
 * @sample: where it goes; the icon's last letter tells day from night
 */
void
vane_openweathermap_read_condition (JsonObject *object,
                                    VaneSample *sample)
{
  JsonObject *weather = vane_json_get_element (vane_json_get_array (object, "weather"), 0);
  double id = vane_json_get_number (weather, "id");
  const char *icon = vane_json_get_string (weather, "icon");

  if (id >= 200.0 && id < 1000.0)
    sample->condition = vane_condition_from_owm ((int) id);
  if (icon != NULL && g_str_has_suffix (icon, "d"))
    sample->daylight = VANE_DAYLIGHT_DAY;
  else if (icon != NULL && g_str_has_suffix (icon, "n"))
    sample->daylight = VANE_DAYLIGHT_NIGHT;
}

/* {"1h": x} or {"3h": x}; also {}, null or nothing at all. */
static double
read_amount (JsonObject *object,
             const char *member,
             gint64     *span_s)
{
  JsonObject *amounts = vane_json_get_object (object, member);
  double amount = vane_json_get_number (amounts, "1h");

  *span_s = isnan (amount) ? STEP_S : HOUR_S;

  return isnan (amount) ? vane_json_get_number (amounts, "3h") : amount;
}

/**
 * vane_openweathermap_read_precipitation:
 * @object: with "rain" and "snow" over one or three hours, or without
 * @sample: where they go, with their sum and their span
 */
void
vane_openweathermap_read_precipitation (JsonObject *object,
                                        VaneSample *sample)
{
  gint64 rain_s, snow_s;
  double rain = read_amount (object, "rain", &rain_s);
  double snow = read_amount (object, "snow", &snow_s);
  double total = isnan (rain) ? snow : isnan (snow) ? rain : rain + snow;

  /* One sample has one span. */
  if (!isnan (rain) && !isnan (snow) && rain_s != snow_s)
    {
      snow = NAN;
      total = rain;
    }
  if (isnan (total))
    return;

  sample->span_s = isnan (rain) ? snow_s : rain_s;
  vane_sample_set (sample, VANE_FIELD_RAIN, rain);
  vane_sample_set (sample, VANE_FIELD_SNOW, snow);
  vane_sample_set (sample, VANE_FIELD_PRECIPITATION, total);
  vane_sample_set (sample, VANE_FIELD_PRECIPITATION_RATE, total * HOUR_S / sample->span_s);
}
