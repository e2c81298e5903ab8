/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about what a report says, for screen readers, tooltips and terminals. A part
 * that is not known is left out. */
#include "config.h"

#include "present/vane-describe-private.h"

#include <glib/gi18n-lib.h>

#include "present/vane-format.h"

/**
 * vane_describe_basis:
 * @basis: what "now" rests on
 * @time: unix seconds: of the sample that is shown
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: (transfer full): "measured at 09:00", "from the forecast", "measured at 09:00, old"
 */
char *
vane_describe_basis (VaneBasis  basis,
                     gint64     time,
                     GTimeZone *zone)
{
  g_autofree char *hour = vane_format_time (time, zone);

  if (basis == VANE_BASIS_FORECAST || hour == NULL)
    return g_strdup (_("from the forecast"));
  if (basis == VANE_BASIS_OLD)
    return g_strdup_printf (_("measured at %s, old"), hour);

  return g_strdup_printf (_("measured at %s"), hour);
}

static gboolean
is_snow (VaneCondition condition)
{
  return condition == VANE_CONDITION_SNOW || condition == VANE_CONDITION_LIGHT_SNOW ||
         condition == VANE_CONDITION_HEAVY_SNOW || condition == VANE_CONDITION_SNOW_SHOWERS;
}

static void
add_condition (GStrvBuilder  *parts,
               VaneCondition  condition,
               VaneDaylight   daylight)
{
  const char *text = vane_describe_condition_inline (condition, daylight);

  if (text != NULL)
    g_strv_builder_add (parts, text);
}

static void
add_chance (GStrvBuilder     *parts,
            const VaneSample *sample,
            const VaneUnits  *units)
{
  g_autofree char *chance =
      vane_format_sample (sample, VANE_FIELD_PRECIPITATION_PROBABILITY, units, VANE_FORMAT_UNIT);
  g_autofree char *text = NULL;

  if (chance == NULL)
    return;

  if (is_snow (sample->condition))
    /* Translators: %s is a percentage: "20% chance of snow" */
    text = g_strdup_printf (_("%s chance of snow"), chance);
  else
    /* Translators: %s is a percentage: "20% chance of rain" */
    text = g_strdup_printf (_("%s chance of rain"), chance);
  g_strv_builder_add (parts, text);
}

static void
add_high_low (GStrvBuilder     *parts,
              const VaneSample *day,
              const VaneUnits  *units,
              VaneFormatFlags   flags)
{
  g_autofree char *high = vane_format_sample (day, VANE_FIELD_TEMPERATURE_MAX, units, flags);
  g_autofree char *low = vane_format_sample (day, VANE_FIELD_TEMPERATURE_MIN, units, flags);

  if (high != NULL)
    {
      /* Translators: the greatest temperature of a day, within a sentence: "high 64°" */
      g_autofree char *text = g_strdup_printf (_("high %s"), high);

      g_strv_builder_add (parts, text);
    }
  if (low != NULL)
    {
      /* Translators: the least temperature of a day, within a sentence: "low 52°" */
      g_autofree char *text = g_strdup_printf (_("low %s"), low);

      g_strv_builder_add (parts, text);
    }
}

/**
 * vane_describe_day:
 * @day: a day
 * @zone: (nullable): the place's zone; %NULL is this machine's
 * @units: the units wanted
 * @now: unix seconds, to tell today
 *
 * Returns: (transfer full): "Saturday, rain, high 64°, low 52°, 60% chance of rain"
 */
char *
vane_describe_day (const VaneDay   *day,
                   GTimeZone       *zone,
                   const VaneUnits *units,
                   gint64           now)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *weekday = NULL;
  char *text;

  g_return_val_if_fail (day != NULL && units != NULL, NULL);

  weekday = vane_format_weekday (day->sample.time, zone, now, FALSE);
  if (weekday != NULL)
    g_strv_builder_add (parts, weekday);
  add_condition (parts, day->sample.condition, VANE_DAYLIGHT_DAY);
  add_high_low (parts, &day->sample, units, VANE_FORMAT_PLAIN);
  add_chance (parts, &day->sample, units);

  text = vane_describe_join (parts);

  return text != NULL ? text : g_strdup ("");
}

/**
 * vane_describe_hour:
 * @hour: a step of the forecast
 * @zone: (nullable): the place's zone; %NULL is this machine's
 * @units: the units wanted
 *
 * Returns: (transfer full): "3 PM, partly cloudy, 61°, 20% chance of rain"
 */
char *
vane_describe_hour (const VaneSample *hour,
                    GTimeZone        *zone,
                    const VaneUnits  *units)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *time = NULL;
  g_autofree char *temperature = NULL;
  char *text;

  g_return_val_if_fail (hour != NULL && units != NULL, NULL);

  time = vane_format_hour (hour->time, zone);
  if (time != NULL)
    g_strv_builder_add (parts, time);
  add_condition (parts, hour->condition, hour->daylight);
  temperature = vane_format_sample (hour, VANE_FIELD_TEMPERATURE, units, VANE_FORMAT_PLAIN);
  if (temperature != NULL)
    g_strv_builder_add (parts, temperature);
  add_chance (parts, hour, units);

  text = vane_describe_join (parts);

  return text != NULL ? text : g_strdup ("");
}

