/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/vane-comparison-json.h"

#include <math.h>

#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-place-json.h"
#include "present/vane-report-json-private.h"

/* Members may be added within a schema, never changed or removed. */
#define SCHEMA 1

/* All that a cell may have. */
static const VaneField fields[] = {
  VANE_FIELD_TEMPERATURE, VANE_FIELD_TEMPERATURE_MAX, VANE_FIELD_TEMPERATURE_MIN, VANE_FIELD_PRECIPITATION,
  VANE_FIELD_PRECIPITATION_PROBABILITY, VANE_FIELD_WIND_SPEED,
};

static JsonObject *
make_units (const VaneUnits *units)
{
  JsonObject *object = json_object_new ();

  vane_report_json_add_string (object, "temperature", vane_unit_to_string (units->unit[VANE_QUANTITY_TEMPERATURE]));
  vane_report_json_add_string (object, "precipitation", vane_unit_to_string (units->unit[VANE_QUANTITY_PRECIPITATION]));
  vane_report_json_add_string (object, "wind_speed", vane_unit_to_string (units->unit[VANE_QUANTITY_SPEED]));

  return object;
}

static JsonObject *
make_spread (const VaneComparisonJsonInput *input,
             const VaneSpan                *span)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      VaneSpread spread;
      double low, high;

      vane_comparison_spread (span, input->rows, input->n_rows, fields[i], input->now, &spread);
      low = vane_format_number (fields[i], spread.low, input->units);
      high = vane_format_number (fields[i], spread.high, input->units);
      /* One alone is apart from nobody. */
      json_object_set_double_member (object, vane_field_get_info (fields[i])->id,
                                     spread.n > 1 ? round ((high - low) * 1e4) / 1e4 : NAN);
    }

  return object;
}

static JsonArray *
make_spans (const VaneComparisonJsonInput *input,
            const VaneSpan                *spans)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < VANE_COMPARISON_N_SPANS; i++)
    {
      JsonObject *object = json_object_new ();
      g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", spans[i].date / 10000, spans[i].date / 100 % 100,
                                               spans[i].date % 100);

      json_object_set_string_member (object, "kind", vane_span_kind_to_string (spans[i].kind));
      json_object_set_string_member (object, "date", date);
      json_object_set_int_member (object, "start", spans[i].start);
      json_object_set_int_member (object, "end", spans[i].end);
      json_object_set_object_member (object, "spread", make_spread (input, &spans[i]));
      json_array_add_object_element (array, object);
    }

  return array;
}

/* Of a source that has not answered there are none; a span of which it says nothing is null. */
static JsonArray *
make_values (const VaneComparisonJsonInput *input,
             const VaneCompared            *row,
             const VaneSpan                *spans)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; row->report != NULL && i < VANE_COMPARISON_N_SPANS; i++)
    {
      VaneSample cell;
      JsonObject *object;

      if (!vane_comparison_read (&spans[i], row->report, input->now, &cell))
        {
          json_array_add_null_element (array);
          continue;
        }
      object = json_object_new ();
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        json_object_set_double_member (object, vane_field_get_info (fields[j])->id,
                                       vane_format_number (fields[j], cell.values[fields[j]], input->units));
      json_array_add_object_element (array, object);
    }

  return array;
}

/* A difference: 1.8 times as many degrees Fahrenheit, and no 32. */
static void
add_score (JsonObject              *object,
           const VaneAccuracyScore *score,
           const VaneUnits         *units)
{
  JsonObject *member;
  double off = vane_format_number (VANE_FIELD_TEMPERATURE, score->error, units) -
               vane_format_number (VANE_FIELD_TEMPERATURE, 0.0, units);

  if (isnan (off))
    {
      json_object_set_null_member (object, "off_by");
      return;
    }

  member = json_object_new ();
  json_object_set_double_member (member, "temperature", round (off * 100.0) / 100.0);
  json_object_set_int_member (member, "hours", score->n_hours);
  json_object_set_int_member (member, "days", score->n_days);
  json_object_set_object_member (object, "off_by", member);
}

static JsonArray *
make_sources (const VaneComparisonJsonInput *input,
              const VaneSpan                *spans)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < input->n_rows; i++)
    {
      const VaneCompared *row = &input->rows[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", row->info->id);
      json_object_set_string_member (object, "name", row->info->name);
      vane_report_json_add_string (object, "attribution", row->info->attribution);
      json_object_set_string_member (object, "state", vane_compared_state_to_string (row->state));
      vane_report_json_add_time (object, "fetched_at",
                                 row->report != NULL ? vane_report_get_fetched_at (row->report) : VANE_TIME_NONE);
      json_object_set_member (object, "error", vane_report_json_error (row->error, row->info, VANE_TIME_NONE));
      add_score (object, &row->score, input->units);
      json_object_set_array_member (object, "values", make_values (input, row, spans));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonNode *
make_place (const VaneComparisonJsonInput *input)
{
  return input->place != NULL ? vane_place_json_new (input->place) : json_node_new (JSON_NODE_NULL);
}

/**
 * vane_comparison_json_new:
 * @input: what there is
 *
 * All members are always there: of a place that was not found nobody is asked, and why stands beside it.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
vane_comparison_json_new (const VaneComparisonJsonInput *input)
{
  VaneSpan spans[VANE_COMPARISON_N_SPANS];
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gboolean found = input->place != NULL;

  json_object_set_int_member (object, "schema", SCHEMA);
  json_object_set_member (object, "place", make_place (input));
  json_object_set_int_member (object, "now", input->now);
  json_object_set_object_member (object, "units", make_units (input->units));
  if (found)
    vane_comparison_init_spans (spans, input->zone, input->now);
  json_object_set_array_member (object, "spans", found ? make_spans (input, spans) : json_array_new ());
  json_object_set_array_member (object, "sources", found ? make_sources (input, spans) : json_array_new ());
  json_object_set_member (object, "error", input->candidates != NULL
                                               ? vane_report_json_choice ()
                                               : vane_report_json_error (input->error, NULL, VANE_TIME_NONE));
  json_object_set_member (object, "candidates", input->candidates != NULL
                                                    ? vane_place_json_new_list (input->candidates)
                                                    : json_node_new (JSON_NODE_NULL));
  json_node_take_object (node, object);

  return node;
}
