/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open-Meteo's v1/forecast and v1/air-quality: blocks of whatever variables are asked for.
 * https://open-meteo.com/en/docs */
#include "config.h"

#include "simulator/vane-sim-open-meteo.h"

#include <math.h>

#include "simulator/vane-sim-json.h"

#define HOUR_S    3600
#define QUARTER_S 900
#define DAY_S     86400

/* Without more days than that for minutely_15. */
#define MINUTELY_DAYS 3

/**
 * vane_sim_open_meteo_fail:
 * @status: HTTP status
 * @reply: where it goes
 *
 * Writes the body that Open-Meteo has for a status.
 */
void
vane_sim_open_meteo_fail (guint         status,
                          VaneSimReply *reply)
{
  const char *reason;

  switch (status)
    {
    case 429:
      reason = "Minutely API request limit exceeded. Please try again in one minute.";
      break;
    case 503:
      reason = "The service is overloaded";
      break;
    case 400:
      reason = "No data is available for this location";
      break;
    case 401:
    case 403:
      reason = "The supplied API key is invalid.";
      break;
    default:
      reason = "Internal Server Error";
      break;
    }

  reply->status = status;
  vane_sim_json_open (reply->body, NULL, '{');
  if (status % 2 == 0)
    vane_sim_json_add_string (reply->body, "reason", reason);
  vane_sim_json_add_raw (reply->body, "error", "true");
  if (status % 2 != 0)
    vane_sim_json_add_string (reply->body, "reason", reason);
  vane_sim_json_close (reply->body, '}');
}

/**
 * vane_sim_open_meteo_refuse:
 * @reply: where it goes
 * @format: the reason
 * @...: its arguments
 *
 * Makes the reply a 400 with a reason.
 */
void
vane_sim_open_meteo_refuse (VaneSimReply *reply,
                            const char   *format,
                            ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  reply->status = SOUP_STATUS_BAD_REQUEST;
  g_string_truncate (reply->body, 0);
  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_raw (reply->body, "error", "true");
  vane_sim_json_add_string (reply->body, "reason", reason);
  vane_sim_json_close (reply->body, '}');
}

/**
 * vane_sim_open_meteo_add_time:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @options: how the reply is asked for
 * @spot: the place
 * @time: unix seconds
 *
 * Adds a time: wall time without an offset, or unix seconds.
 */
void
vane_sim_open_meteo_add_time (GString              *json,
                              const char           *name,
                              const VaneSimOptions *options,
                              const VaneSimSpot    *spot,
                              gint64                time)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (options->unixtime)
    {
      vane_sim_json_add_int (json, name, time);
      return;
    }

  date = g_date_time_new_from_unix_utc (time + spot->offset_s);
  text = g_date_time_format (date, "%Y-%m-%dT%H:%M");
  vane_sim_json_add_string (json, name, text);
}

