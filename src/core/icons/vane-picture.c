/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of pictures. At 16 pixels, four units are a pixel: a cloud's base lies on a
 * multiple of 4, and the middle of a bar 2 below one. */
#include "config.h"

#include "icons/vane-picture.h"

static const VanePaint paints[VANE_N_ROLES] = {
  [VANE_ROLE_SUN] = { 0xffd447ff, 0xf9a51bff, 0xe08e0b66 },
  [VANE_ROLE_MOON] = { 0xfff5d0ff, 0xeabf58ff, 0xb07d1cb0 },
  [VANE_ROLE_DISC] = { 0xf8dfa0ff, 0xe3bb6cff, 0xb98f4266 },
  [VANE_ROLE_CLOUD] = { 0xffffffff, 0xb5c8e0ff, 0x5f7aa2c8 },
  [VANE_ROLE_CLOUD_BACK] = { 0xd8e2efff, 0x93a9c8ff, 0x546d93c0 },
  [VANE_ROLE_CLOUD_DARK] = { 0xb8c6d9ff, 0x5a6e90ff, 0x3d5070b8 },
  [VANE_ROLE_DROP] = { 0x5aabffff, 0x1466d8ff, 0xeef6ffb4 },
  [VANE_ROLE_FLAKE] = { 0xffffffff, 0xd3e8ffff, 0x4d93e4ff },
  [VANE_ROLE_ICE] = { 0xd6f3ffff, 0x86d0f2ff, 0x3f94c4cc },
  [VANE_ROLE_BOLT] = { 0xffd84dff, 0xf59a0eff, 0xb86f0066 },
  [VANE_ROLE_FOG] = { 0xd6e0edff, 0xa3b6d0ff, 0x587195a0 },
  [VANE_ROLE_WIND] = { 0xd9e6f5ff, 0x93b1d7ff, 0x4a6b99a8 },
  [VANE_ROLE_HAZE] = { 0xe3d9c4ff, 0xc7b795ff, 0x86744eaa },
  [VANE_ROLE_SMOKE] = { 0xcfcac6ff, 0x6a625eff, 0x4a4441b8 },
  [VANE_ROLE_DUST] = { 0xf5d9a0ff, 0xd09a4aff, 0x7c4f1899 },
  [VANE_ROLE_STORM] = { 0x8a9cb9ff, 0x4c6083ff, 0x37496699 },
  [VANE_ROLE_UNKNOWN] = { 0xdfe8f3ff, 0x8fa5c4ff, 0x4c6488a8 },
  [VANE_ROLE_TILE] = { 0x68b5faff, 0x246bd2ff, 0x1a4f9e00 },
  [VANE_ROLE_TILE_EDGE] = { 0x1c57afff, 0x174a98ff, 0x174a9800 },
};

#define PART(outline, role, x, y, scale) { VANE_OUTLINE_##outline, VANE_ROLE_##role, x, y, scale }
#define SUN_BEHIND(x, y, scale) PART (SUN, SUN, x, y, scale), PART (UPPER_RAYS, SUN, x, y, scale)
#define SUN_AT(x, y, scale) PART (SUN, SUN, x, y, scale), PART (RAYS, SUN, x, y, scale)
/* Where something falls out of it. */
#define HIGH_CLOUD(role) PART (CLOUD, role, 6, 4, 0.94)
#define SHOWER_CLOUD PART (CLOUD, CLOUD, 16, 11.2, 0.8)
#define SHOWER_SUN SUN_BEHIND (18.5, 18.5, 0.62)
#define SHOWER_MOON PART (MOON, MOON, 21, 17, 0.74)

