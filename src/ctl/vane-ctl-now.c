/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl now: the temperature is the first word. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ctl/vane-ctl-show.h"
#include "model/vane-derive.h"
#include "model/vane-radar.h"
#include "present/vane-describe.h"
#include "present/vane-describe-next-hour.h"
#include "present/vane-format.h"

/* Feels-like is told when it differs so much from the temperature. */
#define FEELS_LIKE_DIFFERENCE 2.0

static char *
describe_feels_like (VaneCtl          *ctl,
                     const VaneSample *sample)
{
  double difference =
      vane_sample_get (sample, VANE_FIELD_FEELS_LIKE) - vane_sample_get (sample, VANE_FIELD_TEMPERATURE);
  g_autofree char *value = NULL;

  if (!ctl->precise && !(fabs (difference) >= FEELS_LIKE_DIFFERENCE))
    return NULL;

  value = vane_ctl_format (ctl, sample, VANE_FIELD_FEELS_LIKE);

  return value != NULL ? g_strdup_printf (_("feels like %s"), value) : NULL;
}

static char *
describe_source (VaneCtl          *ctl,
                 const VaneAnswer *answer,
                 gint64            observed_at,
                 VaneBasis         basis)
{
  g_autoptr(GString) line = g_string_new (NULL);
  const VaneProviderInfo *provider = vane_feed_get_shown_provider (answer->feed);
  g_autofree char *age = vane_describe_age (answer->report, vane_feed_get_now (answer->feed));
  g_autofree char *based = vane_describe_basis (basis, observed_at, vane_report_get_zone (answer->report));

  vane_ctl_append (line, " · ", provider != NULL ? provider->name : NULL);
  vane_ctl_append (line, " · ", based);
  vane_ctl_append (line, " · ", age);
  if (vane_context_get_demo (ctl->context))
    vane_ctl_append (line, " · ", _("Demo data"));

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
print_details (VaneCtl          *ctl,
               const VaneSample *sample)
{
  static const struct { VaneField field; const char *label; } details[] = {
    { VANE_FIELD_HUMIDITY, N_("Humidity") },
    { VANE_FIELD_DEW_POINT, N_("Dew point") },
    { VANE_FIELD_WIND_SPEED, N_("Wind") },
    { VANE_FIELD_WIND_GUST, N_("Gusts") },
    { VANE_FIELD_PRESSURE, N_("Pressure") },
    { VANE_FIELD_VISIBILITY, N_("Visibility") },
    { VANE_FIELD_CLOUD_COVER, N_("Clouds") },
    { VANE_FIELD_UV_INDEX, N_("UV index") },
    { VANE_FIELD_PRECIPITATION, N_("Precipitation") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autofree char *value = vane_ctl_format (ctl, sample, details[i].field);
      g_autofree char *line = NULL;

      if (value == NULL)
        continue;
      line = g_strdup_printf ("  %s: %s\n", _(details[i].label), value);
      vane_ctl_print (line);
    }
}

static void
print_sources (VaneCtl          *ctl,
               const VaneAnswer *answer)
{
  gint64 now = vane_feed_get_now (answer->feed);
  g_autoptr(GPtrArray) origins = vane_feed_list_origins (answer->feed);

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *info = vane_report_get_block (answer->report, i);
      const VaneProviderInfo *provider = vane_context_find_provider (ctl->context, info->origin);
      g_autofree char *words = NULL;
      g_autofree char *line = NULL;

      if (info->state == VANE_BLOCK_NOT_ASKED)
        continue;
      words = vane_describe_block (i, info, provider != NULL ? provider->name : info->origin, now);
      line = g_strdup_printf ("  %s\n", words);
      vane_ctl_print (line);
    }
  if (vane_report_get_field_origin (answer->report, VANE_FIELD_UV_INDEX) != NULL)
    {
      const char *id = vane_report_get_field_origin (answer->report, VANE_FIELD_UV_INDEX);
      const VaneProviderInfo *provider = vane_context_find_provider (ctl->context, id);
      g_autofree char *line = g_strdup_printf ("  %s: %s\n", _("UV index"), provider != NULL ? provider->name : id);

      vane_ctl_print (line);
    }
  for (guint i = 0; i < origins->len; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("  %s\n", ((const VaneProviderInfo *) g_ptr_array_index (origins, i))->attribution);

      vane_ctl_print (line);
    }
}

static void
print_radar (VaneReport *report)
{
  const VaneRadar *radar = vane_radar_find (vane_report_get_country_code (report));
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (radar == NULL)
    return;
  /* Translators: %s is the name of a weather service, whose page is opened */
  words = g_strdup_printf (_("Rain radar: %s"), radar->service);
  line = g_strdup_printf ("  %s, %s\n", words, radar->url);
  vane_ctl_print (line);
}

static void
print_answer (VaneCtl          *ctl,
              const VaneAnswer *answer)
{
  VaneSample sample;
  VaneBasis basis;
  VaneNextHour next_hour;
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *place = vane_describe_place_full (vane_report_get_place (answer->report));
  g_autofree char *temperature = NULL;
  g_autofree char *feels_like = NULL;
  g_autofree char *high_low = NULL;
  g_autofree char *next_hour_text = NULL;
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;

  if (!vane_derive_now (answer->report, vane_feed_get_now (answer->feed), &sample, &basis))
    return;

  temperature = vane_ctl_format (ctl, &sample, VANE_FIELD_TEMPERATURE);
  feels_like = describe_feels_like (ctl, &sample);
  high_low = vane_describe_high_low (answer->report, &ctl->units, vane_feed_get_now (answer->feed));
  source = describe_source (ctl, answer, sample.time, basis);
  vane_derive_next_hour (answer->report, vane_feed_get_now (answer->feed), &next_hour);
  next_hour_text = vane_describe_next_hour (&next_hour, vane_feed_get_now (answer->feed));

  vane_ctl_append (line, " · ", vane_describe_condition (sample.condition, sample.daylight));
  vane_ctl_append (line, " · ", feels_like);
  vane_ctl_append (line, " · ", high_low);
  vane_ctl_append (line, " · ", next_hour_text);
  text = g_strdup_printf ("%s%s%s %s — %s\n", vane_ctl_bold (ctl), temperature != NULL ? temperature : "–",
                          vane_ctl_plain (ctl), place, line->str);
  vane_ctl_print (text);
  g_free (text);
  text = g_strdup_printf ("  %s%s%s\n", vane_ctl_dim (ctl), source, vane_ctl_plain (ctl));
  vane_ctl_print (text);
  vane_ctl_print_alerts (ctl, answer);

  if (ctl->verbose)
    {
      print_details (ctl, &sample);
      print_sources (ctl, answer);
      print_radar (answer->report);
    }
}

static void
print_answers (VaneCtl   *ctl,
               GPtrArray *answers)
{
  vane_ctl_show_answers (ctl, answers, print_answer);
}

/**
 * vane_ctl_run_now:
 * @ctl: the program
 * @arguments: PLACEs; none = the current place
 */
void
vane_ctl_run_now (VaneCtl           *ctl,
                  const char *const *arguments)
{
  vane_ctl_ask (ctl, arguments, print_answers);
}
