/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tiles of the window show, as JSON: the same numbers and the same words. */
#include "config.h"

#include "present/vane-report-json-private.h"

#include <math.h>
#include <string.h>

#include "present/vane-fact.h"
#include "present/vane-format.h"

#define POLLEN "pollen_"

static void
add_number (JsonObject      *object,
            const char      *name,
            VaneField        field,
            double           stored,
            const VaneUnits *units)
{
  double number = vane_format_number (field, stored, units);

  if (isfinite (number))
    json_object_set_double_member (object, name, number);
  else
    json_object_set_null_member (object, name);
}

static void
add_weather (JsonObject      *object,
             const VaneFacts *facts,
             const VaneUnits *units)
{
  static const VaneField fields[] = { VANE_FIELD_WIND_SPEED, VANE_FIELD_WIND_GUST, VANE_FIELD_WIND_DIRECTION,
                                      VANE_FIELD_HUMIDITY, VANE_FIELD_DEW_POINT, VANE_FIELD_VISIBILITY,
                                      VANE_FIELD_PRESSURE, VANE_FIELD_UV_INDEX };
  const VaneSample *sample = &facts->sample;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_number (object, vane_field_get_info (fields[i])->id, fields[i], vane_sample_get (sample, fields[i]), units);
  add_number (object, "pressure_min", VANE_FIELD_PRESSURE, facts->pressure_low, units);
  add_number (object, "pressure_max", VANE_FIELD_PRESSURE, facts->pressure_high, units);
  add_number (object, "pressure_change", VANE_FIELD_PRESSURE, facts->pressure_change, units);
  vane_report_json_add_string (object, "pressure_trend", vane_trend_to_string (facts->trend));
  vane_report_json_add_string (object, "uv_level",
                               vane_sample_has (sample, VANE_FIELD_UV_INDEX)
                                   ? vane_uv_level_to_string (
                                         vane_uv_get_level (vane_sample_get (sample, VANE_FIELD_UV_INDEX)))
                                   : NULL);
  vane_report_json_add_string (object, "visibility_level",
                               isnan (facts->visibility_share) ? NULL : vane_visibility_to_string (facts->visibility));
  vane_report_json_add_time (object, "uv_low_after", facts->uv_low_after);
  add_number (object, "precipitation", VANE_FIELD_PRECIPITATION, facts->precipitation_day, units);
  add_number (object, "precipitation_24h", VANE_FIELD_PRECIPITATION, facts->precipitation_24h, units);
  add_number (object, "precipitation_probability", VANE_FIELD_PRECIPITATION_PROBABILITY, facts->chance_24h, units);
}

static JsonObject *
make_pollen (const VaneFacts *facts,
             const VaneUnits *units)
{
  JsonObject *object = json_object_new ();

  for (guint field = VANE_POLLEN_FIRST; field <= VANE_POLLEN_LAST; field++)
    {
      JsonObject *kind = json_object_new ();
      double grains = vane_sample_get (&facts->air, field);
      const char *level = vane_pollen_level_to_string (vane_pollen_get_level (field, grains));

      add_number (kind, "amount", field, grains, units);
      vane_report_json_add_string (kind, "level", isnan (grains) ? NULL : level);
      json_object_set_object_member (object, vane_field_get_info (field)->id + strlen (POLLEN), kind);
    }

  return object;
}

static void
add_air (JsonObject      *object,
         const VaneFacts *facts,
         const VaneUnits *units)
{
  const VaneAirIndex *index = &facts->index;
  gboolean known = index->scale != VANE_AIR_SCALE_NONE;

  add_number (object, "air_index", VANE_FIELD_AQI_US, index->value, units);
  vane_report_json_add_string (object, "air_scale", vane_air_scale_to_string (index->scale));
  vane_report_json_add_string (object, "air_level",
                               known ? vane_air_level_to_string (index->scale, index->level) : NULL);
  vane_report_json_add_string (object, "main_pollutant",
                               index->has_main_pollutant ? vane_field_get_info (index->main_pollutant)->id : NULL);
  add_number (object, "main_pollutant_amount", VANE_FIELD_PM10,
              index->has_main_pollutant ? vane_sample_get (&facts->air, index->main_pollutant) : NAN, units);
  json_object_set_object_member (object, "pollen", make_pollen (facts, units));
}

static void
add_sky (JsonObject      *object,
         const VaneFacts *facts)
{
  json_object_set_string_member (object, "sun", vane_sun_state_to_string (facts->sun));
  vane_report_json_add_time (object, "sunrise", facts->sunrise);
  vane_report_json_add_time (object, "sunset", facts->sunset);
  json_object_set_int_member (object, "daylight_s", facts->daylight_s);
  json_object_set_string_member (object, "moon", vane_moon_shape_to_string (vane_moon_get_shape (facts->moon_phase)));
  json_object_set_double_member (object, "moon_phase", round (facts->moon_phase * 10.0) / 10.0);
  json_object_set_double_member (object, "moon_illumination",
                                 round (vane_moon_get_illumination (facts->moon_phase) * 1000.0) / 10.0);
  vane_report_json_add_time (object, "moonrise", facts->moonrise);
  vane_report_json_add_time (object, "moonset", facts->moonset);
}

/* null: the window does not show that tile. */
static JsonObject *
make_text (const VaneFacts *facts,
           const VaneUnits *units,
           GTimeZone       *zone)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < VANE_N_FACT_KINDS; i++)
    {
      g_auto(VaneFact) fact = { 0 };
      gboolean known = vane_fact_init (&fact, i, facts, units, zone);

      vane_report_json_add_string (object, vane_fact_kind_to_string (i), known ? fact.sentence : NULL);
    }

  return object;
}

/* @date: YYYYMMDD, or 0 for now. */
JsonNode *
vane_report_json_facts (VaneReport      *report,
                        const VaneUnits *units,
                        gint64           now,
                        guint            date)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL;
  VaneFacts facts;

  vane_facts_init (&facts, report, now, date);
  text = g_strdup_printf ("%04u-%02u-%02u", facts.date / 10000, facts.date / 100 % 100, facts.date % 100);
  json_object_set_string_member (object, "date", text);
  add_weather (object, &facts, units);
  add_air (object, &facts, units);
  add_sky (object, &facts);
  json_object_set_object_member (object, "text", make_text (&facts, units, vane_report_get_zone (report)));
  json_node_take_object (node, object);

  return node;
}
