/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each block of a report as JSON: which fields it has is a range of the table of fields. */
#include "config.h"

#include "present/vane-report-json-private.h"

#include <math.h>
#include <string.h>

#include "model/vane-alert-list.h"
#include "model/vane-air.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-symbol.h"

#define POLLEN "pollen_"

/* From temperature to snow: the weather; what follows is the air. */
#define LAST_WEATHER_FIELD VANE_FIELD_SNOW

void
vane_report_json_add_string (JsonObject *object,
                             const char *name,
                             const char *value)
{
  if (value == NULL)
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, value);
}

void
vane_report_json_add_time (JsonObject *object,
                           const char *name,
                           gint64      time)
{
  if (time == VANE_TIME_NONE)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, time);
}

static void
add_value (JsonObject       *object,
           const char       *name,
           const VaneSample *sample,
           VaneField         field,
           const VaneUnits  *units)
{
  double number = vane_format_number (field, vane_sample_get (sample, field), units);

  if (isfinite (number))
    json_object_set_double_member (object, name, number);
  else
    json_object_set_null_member (object, name);
}

static void
add_field (JsonObject       *object,
           const VaneSample *sample,
           VaneField         field,
           const VaneUnits  *units)
{
  add_value (object, vane_field_get_info (field)->id, sample, field, units);
}

static void
add_weather (JsonObject       *object,
             const VaneSample *sample,
             const VaneUnits  *units)
{
  for (guint i = 0; i <= LAST_WEATHER_FIELD; i++)
    add_field (object, sample, i, units);
}

static void
add_condition (JsonObject    *object,
               VaneCondition  condition,
               VaneDaylight   daylight)
{
  g_autofree char *icon = vane_symbol_get_name (condition, daylight);

  json_object_set_string_member (object, "condition", vane_condition_to_string (condition));
  json_object_set_string_member (object, "condition_text", vane_describe_condition (condition, daylight));
  json_object_set_string_member (object, "icon", icon);
}

static void
add_daylight (JsonObject   *object,
              VaneDaylight  daylight)
{
  if (daylight == VANE_DAYLIGHT_UNKNOWN)
    json_object_set_null_member (object, "is_day");
  else
    json_object_set_boolean_member (object, "is_day", daylight == VANE_DAYLIGHT_DAY);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);

  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);

  return node;
}

/* What to show as "now"; null when the report says nothing of it. */
JsonNode *
vane_report_json_now (VaneReport      *report,
                      const VaneUnits *units,
                      gint64           now)
{
  VaneSample sample;
  VaneBasis basis;
  JsonObject *object;

  if (!vane_derive_now (report, now, &sample, &basis))
    return json_node_new (JSON_NODE_NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "basis", vane_basis_to_string (basis));
  json_object_set_int_member (object, "time", sample.time);
  add_weather (object, &sample, units);
  add_condition (object, sample.condition, sample.daylight);
  add_daylight (object, sample.daylight);

  return take_object (object);
}

JsonNode *
vane_report_json_hours (VaneReport      *report,
                        const VaneUnits *units)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  JsonArray *array = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "time", hours[i].time);
      json_object_set_int_member (object, "span_s", hours[i].span_s);
      add_weather (object, &hours[i], units);
      add_condition (object, hours[i].condition, hours[i].daylight);
      add_daylight (object, hours[i].daylight);
      json_array_add_object_element (array, object);
    }

  return take_array (array);
}

JsonNode *
vane_report_json_days (VaneReport      *report,
                       const VaneUnits *units,
                       gint64           now)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);
  JsonArray *array = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();
      g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", days[i].date / 10000,
                                               days[i].date / 100 % 100, days[i].date % 100);

      json_object_set_string_member (object, "date", date);
      json_object_set_int_member (object, "time", days[i].sample.time);
      json_object_set_int_member (object, "span_s", days[i].sample.span_s);
      add_weather (object, &days[i].sample, units);
      vane_report_json_add_time (object, "sunrise", days[i].sunrise);
      vane_report_json_add_time (object, "sunset", days[i].sunset);
      add_condition (object, days[i].sample.condition, VANE_DAYLIGHT_DAY);
      json_object_set_member (object, "facts", vane_report_json_facts (report, units, now, days[i].date));
      json_array_add_object_element (array, object);
    }

  return take_array (array);
}

