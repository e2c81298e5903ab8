/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most important thing goes first: a warning stands where else the day's extremes do. */
#include "config.h"

#include "present/vane-describe-glance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/vane-alert-list.h"
#include "model/vane-derive-next-hour.h"
#include "model/vane-derive.h"
#include "present/vane-describe-next-hour.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"

/* Nearer than this what it feels like is not worth a word. */
#define MIN_DIFFERENCE_K 2.0
/* A report of this age is no longer "now": the age is what has to be said. */
#define OLD_S 3600

static gboolean
is_option (const char *option,
           const char *value)
{
  return g_strcmp0 (option, value) == 0;
}

/* "Rain stops in 35 min" says more than that it rains. */
static char *
make_next_hour (VaneReport *report,
                gint64      now)
{
  VaneNextHour next_hour;

  vane_derive_next_hour (report, now, &next_hour);
  if (next_hour.spell != VANE_SPELL_STARTS && next_hour.spell != VANE_SPELL_STOPS)
    return NULL;

  return vane_describe_next_hour (&next_hour, now);
}

/* --- the number --- */

static char *
make_number (const VaneSample *sample,
             const VaneUnits  *units,
             const char       *option)
{
  char *number = NULL;

  if (sample != NULL && is_option (option, "feels"))
    number = vane_format_sample (sample, VANE_FIELD_FEELS_LIKE, units, VANE_FORMAT_PLAIN);
  if (sample != NULL && number == NULL)
    number = vane_format_sample (sample, VANE_FIELD_TEMPERATURE, units, VANE_FORMAT_PLAIN);

  return number != NULL ? number : g_strdup ("–");
}

/* --- the sentence --- */

static char *
make_feels_like (const VaneSample *sample,
                 const VaneUnits  *units)
{
  double actual = vane_sample_get (sample, VANE_FIELD_TEMPERATURE);
  double feels_like = vane_sample_get (sample, VANE_FIELD_FEELS_LIKE);

  /* Also where one of them is not known. */
  if (!(fabs (actual - feels_like) >= MIN_DIFFERENCE_K))
    return NULL;

  return vane_format_sample (sample, VANE_FIELD_FEELS_LIKE, units, VANE_FORMAT_PLAIN);
}

static char *
make_sentence (const VaneSample *sample,
               const VaneUnits  *units,
               const char       *option)
{
  const char *condition;
  g_autofree char *feels_like = NULL;

  if (sample == NULL)
    return g_strdup (_("No weather for now"));

  condition = vane_describe_condition (sample->condition, sample->daylight);
  if (is_option (option, "both"))
    feels_like = make_feels_like (sample, units);
  if (feels_like == NULL)
    return g_strdup (condition);

  /* Translators: a condition and a temperature: "Partly cloudy, feels like 59°" */
  return g_strdup_printf (_("%s, feels like %s"), condition, feels_like);
}

/* --- the line --- */

static char *
make_value (const VaneSample *sample,
            const VaneUnits  *units,
            VaneField         field)
{
  return sample != NULL ? vane_format_sample (sample, field, units, VANE_FORMAT_UNIT) : NULL;
}

static char *
make_wind (const VaneSample *sample,
           const VaneUnits  *units)
{
  g_autofree char *value = make_value (sample, units, VANE_FIELD_WIND_SPEED);

  return value != NULL ? g_strdup_printf (_("Wind %s"), value) : NULL;
}

static char *
make_humidity (const VaneSample *sample,
               const VaneUnits  *units)
{
  g_autofree char *value = make_value (sample, units, VANE_FIELD_HUMIDITY);

  return value != NULL ? g_strdup_printf (_("Humidity %s"), value) : NULL;
}

/* Whether the line is about the age of the report. */
static gboolean
tells_age (VaneReport *report,
           gint64      now,
           const char *option)
{
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (report, now);

  return alerts->len == 0 &&
         (is_option (option, "updated") || vane_report_get_fetched_at (report) + OLD_S <= now);
}

static char *
make_detail (VaneReport       *report,
             const VaneSample *sample,
             const VaneUnits  *units,
             gint64            now,
             const char       *option)
{
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (report, now);

  if (alerts->len > 0)
    /* The gravest. Translators: %s is what an official warning is about: "Wind Advisory" */
    return g_strdup_printf (_("⚠ %s"), vane_alert_get_fields (g_ptr_array_index (alerts, 0))->event);
  if (tells_age (report, now, option))
    return vane_describe_age (report, now);
  if (is_option (option, "wind"))
    return make_wind (sample, units);
  if (is_option (option, "humidity"))
    return make_humidity (sample, units);

  return vane_describe_high_low_short (report, units, now);
}

static char *
make_line (VaneReport *report,
           char       *detail)
{
  g_autofree char *place = vane_describe_place (vane_report_get_place (report));
  g_autofree char *owned = detail;

  if (owned == NULL)
    return g_steal_pointer (&place);

  return g_strdup_printf ("%s · %s", place, owned);
}

/**
 * vane_describe_glance:
 * @words: (out caller-allocates): what a glance says; vane_glance_words_clear() frees it
 * @report: a report
 * @units: the units wanted
 * @now: unix seconds
 * @options: (nullable): what the user wants to read
 *
 * What starts or stops to fall within the hour takes the place of the condition. An official
 * warning that is not over takes the place of what the line else says; so does the
 * age of a report that is an hour old.
 */
void
vane_describe_glance (VaneGlanceWords         *words,
                      VaneReport              *report,
                      const VaneUnits         *units,
                      gint64                   now,
                      const VaneGlanceOptions *options)
{
  static const VaneGlanceOptions usual = { NULL, NULL };
  VaneSample sample;
  VaneBasis basis;
  const VaneSample *shown;

  g_return_if_fail (words != NULL && report != NULL && units != NULL);

  if (options == NULL)
    options = &usual;
  shown = vane_derive_now (report, now, &sample, &basis) ? &sample : NULL;
  words->number = make_number (shown, units, options->number);
  words->sentence = make_next_hour (report, now);
  words->counts = words->sentence != NULL || tells_age (report, now, options->line);
  if (words->sentence == NULL)
    words->sentence = make_sentence (shown, units, options->number);
  words->line = make_line (report, make_detail (report, shown, units, now, options->line));
}

/**
 * vane_glance_words_clear:
 * @words: words
 */
void
vane_glance_words_clear (VaneGlanceWords *words)
{
  g_clear_pointer (&words->number, g_free);
  g_clear_pointer (&words->sentence, g_free);
  g_clear_pointer (&words->line, g_free);
}
