/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of conditions: whether the night looks different, the standard icon that comes
 * nearest, and a mark for terminals. */
#include "config.h"

#include "present/vane-symbol.h"

/**
 * Symbol:
 * @has_night: whether the sun or the moon is part of the picture
 * @standard: of the Icon Naming Specification, and what Adwaita and Breeze have beyond it
 * @standard_night: (nullable): the same by night, where there is one
 * @emoji: by day
 * @emoji_night: (nullable): by night, where it differs
 * @ascii: two characters at most
 */
typedef struct
{
  gboolean    has_night;
  const char *standard;
  const char *standard_night;
  const char *emoji;
  const char *emoji_night;
  const char *ascii;
} Symbol;

#define CLOUDS "weather-few-clouds", "weather-few-clouds-night"
#define SHOWERS "weather-showers-scattered", "weather-showers-scattered-night"
#define SNOW "weather-snow", NULL, "🌨️", NULL
#define RAIN "weather-showers", NULL, "🌧️", NULL

static const Symbol symbols[VANE_N_CONDITIONS] = {
  [VANE_CONDITION_UNKNOWN] = { FALSE, "weather-none-available", NULL, "❔", NULL, "?" },
  [VANE_CONDITION_CLEAR] = { TRUE, "weather-clear", "weather-clear-night", "☀️", "🌙", "o" },
  [VANE_CONDITION_MOSTLY_CLEAR] = { TRUE, CLOUDS, "🌤️", "🌙", "o~" },
  [VANE_CONDITION_PARTLY_CLOUDY] = { TRUE, CLOUDS, "⛅", "☁️", "~o" },
  [VANE_CONDITION_CLOUDY] = { FALSE, "weather-overcast", NULL, "☁️", NULL, "~" },
  [VANE_CONDITION_HAZE] = { FALSE, "weather-fog", NULL, "🌫️", NULL, "=" },
  [VANE_CONDITION_SMOKE] = { FALSE, "weather-fog", NULL, "🌫️", NULL, "=" },
  [VANE_CONDITION_DUST] = { FALSE, "weather-fog", NULL, "🌫️", NULL, "=" },
  [VANE_CONDITION_MIST] = { FALSE, "weather-fog", NULL, "🌫️", NULL, "=" },
  [VANE_CONDITION_FOG] = { FALSE, "weather-fog", NULL, "🌫️", NULL, "=" },
  [VANE_CONDITION_DRIZZLE] = { FALSE, "weather-showers-scattered", NULL, "🌧️", NULL, "'" },
  [VANE_CONDITION_LIGHT_RAIN] = { FALSE, "weather-showers-scattered", NULL, "🌧️", NULL, "'" },
  [VANE_CONDITION_SHOWERS] = { TRUE, SHOWERS, "🌦️", "🌧️", "~'" },
  [VANE_CONDITION_LIGHT_SNOW] = { FALSE, SNOW, "*" },
  [VANE_CONDITION_RAIN] = { FALSE, RAIN, "''" },
  [VANE_CONDITION_SNOW_SHOWERS] = { TRUE, SNOW, "~*" },
  [VANE_CONDITION_SLEET] = { FALSE, SNOW, "'*" },
  [VANE_CONDITION_SNOW] = { FALSE, SNOW, "*" },
  [VANE_CONDITION_HEAVY_RAIN] = { FALSE, RAIN, "\"\"" },
  [VANE_CONDITION_HEAVY_SNOW] = { FALSE, SNOW, "**" },
  [VANE_CONDITION_FREEZING_RAIN] = { FALSE, RAIN, "'!" },
  [VANE_CONDITION_WINDY] = { FALSE, "weather-windy", NULL, "💨", NULL, ">>" },
  [VANE_CONDITION_THUNDERSTORM] = { FALSE, "weather-storm", NULL, "⛈️", NULL, "/!" },
  [VANE_CONDITION_HAIL] = { FALSE, "weather-storm", NULL, "⛈️", NULL, ".!" },
  [VANE_CONDITION_TORNADO] = { FALSE, "weather-severe-alert", NULL, "🌪️", NULL, "@!" },
};

/**
 * vane_symbol_get_name:
 * @condition: a condition
 * @daylight: by day or by night; unknown is day
 *
 * Returns: (transfer full): the name of our icon: "vane-partly-cloudy-night"; conditions that
 *   look alike by day and night have no "-night"
 */
char *
vane_symbol_get_name (VaneCondition condition,
                      VaneDaylight  daylight)
{
  g_return_val_if_fail ((guint) condition < VANE_N_CONDITIONS, g_strdup ("vane-unknown"));

  return g_strconcat ("vane-", vane_condition_to_string (condition),
                      symbols[condition].has_night && daylight == VANE_DAYLIGHT_NIGHT ? "-night" : NULL, NULL);
}

static void
add_name (GStrvBuilder *names,
          const char   *name,
          gboolean      symbolic)
{
  g_autofree char *full = g_strconcat (name, symbolic ? "-symbolic" : NULL, NULL);

  g_strv_builder_add (names, full);
}

/**
 * vane_symbol_get_fallbacks:
 * @condition: a condition
 * @daylight: by day or by night; unknown is day
 * @symbolic: whether the names are to end in "-symbolic"
 *
 * Returns: (transfer full): names to try in a theme, the best first: ours, then the standard
 *   ones; at least two
 */
GStrv
vane_symbol_get_fallbacks (VaneCondition condition,
                           VaneDaylight  daylight,
                           gboolean      symbolic)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *own = NULL;

  g_return_val_if_fail ((guint) condition < VANE_N_CONDITIONS, NULL);

  own = vane_symbol_get_name (condition, daylight);
  add_name (names, own, symbolic);
  if (daylight == VANE_DAYLIGHT_NIGHT && symbols[condition].standard_night != NULL)
    add_name (names, symbols[condition].standard_night, symbolic);
  add_name (names, symbols[condition].standard, symbolic);

  return g_strv_builder_end (names);
}

/**
 * vane_symbol_get_glyph:
 * @condition: a condition
 * @daylight: by day or by night; unknown is day
 *
 * Returns: (transfer none): one emoji, or up to two ASCII characters where the locale's
 *   character set has no emoji
 */
const char *
vane_symbol_get_glyph (VaneCondition condition,
                       VaneDaylight  daylight)
{
  const Symbol *symbol;

  g_return_val_if_fail ((guint) condition < VANE_N_CONDITIONS, "?");

  symbol = &symbols[condition];
  if (!g_get_charset (NULL))
    return symbol->ascii;

  return daylight == VANE_DAYLIGHT_NIGHT && symbol->emoji_night != NULL ? symbol->emoji_night : symbol->emoji;
}
