/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl forecast: a line a day, or a line an hour. */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/vane-ctl-show.h"
#include "present/vane-columns.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"

/* Two days of hours are what people ask for; JSON has them all. */
#define MAX_HOURS 48

/* printf() pads bytes, terminals show characters of different widths. */
static void
append_padded (GString    *line,
               const char *text,
               glong       width,
               gboolean    to_the_right)
{
  glong length = text != NULL ? vane_columns_count (text) : 0;

  for (glong i = length; to_the_right && i < width; i++)
    g_string_append_c (line, ' ');
  g_string_append (line, text != NULL ? text : "");
  for (glong i = length; !to_the_right && i < width; i++)
    g_string_append_c (line, ' ');
}

static void
append_rain (VaneCtl          *ctl,
             GString          *line,
             const VaneSample *sample)
{
  g_autofree char *probability = vane_ctl_format (ctl, sample, VANE_FIELD_PRECIPITATION_PROBABILITY);
  g_autofree char *amount = vane_ctl_format (ctl, sample, VANE_FIELD_PRECIPITATION);

  append_padded (line, probability, 6, TRUE);
  append_padded (line, vane_sample_get (sample, VANE_FIELD_PRECIPITATION) > 0.0 ? amount : NULL, 10, TRUE);
}

static void
print_line (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  vane_ctl_print (line->str);
}

static void
print_days (VaneCtl          *ctl,
            const VaneAnswer *answer)
{
  guint n;
  const VaneDay *days = vane_report_get_days (answer->report, &n);
  GTimeZone *zone = vane_report_get_zone (answer->report);
  gint64 now = vane_feed_get_now (answer->feed);

  for (guint i = 0; i < n; i++)
    {
      const VaneSample *sample = &days[i].sample;
      g_autoptr(GString) line = g_string_new ("  ");
      g_autofree char *name = vane_format_weekday (sample->time, zone, now, FALSE);
      g_autofree char *low = vane_ctl_format (ctl, sample, VANE_FIELD_TEMPERATURE_MIN);
      g_autofree char *high = vane_ctl_format (ctl, sample, VANE_FIELD_TEMPERATURE_MAX);

      if (sample->time + sample->span_s <= now)
        continue;
      append_padded (line, name, 14, FALSE);
      append_padded (line, high, 8, TRUE);
      append_padded (line, low, 8, TRUE);
      append_rain (ctl, line, sample);
      g_string_append_printf (line, "   %s", vane_describe_condition (sample->condition, VANE_DAYLIGHT_DAY));
      print_line (line);
    }
}

static void
print_hours (VaneCtl          *ctl,
             const VaneAnswer *answer)
{
  guint n;
  guint n_shown = 0;
  const VaneSample *hours = vane_report_get_hours (answer->report, &n);
  GTimeZone *zone = vane_report_get_zone (answer->report);
  gint64 now = vane_feed_get_now (answer->feed);

  for (guint i = 0; i < n && n_shown < MAX_HOURS; i++)
    {
      g_autoptr(GString) line = g_string_new ("  ");
      g_autofree char *day = vane_format_weekday (hours[i].time, zone, now, TRUE);
      g_autofree char *time = vane_format_time (hours[i].time, zone);
      g_autofree char *temperature = vane_ctl_format (ctl, &hours[i], VANE_FIELD_TEMPERATURE);
      g_autofree char *wind = vane_ctl_format (ctl, &hours[i], VANE_FIELD_WIND_SPEED);

      if (hours[i].time + hours[i].span_s <= now)
        continue;
      append_padded (line, day, 10, FALSE);
      append_padded (line, time, 9, TRUE);
      append_padded (line, temperature, 8, TRUE);
      append_rain (ctl, line, &hours[i]);
      append_padded (line, wind, 10, TRUE);
      g_string_append_printf (line, "   %s", vane_describe_condition (hours[i].condition, hours[i].daylight));
      print_line (line);
      n_shown++;
    }
}

static void
print_answer (VaneCtl          *ctl,
              const VaneAnswer *answer)
{
  g_autofree char *place = vane_describe_place_full (vane_report_get_place (answer->report));
  g_autofree char *age = vane_describe_age (answer->report, vane_feed_get_now (answer->feed));
  const VaneProviderInfo *provider = vane_feed_get_shown_provider (answer->feed);
  g_autofree char *title =
      g_strdup_printf ("%s%s%s  %s%s · %s%s%s%s\n", vane_ctl_bold (ctl), place, vane_ctl_plain (ctl),
                       vane_ctl_dim (ctl), provider != NULL ? provider->name : "", age,
                       vane_context_get_demo (ctl->context) ? " · " : "",
                       vane_context_get_demo (ctl->context) ? _("Demo data") : "", vane_ctl_plain (ctl));

  vane_ctl_print (title);
  vane_ctl_print_alerts (ctl, answer);
  if (ctl->days || !ctl->hours)
    print_days (ctl, answer);
  if (ctl->hours)
    print_hours (ctl, answer);
}

static void
print_answers (VaneCtl   *ctl,
               GPtrArray *answers)
{
  vane_ctl_show_answers (ctl, answers, print_answer);
}

/**
 * vane_ctl_run_forecast:
 * @ctl: the program
 * @arguments: PLACEs; none = the current place
 */
void
vane_ctl_run_forecast (VaneCtl           *ctl,
                       const char *const *arguments)
{
  vane_ctl_ask (ctl, arguments, print_answers);
}
