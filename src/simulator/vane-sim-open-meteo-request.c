/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a request to the simulated Open-Meteo asks for, or refuses it in its words. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-open-meteo.h"

#define DAY_S 86400

static const struct
{
  const char *name;
  const char *unit;
  double      factor;   /* from m/s */
} wind_units[] = {
  { "kmh", "km/h", 3.6 },
  { "ms", "m/s", 1.0 },
  { "mph", "mp/h", 1.0 / 0.44704 },
  { "kn", "kn", 1.0 / 0.514444 },
};

static const char *
get_either (const VaneSimRequest *request,
            const char           *name,
            const char           *old_name)
{
  const char *value = vane_sim_request_get (request, name);

  return value != NULL ? value : vane_sim_request_get (request, old_name);
}

static gboolean
read_wind_unit (const VaneSimRequest *request,
                VaneSimOptions       *options,
                VaneSimReply         *reply)
{
  const char *name = get_either (request, "wind_speed_unit", "windspeed_unit");

  for (guint i = 0; i < G_N_ELEMENTS (wind_units); i++)
    {
      if (g_strcmp0 (name != NULL ? name : "kmh", wind_units[i].name) == 0)
        {
          options->wind_unit = wind_units[i].unit;
          options->wind_factor = wind_units[i].factor;
          return TRUE;
        }
    }
  vane_sim_open_meteo_refuse (reply, "Cannot initialize WindspeedUnit from invalid String value %s "
                                     "for key wind_speed_unit", name);

  return FALSE;
}

/* One of two words, the first by default. */
static gboolean
read_choice (const VaneSimRequest *request,
             const char           *name,
             const char           *first,
             const char           *second,
             gboolean             *is_second,
             VaneSimReply         *reply)
{
  const char *value = vane_sim_request_get (request, name);

  *is_second = g_strcmp0 (value, second) == 0;
  if (value == NULL || *is_second || g_str_equal (value, first))
    return TRUE;
  vane_sim_open_meteo_refuse (reply, "Cannot initialize %s from invalid String value %s for key %s", name,
                              value, name);

  return FALSE;
}

static gboolean
read_day (const VaneSimRequest *request,
          const char           *name,
          int                  *day)
{
  const char *text = vane_sim_request_get (request, name);
  g_autofree char *full = text != NULL ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;
  g_autoptr(GDateTime) date = full != NULL ? g_date_time_new_from_iso8601 (full, NULL) : NULL;

  *day = date != NULL ? (int) (g_date_time_to_unix (date) / DAY_S) : -1;

  return text == NULL || date != NULL;
}

static gboolean
read_days (const VaneSimRequest *request,
           VaneSimOptions       *options,
           VaneSimReply         *reply)
{
  int most = options->air ? 7 : 16;
  double days;

  if (!vane_sim_request_get_number (request, "forecast_days", options->air ? 5 : 7, 0, most, &days))
    {
      vane_sim_open_meteo_refuse (reply, "Forecast days is invalid. Allowed range 0 to %d. Given %s.", most,
                                  vane_sim_request_get (request, "forecast_days"));
      return FALSE;
    }
  options->forecast_days = (int) days;
  if (!vane_sim_request_get_number (request, "past_days", 0, 0, 92, &days))
    {
      vane_sim_open_meteo_refuse (reply, "Past days is invalid. Allowed range 0 to 92. Given %s.",
                                  vane_sim_request_get (request, "past_days"));
      return FALSE;
    }
  options->past_days = (int) days;

  if (!read_day (request, "start_date", &options->start_day) ||
      !read_day (request, "end_date", &options->end_day) ||
      (options->start_day < 0) != (options->end_day < 0) || options->end_day < options->start_day ||
      options->end_day - options->start_day > 110)
    {
      vane_sim_open_meteo_refuse (reply, "Parameter 'start_date' is out of allowed range");
      return FALSE;
    }

  return TRUE;
}

/**
 * vane_sim_open_meteo_read_options:
 * @request: a request
 * @air: whether it is for the air quality service
 * @options: (out): what holds for all places
 * @reply: where a refusal goes
 *
 * Returns: whether all of it is right
 */
gboolean
vane_sim_open_meteo_read_options (const VaneSimRequest *request,
                                  gboolean              air,
                                  VaneSimOptions       *options,
                                  VaneSimReply         *reply)
{
  *options = (VaneSimOptions) { .seed = request->seed, .now = request->now, .air = air };

  return read_wind_unit (request, options, reply) && read_days (request, options, reply) &&
         read_choice (request, "temperature_unit", "celsius", "fahrenheit", &options->fahrenheit, reply) &&
         read_choice (request, "precipitation_unit", "mm", "inch", &options->inch, reply) &&
         read_choice (request, "timeformat", "iso8601", "unixtime", &options->unixtime, reply);
}