static const VanePart unknown[] = {
  PART (HOOK, UNKNOWN, 32, 31, 1), PART (DOT, UNKNOWN, 32, 54, 1.7),
};
static const VanePart clear[] = { SUN_AT (32, 32, 1.06) };
static const VanePart clear_night[] = {
  PART (MOON, MOON, 31, 34, 1.2), PART (STAR, MOON, 46, 16, 1.2), PART (STAR, MOON, 55, 31, 0.75),
};
static const VanePart mostly_clear[] = {
  SUN_AT (29, 29, 0.98), PART (CLOUD, CLOUD, 23, 37.68, 0.62),
};
static const VanePart mostly_clear_night[] = {
  PART (MOON, MOON, 26, 25, 1.08), PART (STAR, MOON, 46, 13, 1.1), PART (CLOUD, CLOUD, 25, 37.68, 0.62),
};
static const VanePart partly_cloudy[] = {
  SUN_BEHIND (25, 25, 0.84), PART (CLOUD, CLOUD, 13, 25.76, 0.84),
};
static const VanePart partly_cloudy_night[] = {
  PART (MOON, MOON, 25, 23, 0.92), PART (CLOUD, CLOUD, 13, 25.76, 0.84),
};
static const VanePart cloudy[] = {
  PART (CLOUD, CLOUD_BACK, 26, 9, 0.62), PART (CLOUD, CLOUD, 4, 20.32, 0.88),
};
static const VanePart haze[] = {
  PART (SUN, DISC, 32, 21, 1), PART (LONG_BAR, HAZE, 32, 34, 1), PART (BAR, HAZE, 26, 46, 1),
  PART (BAR, HAZE, 38, 58, 1),
};
static const VanePart smoke[] = {
  PART (CLOUD, SMOKE, 9, 40, 0.42), PART (CLOUD, SMOKE, 12, 25, 0.6), PART (CLOUD, SMOKE, 17, 4, 0.8),
};
static const VanePart dust[] = {
  PART (WAVE, DUST, 32, 18, 1.1), PART (WAVE, DUST, 32, 34, 1.1), PART (WAVE, DUST, 32, 50, 1.1),
};
static const VanePart mist[] = {
  PART (BAR, FOG, 25, 14, 1), PART (LONG_BAR, FOG, 34, 26, 1), PART (LONG_BAR, FOG, 30, 38, 1),
  PART (BAR, FOG, 39, 50, 1),
};
static const VanePart fog[] = {
  HIGH_CLOUD (CLOUD), PART (LONG_BAR, FOG, 32, 46, 1), PART (BAR, FOG, 32, 58, 1),
};
static const VanePart drizzle[] = {
  HIGH_CLOUD (CLOUD), PART (DROP, DROP, 19, 46, 1), PART (DROP, DROP, 34, 46, 1),
  PART (DROP, DROP, 26, 56, 1),
  PART (DROP, DROP, 41, 56, 1),
};
static const VanePart light_rain[] = {
  HIGH_CLOUD (CLOUD), PART (STREAK, DROP, 25, 50, 1.1), PART (STREAK, DROP, 40, 50, 1.1),
};
static const VanePart showers[] = {
  SHOWER_SUN, SHOWER_CLOUD, PART (STREAK, DROP, 30, 52, 1.1), PART (STREAK, DROP, 44, 52, 1.1),
};
static const VanePart showers_night[] = {
  SHOWER_MOON, SHOWER_CLOUD, PART (STREAK, DROP, 30, 52, 1.1), PART (STREAK, DROP, 44, 52, 1.1),
};
static const VanePart light_snow[] = {
  HIGH_CLOUD (CLOUD), PART (FLAKE, FLAKE, 23, 52, 1.25), PART (FLAKE, FLAKE, 42, 52, 1.25),
};
static const VanePart rain[] = {
  HIGH_CLOUD (CLOUD_BACK), PART (LONG_STREAK, DROP, 19, 52, 1), PART (LONG_STREAK, DROP, 33, 52, 1),
  PART (LONG_STREAK, DROP, 47, 52, 1),
};
static const VanePart snow_showers[] = {
  SHOWER_SUN, SHOWER_CLOUD, PART (FLAKE, FLAKE, 28, 53, 1.1), PART (FLAKE, FLAKE, 45, 53, 1.1),
};
static const VanePart snow_showers_night[] = {
  SHOWER_MOON, SHOWER_CLOUD, PART (FLAKE, FLAKE, 28, 53, 1.1), PART (FLAKE, FLAKE, 45, 53, 1.1),
};
static const VanePart sleet[] = {
  HIGH_CLOUD (CLOUD_BACK), PART (FLAKE, FLAKE, 18, 51, 1), PART (LONG_STREAK, DROP, 33, 51, 1),
  PART (FLAKE, FLAKE, 48, 51, 1),
};
static const VanePart snow[] = {
  HIGH_CLOUD (CLOUD_BACK), PART (FLAKE, FLAKE, 16, 48, 1), PART (FLAKE, FLAKE, 32, 55, 1),
  PART (FLAKE, FLAKE, 48, 48, 1),
};
static const VanePart heavy_rain[] = {
  HIGH_CLOUD (CLOUD_DARK), PART (LONG_STREAK, DROP, 14, 51, 1.1), PART (LONG_STREAK, DROP, 26, 54, 1.1),
  PART (LONG_STREAK, DROP, 38, 51, 1.1), PART (LONG_STREAK, DROP, 50, 54, 1.1),
};
static const VanePart heavy_snow[] = {
  HIGH_CLOUD (CLOUD_DARK), PART (FLAKE, FLAKE, 12, 47, 0.95), PART (FLAKE, FLAKE, 32, 47, 0.95),
  PART (FLAKE, FLAKE, 52, 47, 0.95), PART (FLAKE, FLAKE, 22, 57, 0.95), PART (FLAKE, FLAKE, 42, 57, 0.95),
};
static const VanePart freezing_rain[] = {
  HIGH_CLOUD (CLOUD_BACK), PART (STREAK, DROP, 20, 47, 0.85), PART (STREAK, DROP, 33, 47, 0.85),
  PART (STREAK, DROP, 46, 47, 0.85), PART (LONG_BAR, ICE, 32, 58, 1),
};
static const VanePart windy[] = {
  PART (GUST, WIND, 32, 22, 1.05), PART (BAR, WIND, 26, 34, 1), PART (LOW_GUST, WIND, 32, 46, 1),
};
static const VanePart thunderstorm[] = {
  HIGH_CLOUD (CLOUD_DARK), PART (STREAK, DROP, 14, 49, 1), PART (STREAK, DROP, 50, 49, 1),
  PART (BOLT, BOLT, 32, 46, 1.15),
};
static const VanePart hail[] = {
  HIGH_CLOUD (CLOUD_DARK), PART (STONE, ICE, 16, 47, 1), PART (STONE, ICE, 32, 47, 1),
  PART (STONE, ICE, 48, 47, 1),
  PART (STONE, ICE, 24, 58, 1), PART (STONE, ICE, 40, 58, 1),
};
static const VanePart tornado[] = {
  PART (LONG_BAR, STORM, 32, 6, 1), PART (BAR, STORM, 35, 18, 1), PART (SHORT_BAR, STORM, 34, 30, 1),
  PART (TINY_BAR, STORM, 31, 42, 1), PART (DOT, STORM, 26, 54, 1),
};
static const VanePart application[] = {
  PART (TILE, TILE_EDGE, 0, 2, 1), PART (TILE, TILE, 0, 0, 1), SUN_BEHIND (28, 27.5, 0.62),
  PART (CLOUD, CLOUD, 16.5, 27.5, 0.66),
};

