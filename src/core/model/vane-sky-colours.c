/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White words must be read on every sky, and a sky must shine. So it shines where no words stand,
 * and behind words a second, darker sky is laid over it, the calm one, as opaque as it has to be.
 *
 * How opaque is computed, not tuned. Whatever is drawn is a blend of the colours below; luminance
 * is a convex function of sRGB values; so no blend of them is lighter than the lightest, and what
 * holds for each of them under the calm sky holds for all that ever lies there. */
#include "config.h"

#include "model/vane-sky-colours.h"

#include <math.h>

/* White on it has a contrast of 1.05 / (0.175 + 0.05) = 4.67: more than the 4.5 of WCAG 2.1,
 * 1.4.3, so that rounding to 8 bits takes nothing from it. */
#define MAX_LUMINANCE 0.175
/* The calm sky itself is darker, so that something of the other may be seen through it. */
#define CALM_LUMINANCE 0.135
#define CALM_STEPS 16
/* A light sky that is only made darker is a grey one. */
#define CALM_SHARE 0.5

/* Altitudes of the sun, in degrees, between which one sky turns into the next. */
#define NIGHT_ALTITUDE -10.0
#define DAY_ALTITUDE 8.0
#define GOLD_ALTITUDE 1.0
/* Below it, what glows is the moon. */
#define DUSK_ALTITUDE -6.0
#define GOLD_SPREAD 7.0

/* A wind in which the clouds are as fast as they get: a gale. */
#define FULL_WIND_MS 18.0

#define RGB(hex) { (((hex) >> 16) & 255) / 255.0, (((hex) >> 8) & 255) / 255.0, ((hex) & 255) / 255.0 }

/* Top and bottom by night and by day. */
typedef struct
{
  VaneColour night_top;
  VaneColour night_bottom;
  VaneColour day_top;
  VaneColour day_bottom;
} Palette;

static const Palette clear_sky = { RGB (0x060a20), RGB (0x2b3b7c), RGB (0x1a5cc4), RGB (0x8cc4f6) };
static const Palette overcast = { RGB (0x14181f), RGB (0x364050), RGB (0x5d7086), RGB (0xa9b6c4) };
static const Palette rain = { RGB (0x121824), RGB (0x344560), RGB (0x33455c), RGB (0x7a93ad) };
static const Palette storm = { RGB (0x0c0f18), RGB (0x2e3450), RGB (0x22293c), RGB (0x5d6985) };
static const Palette snow = { RGB (0x1c2638), RGB (0x53678a), RGB (0x5b7599), RGB (0xb4c5d8) };
static const Palette fog = { RGB (0x20262d), RGB (0x4b545f), RGB (0x717f8c), RGB (0xb9c0c6) };
static const Palette dust = { RGB (0x211a12), RGB (0x56452f), RGB (0x8a7148), RGB (0xc9ac7c) };

static const VaneColour gold_top = RGB (0x4a4f9c);
static const VaneColour gold_bottom = RGB (0xf59a52);
static const VaneColour gold_cloud = RGB (0xffc9a0);
static const VaneColour white = RGB (0xffffff);
static const VaneColour sun = RGB (0xfff7e0);
static const VaneColour low_sun = RGB (0xffb15c);
static const VaneColour moon = RGB (0xbfd0ff);
static const VaneColour rain_spark = RGB (0xc4d8f0);
static const VaneColour flash = RGB (0xd9d6ff);

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
from_linear (double value)
{
  return value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1 / 2.4) - 0.055;
}

static double
get_luminance (const VaneColour *colour)
{
  return 0.2126 * to_linear (colour->red) + 0.7152 * to_linear (colour->green) + 0.0722 * to_linear (colour->blue);
}

/* Scaled in linear light: darker, of the same hue. */
static VaneColour
limit (VaneColour colour)
{
  double luminance = get_luminance (&colour);
  double share;

  if (luminance <= CALM_LUMINANCE)
    return colour;

  share = CALM_LUMINANCE / luminance;

  return (VaneColour) { from_linear (to_linear (colour.red) * share),
                        from_linear (to_linear (colour.green) * share),
                        from_linear (to_linear (colour.blue) * share) };
}

