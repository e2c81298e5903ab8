/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer as a whole. Its blocks are in vane-report-json-blocks.c, text in
 * vane-report-json-text.c. */
#include "config.h"

#include "present/vane-report-json-private.h"

#include <glib/gi18n-lib.h>

#include "present/vane-describe.h"
#include "present/vane-place-json.h"

/* Members may be added within a schema, never changed or removed. */
#define SCHEMA 1

static JsonNode *
make_place (VanePlace  *place,
            VaneReport *report)
{
  JsonNode *node;
  JsonObject *object;
  const char *code, *country, *zone;

  /* Nobody knows a place of that name. */
  if (place == NULL)
    return json_node_new (JSON_NODE_NULL);

  object = json_object_new ();
  code = report != NULL ? vane_report_get_country_code (report) : vane_place_get_country_code (place);
  country = vane_place_get_country (place);
  zone = report != NULL ? vane_report_get_zone_name (report) : NULL;
  vane_report_json_add_string (object, "id", vane_place_get_id (place));
  vane_report_json_add_string (object, "name", vane_place_get_name (place));
  vane_report_json_add_string (object, "postal_code", vane_place_get_postal_code (place));
  vane_report_json_add_string (object, "admin", vane_place_get_admin1 (place));
  vane_report_json_add_string (object, "country", code != NULL ? code : country);
  vane_report_json_add_string (object, "country_name", country);
  json_object_set_double_member (object, "latitude", vane_place_get_latitude (place));
  json_object_set_double_member (object, "longitude", vane_place_get_longitude (place));
  vane_report_json_add_string (object, "timezone", zone != NULL ? zone : vane_place_get_timezone (place));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

static JsonObject *
make_source (const VaneReportJsonInput *input)
{
  JsonObject *object = json_object_new ();
  const VaneProviderInfo *provider = input->provider;
  const char *of_report = input->report != NULL ? vane_report_get_provider (input->report) : NULL;

  vane_report_json_add_string (object, "id", provider != NULL ? provider->id : of_report);
  vane_report_json_add_string (object, "name", provider != NULL ? provider->name : NULL);
  vane_report_json_add_string (object, "attribution", provider != NULL ? provider->attribution : NULL);

  return object;
}

static JsonObject *
make_units (const VaneUnits *units)
{
  static const struct { const char *name; VaneQuantity quantity; } members[] = {
    { "temperature", VANE_QUANTITY_TEMPERATURE },
    { "wind_speed", VANE_QUANTITY_SPEED },
    { "pressure", VANE_QUANTITY_PRESSURE },
    { "precipitation", VANE_QUANTITY_PRECIPITATION },
    { "distance", VANE_QUANTITY_DISTANCE },
  };
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_string_member (object, members[i].name,
                                   vane_unit_to_string (units->unit[members[i].quantity]));

  return object;
}

static void
add_dates (JsonObject                *object,
           const VaneReportJsonInput *input)
{
  VaneReport *report = input->report;
  const VaneSample *observed = report != NULL ? vane_report_get_now (report) : NULL;
  gint64 fetched_at = report != NULL ? vane_report_get_fetched_at (report) : VANE_TIME_NONE;

  vane_report_json_add_time (object, "fetched_at", fetched_at);
  vane_report_json_add_time (object, "observed_at", observed != NULL ? observed->time : VANE_TIME_NONE);
  vane_report_json_add_time (object, "expires_at",
                             report != NULL ? vane_report_get_expires_at (report) : VANE_TIME_NONE);
  json_object_set_string_member (object, "phase", vane_phase_to_string (input->phase));
  json_object_set_boolean_member (object, "refreshing", input->refreshing);
  vane_report_json_add_time (object, "age_s",
                             fetched_at != VANE_TIME_NONE ? MAX (input->now - fetched_at, 0)
                                                          : VANE_TIME_NONE);
  vane_report_json_add_string (object, "timezone_from",
                               report != NULL
                                   ? vane_zone_origin_to_string (vane_report_get_zone_origin (report))
                                   : NULL);
}

JsonNode *
vane_report_json_error (const GError           *error,
                        const VaneProviderInfo *provider,
                        gint64                  next_try_at)
{
  JsonNode *node;
  JsonObject *object;
  g_autofree char *message = NULL;
  VaneError code;

  /* CANCELLED is never shown. */
  if (error == NULL || vane_error_is_cancelled (error))
    return json_node_new (JSON_NODE_NULL);

  message = vane_describe_error (error, provider, NULL);
  if (next_try_at == VANE_TIME_NONE)
    next_try_at = vane_error_get_not_before (error);
  code = error->domain == VANE_ERROR ? (VaneError) error->code : VANE_ERROR_LOCAL;
  /* Time does not mend these: only another key does. */
  if (code == VANE_ERROR_REFUSED || code == VANE_ERROR_KEY_MISSING)
    next_try_at = VANE_TIME_NONE;

  object = json_object_new ();
  json_object_set_string_member (object, "code", vane_error_code_to_string (code));
  json_object_set_string_member (object, "message", message);
  vane_report_json_add_time (object, "next_try_at", next_try_at);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

/* Nothing went wrong but the choice: a code of its own, and what the text may mean. */
JsonNode *
vane_report_json_choice (void)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", "several-matches");
  json_object_set_string_member (object, "message", _("Several places match: name one by its id."));
  json_object_set_null_member (object, "next_try_at");
  json_node_take_object (node, object);

  return node;
}

static JsonObject *
make_sources (VaneReport *report)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    vane_report_json_add_string (object, vane_block_to_string (i),
                                 report != NULL &&
                                         vane_report_get_block (report, i)->state == VANE_BLOCK_GIVEN
                                     ? vane_report_get_block (report, i)->origin
                                     : NULL);
  /* A single field that another source filled in. */
  for (guint i = 0; report != NULL && i < VANE_N_FIELDS; i++)
    if (vane_report_get_field_origin (report, i) != NULL)
      json_object_set_string_member (object, vane_field_get_info (i)->id, vane_report_get_field_origin (report, i));

  return object;
}

