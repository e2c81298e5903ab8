/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each function here is named in a .ui file. GtkBuilder calls it with the object that the
 * binding stands in, then with what was looked up, then with the builder's own object.
 * Foreign text leaves here as plain text, but for escape_text(). */
#include "config.h"

#include "vane-closures.h"

#include <glib/gi18n.h>

#include "feed/vane-feed.h"
#include "icons/vane-picture.h"
#include "present/vane-describe.h"
#include "present/vane-describe-next-hour.h"
#include "present/vane-format.h"
#include "vane-icon.h"
#include "vane-reading.h"

/* --- any object --- */

static gboolean
is_object (GObject *object,
           GObject *value)
{
  return value != NULL;
}

/* --- a feed --- */

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

/**
 * vane_closures_format:
 * @sample: (nullable): values
 * @field: which of them
 * @reading: whose units to take
 *
 * Returns: (transfer full): the value without its unit; "" when it is not known
 */
char *
vane_closures_format (const VaneSample *sample,
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
  text = vane_closures_format (vane_reading_get_sample (reading), VANE_FIELD_TEMPERATURE, reading);

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

  feels_like = vane_closures_format (vane_reading_get_sample (reading), VANE_FIELD_FEELS_LIKE, reading);
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
name_hours (GObject     *object,
            VaneReading *reading,
            guint        date)
{
  GTimeZone *zone;
  char *text;

  if (reading == NULL || date == 0)
    return g_strdup (_("Hours"));
  zone = vane_report_get_zone (vane_reading_get_report (reading));
  text = vane_format_date (vane_derive_midnight (zone, date), zone);

  return text != NULL ? text : g_strdup (_("Hours"));
}

static char *
describe_next_hour (GObject     *object,
                    VaneReading *reading)
{
  char *text = reading != NULL
                   ? vane_describe_next_hour (vane_reading_get_next_hour (reading), vane_reading_get_now (reading))
                   : NULL;

  return text != NULL ? text : g_strdup ("");
}

static guint
get_picture (GObject     *object,
             VaneReading *reading)
{
  const VaneSample *sample = reading != NULL ? vane_reading_get_sample (reading) : NULL;

  return sample != NULL ? vane_picture_find (sample->condition, sample->daylight) : VANE_PICTURE_NONE;
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
    { "is_object", G_CALLBACK (is_object) },
    { "name_content_page", G_CALLBACK (name_content_page) },
    { "name_busy_page", G_CALLBACK (name_busy_page) },
    { "describe_place", G_CALLBACK (describe_place) },
    { "describe_error_markup", G_CALLBACK (describe_error_markup) },
    { "format_temperature", G_CALLBACK (format_temperature) },
    { "describe_condition", G_CALLBACK (describe_condition) },
    { "describe_details", G_CALLBACK (describe_details) },
    { "name_hours", G_CALLBACK (name_hours) },
    { "describe_next_hour", G_CALLBACK (describe_next_hour) },
    { "get_picture", G_CALLBACK (get_picture) },
  };

  g_type_ensure (VANE_TYPE_ICON);
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
}