#define HORIZON PART (HALF_SUN, SUN, 32, 48, 1), PART (UPPER_RAYS, SUN, 32, 48, 1), PART (LONG_BAR, HAZE, 32, 58, 1)
static const VanePart sunrise[] = { HORIZON, PART (ARROW_UP, SUN, 32, 10, 1) };
static const VanePart sunset[] = { HORIZON, PART (ARROW_DOWN, SUN, 32, 10, 1) };

#define ONE(parts) { { parts, G_N_ELEMENTS (parts) } }
#define BOTH(parts, night) { { parts, G_N_ELEMENTS (parts) }, { night, G_N_ELEMENTS (night) } }

/* By day, and by night where that is another picture. */
static const VanePicture pictures[VANE_N_CONDITIONS][2] = {
  [VANE_CONDITION_UNKNOWN] = ONE (unknown),
  [VANE_CONDITION_CLEAR] = BOTH (clear, clear_night),
  [VANE_CONDITION_MOSTLY_CLEAR] = BOTH (mostly_clear, mostly_clear_night),
  [VANE_CONDITION_PARTLY_CLOUDY] = BOTH (partly_cloudy, partly_cloudy_night),
  [VANE_CONDITION_CLOUDY] = ONE (cloudy),
  [VANE_CONDITION_HAZE] = ONE (haze),
  [VANE_CONDITION_SMOKE] = ONE (smoke),
  [VANE_CONDITION_DUST] = ONE (dust),
  [VANE_CONDITION_MIST] = ONE (mist),
  [VANE_CONDITION_FOG] = ONE (fog),
  [VANE_CONDITION_DRIZZLE] = ONE (drizzle),
  [VANE_CONDITION_LIGHT_RAIN] = ONE (light_rain),
  [VANE_CONDITION_SHOWERS] = BOTH (showers, showers_night),
  [VANE_CONDITION_LIGHT_SNOW] = ONE (light_snow),
  [VANE_CONDITION_RAIN] = ONE (rain),
  [VANE_CONDITION_SNOW_SHOWERS] = BOTH (snow_showers, snow_showers_night),
  [VANE_CONDITION_SLEET] = ONE (sleet),
  [VANE_CONDITION_SNOW] = ONE (snow),
  [VANE_CONDITION_HEAVY_RAIN] = ONE (heavy_rain),
  [VANE_CONDITION_HEAVY_SNOW] = ONE (heavy_snow),
  [VANE_CONDITION_FREEZING_RAIN] = ONE (freezing_rain),
  [VANE_CONDITION_WINDY] = ONE (windy),
  [VANE_CONDITION_THUNDERSTORM] = ONE (thunderstorm),
  [VANE_CONDITION_HAIL] = ONE (hail),
  [VANE_CONDITION_TORNADO] = ONE (tornado),
};

