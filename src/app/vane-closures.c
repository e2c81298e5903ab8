/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each function here is named in a .ui file. GtkBuilder calls it with the object that the
 * binding stands in, then with what was looked up, then with the builder's own object.
 * Foreign text leaves here as plain text, but for escape_text(). */
#include "config.h"

#include "vane-closures.h"

#include <glib/gi18n.h>
#include <math.h>

#include "feed/vane-feed.h"
#include "icons/vane-picture.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-day-model.h"
#include "vane-hour-model.h"
#include "vane-icon.h"
#include "vane-reading.h"

/* Below this a chance of rain is not worth a look. */
#define MIN_CHANCE_PERCENT 10

/* --- any object --- */

static gboolean
is_set (GObject    *object,
        const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_object (GObject *object,
           GObject *value)
{
  return value != NULL;
}

/* --- a feed --- */

static char *
name_phase_page (GObject *object,
                 int      phase)
{
  switch ((VanePhase) phase)
    {
    case VANE_PHASE_LOADING:
      return g_strdup ("loading");

    case VANE_PHASE_FAILED:
      return g_strdup ("failed");

    case VANE_PHASE_READY:
    case VANE_PHASE_STALE:
    case VANE_PHASE_STALE_FAILED:
    default:
      return g_strdup ("report");
    }
}

static char *
name_content_page (GObject  *object,
                   VaneFeed *feed)
{
  return g_strdup (feed != NULL ? "place" : "welcome");
}

static char *
name_busy_page (GObject  *object,
                gboolean  busy)
{
  return g_strdup (busy ? "busy" : "idle");
}

static char *
describe_place (GObject   *object,
                VanePlace *place)
{
  return place != NULL ? vane_describe_place (place) : g_strdup ("");
}

/* AdwStatusPage takes its description as markup. The times in it are the user's own: they
 * are about this machine, not about the place. */
static char *
describe_error_markup (GObject  *object,
                       VaneFeed *feed,
                       GError   *error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = NULL;

  if (feed == NULL || error == NULL)
    return g_strdup ("");
  text = vane_describe_error (error, vane_feed_get_provider (feed), zone);

  return g_markup_escape_text (text, -1);
}

/* --- a reading --- */

static char *
format_or_blank (const VaneSample *sample,
                 VaneField         field,
                 VaneReading      *reading)
{
  char *text = sample != NULL ? vane_format_sample (sample, field, vane_reading_get_units (reading), VANE_FORMAT_PLAIN)
                              : NULL;

  return text != NULL ? text : g_strdup ("");
}

static char *
format_temperature (GObject     *object,
                    VaneReading *reading)
{
  g_autofree char *text = NULL;

  if (reading == NULL)
    return g_strdup ("");
  text = format_or_blank (vane_reading_get_sample (reading), VANE_FIELD_TEMPERATURE, reading);

  /* Not known is not 0: a dash. */
  return *text != '\0' ? g_steal_pointer (&text) : g_strdup ("–");
}

static char *
describe_condition (GObject     *object,
                    VaneReading *reading)
{
  const VaneSample *sample = reading != NULL ? vane_reading_get_sample (reading) : NULL;

  return g_strdup (sample != NULL ? vane_describe_condition (sample->condition, sample->daylight) : "");
}

static char *
describe_details (GObject     *object,
                  VaneReading *reading)
{
  g_autofree char *feels_like = NULL;
  g_autofree char *high_low = NULL;
  g_autofree char *text = NULL;

  if (reading == NULL)
    return g_strdup ("");

  feels_like = format_or_blank (vane_reading_get_sample (reading), VANE_FIELD_FEELS_LIKE, reading);
  high_low = vane_describe_high_low (vane_reading_get_report (reading), vane_reading_get_units (reading),
                                     vane_reading_get_now (reading));
  if (*feels_like != '\0')
    text = g_strdup_printf (_("Feels like %s"), feels_like);
  if (text != NULL && high_low != NULL)
    return g_strdup_printf ("%s · %s", text, high_low);
  if (text != NULL)
    return g_steal_pointer (&text);

  return high_low != NULL ? g_steal_pointer (&high_low) : g_strdup ("");
}

static char *
describe_age (GObject     *object,
              VaneReading *reading)
{
  VaneReport *report = reading != NULL ? vane_reading_get_report (reading) : NULL;
  const VaneSample *sample = reading != NULL ? vane_reading_get_sample (reading) : NULL;
  g_autofree char *age = NULL;
  g_autofree char *basis = NULL;

  if (report == NULL)
    return g_strdup ("");

  age = vane_describe_age (report, vane_reading_get_now (reading));
  if (sample == NULL || vane_reading_get_basis (reading) == VANE_BASIS_OBSERVED)
    return g_steal_pointer (&age);
  basis = vane_describe_basis (vane_reading_get_basis (reading), sample->time, vane_report_get_zone (report));

  return g_strdup_printf ("%s · %s", age, basis);
}

static guint
get_picture (GObject     *object,
             VaneReading *reading)
{
  const VaneSample *sample = reading != NULL ? vane_reading_get_sample (reading) : NULL;

  return sample != NULL ? vane_picture_find (sample->condition, sample->daylight) : VANE_PICTURE_NONE;
}

/* --- an hour --- */

static char *
format_hour_time (GObject      *object,
                  VaneHourItem *item)
{
  VaneReport *report;

  if (item == NULL)
    return g_strdup ("");
  if (vane_hour_item_get_is_now (item))
    return g_strdup (_("Now"));
  report = vane_reading_get_report (vane_hour_item_get_reading (item));

  return vane_format_hour (vane_hour_item_get_sample (item)->time, vane_report_get_zone (report));
}

static guint
get_hour_picture (GObject      *object,
                  VaneHourItem *item)
{
  const VaneSample *sample = item != NULL ? vane_hour_item_get_sample (item) : NULL;

  return sample != NULL ? vane_picture_find (sample->condition, sample->daylight) : VANE_PICTURE_NONE;
}

static char *
format_hour_temperature (GObject      *object,
                         VaneHourItem *item)
{
  return item != NULL ? format_or_blank (vane_hour_item_get_sample (item), VANE_FIELD_TEMPERATURE,
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

static char *
format_hour_rain (GObject      *object,
                  VaneHourItem *item)
{
  return item != NULL ? format_chance (vane_hour_item_get_sample (item), vane_hour_item_get_reading (item))
                      : g_strdup ("");
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
  return item != NULL ? format_or_blank (&vane_day_item_get_day (item)->sample, VANE_FIELD_TEMPERATURE_MIN,
                                         vane_day_item_get_reading (item))
                      : g_strdup ("");
}

static char *
format_day_high (GObject     *object,
                 VaneDayItem *item)
{
  return item != NULL ? format_or_blank (&vane_day_item_get_day (item)->sample, VANE_FIELD_TEMPERATURE_MAX,
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
 * vane_closures_bind:
 * @klass: the class of a widget with a template
 *
 * Makes the functions of this file known to the class's template. With hidden visibility
 * GtkBuilder finds none by itself.
 * The icon that shows the pictures is made known, too.
 */
void
vane_closures_bind (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GCallback   function;
  } closures[] = {
    { "is_set", G_CALLBACK (is_set) },
    { "is_object", G_CALLBACK (is_object) },
    { "name_phase_page", G_CALLBACK (name_phase_page) },
    { "name_content_page", G_CALLBACK (name_content_page) },
    { "name_busy_page", G_CALLBACK (name_busy_page) },
    { "describe_place", G_CALLBACK (describe_place) },
    { "describe_error_markup", G_CALLBACK (describe_error_markup) },
    { "format_temperature", G_CALLBACK (format_temperature) },
    { "describe_condition", G_CALLBACK (describe_condition) },
    { "describe_details", G_CALLBACK (describe_details) },
    { "describe_age", G_CALLBACK (describe_age) },
    { "get_picture", G_CALLBACK (get_picture) },
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

  g_type_ensure (VANE_TYPE_ICON);
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
}
