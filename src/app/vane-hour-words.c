/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-hour-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "icons/vane-picture.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-closures.h"

/* Below this a chance of rain is not worth a look. */
#define MIN_CHANCE_PERCENT 10

static gboolean
is_sun (VaneHourItem *item)
{
  return vane_hour_item_get_sample (item) == NULL;
}

/**
 * vane_hour_words_format_time:
 * @item: an hour, or a time of the sun
 *
 * Returns: (transfer full): when it is, in the place's zone
 */
char *
vane_hour_words_format_time (VaneHourItem *item)
{
  GTimeZone *zone;

  if (vane_hour_item_get_kind (item) == VANE_HOUR_NOW)
    return g_strdup (_("Now"));
  zone = vane_report_get_zone (vane_reading_get_report (vane_hour_item_get_reading (item)));

  return is_sun (item) ? vane_format_time (vane_hour_item_get_time (item), zone)
                       : vane_format_hour (vane_hour_item_get_time (item), zone);
}

/**
 * vane_hour_words_format_temperature:
 * @item: an hour, or a time of the sun
 *
 * Returns: (transfer full): its temperature; empty when none is known
 */
char *
vane_hour_words_format_temperature (VaneHourItem *item)
{
  return vane_closures_format (vane_hour_item_get_sample (item), VANE_FIELD_TEMPERATURE,
                               vane_hour_item_get_reading (item));
}

/**
 * vane_hour_words_format_chance:
 * @sample: of an hour or a day
 * @reading: what it is of
 *
 * Returns: (transfer full): the chance of precipitation; empty where it is small or not known
 */
char *
vane_hour_words_format_chance (const VaneSample *sample,
                               VaneReading      *reading)
{
  double chance = vane_sample_get (sample, VANE_FIELD_PRECIPITATION_PROBABILITY);
  char *text = NULL;

  if (!isnan (chance) && chance >= MIN_CHANCE_PERCENT)
    text = vane_format_value (VANE_FIELD_PRECIPITATION_PROBABILITY, chance, vane_reading_get_units (reading),
                              VANE_FORMAT_UNIT);

  return text != NULL ? text : g_strdup ("");
}

/**
 * vane_hour_words_format_rain:
 * @item: an hour, or a time of the sun
 *
 * Returns: (transfer full): the chance of rain; the sun's times have a word in this line
 */
char *
vane_hour_words_format_rain (VaneHourItem *item)
{
  if (is_sun (item))
    return g_strdup (vane_describe_sun (vane_hour_item_get_kind (item) == VANE_HOUR_SUNRISE));

  return vane_hour_words_format_chance (vane_hour_item_get_sample (item), vane_hour_item_get_reading (item));
}

/**
 * vane_hour_words_get_picture:
 * @item: an hour, or a time of the sun
 *
 * Returns: the number of its picture
 */
guint
vane_hour_words_get_picture (VaneHourItem *item)
{
  const VaneSample *sample = vane_hour_item_get_sample (item);

  if (sample != NULL)
    return vane_picture_find (sample->condition, sample->daylight);

  return vane_hour_item_get_kind (item) == VANE_HOUR_SUNRISE ? VANE_PICTURE_SUNRISE : VANE_PICTURE_SUNSET;
}

/**
 * vane_hour_words_describe:
 * @item: an hour, or a time of the sun
 *
 * Returns: (transfer full): all of it in one sentence, as it is read out
 */
char *
vane_hour_words_describe (VaneHourItem *item)
{
  VaneReading *reading = vane_hour_item_get_reading (item);
  VaneReport *report = vane_reading_get_report (reading);

  switch (vane_hour_item_get_kind (item))
    {
    case VANE_HOUR_NOW:
      return vane_describe_now (report, vane_reading_get_units (reading), vane_reading_get_now (reading));

    case VANE_HOUR_SUNRISE:
    case VANE_HOUR_SUNSET:
      return vane_describe_sun_time (vane_hour_item_get_kind (item) == VANE_HOUR_SUNRISE,
                                     vane_hour_item_get_time (item), vane_report_get_zone (report));

    case VANE_HOUR_STEP:
    default:
      return vane_describe_hour (vane_hour_item_get_sample (item), vane_report_get_zone (report),
                                 vane_reading_get_units (reading));
    }
}
