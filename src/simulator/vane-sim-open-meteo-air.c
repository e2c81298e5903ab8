/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The variables of v1/air-quality. https://open-meteo.com/en/docs/air-quality-api */
#include "config.h"

#include <math.h>
#include <string.h>

#include "simulator/vane-sim-open-meteo.h"
#include "simulator/vane-world-air.h"

/* With U+03BC, as there. */
#define MICROGRAMS "μg/m³"

static const struct
{
  const char *name;
  gsize       offset;   /* in VaneWorldAir */
  guint       decimals;
} pollutants[] = {
  { "pm10", G_STRUCT_OFFSET (VaneWorldAir, pm10), 1 },
  { "pm2_5", G_STRUCT_OFFSET (VaneWorldAir, pm2_5), 1 },
  { "carbon_monoxide", G_STRUCT_OFFSET (VaneWorldAir, carbon_monoxide), 1 },
  { "nitrogen_dioxide", G_STRUCT_OFFSET (VaneWorldAir, nitrogen_dioxide), 1 },
  { "sulphur_dioxide", G_STRUCT_OFFSET (VaneWorldAir, sulphur_dioxide), 1 },
  { "ozone", G_STRUCT_OFFSET (VaneWorldAir, ozone), 1 },
  { "ammonia", G_STRUCT_OFFSET (VaneWorldAir, ammonia), 1 },
  { "dust", G_STRUCT_OFFSET (VaneWorldAir, dust), 1 },
};

static const char *const pollens[] = {
  "alder_pollen", "birch_pollen", "grass_pollen", "mugwort_pollen", "olive_pollen", "ragweed_pollen",
};

static const char *const with_index[] = {
  "pm2_5", "pm10", "nitrogen_dioxide", "ozone", "sulphur_dioxide", "carbon_monoxide",
};

/* The pollutant of "us_aqi_ozone"; "" for the index itself, NULL when it is none of that kind. */
static const char *
get_index_of (const char *name,
              const char *index)
{
  const char *rest;

  if (!g_str_has_prefix (name, index))
    return NULL;
  rest = name + strlen (index);
  if (*rest == '\0')
    return rest;

  for (guint i = 0; *rest == '_' && i < G_N_ELEMENTS (with_index); i++)
    {
      if (g_str_equal (rest + 1, with_index[i]))
        return rest + 1;
    }

  return NULL;
}

/**
 * vane_sim_open_meteo_find_air:
 * @name: of a variable
 * @unit: (out): its unit
 * @decimals: (out): how many are written
 *
 * Returns: whether the air quality service has such a variable
 */
gboolean
vane_sim_open_meteo_find_air (const char  *name,
                              const char **unit,
                              guint       *decimals)
{
  *unit = NULL;
  *decimals = 0;
  for (guint i = 0; i < G_N_ELEMENTS (pollutants); i++)
    {
      if (g_str_equal (name, pollutants[i].name))
        {
          *unit = MICROGRAMS;
          *decimals = pollutants[i].decimals;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (pollens); i++)
    {
      if (g_str_equal (name, pollens[i]))
        {
          *unit = "grains/m³";
          *decimals = 1;
        }
    }
  if (get_index_of (name, "european_aqi") != NULL && !g_str_has_suffix (name, "carbon_monoxide"))
    *unit = "EAQI";
  else if (get_index_of (name, "us_aqi") != NULL)
    *unit = "USAQI";
  else if (g_str_equal (name, "uv_index") || g_str_equal (name, "uv_index_clear_sky") ||
           g_str_equal (name, "aerosol_optical_depth"))
    {
      *unit = "";
      *decimals = 2;
    }

  return *unit != NULL;
}

/**
 * vane_sim_open_meteo_get_air:
 * @name: of a variable
 * @options: how the reply is asked for
 * @spot: the place
 * @time: unix seconds
 *
 * Returns: its value then; NAN when there is none, as for pollen outside Europe
 */
double
vane_sim_open_meteo_get_air (const char           *name,
                             const VaneSimOptions *options,
                             const VaneSimSpot    *spot,
                             gint64                time)
{
  const char *european = get_index_of (name, "european_aqi");
  const char *us = get_index_of (name, "us_aqi");
  VaneWorldAir air;
  VaneWeather weather;

  vane_world_look_at_air (options->seed, spot->latitude, spot->longitude, time, &air);
  if (european != NULL)
    return vane_world_air_get_european (&air, *european != '\0' ? european : NULL);
  if (us != NULL)
    return vane_world_air_get_us (&air, *us != '\0' ? us : NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pollutants); i++)
    {
      if (g_str_equal (name, pollutants[i].name))
        return G_STRUCT_MEMBER (double, &air, pollutants[i].offset);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pollens); i++)
    {
      if (g_str_equal (name, pollens[i]))
        return air.pollen[i];
    }
  if (g_str_equal (name, "aerosol_optical_depth"))
    return air.pm2_5 / 60.0;

  vane_world_look (options->seed, spot->latitude, spot->longitude, time, 0, &weather);

  return g_str_equal (name, "uv_index") ? weather.uv_index : weather.uv_index_clear;
}
