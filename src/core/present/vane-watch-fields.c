/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a template, one function or one quantity each. */
#include "config.h"

#include "present/vane-watch-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/vane-alert-list.h"
#include "model/vane-derive.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-symbol.h"

/* What is not known: a bar shows something, never a zero that nobody sent. */
#define NOT_KNOWN "–"

/* What all fields of a line are read from. */
typedef struct
{
  const VaneReportJsonInput *input;
  gboolean                   known;
  VaneSample                 sample;
  const VaneDay             *today;   /* (nullable) */
  const VaneSample          *air;     /* (nullable) */
  GPtrArray                 *alerts;  /* (owned) (nullable) */
} Facts;

typedef char *(*MakeField) (const Facts *facts);

/* --- facts --- */

static const VaneDay *
find_today (VaneReport *report,
            gint64      now)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);
  guint today = vane_derive_date (vane_report_get_zone (report), now);

  for (guint i = 0; i < n; i++)
    if (days[i].date == today)
      return &days[i];

  return NULL;
}

/* The last one that has begun. */
static const VaneSample *
find_air (VaneReport *report,
          gint64      now)
{
  guint n;
  const VaneSample *air = vane_report_get_air (report, &n);
  const VaneSample *found = NULL;

  for (guint i = 0; i < n && air[i].time <= now; i++)
    found = &air[i];

  return found;
}

static void
read_facts (Facts                     *facts,
            const VaneReportJsonInput *input)
{
  VaneBasis basis;

  *facts = (Facts) { .input = input };
  if (input->report == NULL)
    return;

  facts->known = vane_derive_now (input->report, input->now, &facts->sample, &basis);
  facts->today = find_today (input->report, input->now);
  facts->air = find_air (input->report, input->now);
  facts->alerts = vane_alerts_get_current (input->report, input->now);
}

/* --- fields --- */

static char *
format_now (const Facts *facts,
            VaneField    field)
{
  return facts->known ? vane_format_sample (&facts->sample, field, facts->input->units, VANE_FORMAT_UNIT) : NULL;
}

/* "61°": the unit is what the whole desktop uses. */
static char *
format_degrees (const Facts      *facts,
                const VaneSample *sample,
                VaneField         field)
{
  return sample != NULL ? vane_format_sample (sample, field, facts->input->units, VANE_FORMAT_PLAIN) : NULL;
}

static char *
make_icon (const Facts *facts)
{
  return g_strdup (facts->known ? vane_symbol_get_glyph (facts->sample.condition, facts->sample.daylight)
                                : vane_symbol_get_glyph (VANE_CONDITION_UNKNOWN, VANE_DAYLIGHT_UNKNOWN));
}

static char *
make_icon_name (const Facts *facts)
{
  return facts->known ? vane_symbol_get_name (facts->sample.condition, facts->sample.daylight) : NULL;
}

static char *
make_temperature (const Facts *facts)
{
  return format_degrees (facts, facts->known ? &facts->sample : NULL, VANE_FIELD_TEMPERATURE);
}

static char *
make_feels (const Facts *facts)
{
  return format_degrees (facts, facts->known ? &facts->sample : NULL, VANE_FIELD_FEELS_LIKE);
}

static char *
make_high (const Facts *facts)
{
  return format_degrees (facts, facts->today != NULL ? &facts->today->sample : NULL, VANE_FIELD_TEMPERATURE_MAX);
}

static char *
make_low (const Facts *facts)
{
  return format_degrees (facts, facts->today != NULL ? &facts->today->sample : NULL, VANE_FIELD_TEMPERATURE_MIN);
}

static char *
make_condition (const Facts *facts)
{
  return facts->known ? g_strdup (vane_describe_condition (facts->sample.condition, facts->sample.daylight)) : NULL;
}

static char *
make_id (const Facts *facts)
{
  return g_strdup (vane_condition_to_string (facts->known ? facts->sample.condition : VANE_CONDITION_UNKNOWN));
}

