/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named in the .ui files of the cells of hours and of the rows of days, like those of
 * vane-closures.c. */
#include "config.h"

#include "vane-closures-items.h"

#include <glib/gi18n.h>
#include <math.h>

#include "icons/vane-picture.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-closures.h"
#include "vane-day-model.h"
#include "vane-hour-model.h"

/* Below this a chance of rain is not worth a look. */
#define MIN_CHANCE_PERCENT 10

/* --- an hour --- */

static gboolean
is_sun (VaneHourItem *item)
{
  return vane_hour_item_get_sample (item) == NULL;
}

static char *
format_hour_time (GObject      *object,
                  VaneHourItem *item)
{
  GTimeZone *zone;

  if (item == NULL)
    return g_strdup ("");
  if (vane_hour_item_get_kind (item) == VANE_HOUR_NOW)
    return g_strdup (_("Now"));
  zone = vane_report_get_zone (vane_reading_get_report (vane_hour_item_get_reading (item)));

  return is_sun (item) ? vane_format_time (vane_hour_item_get_time (item), zone)
                       : vane_format_hour (vane_hour_item_get_time (item), zone);
}

static guint
get_hour_picture (GObject      *object,
                  VaneHourItem *item)
{
  const VaneSample *sample = item != NULL ? vane_hour_item_get_sample (item) : NULL;

  if (sample != NULL)
    return vane_picture_find (sample->condition, sample->daylight);
  if (item == NULL)
    return VANE_PICTURE_NONE;

  return vane_hour_item_get_kind (item) == VANE_HOUR_SUNRISE ? VANE_PICTURE_SUNRISE : VANE_PICTURE_SUNSET;
}

static char *
format_hour_temperature (GObject      *object,
                         VaneHourItem *item)
{
  return item != NULL ? vane_closures_format (vane_hour_item_get_sample (item), VANE_FIELD_TEMPERATURE,
                                              vane_hour_item_get_reading (item))
                      : g_strdup ("");
}

static char *
format_chance (const VaneSample *sample,
               VaneReading      *reading)
{
  double chance = vane_sample_get (sample, VANE_FIELD_PRECIPITATION_PROBABILITY);
  char *text = NULL;

  if (!isnan (chance) && chance >= MIN_CHANCE_PERCENT)
    text = vane_format_value (VANE_FIELD_PRECIPITATION_PROBABILITY, chance, vane_reading_get_units (reading),
                              VANE_FORMAT_UNIT);

  return text != NULL ? text : g_strdup ("");
}

/* The sun's items have a word in this line. */
static char *
format_hour_rain (GObject      *object,
                  VaneHourItem *item)
{
  if (item == NULL)
    return g_strdup ("");
  if (is_sun (item))
    return g_strdup (vane_describe_sun (vane_hour_item_get_kind (item) == VANE_HOUR_SUNRISE));

  return format_chance (vane_hour_item_get_sample (item), vane_hour_item_get_reading (item));
}

/* --- a day --- */

static char *
format_day_name (GObject     *object,
                 VaneDayItem *item)
{
  VaneReading *reading = item != NULL ? vane_day_item_get_reading (item) : NULL;

  if (reading == NULL)
    return g_strdup ("");

  return vane_format_weekday (vane_day_item_get_day (item)->sample.time,
                              vane_report_get_zone (vane_reading_get_report (reading)),
                              vane_reading_get_now (reading), TRUE);
}

static guint
get_day_picture (GObject     *object,
                 VaneDayItem *item)
{
  return item != NULL ? vane_picture_find (vane_day_item_get_day (item)->sample.condition, VANE_DAYLIGHT_DAY)
                      : VANE_PICTURE_NONE;
}

static char *
format_day_rain (GObject     *object,
                 VaneDayItem *item)
{
  return item != NULL ? format_chance (&vane_day_item_get_day (item)->sample, vane_day_item_get_reading (item))
                      : g_strdup ("");
}

static char *
format_day_low (GObject     *object,
                VaneDayItem *item)
{
  return item != NULL ? vane_closures_format (&vane_day_item_get_day (item)->sample, VANE_FIELD_TEMPERATURE_MIN,
                                              vane_day_item_get_reading (item))
                      : g_strdup ("");
}

static char *
format_day_high (GObject     *object,
                 VaneDayItem *item)
{
  return item != NULL ? vane_closures_format (&vane_day_item_get_day (item)->sample, VANE_FIELD_TEMPERATURE_MAX,
                                              vane_day_item_get_reading (item))
                      : g_strdup ("");
}

static double
place_in_extremes (VaneDayItem *item,
                   VaneField    field)
{
  double value, low, high;

  if (item == NULL)
    return -1;
  value = vane_sample_get (&vane_day_item_get_day (item)->sample, field);
  vane_reading_get_extremes (vane_day_item_get_reading (item), &low, &high);

  if (isnan (value) || isnan (low) || isnan (high))
    return -1;

  /* All days alike: in the middle, rather than a division by zero. */
  return high > low ? CLAMP ((value - low) / (high - low), 0, 1) : 0.5;
}

static double
get_day_from (GObject     *object,
              VaneDayItem *item)
{
  return place_in_extremes (item, VANE_FIELD_TEMPERATURE_MIN);
}

static double
get_day_to (GObject     *object,
            VaneDayItem *item)
{
  return place_in_extremes (item, VANE_FIELD_TEMPERATURE_MAX);
}

/**
 * vane_closures_bind_items:
 * @klass: the class of a widget with a template that shows an hour or a day
 *
 * Makes the functions of this file, and those for all, known to the class's template.
 */
void
vane_closures_bind_items (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GCallback   function;
  } closures[] = {
    { "format_hour_time", G_CALLBACK (format_hour_time) },
    { "get_hour_picture", G_CALLBACK (get_hour_picture) },
    { "format_hour_temperature", G_CALLBACK (format_hour_temperature) },
    { "format_hour_rain", G_CALLBACK (format_hour_rain) },
    { "format_day_name", G_CALLBACK (format_day_name) },
    { "get_day_picture", G_CALLBACK (get_day_picture) },
    { "format_day_rain", G_CALLBACK (format_day_rain) },
    { "format_day_low", G_CALLBACK (format_day_low) },
    { "format_day_high", G_CALLBACK (format_day_high) },
    { "get_day_from", G_CALLBACK (get_day_from) },
    { "get_day_to", G_CALLBACK (get_day_to) },
  };

  vane_closures_bind (klass);
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
}
