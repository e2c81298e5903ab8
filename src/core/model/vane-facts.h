/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tiles tell of now, or of a day: values that were given and what follows from them.
 * Pure maths, plain data, time as an argument. */
#pragma once

#include "model/vane-air.h"
#include "model/vane-moon.h"
#include "model/vane-report.h"
#include "model/vane-sky.h"

G_BEGIN_DECLS

/* How the pressure changes: the words of sailors' forecasts. */
typedef enum
{
  VANE_TREND_UNKNOWN,
  VANE_TREND_STEADY,
  VANE_TREND_RISING_SLOWLY,
  VANE_TREND_RISING,
  VANE_TREND_RISING_QUICKLY,
  VANE_TREND_FALLING_SLOWLY,
  VANE_TREND_FALLING,
  VANE_TREND_FALLING_QUICKLY,
} VaneTrend;

#define VANE_N_TRENDS (VANE_TREND_FALLING_QUICKLY + 1)

/* Of the World Health Organization's scale. */
typedef enum
{
  VANE_UV_LOW,
  VANE_UV_MODERATE,
  VANE_UV_HIGH,
  VANE_UV_VERY_HIGH,
  VANE_UV_EXTREME,
} VaneUvLevel;

#define VANE_N_UV_LEVELS (VANE_UV_EXTREME + 1)

/* The Met Office's terms, and two for what sailors do not tell apart. */
typedef enum
{
  VANE_VISIBILITY_VERY_POOR,
  VANE_VISIBILITY_POOR,
  VANE_VISIBILITY_MODERATE,
  VANE_VISIBILITY_GOOD,
  VANE_VISIBILITY_VERY_GOOD,
  VANE_VISIBILITY_EXCELLENT,
} VaneVisibility;

#define VANE_N_VISIBILITIES (VANE_VISIBILITY_EXCELLENT + 1)

/* From one end of a curve to the other. */
#define VANE_FACTS_N_PRESSURES 25
#define VANE_FACTS_N_ALTITUDES 49
/* An hour each: from now on, or from midnight. */
#define VANE_FACTS_N_RAINS 24

/**
 * VaneFacts:
 * @date: YYYYMMDD in the place's zone: what day it is about
 * @is_now: about now, rather than a day as a whole
 * @now: unix seconds
 * @start: midnight of that date
 * @end: the next midnight
 * @has_day: whether the report has that date
 * @sample: the values of now, or the day's
 * @has_air: whether anything is known of the air
 * @air: the air now, or when it is worst on that day
 * @index: what the air is like
 * @has_pollen: whether pollen are counted there
 * @visibility: what it is called; valid when the sample has one
 * @visibility_share: 0 … 1: where on the scale of those words it lies, or NAN
 * @uv_share: 0 … 1: where on the scale of the UV index it lies, or NAN
 * @uv_low_after: when the UV index is low again for the day, or %VANE_TIME_NONE
 * @pressure_change: hPa in the last three hours, or in the next three; NAN when not known
 * @trend: the same as a word
 * @pressures_start: unix seconds of the first of the pressures
 * @pressures: hPa, an hour apart; NAN where not known
 * @pressure_low: the least of them
 * @pressure_high: the greatest of them
 * @n_pressures: how many of them are known
 * @precipitation_day: mm on that date, or NAN
 * @precipitation_24h: mm in the 24 hours from now, or NAN; of a day NAN
 * @rains: mm/h in each of the hours, or NAN
 * @rain_most: the greatest of them, or NAN
 * @chance_24h: % in them at most; of a day the day's
 * @sun: whether it rises
 * @sunrise: unix seconds or %VANE_TIME_NONE
 * @sunset: unix seconds or %VANE_TIME_NONE
 * @daylight_s: how long the sun is up on that date
 * @sun_altitudes: degrees, from @start to @end at equal distances
 * @southern: whether the moon is seen from the south
 * @moon_phase: degrees, see vane_sky_get_moon_phase()
 * @moonrise: the next one, or that date's, or %VANE_TIME_NONE
 * @moonset: the next one, or that date's, or %VANE_TIME_NONE
 */
typedef struct
{
  guint        date;
  gboolean     is_now;
  gint64       now;
  gint64       start;
  gint64       end;
  gboolean     has_day;
  VaneSample   sample;
  gboolean     has_air;
  VaneSample   air;
  VaneAirIndex index;
  gboolean     has_pollen;
  VaneVisibility visibility;
  double       visibility_share;
  double       uv_share;
  gint64       uv_low_after;
  double       pressure_change;
  VaneTrend    trend;
  gint64       pressures_start;
  double       pressures[VANE_FACTS_N_PRESSURES];
  double       pressure_low;
  double       pressure_high;
  guint        n_pressures;
  double       precipitation_day;
  double       precipitation_24h;
  double       rains[VANE_FACTS_N_RAINS];
  double       rain_most;
  double       chance_24h;
  VaneSunState sun;
  gint64       sunrise;
  gint64       sunset;
  gint64       daylight_s;
  double       sun_altitudes[VANE_FACTS_N_ALTITUDES];
  gboolean     southern;
  double       moon_phase;
  gint64       moonrise;
  gint64       moonset;
} VaneFacts;

void        vane_facts_init       (VaneFacts   *self,
                                   VaneReport  *report,
                                   gint64       now,
                                   guint        date);

VaneTrend   vane_trend_of         (double       change);
const char *vane_trend_to_string  (VaneTrend    trend);
VaneUvLevel vane_uv_get_level     (double       index);
const char *vane_uv_level_to_string (VaneUvLevel level);
VaneVisibility vane_visibility_of (double   metres,
                                   double  *share);
const char *vane_visibility_to_string (VaneVisibility visibility);
const char *vane_sun_state_to_string (VaneSunState state);

G_END_DECLS