/* From 0 at @from to 1 at @to, without corners. */
static double
ease (double value,
      double from,
      double to)
{
  double x = CLAMP ((value - from) / (to - from), 0, 1);

  return x * x * (3 - 2 * x);
}

/* Sources that tell a condition without the clouds. */
static double
guess_cloud_cover (VaneCondition condition)
{
  switch (condition)
    {
    case VANE_CONDITION_UNKNOWN:
    case VANE_CONDITION_CLEAR:
    case VANE_CONDITION_WINDY:
    case VANE_CONDITION_HAZE:
      return 0;
    case VANE_CONDITION_MOSTLY_CLEAR:
      return 20;
    case VANE_CONDITION_PARTLY_CLOUDY:
      return 50;
    default:
      return 100;
    }
}

/* What hides the blue, whatever the clouds are; NULL when only they decide. */
static const Palette *
find_palette (VaneCondition condition)
{
  switch (condition)
    {
    case VANE_CONDITION_HAZE:
    case VANE_CONDITION_MIST:
    case VANE_CONDITION_FOG:
      return &fog;
    case VANE_CONDITION_SMOKE:
    case VANE_CONDITION_DUST:
      return &dust;
    case VANE_CONDITION_DRIZZLE:
    case VANE_CONDITION_LIGHT_RAIN:
    case VANE_CONDITION_SHOWERS:
    case VANE_CONDITION_RAIN:
    case VANE_CONDITION_FREEZING_RAIN:
    case VANE_CONDITION_SLEET:
      return &rain;
    case VANE_CONDITION_HEAVY_RAIN:
    case VANE_CONDITION_THUNDERSTORM:
    case VANE_CONDITION_HAIL:
    case VANE_CONDITION_TORNADO:
      return &storm;
    case VANE_CONDITION_LIGHT_SNOW:
    case VANE_CONDITION_SNOW_SHOWERS:
    case VANE_CONDITION_SNOW:
    case VANE_CONDITION_HEAVY_SNOW:
      return &snow;
    default:
      return NULL;
    }
}

static void
set_fall (VaneSkyColours *self,
          VaneCondition   condition)
{
  static const struct
  {
    VaneCondition condition;
    VaneSkyFall   fall;
    double        density;
  } falls[] = {
    { VANE_CONDITION_DRIZZLE, VANE_SKY_FALL_RAIN, 0.2 },
    { VANE_CONDITION_LIGHT_RAIN, VANE_SKY_FALL_RAIN, 0.35 },
    { VANE_CONDITION_SHOWERS, VANE_SKY_FALL_RAIN, 0.6 },
    { VANE_CONDITION_LIGHT_SNOW, VANE_SKY_FALL_SNOW, 0.35 },
    { VANE_CONDITION_RAIN, VANE_SKY_FALL_RAIN, 0.6 },
    { VANE_CONDITION_SNOW_SHOWERS, VANE_SKY_FALL_SNOW, 0.6 },
    { VANE_CONDITION_SLEET, VANE_SKY_FALL_SLEET, 0.6 },
    { VANE_CONDITION_SNOW, VANE_SKY_FALL_SNOW, 0.6 },
    { VANE_CONDITION_HEAVY_RAIN, VANE_SKY_FALL_RAIN, 1 },
    { VANE_CONDITION_HEAVY_SNOW, VANE_SKY_FALL_SNOW, 1 },
    { VANE_CONDITION_FREEZING_RAIN, VANE_SKY_FALL_SLEET, 0.6 },
    { VANE_CONDITION_THUNDERSTORM, VANE_SKY_FALL_RAIN, 0.8 },
    { VANE_CONDITION_HAIL, VANE_SKY_FALL_SLEET, 1 },
  };

  self->fall = VANE_SKY_FALL_NONE;
  self->density = 0;
  for (guint i = 0; i < G_N_ELEMENTS (falls); i++)
    if (falls[i].condition == condition)
      {
        self->fall = falls[i].fall;
        self->density = falls[i].density;
      }
}

/**
 * vane_colour_mix:
 * @a: a colour
 * @b: another
 * @share: 0 … 1: how much of @b
 *
 * Returns: what a gradient between the two has there, or @b drawn over @a with that alpha
 */