/* Per block: state, origin and dates of its own. */
static JsonObject *
make_block_infos (VaneReport *report)
{
  static const char *const states[] = { "not-asked", "none", "given", "failed", "unplaced" };
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *info = report != NULL ? vane_report_get_block (report, i) : NULL;
      JsonObject *block = json_object_new ();

      json_object_set_string_member (block, "state", states[info != NULL ? info->state : VANE_BLOCK_NOT_ASKED]);
      vane_report_json_add_string (block, "source", info != NULL ? info->origin : NULL);
      vane_report_json_add_time (block, "fetched_at", info != NULL ? info->fetched_at : VANE_TIME_NONE);
      vane_report_json_add_time (block, "expires_at", info != NULL ? info->expires_at : VANE_TIME_NONE);
      vane_report_json_add_string (block, "code", info != NULL && info->state == VANE_BLOCK_FAILED
                                                      ? vane_error_code_to_string (info->code)
                                                      : NULL);
      json_object_set_object_member (object, vane_block_to_string (i), block);
    }

  return object;
}

static void
add_blocks (JsonObject                *object,
            const VaneReportJsonInput *input)
{
  VaneReport *report = input->report;

  if (report == NULL)
    {
      json_object_set_null_member (object, "now");
      json_object_set_array_member (object, "hours", json_array_new ());
      json_object_set_array_member (object, "days", json_array_new ());
      json_object_set_array_member (object, "minutes", json_array_new ());
      json_object_set_null_member (object, "next_hour");
      json_object_set_null_member (object, "air");
      json_object_set_null_member (object, "facts");
      json_object_set_null_member (object, "alerts");
      json_object_set_null_member (object, "alerts_status");
      return;
    }

  json_object_set_member (object, "now", vane_report_json_now (report, input->units, input->now));
  json_object_set_member (object, "hours", vane_report_json_hours (report, input->units));
  json_object_set_member (object, "days", vane_report_json_days (report, input->units, input->now));
  json_object_set_member (object, "minutes", vane_report_json_minutes (report, input->units));
  json_object_set_member (object, "next_hour", vane_report_json_next_hour (report, input->now));
  json_object_set_member (object, "air", vane_report_json_air (report, input->units, input->now));
  json_object_set_member (object, "facts", vane_report_json_facts (report, input->units, input->now, 0));
  json_object_set_member (object, "alerts", vane_report_json_alerts (report, input->now));
  json_object_set_member (object, "alerts_status", vane_report_json_alerts_status (report, input->now));
}

/**
 * vane_report_json_new:
 * @input: a place and what is known of it
 *
 * All members are always there; what is not known is null.
 *
 * Returns: (transfer full): an object, as data/vanectl.schema.json describes it
 */
JsonNode *
vane_report_json_new (const VaneReportJsonInput *input)
{
  JsonObject *object;
  JsonNode *node;

  g_return_val_if_fail (input != NULL && input->units != NULL, NULL);

  object = json_object_new ();
  json_object_set_int_member (object, "schema", SCHEMA);
  json_object_set_member (object, "place", make_place (input->place, input->report));
  json_object_set_object_member (object, "source", make_source (input));
  add_dates (object, input);
  json_object_set_object_member (object, "units", make_units (input->units));
  add_blocks (object, input);
  json_object_set_member (object, "error", input->candidates != NULL
                                               ? vane_report_json_choice ()
                                               : vane_report_json_error (input->error, input->provider,
                                                                         input->next_try_at));
  json_object_set_member (object, "candidates", input->candidates != NULL
                                                    ? vane_place_json_new_list (input->candidates)
                                                    : json_node_new (JSON_NODE_NULL));
  json_object_set_object_member (object, "sources", make_sources (input->report));
  json_object_set_object_member (object, "blocks", make_block_infos (input->report));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}