JsonNode *
vane_report_json_minutes (VaneReport      *report,
                          const VaneUnits *units)
{
  guint n;
  const VaneSample *minutes = vane_report_get_minutes (report, &n);
  JsonArray *array = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "time", minutes[i].time);
      json_object_set_int_member (object, "span_s", minutes[i].span_s);
      add_field (object, &minutes[i], VANE_FIELD_PRECIPITATION, units);
      add_field (object, &minutes[i], VANE_FIELD_PRECIPITATION_RATE, units);
      json_array_add_object_element (array, object);
    }

  return take_array (array);
}

/* The index that people at the place know, else the one that was given. */
static void
add_index (JsonObject       *object,
           VaneReport       *report,
           const VaneSample *air)
{
  VaneAirIndex index;

  vane_air_index_init (&index, air, vane_report_get_country_code (report));
  if (index.scale != VANE_AIR_SCALE_NONE)
    json_object_set_double_member (object, "index", index.value);
  else
    json_object_set_null_member (object, "index");
  vane_report_json_add_string (object, "scale", vane_air_scale_to_string (index.scale));
}

/* Air quality and pollen of now; null when not given. */
JsonNode *
vane_report_json_air (VaneReport      *report,
                      const VaneUnits *units,
                      gint64           now)
{
  guint n;
  const VaneSample *samples = vane_report_get_air (report, &n);
  const VaneSample *air = vane_air_find_now (samples, n, now);
  JsonObject *object;
  JsonObject *pollen;

  if (air == NULL)
    return json_node_new (JSON_NODE_NULL);

  object = json_object_new ();
  pollen = json_object_new ();
  json_object_set_int_member (object, "time", air->time);
  add_index (object, report, air);
  for (guint i = LAST_WEATHER_FIELD + 1; i < VANE_N_FIELDS; i++)
    {
      const char *id = vane_field_get_info (i)->id;

      if (g_str_has_prefix (id, POLLEN))
        add_value (pollen, id + strlen (POLLEN), air, i, units);
      else
        add_field (object, air, i, units);
    }
  json_object_set_object_member (object, "pollen", pollen);

  return take_object (object);
}

/* Why there are alerts or not: a state, and a sentence where there are none. */
JsonNode *
vane_report_json_alerts_status (VaneReport *report,
                                gint64      now)
{
  static const char *const states[] = {
    [VANE_BLOCK_NOT_ASKED] = "not-asked", [VANE_BLOCK_NONE] = "none",         [VANE_BLOCK_GIVEN] = "given",
    [VANE_BLOCK_FAILED] = "failed",       [VANE_BLOCK_UNPLACED] = "unplaced",
  };
  const VaneBlockInfo *info = vane_report_get_block (report, VANE_BLOCK_ALERTS);
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (report, now);
  g_autofree char *message = vane_describe_no_alerts (report, now);
  JsonObject *object = json_object_new ();
  gboolean over = info->state == VANE_BLOCK_GIVEN && alerts->len == 0;

  json_object_set_string_member (object, "state", states[over ? VANE_BLOCK_NONE : info->state]);
  vane_report_json_add_string (object, "message", message);
  json_object_set_int_member (object, "in_country", info->n_unplaced);
  vane_report_json_add_string (object, "url", info->url);

  return take_object (object);
}

/* Null = not asked, asked in vain, or not to be told; [] = none. What has ended is none any more. */
JsonNode *
vane_report_json_alerts (VaneReport *report,
                         gint64      now)
{
  VaneBlockState state = vane_report_get_block (report, VANE_BLOCK_ALERTS)->state;
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (report, now);
  JsonArray *array;

  if (state != VANE_BLOCK_GIVEN && state != VANE_BLOCK_NONE)
    return json_node_new (JSON_NODE_NULL);

  array = json_array_sized_new (alerts->len);
  for (guint i = 0; i < alerts->len; i++)
    {
      const VaneAlertFields *alert = vane_alert_get_fields (alerts->pdata[i]);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", alert->id);
      json_object_set_string_member (object, "event", alert->event);
      json_object_set_string_member (object, "severity", vane_severity_to_string (alert->severity));
      vane_report_json_add_string (object, "urgency", alert->urgency);
      vane_report_json_add_string (object, "certainty", alert->certainty);
      vane_report_json_add_time (object, "onset", alert->onset);
      vane_report_json_add_time (object, "ends", alert->ends);
      vane_report_json_add_time (object, "expires", alert->expires);
      vane_report_json_add_string (object, "area", alert->area);
      vane_report_json_add_string (object, "headline", alert->headline);
      vane_report_json_add_string (object, "description", alert->description);
      vane_report_json_add_string (object, "instruction", alert->instruction);
      vane_report_json_add_string (object, "sender", alert->sender);
      vane_report_json_add_string (object, "url", alert->url);
      json_array_add_object_element (array, object);
    }

  return take_array (array);
}