VaneColour
vane_colour_mix (const VaneColour *a,
                 const VaneColour *b,
                 double            share)
{
  return (VaneColour) { a->red + (b->red - a->red) * share,
                        a->green + (b->green - a->green) * share,
                        a->blue + (b->blue - a->blue) * share };
}

/**
 * vane_colour_get_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: 1 … 21, the contrast ratio of WCAG 2.1
 *   (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)
 */
double
vane_colour_get_contrast (const VaneColour *a,
                          const VaneColour *b)
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return fmax (first, second) / fmin (first, second);
}

/* The least alpha of @over with which no more than the limit is left of @under. */
static double
find_alpha (const VaneColour *under,
            const VaneColour *over)
{
  double low = 0;
  double high = 1;

  if (get_luminance (under) <= MAX_LUMINANCE)
    return 0;

  while (high - low > 1e-3)
    {
      double middle = (low + high) / 2;
      VaneColour mixed = vane_colour_mix (under, over, middle);

      if (get_luminance (&mixed) <= MAX_LUMINANCE)
        high = middle;
      else
        low = middle;
    }

  return high;
}

static void
set_calm (VaneSkyColours *self)
{
  const VaneColour *drawn[] = { &self->top,         &self->bottom, &self->cloud_light,
                                &self->cloud_shade, &self->glow,   &self->spark };

  self->calm = 0;
  for (guint step = 0; step <= CALM_STEPS; step++)
    {
      VaneColour calm = vane_sky_colours_get_calm (self, (double) step / CALM_STEPS);

      for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
        self->calm = fmax (self->calm, find_alpha (drawn[i], &calm));
    }
}

static void
set_gradient (VaneSkyColours *self,
              const Palette  *palette,
              double          day,
              double          gold,
              double          grey)
{
  VaneColour top = vane_colour_mix (&clear_sky.night_top, &clear_sky.day_top, day);
  VaneColour bottom = vane_colour_mix (&clear_sky.night_bottom, &clear_sky.day_bottom, day);
  VaneColour grey_top = vane_colour_mix (&palette->night_top, &palette->day_top, day);
  VaneColour grey_bottom = vane_colour_mix (&palette->night_bottom, &palette->day_bottom, day);

  top = vane_colour_mix (&top, &gold_top, gold * 0.65);
  bottom = vane_colour_mix (&bottom, &gold_bottom, gold * 0.85);
  self->top = vane_colour_mix (&top, &grey_top, grey);
  self->bottom = vane_colour_mix (&bottom, &grey_bottom, grey * (1 - 0.25 * gold));
}

/* Lit from above by day, hardly at all by night. */
static void
set_clouds (VaneSkyColours *self,
            double          day,
            double          gold,
            double          grey)
{
  VaneColour light = vane_colour_mix (&self->bottom, &white, 0.1 + (0.72 - 0.4 * grey) * day);
  VaneColour shade = vane_colour_mix (&self->top, &self->bottom, 0.35 + (0.5 - 0.35 * grey) * day);

  self->cloud_light = vane_colour_mix (&light, &gold_cloud, 0.6 * gold * (1 - 0.7 * grey));
  self->cloud_shade = vane_colour_mix (&shade, &gold_top, 0.3 * gold * (1 - grey));
}

/**
 * vane_sky_colours_init:
 * @self: (out caller-allocates): the sky
 * @sun_altitude: degrees over the horizon, as of vane_sky_get_sun_altitude()
 * @cloud_cover: %, or NAN when not known
 * @condition: what the sky does
 *
 * Computes what the sky looks like. @text keeps a contrast of 4.5 to every blend of the colours
 * that are drawn (@top, @bottom, both of the clouds, @glow, @spark) once a colour of
 * vane_sky_colours_get_calm() lies over it with the alpha @calm. There is no wind and no moon in
 * it: see vane_sky_colours_set_wind() and vane_sky_colours_set_moon().
 */