static char *
make_place (const Facts *facts)
{
  return facts->input->place != NULL ? vane_describe_place (facts->input->place) : NULL;
}

static char *
make_wind (const Facts *facts)
{
  return format_now (facts, VANE_FIELD_WIND_SPEED);
}

static char *
make_gusts (const Facts *facts)
{
  return format_now (facts, VANE_FIELD_WIND_GUST);
}

static char *
make_wind_direction (const Facts *facts)
{
  if (!facts->known || !vane_sample_has (&facts->sample, VANE_FIELD_WIND_DIRECTION))
    return NULL;

  return g_strdup (vane_format_compass (vane_sample_get (&facts->sample, VANE_FIELD_WIND_DIRECTION)));
}

static char *
make_humidity (const Facts *facts)
{
  return format_now (facts, VANE_FIELD_HUMIDITY);
}

static char *
make_pressure (const Facts *facts)
{
  return format_now (facts, VANE_FIELD_PRESSURE);
}

static char *
make_uv (const Facts *facts)
{
  return format_now (facts, VANE_FIELD_UV_INDEX);
}

static char *
make_rain (const Facts *facts)
{
  return facts->today != NULL ? vane_format_sample (&facts->today->sample, VANE_FIELD_PRECIPITATION_PROBABILITY,
                                                    facts->input->units, VANE_FORMAT_UNIT)
                              : NULL;
}

/* One index, in the scale of the place's continent; the JSON names it. */
static char *
make_air (const Facts *facts)
{
  static const VaneField indexes[] = { VANE_FIELD_AQI_EU, VANE_FIELD_AQI_US, VANE_FIELD_AQI_OWM };

  for (guint i = 0; facts->air != NULL && i < G_N_ELEMENTS (indexes); i++)
    if (vane_sample_has (facts->air, indexes[i]))
      return vane_format_sample (facts->air, indexes[i], facts->input->units, VANE_FORMAT_PLAIN);

  return NULL;
}

static char *
format_instant (const Facts *facts,
                gint64       time)
{
  if (time == VANE_TIME_NONE || facts->input->report == NULL)
    return NULL;

  return vane_format_time (time, vane_report_get_zone (facts->input->report));
}

static char *
make_sunrise (const Facts *facts)
{
  return facts->today != NULL ? format_instant (facts, facts->today->sunrise) : NULL;
}

static char *
make_sunset (const Facts *facts)
{
  return facts->today != NULL ? format_instant (facts, facts->today->sunset) : NULL;
}

/* When, not how long ago: a line does not change by itself. The user's own time. */
static char *
make_updated (const Facts *facts)
{
  gint64 time = facts->input->report != NULL ? vane_report_get_fetched_at (facts->input->report) : VANE_TIME_NONE;

  return time != VANE_TIME_NONE ? vane_format_time (time, NULL) : NULL;
}

/* Nothing when there is none: "{alert}" takes no room then. */
static char *
make_alert (const Facts *facts)
{
  if (facts->alerts == NULL || facts->alerts->len == 0)
    return g_strdup ("");

  return g_strdup (vane_alert_get_fields (facts->alerts->pdata[0])->event);
}

static char *
make_source (const Facts *facts)
{
  return facts->input->provider != NULL ? g_strdup (facts->input->provider->name) : NULL;
}

static char *
make_phase (const Facts *facts)
{
  return g_strdup (vane_phase_to_string (facts->input->phase));
}