/* "GMT-4", "GMT+5:30", "GMT" */
static char *
make_abbreviation (int offset_s)
{
  int minutes = ABS (offset_s) / 60;

  if (minutes == 0)
    return g_strdup ("GMT");
  if (minutes % 60 == 0)
    return g_strdup_printf ("GMT%c%d", offset_s < 0 ? '-' : '+', minutes / 60);

  return g_strdup_printf ("GMT%c%d:%02d", offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* The grid cell's position, not the one that was asked for, with the noise of a float. */
static void
add_cell (GString    *json,
          const char *name,
          double      coordinate,
          gboolean    air)
{
  double step = air ? 0.1 : 0.0625;

  vane_sim_json_add_trimmed (json, name, (float) (round (coordinate / step) * step), 6);
}

static void
write_place (GString              *json,
             const VaneSimOptions *options,
             const VaneSimSpot    *spot,
             guint                 index)
{
  g_autofree char *abbreviation = make_abbreviation (spot->offset_s);

  add_cell (json, "latitude", spot->latitude, options->air);
  add_cell (json, "longitude", spot->longitude, options->air);
  vane_sim_json_add_trimmed (json, "generationtime_ms", 0.0321865081787109 + index * 0.0109672546386719, 16);
  vane_sim_json_add_int (json, "utc_offset_seconds", spot->offset_s);
  vane_sim_json_add_string (json, "timezone", spot->zone);
  vane_sim_json_add_string (json, "timezone_abbreviation", abbreviation);
  vane_sim_json_add_fixed (json, "elevation",
                           vane_world_get_elevation (options->seed, spot->latitude, spot->longitude), 1);
  if (index > 0)
    vane_sim_json_add_int (json, "location_id", index);
}

/* A number of steps from the one that covers now, as in forecast_hours; −1 when not asked for. */
static int
read_steps (const VaneSimRequest *request,
            const char           *name)
{
  double steps;

  if (vane_sim_request_get (request, name) == NULL ||
      !vane_sim_request_get_number (request, name, NAN, 0, 3000, &steps))
    return -1;

  return (int) steps;
}

static gboolean
write_steps (GString              *json,
             const VaneSimRequest *request,
             gboolean              minutely,
             const VaneSimOptions *options,
             const VaneSimSpot    *spot,
             VaneSimReply         *reply)
{
  const char *block = minutely ? "minutely_15" : "hourly";
  const char *names = vane_sim_request_get (request, block);
  int ahead = read_steps (request, minutely ? "forecast_minutely_15" : "forecast_hours");
  int before = read_steps (request, minutely ? "past_minutely_15" : "past_hours");
  guint step_s = minutely ? QUARTER_S : HOUR_S;
  gint64 this_step = options->now - options->now % step_s;
  gint64 start;
  gint64 end;
  guint n_days;

  if (names == NULL || *names == '\0')
    return TRUE;

  vane_sim_open_meteo_get_days (options, spot, &start, &n_days);
  if (minutely && vane_sim_request_get (request, "forecast_days") == NULL && options->start_day < 0)
    n_days = options->past_days + MINUTELY_DAYS;
  end = start + (gint64) n_days * DAY_S;
  if (ahead >= 0 || before >= 0)
    {
      start = before >= 0 ? this_step - (gint64) before * step_s : this_step;
      if (ahead >= 0)
        end = this_step + (gint64) ahead * step_s;
    }

  return vane_sim_open_meteo_write_series (json, block, names, options, spot, start, end, step_s, reply);
}

static gboolean
write_spot (const VaneSimRequest *request,
            const VaneSimOptions *options,
            const VaneSimSpot    *spot,
            guint                 index,
            VaneSimReply         *reply)
{
  const char *current = vane_sim_request_get (request, "current");
  const char *daily = vane_sim_request_get (request, "daily");
  GString *json = reply->body;

  vane_sim_json_open (json, NULL, '{');
  write_place (json, options, spot, index);
  if (current != NULL && *current != '\0' &&
      !vane_sim_open_meteo_write_current (json, current, options, spot, reply))
    return FALSE;
  if (!options->air && !write_steps (json, request, TRUE, options, spot, reply))
    return FALSE;
  if (!write_steps (json, request, FALSE, options, spot, reply))
    return FALSE;
  if (!options->air && daily != NULL && *daily != '\0' &&
      !vane_sim_open_meteo_write_daily (json, daily, options, spot, reply))
    return FALSE;
  vane_sim_json_close (json, '}');

  return TRUE;
}

static void
answer (const VaneSimRequest *request,
        gboolean              air,
        VaneSimReply         *reply)
{
  g_autoptr(GPtrArray) spots = NULL;
  VaneSimOptions options;

  if (!vane_sim_open_meteo_read_options (request, air, &options, reply))
    return;
  spots = vane_sim_open_meteo_read_spots (request, reply);
  if (spots == NULL)
    return;

  if (spots->len > 1)
    vane_sim_json_open (reply->body, NULL, '[');
  for (guint i = 0; i < spots->len; i++)
    {
      if (!write_spot (request, &options, g_ptr_array_index (spots, i), i, reply))
        return;
    }
  if (spots->len > 1)
    vane_sim_json_close (reply->body, ']');
}

static void
answer_forecast (const VaneSimRequest *request,
                 VaneSimReply         *reply)
{
  answer (request, FALSE, reply);
}

static void
answer_air (const VaneSimRequest *request,
            VaneSimReply         *reply)
{
  answer (request, TRUE, reply);
}

const VaneSimService vane_sim_open_meteo = {
  .endpoint = "open-meteo",
  .prefix = "/v1/forecast",
  .gzips = TRUE,
  .answer = answer_forecast,
  .fail = vane_sim_open_meteo_fail,
};

const VaneSimService vane_sim_open_meteo_air = {
  .endpoint = "open-meteo-air",
  .prefix = "/v1/air-quality",
  .gzips = TRUE,
  .answer = answer_air,
  .fail = vane_sim_open_meteo_fail,
};