void
vane_sky_colours_init (VaneSkyColours *self,
                       double          sun_altitude,
                       double          cloud_cover,
                       VaneCondition   condition)
{
  const Palette *hidden = find_palette (condition);
  const Palette *palette = hidden != NULL ? hidden : &overcast;
  double cover = isnan (cloud_cover) ? guess_cloud_cover (condition) : CLAMP (cloud_cover, 0, 100);
  double day = ease (sun_altitude, NIGHT_ALTITUDE, DAY_ALTITUDE);
  double gold = 1 - ease (fabs (sun_altitude - GOLD_ALTITUDE), 0, GOLD_SPREAD);
  double grey = hidden != NULL ? 1 : ease (cover, 55, 100);

  *self = (VaneSkyColours) { .text = white, .sun_altitude = sun_altitude };
  set_gradient (self, palette, day, gold, grey);
  set_clouds (self, day, gold, grey);
  set_fall (self, condition);
  self->cover = hidden != NULL ? fmax (cover, 85) / 100 : cover / 100;
  self->clouds = ease (cover, 5, 30);
  if (hidden != NULL)
    self->clouds = hidden == &fog || hidden == &dust ? 0.35 : 1;
  self->fog = hidden == &fog || hidden == &dust ? (condition == VANE_CONDITION_FOG ? 1 : 0.6) : 0;
  if (sun_altitude >= DUSK_ALTITUDE)
    self->sun = day * (1 - grey) * (1 - 0.45 * ease (cover, 20, 80));
  self->stars = (1 - ease (sun_altitude, NIGHT_ALTITUDE, 0)) * (1 - grey) * (1 - ease (cover, 30, 90));
  self->thunder = condition == VANE_CONDITION_THUNDERSTORM || condition == VANE_CONDITION_TORNADO;
  self->glow = vane_colour_mix (&low_sun, &sun, ease (sun_altitude, 0, 20));
  self->spark = self->fall == VANE_SKY_FALL_RAIN ? rain_spark : white;
  if (self->thunder)
    self->glow = flash;
  else if (sun_altitude < DUSK_ALTITUDE)
    self->glow = moon;
  set_calm (self);
}

/**
 * vane_sky_colours_get_gradient:
 * @self: a sky
 * @down: 0 at its upper edge … 1 at its lower
 *
 * Returns: its colour there: the upper half of the sky changes less than the lower one
 */
VaneColour
vane_sky_colours_get_gradient (const VaneSkyColours *self,
                               double                down)
{
  double share = down < 0.5 ? down * 2 * VANE_SKY_MIDDLE : VANE_SKY_MIDDLE + (down * 2 - 1) * (1 - VANE_SKY_MIDDLE);

  return vane_colour_mix (&self->top, &self->bottom, share);
}

/**
 * vane_sky_colours_get_calm:
 * @self: a sky
 * @down: 0 at its upper edge … 1 at its lower
 *
 * Returns: what is laid over it behind words, with the alpha @calm: nearer to the hue of the
 *   upper edge, and darker where that is still too light
 */
VaneColour
vane_sky_colours_get_calm (const VaneSkyColours *self,
                           double                down)
{
  VaneColour there = vane_sky_colours_get_gradient (self, CLAMP (down, 0, 1));

  return limit (vane_colour_mix (&self->top, &there, CALM_SHARE));
}

/**
 * vane_sky_colours_set_wind:
 * @self: a sky
 * @speed: m/s, or NAN when not known
 * @direction: degrees that the wind blows from, or NAN when not known
 *
 * Who looks at the sky looks to the north: wind from the west moves it to the right.
 */
void
vane_sky_colours_set_wind (VaneSkyColours *self,
                           double          speed,
                           double          direction)
{
  double across = isnan (direction) ? 1 : -sin (direction * G_PI / 180);

  self->wind = isnan (speed) ? 0 : CLAMP (speed / FULL_WIND_MS, 0, 1) * across;
}

/**
 * vane_sky_colours_set_moon:
 * @self: a sky
 * @phase: degrees, as of vane_sky_get_moon_phase(): the new moon is 0, the full moon 180
 *
 * Lights the moon in a sky that has stars.
 */
void
vane_sky_colours_set_moon (VaneSkyColours *self,
                           double          phase)
{
  if (self->sun_altitude < DUSK_ALTITUDE)
    self->moon = self->stars * (0.35 + 0.65 * (1 - cos (phase * G_PI / 180)) / 2);
}