static const struct
{
  const char *name;
  const char *summary;
  MakeField   make;
} fields[] = {
  { "icon", N_("the condition as one character"), make_icon },
  { "icon-name", N_("its icon’s name in the theme"), make_icon_name },
  { "temp", N_("the temperature"), make_temperature },
  { "feels", N_("what it feels like"), make_feels },
  { "high", N_("today’s highest temperature"), make_high },
  { "low", N_("today’s lowest temperature"), make_low },
  { "cond", N_("the condition in words"), make_condition },
  { "id", N_("the condition’s id"), make_id },
  { "place", N_("the place’s name"), make_place },
  { "wind", N_("the wind’s speed"), make_wind },
  { "gusts", N_("its gusts"), make_gusts },
  { "wind-from", N_("where it comes from"), make_wind_direction },
  { "humidity", N_("the humidity"), make_humidity },
  { "pressure", N_("the pressure"), make_pressure },
  { "uv", N_("the UV index"), make_uv },
  { "rain", N_("today’s chance of rain"), make_rain },
  { "air", N_("the air quality index"), make_air },
  { "sunrise", N_("when the sun rises there"), make_sunrise },
  { "sunset", N_("when it sets there"), make_sunset },
  { "updated", N_("when the source gave it"), make_updated },
  { "alert", N_("the gravest alert in force, or nothing"), make_alert },
  { "source", N_("the source’s name"), make_source },
  { "phase", N_("ready, stale, failed, stale-failed or loading"), make_phase },
};

static MakeField
find_field (const char *name,
            gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].name) == length && strncmp (fields[i].name, name, length) == 0)
      return fields[i].make;

  return NULL;
}

/**
 * vane_watch_describe_fields:
 *
 * Returns: (transfer full): the fields a template may have, a line each
 */
char *
vane_watch_describe_fields (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (text, "  {%s}%*s %s\n", fields[i].name, (int) (11 - strlen (fields[i].name)), "",
                            _(fields[i].summary));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vane_watch_check_template:
 * @template: text with fields in braces; “{{” and “}}” are the braces themselves
 * @problem: (out) (transfer full): the field that does not exist, or what follows a brace
 *   that is not closed
 *
 * Returns: whether it can be expanded
 */
gboolean
vane_watch_check_template (const char  *template,
                           char       **problem)
{
  for (const char *at = strchr (template, '{'); at != NULL; at = strchr (at, '{'))
    {
      const char *end = strchr (at, '}');

      if (at[1] == '{')
        {
          at += 2;
          continue;
        }
      if (end == NULL || find_field (at + 1, end - at - 1) == NULL)
        {
          *problem = end != NULL ? g_strndup (at, end - at + 1) : g_strdup (at);
          return FALSE;
        }
      at = end;
    }

  return TRUE;
}

/* A brace twice is itself; returns where to go on. */
static const char *
append_field (GString     *text,
              const char  *at,
              const Facts *facts,
              gboolean     markup)
{
  const char *end = strchr (at, '}');
  MakeField make = end != NULL ? find_field (at + 1, end - at - 1) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *escaped = NULL;

  if (at[1] == '{' || make == NULL)
    {
      g_string_append_c (text, '{');
      return at + (at[1] == '{' ? 2 : 1);
    }

  value = make (facts);
  if (value == NULL)
    value = g_strdup (NOT_KNOWN);
  /* Names of places and alerts are foreign: whatever they contain, a line stays one line. */
  g_strdelimit (value, "\n\r\t", ' ');
  escaped = markup ? g_markup_escape_text (value, -1) : NULL;
  g_string_append (text, markup ? escaped : value);

  return end + 1;
}

/**
 * vane_watch_expand:
 * @template: as of vane_watch_check_template(); what is no field is kept as it is
 * @input: a place and what is known of it
 * @markup: whether values are escaped for Pango; the template itself may contain markup
 *
 * Returns: (transfer full): one line, without its end; what is not known is “–”
 */
char *
vane_watch_expand (const char                *template,
                   const VaneReportJsonInput *input,
                   gboolean                   markup)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Facts facts;

  read_facts (&facts, input);
  while (*template != '\0')
    if (*template == '{')
      template = append_field (text, template, &facts, markup);
    else if (template[0] == '}' && template[1] == '}')
      {
        g_string_append_c (text, '}');
        template += 2;
      }
    else
      g_string_append_c (text, *template++);
  g_clear_pointer (&facts.alerts, g_ptr_array_unref);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
