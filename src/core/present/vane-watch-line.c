/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each kind of bar. Waybar's members are those of its custom modules: text and
 * tooltip are Pango markup, alt chooses an icon, class styles. */
#include "config.h"

#include "present/vane-watch-line.h"

#include <math.h>

#include "model/vane-alert-list.h"
#include "model/vane-derive.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe.h"

static const char *const formats[] = {
  [VANE_WATCH_TEXT] = "text",
  [VANE_WATCH_WAYBAR] = "waybar",
  [VANE_WATCH_JSON] = "json",
};

/**
 * vane_watch_format_from_string:
 * @id: (nullable): text, waybar or json
 * @format: (out): the format
 *
 * Returns: %FALSE when there is none of that id
 */
gboolean
vane_watch_format_from_string (const char      *id,
                               VaneWatchFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (id, formats[i]) == 0)
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

/* --- the tooltip --- */

static void
add_line (GString    *text,
          const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
add_alerts (GString                   *text,
            const VaneReportJsonInput *input)
{
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (input->report, input->now);
  g_autofree char *why_none = vane_describe_no_alerts (input->report, input->now);

  add_line (text, why_none);
  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *line = g_strconcat ("⚠ ", vane_alert_get_fields (alerts->pdata[i])->event, NULL);

      add_line (text, line);
    }
}

static char *
make_tooltip (const VaneReportJsonInput *input)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *place = input->place != NULL ? vane_describe_place (input->place) : NULL;
  g_autofree char *now = NULL;
  g_autofree char *origins = NULL;
  g_autofree char *failure = NULL;

  add_line (text, place);
  if (input->report != NULL)
    {
      now = vane_describe_now (input->report, input->units, input->now);
      add_line (text, now);
      add_alerts (text, input);
      origins = vane_describe_origins (input->report, input->origins);
      add_line (text, origins);
    }
  if (input->error != NULL && !vane_error_is_cancelled (input->error))
    {
      failure = vane_describe_error (input->error, input->provider, NULL);
      add_line (text, failure);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Waybar --- */

static JsonArray *
make_classes (const VaneReportJsonInput *input,
              const VaneSample          *sample)
{
  JsonArray *classes = json_array_new ();
  gboolean failed = input->phase == VANE_PHASE_FAILED || input->phase == VANE_PHASE_STALE_FAILED;

  if (sample != NULL)
    {
      json_array_add_string_element (classes, vane_condition_to_string (sample->condition));
      json_array_add_string_element (classes, sample->daylight == VANE_DAYLIGHT_NIGHT ? "night" : "day");
    }
  if (input->phase == VANE_PHASE_LOADING)
    json_array_add_string_element (classes, "loading");
  if (input->phase == VANE_PHASE_STALE || input->phase == VANE_PHASE_STALE_FAILED)
    json_array_add_string_element (classes, "stale");
  if (failed)
    json_array_add_string_element (classes, "failed");
  if (input->report != NULL)
    {
      g_autoptr(GPtrArray) alerts = vane_alerts_get_current (input->report, input->now);

      if (alerts->len > 0)
        {
          json_array_add_string_element (classes, "alert");
          json_array_add_string_element (
              classes, vane_severity_to_string (vane_alert_get_fields (alerts->pdata[0])->severity));
        }
    }

  return classes;
}

static char *
make_waybar (const char                *template,
             const VaneReportJsonInput *input)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = vane_watch_expand (template, input, TRUE);
  g_autofree char *tooltip = make_tooltip (input);
  g_autofree char *escaped = g_markup_escape_text (tooltip, -1);
  VaneSample sample;
  VaneBasis basis;
  gboolean known = input->report != NULL && vane_derive_now (input->report, input->now, &sample, &basis);
  double chance = known ? vane_sample_get (&sample, VANE_FIELD_PRECIPITATION_PROBABILITY) : NAN;

  json_object_set_string_member (object, "text", text);
  json_object_set_string_member (object, "alt", known ? vane_condition_to_string (sample.condition) : "unknown");
  json_object_set_string_member (object, "tooltip", escaped);
  json_object_set_array_member (object, "class", make_classes (input, known ? &sample : NULL));
  if (!isnan (chance))
    json_object_set_int_member (object, "percentage", (gint64) chance);
  json_node_take_object (node, object);

  return vane_report_json_to_string (node, FALSE);
}

/* Without its age, which would change every second. */
static char *
make_json (const VaneReportJsonInput *input)
{
  g_autoptr(JsonNode) node = vane_report_json_new (input);

  json_object_remove_member (json_node_get_object (node), "age_s");

  return vane_report_json_to_string (node, FALSE);
}

/**
 * vane_watch_line:
 * @format: for whom
 * @template: (nullable): what text is made of; %NULL: the icon and the temperature
 * @input: a place and what is known of it
 *
 * Returns: (transfer full): one line without its end; never empty, which would hide a bar's module
 */
char *
vane_watch_line (VaneWatchFormat            format,
                 const char                *template,
                 const VaneReportJsonInput *input)
{
  g_return_val_if_fail (input != NULL && input->units != NULL, NULL);

  if (template == NULL)
    template = VANE_WATCH_TEMPLATE;

  switch (format)
    {
    case VANE_WATCH_WAYBAR:
      return make_waybar (template, input);

    case VANE_WATCH_JSON:
      return make_json (input);

    case VANE_WATCH_TEXT:
    default:
      return vane_watch_expand (template, input, FALSE);
    }
}
