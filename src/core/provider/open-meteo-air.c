/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Air quality and pollen of Open-Meteo, as a part that may fail.
 * https://open-meteo.com/en/docs/air-quality-api */
#include "config.h"

#include "provider/open-meteo.h"

#define AIR_HOURS 48

const VaneEndpoint open_meteo_air_endpoint = {
  .id = "open-meteo-air",
  .url = "https://air-quality-api.open-meteo.com",
  .max_in_flight = 1,
  .per_minute = 60,
};

static const VaneColumn air[] = {
  { "us_aqi", NULL, VANE_FIELD_AQI_US },
  { "european_aqi", NULL, VANE_FIELD_AQI_EU },
  { "pm2_5", NULL, VANE_FIELD_PM2_5 },
  { "pm10", NULL, VANE_FIELD_PM10 },
  { "ozone", NULL, VANE_FIELD_OZONE },
  { "nitrogen_dioxide", NULL, VANE_FIELD_NITROGEN_DIOXIDE },
  { "sulphur_dioxide", NULL, VANE_FIELD_SULPHUR_DIOXIDE },
  { "carbon_monoxide", NULL, VANE_FIELD_CARBON_MONOXIDE },
  { "ammonia", NULL, VANE_FIELD_AMMONIA },
  { "alder_pollen", NULL, VANE_FIELD_POLLEN_ALDER },
  { "birch_pollen", NULL, VANE_FIELD_POLLEN_BIRCH },
  { "grass_pollen", NULL, VANE_FIELD_POLLEN_GRASS },
  { "mugwort_pollen", NULL, VANE_FIELD_POLLEN_MUGWORT },
  { "olive_pollen", NULL, VANE_FIELD_POLLEN_OLIVE },
  { "ragweed_pollen", NULL, VANE_FIELD_POLLEN_RAGWEED },
};

/**
 * open_meteo_plan_air:
 * @plan: a plan
 *
 * Adds the optional part for the air.
 */
void
open_meteo_plan_air (VanePlan *plan)
{
  VaneRequest *request =
      vane_plan_add_optional (plan, &open_meteo_air_endpoint, "/v1/air-quality", VANE_BLOCK_BIT (VANE_BLOCK_AIR));

  open_meteo_begin_request (plan, request);
  open_meteo_add_columns (request, "current", air, G_N_ELEMENTS (air), NULL);
  open_meteo_add_columns (request, "hourly", air, G_N_ELEMENTS (air), NULL);
  vane_request_add_int (request, "forecast_hours", AIR_HOURS);
  vane_request_set_lifetime (request, 3600, 12 * 3600);
}

/* Now, and the hours after it. */
static void
read_air (JsonObject        *root,
          VaneReportBuilder *out)
{
  VaneColumnBlock now = open_meteo_get_block (root, "current", "current_units", 0);
  VaneColumnBlock block = open_meteo_get_block (root, "hourly", "hourly_units", 3600);
  g_autoptr(GArray) samples = vane_columns_read (&block, air, G_N_ELEMENTS (air));
  VaneSample first;

  vane_sample_init (&first, VANE_TIME_NONE, 3600);
  if (now.values != NULL)
    first.time = vane_json_node_time (json_object_get_member (now.values, "time"), now.offset_s);
  if (first.time != VANE_TIME_NONE)
    {
      vane_columns_read_row (&now, air, G_N_ELEMENTS (air), &first);
      vane_report_builder_add (out, VANE_BLOCK_AIR, &first);
    }

  for (guint i = 0; i < samples->len; i++)
    {
      const VaneSample *sample = &g_array_index (samples, VaneSample, i);

      if (sample->time != VANE_TIME_NONE && sample->time > first.time)
        vane_report_builder_add (out, VANE_BLOCK_AIR, sample);
    }
}

/**
 * open_meteo_parse_air:
 * @body: bytes from outside
 * @out: the builder
 * @error: DATA: the air may be nonsense; the weather is shown all the same
 *
 * Returns: whether it could be read
 */
gboolean
open_meteo_parse_air (GBytes             *body,
                      VaneReportBuilder  *out,
                      GError            **error)
{
  g_autoptr(JsonNode) node = vane_json_parse (body, error);
  JsonObject *root = node != NULL ? open_meteo_get_root (node, error) : NULL;

  if (root == NULL)
    return FALSE;

  read_air (root, out);

  return TRUE;
}