/**
 * vane_describe_sun:
 * @rises: whether it rises or sets
 *
 * Returns: (transfer none): what the sun does
 */
const char *
vane_describe_sun (gboolean rises)
{
  return rises ? _("Sunrise") : _("Sunset");
}

/**
 * vane_describe_sun_time:
 * @rises: whether it rises or sets
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: (transfer full): "Sunset, 16:54"
 */
char *
vane_describe_sun_time (gboolean   rises,
                        gint64     time,
                        GTimeZone *zone)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *text = vane_format_time (time, zone);

  g_strv_builder_add (parts, vane_describe_sun (rises));
  if (text != NULL)
    g_strv_builder_add (parts, text);

  return vane_describe_join (parts);
}

/* (nullable): the day in which @now is. */
static const VaneDay *
find_day (VaneReport *report,
          gint64      now)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  for (guint i = 0; i < n; i++)
    if (days[i].sample.time <= now && now < days[i].sample.time + days[i].sample.span_s)
      return &days[i];

  return NULL;
}

/**
 * vane_describe_now:
 * @report: a report
 * @units: the units wanted
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): "61°F, partly cloudy, feels like 59°F, high 64°F, low 52°F";
 *   %NULL when the report says nothing of now
 */
char *
vane_describe_now (VaneReport      *report,
                   const VaneUnits *units,
                   gint64           now)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *temperature = NULL;
  g_autofree char *feels_like = NULL;
  const VaneDay *day;
  VaneSample sample;
  VaneBasis basis;

  g_return_val_if_fail (report != NULL && units != NULL, NULL);

  if (!vane_derive_now (report, now, &sample, &basis))
    return NULL;

  temperature = vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, units, VANE_FORMAT_UNIT);
  if (temperature != NULL)
    g_strv_builder_add (parts, temperature);
  add_condition (parts, sample.condition, sample.daylight);
  feels_like = vane_format_sample (&sample, VANE_FIELD_FEELS_LIKE, units, VANE_FORMAT_UNIT);
  if (feels_like != NULL)
    {
      /* Translators: %s is a temperature, within a sentence */
      g_autofree char *text = g_strdup_printf (_("feels like %s"), feels_like);

      g_strv_builder_add (parts, text);
    }
  day = find_day (report, now);
  if (day != NULL)
    add_high_low (parts, &day->sample, units, VANE_FORMAT_UNIT);

  return vane_describe_join (parts);
}

static gboolean
format_high_low (VaneReport       *report,
                 const VaneUnits  *units,
                 gint64            now,
                 char            **high,
                 char            **low)
{
  const VaneDay *day = find_day (report, now);

  if (day == NULL)
    return FALSE;

  *high = vane_format_sample (&day->sample, VANE_FIELD_TEMPERATURE_MAX, units, VANE_FORMAT_PLAIN);
  *low = vane_format_sample (&day->sample, VANE_FIELD_TEMPERATURE_MIN, units, VANE_FORMAT_PLAIN);

  return *high != NULL && *low != NULL;
}

/**
 * vane_describe_high_low:
 * @report: a report
 * @units: the units wanted
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): "High 64° · Low 52°" of the day in which @now is; %NULL
 *   when one of them is not known
 */
char *
vane_describe_high_low (VaneReport      *report,
                        const VaneUnits *units,
                        gint64           now)
{
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  g_return_val_if_fail (report != NULL && units != NULL, NULL);

  if (!format_high_low (report, units, now, &high, &low))
    return NULL;

  /* Translators: the greatest and the least temperature of a day */
  return g_strdup_printf (_("High %s · Low %s"), high, low);
}

/**
 * vane_describe_high_low_short:
 * @report: a report
 * @units: the units wanted
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): "H 64° L 52°", for where there is little room; %NULL when
 *   one of them is not known
 */
char *
vane_describe_high_low_short (VaneReport      *report,
                              const VaneUnits *units,
                              gint64           now)
{
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  g_return_val_if_fail (report != NULL && units != NULL, NULL);

  if (!format_high_low (report, units, now, &high, &low))
    return NULL;

  /* Translators: the greatest and the least temperature of a day, as short as can be */
  return g_strdup_printf (_("H %s L %s"), high, low);
}

/**
 * vane_describe_age:
 * @report: a report
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): "Updated 2 min ago"; %NULL when it is not known
 */
char *
vane_describe_age (VaneReport *report,
                   gint64      now)
{
  g_autofree char *age = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  age = vane_format_age (vane_report_get_fetched_at (report), now);

  if (age == NULL)
    return NULL;

  /* Translators: %s is an age: "2 min ago", "just now" */
  return g_strdup_printf (_("Updated %s"), age);
}