/**
 * vane_sim_open_meteo_get_days:
 * @options: how the reply is asked for
 * @spot: a place
 * @start: (out): unix second of the first midnight
 * @n_days: (out): how many days
 *
 * The days of a reply, in the place's zone as it is now: across a change of the clocks they
 * begin an hour off, as Open-Meteo's do.
 */
void
vane_sim_open_meteo_get_days (const VaneSimOptions *options,
                              const VaneSimSpot    *spot,
                              gint64               *start,
                              guint                *n_days)
{
  *start = spot->today - (gint64) options->past_days * DAY_S;
  *n_days = options->past_days + options->forecast_days;
  if (options->start_day >= 0)
    {
      *start = (gint64) options->start_day * DAY_S - spot->offset_s;
      *n_days = options->end_day - options->start_day + 1;
    }
}

static void
spot_free (gpointer data)
{
  VaneSimSpot *spot = data;

  g_free (spot->zone);
  g_free (spot);
}

static gboolean
read_coordinate (const char   *text,
                 gboolean      latitude,
                 double       *value,
                 VaneSimReply *reply)
{
  double most = latitude ? 90.0 : 180.0;
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    {
      vane_sim_open_meteo_refuse (reply, "Cannot initialize Float from invalid String value %s for key %s",
                                  text, latitude ? "latitude" : "longitude");
      return FALSE;
    }
  if (isfinite (*value) && fabs (*value) <= most)
    return TRUE;

  vane_sim_open_meteo_refuse (reply, "%s must be in range of -%.0f to %.0f°. Given: %.1f.",
                              latitude ? "Latitude" : "Longitude", most, most, *value);

  return FALSE;
}

static gboolean
read_zone (const char   *name,
           gint64        now,
           VaneSimSpot  *spot,
           VaneSimReply *reply)
{
  g_autoptr(GTimeZone) zone = NULL;
  int interval;

  if (name == NULL || *name == '\0')
    name = "GMT";
  spot->zone = g_str_equal (name, "auto") ? vane_gazetteer_dup_zone (spot->latitude, spot->longitude)
                                          : g_strdup (name);
  zone = g_time_zone_new_identifier (spot->zone);
  if (zone == NULL)
    {
      vane_sim_open_meteo_refuse (reply, "Invalid timezone");
      return FALSE;
    }

  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now);
  spot->offset_s = g_time_zone_get_offset (zone, MAX (interval, 0));
  spot->today = now - (now + spot->offset_s) % DAY_S;

  return TRUE;
}

/**
 * vane_sim_open_meteo_read_spots:
 * @request: a request
 * @reply: where a refusal goes
 *
 * Returns: (transfer full) (element-type VaneSimSpot) (nullable): the places that are asked
 *   for, or %NULL when the reply is a refusal
 */
GPtrArray *
vane_sim_open_meteo_read_spots (const VaneSimRequest *request,
                                VaneSimReply         *reply)
{
  const char *texts[] = { vane_sim_request_get (request, "latitude"), vane_sim_request_get (request, "longitude") };
  const char *zone = vane_sim_request_get (request, "timezone");
  g_auto(GStrv) latitudes = g_strsplit (texts[0] != NULL ? texts[0] : "", ",", -1);
  g_auto(GStrv) longitudes = g_strsplit (texts[1] != NULL ? texts[1] : "", ",", -1);
  g_auto(GStrv) zones = g_strsplit (zone != NULL ? zone : "", ",", -1);
  g_autoptr(GPtrArray) spots = g_ptr_array_new_with_free_func (spot_free);
  guint n_zones = g_strv_length (zones);

  if (g_strv_length (latitudes) == 0 || g_strv_length (longitudes) == 0)
    {
      vane_sim_open_meteo_refuse (reply, "Parameter 'latitude' and 'longitude' must not be empty");
      return NULL;
    }
  if (g_strv_length (latitudes) != g_strv_length (longitudes))
    {
      vane_sim_open_meteo_refuse (reply, "Parameter 'latitude' and 'longitude' must have the same number of "
                                         "elements");
      return NULL;
    }
  if (n_zones > 1 && n_zones != g_strv_length (latitudes))
    {
      vane_sim_open_meteo_refuse (reply, "Parameter 'timezone' must have the same number of elements");
      return NULL;
    }

  for (guint i = 0; latitudes[i] != NULL; i++)
    {
      VaneSimSpot *spot = g_new0 (VaneSimSpot, 1);

      g_ptr_array_add (spots, spot);
      if (!read_coordinate (latitudes[i], TRUE, &spot->latitude, reply) ||
          !read_coordinate (longitudes[i], FALSE, &spot->longitude, reply) ||
          !read_zone (n_zones > 1 ? zones[i] : zones[0], request->now, spot, reply))
        return NULL;
    }

  return g_steal_pointer (&spots);
}
