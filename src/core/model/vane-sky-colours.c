/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White words must be read on every sky. So no colour that is painted behind them is lighter
 * than the limit below; and as luminance is a convex function of sRGB values, no blend of such
 * colours is either, whatever lies over what. */
#include "config.h"

#include "model/vane-sky-colours.h"

#include <math.h>

/* White on it has a contrast of 1.05 / (0.175 + 0.05) = 4.67: more than the 4.5 of WCAG 2.1,
 * 1.4.3, so that rounding to 8 bits takes nothing from it. */
#define MAX_LUMINANCE 0.175

/* Altitudes of the sun, in degrees, between which one sky turns into the next. */
#define NIGHT_ALTITUDE -10.0
#define DAY_ALTITUDE 8.0
#define GOLD_ALTITUDE 1.0
#define GOLD_SPREAD 7.0

#define RGB(hex) { (((hex) >> 16) & 255) / 255.0, (((hex) >> 8) & 255) / 255.0, ((hex) & 255) / 255.0 }

/* Top and bottom by night and by day. */
typedef struct
{
  VaneColour night_top;
  VaneColour night_bottom;
  VaneColour day_top;
  VaneColour day_bottom;
} Palette;

static const Palette clear_sky = { RGB (0x070b1f), RGB (0x26336b), RGB (0x134b9b), RGB (0x3572b5) };
static const Palette overcast = { RGB (0x14181f), RGB (0x323a46), RGB (0x4c5a6b), RGB (0x7d8894) };
static const Palette rain = { RGB (0x141a26), RGB (0x36445a), RGB (0x2f3e52), RGB (0x5f7790) };
static const Palette storm = { RGB (0x0e1119), RGB (0x2c3147), RGB (0x23293a), RGB (0x515c74) };
static const Palette snow = { RGB (0x222c3e), RGB (0x53647e), RGB (0x3d5274), RGB (0x74889f) };
static const Palette fog = { RGB (0x22272d), RGB (0x474e57), RGB (0x6a747e), RGB (0x878f96) };
static const Palette dust = { RGB (0x211a12), RGB (0x4d3f2d), RGB (0x7a6443), RGB (0xa38a62) };

static const VaneColour gold_top = RGB (0x4a4f96);
static const VaneColour gold_bottom = RGB (0xd9793b);
static const VaneColour white = RGB (0xffffff);
static const VaneColour sun = RGB (0xffd36b);

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

  if (luminance <= MAX_LUMINANCE)
    return colour;

  share = MAX_LUMINANCE / luminance;

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

/**
 * vane_sky_colours_init:
 * @self: (out caller-allocates): the colours
 * @sun_altitude: degrees over the horizon, as of vane_sky_get_sun_altitude()
 * @cloud_cover: %, or NAN when not known
 * @condition: what the sky does
 *
 * Computes the colours of the sky. @text keeps a contrast of 4.5 to every other colour but
 * @glow, and to every blend of them.
 */
void
vane_sky_colours_init (VaneSkyColours *self,
                       double          sun_altitude,
                       double          cloud_cover,
                       VaneCondition   condition)
{
  const Palette *hidden = find_palette (condition);
  const Palette *palette = hidden != NULL ? hidden : &overcast;
  double cover = isnan (cloud_cover) ? guess_cloud_cover (condition) : cloud_cover;
  double day = ease (sun_altitude, NIGHT_ALTITUDE, DAY_ALTITUDE);
  double gold = 1 - ease (fabs (sun_altitude - GOLD_ALTITUDE), 0, GOLD_SPREAD);
  double grey = hidden != NULL ? 1 : ease (cover, 55, 100);
  VaneColour top = vane_colour_mix (&clear_sky.night_top, &clear_sky.day_top, day);
  VaneColour bottom = vane_colour_mix (&clear_sky.night_bottom, &clear_sky.day_bottom, day);
  VaneColour grey_top = vane_colour_mix (&palette->night_top, &palette->day_top, day);
  VaneColour grey_bottom = vane_colour_mix (&palette->night_bottom, &palette->day_bottom, day);

  top = vane_colour_mix (&top, &gold_top, gold * 0.6);
  bottom = vane_colour_mix (&bottom, &gold_bottom, gold * 0.85);
  top = vane_colour_mix (&top, &grey_top, grey);
  bottom = vane_colour_mix (&bottom, &grey_bottom, grey);

  self->top = limit (top);
  self->bottom = limit (bottom);
  self->cloud = limit (vane_colour_mix (&self->bottom, &white, 0.14));
  self->glow = sun;
  self->spark = limit (vane_colour_mix (&self->bottom, &white, 0.35));
  self->text = white;
  self->clouds = ease (cover, 10, 60) * (1 - 0.5 * grey);
  self->sun = day * (1 - grey) * (1 - 0.5 * ease (cover, 20, 80));
  self->stars = (1 - ease (sun_altitude, NIGHT_ALTITUDE, 0)) * (1 - grey) * (1 - ease (cover, 10, 80));
  set_fall (self, condition);
}
