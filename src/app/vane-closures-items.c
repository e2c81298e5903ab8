/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named in the .ui file of the rows of days, like those of vane-closures.c. */
#include "config.h"

#include "vane-closures-items.h"

#include <math.h>

#include "icons/vane-picture.h"
#include "present/vane-format.h"
#include "vane-closures.h"
#include "vane-day-model.h"
#include "vane-hour-words.h"

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
  return item != NULL ? vane_hour_words_format_chance (&vane_day_item_get_day (item)->sample,
                                                       vane_day_item_get_reading (item))
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
 * @klass: the class of a widget with a template that shows a day
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
