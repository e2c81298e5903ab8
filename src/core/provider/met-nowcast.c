/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MET Norway's nowcast: what the radar sees, in steps of five minutes, for the Nordic countries.
 * https://api.met.no/weatherapi/nowcast/2.0/documentation */
#include "config.h"

#include "provider/met-norway.h"

#define HOUR_S 3600
#define STEP_S 300

/* Degrees around the Nordic countries, without Iceland, where they have no radar. Whether a
 * place in it is covered, the answer says. */
#define SOUTH 54.0
#define NORTH 72.0
#define WEST  4.0
#define EAST  32.0

/**
 * vane_met_norway_has_nowcast:
 * @place: a place
 *
 * Returns: whether it is worth while to ask
 */
gboolean
vane_met_norway_has_nowcast (VanePlace *place)
{
  double latitude = vane_place_get_latitude (place);
  double longitude = vane_place_get_longitude (place);

  return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
}

/**
 * vane_met_norway_plan_nowcast:
 * @plan: a plan
 *
 * Returns: (transfer none): its request
 */
VaneRequest *
vane_met_norway_plan_nowcast (VanePlan *plan)
{
  VaneRequest *request = vane_plan_add_extra (plan, &vane_met_norway_endpoint, "/weatherapi/nowcast/2.0/complete",
                                              VANE_BLOCK_BIT (VANE_BLOCK_MINUTES));

  vane_plan_add_coordinates (plan, request, "lat", "lon");
  vane_request_set_lifetime (request, 15 * 60, HOUR_S);

  return request;
}

/**
 * vane_met_norway_parse_nowcast:
 * @body: an answer
 * @out: where the minutes go
 * @error: DATA; NOT_COVERED where no radar sees the place, SERVICE where one is out of order: a
 *   step without rain then does not mean that there is none
 *
 * Returns: whether it could be read
 */
gboolean
vane_met_norway_parse_nowcast (GBytes            *body,
                               VaneReportBuilder *out,
                               GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (body, &node, error);
  JsonObject *properties = root != NULL ? vane_json_need_object (root, "properties", error) : NULL;
  JsonArray *steps = properties != NULL ? vane_json_need_array (properties, "timeseries", error) : NULL;
  const char *coverage;

  if (steps == NULL)
    return FALSE;

  coverage = vane_json_get_string (vane_json_get_object (properties, "meta"), "radar_coverage");
  if (g_strcmp0 (coverage, "ok") != 0)
    {
      VaneError code = g_strcmp0 (coverage, "no coverage") == 0 ? VANE_ERROR_NOT_COVERED : VANE_ERROR_SERVICE;

      g_set_error (error, VANE_ERROR, code, "the radar does not see this place");
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = vane_json_get_element (steps, i);
      JsonObject *instant = vane_json_get_object (vane_json_get_object (step, "data"), "instant");
      double rate = vane_json_get_number (vane_json_get_object (instant, "details"), "precipitation_rate");
      gint64 time = vane_json_get_time (step, "time");
      VaneSample sample;

      if (time == VANE_TIME_NONE)
        continue;
      vane_sample_init (&sample, time, STEP_S);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION_RATE, rate);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, rate * STEP_S / HOUR_S);
      vane_report_builder_add (out, VANE_BLOCK_MINUTES, &sample);
    }

  return TRUE;
}