/**
 * vane_picture_find:
 * @condition: a condition
 * @daylight: by day or by night; unknown is day
 *
 * Returns: the picture's number, greater than %VANE_PICTURE_NONE and less than
 *   %VANE_N_PICTURES; what looks alike by day and night has one number
 */
guint
vane_picture_find (VaneCondition condition,
                   VaneDaylight  daylight)
{
  g_return_val_if_fail ((guint) condition < VANE_N_CONDITIONS, VANE_PICTURE_NONE);

  return 1 + 2 * condition + (daylight == VANE_DAYLIGHT_NIGHT && pictures[condition][1].n_parts > 0 ? 1 : 0);
}

/**
 * vane_picture_get:
 * @id: a number of vane_picture_find(), or one of the VANE_PICTURE_ constants
 *
 * Returns: the picture; it has no parts where no picture has this number
 */
VanePicture
vane_picture_get (guint id)
{
  static const VanePicture none = { NULL, 0 };
  static const VanePicture others[] = {
    { application, G_N_ELEMENTS (application) },
    { sunrise, G_N_ELEMENTS (sunrise) },
    { sunset, G_N_ELEMENTS (sunset) },
  };

  g_return_val_if_fail (id < VANE_N_PICTURES, none);

  if (id == VANE_PICTURE_NONE)
    return none;
  if (id >= VANE_PICTURE_APPLICATION)
    return others[id - VANE_PICTURE_APPLICATION];

  return pictures[(id - 1) / 2][(id - 1) % 2];
}

/**
 * vane_picture_get_paint:
 * @role: what a part is made of
 *
 * Returns: (transfer none): its colours
 */
const VanePaint *
vane_picture_get_paint (VaneRole role)
{
  g_return_val_if_fail ((guint) role < VANE_N_ROLES, NULL);

  return &paints[role];
}
