/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets every property anew whenever the feed changes: the skeleton tells clients of those
 * that have another value, at the end of the turn. */
#include "config.h"

#include "service/vane-weather-object.h"

#include <math.h>

#include "model/vane-alert-list.h"
#include "model/vane-derive.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-report-json.h"
#include "present/vane-symbol.h"
#include "service/vane-restraint.h"

struct _VaneWeatherObject
{
  VaneDBusObjectSkeleton  parent_instance;

  VaneContext            *context;    /* (owned) */
  VaneFeed               *feed;       /* (owned) */
  VaneDBusWeather1       *weather;    /* (owned) */
  VaneRestraint           restraint;
  guint                   update_id;  /* source: several properties change in one turn */
};

G_DEFINE_FINAL_TYPE (VaneWeatherObject, vane_weather_object, VANE_DBUS_TYPE_OBJECT_SKELETON)

/* --- what the properties say --- */

static gint64
to_instant (gint64 time)
{
  return time != VANE_TIME_NONE ? time : 0;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
set_now (VaneWeatherObject *self,
         VaneReport        *report,
         const VaneUnits   *units,
         gint64             now)
{
  VaneSample sample;
  VaneBasis basis;
  gboolean known = report != NULL && vane_derive_now (report, now, &sample, &basis);
  g_autofree char *icon_name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *summary = NULL;

  vane_dbus_weather1_set_temperature (self->weather, known ? vane_sample_get (&sample, VANE_FIELD_TEMPERATURE) : NAN);
  vane_dbus_weather1_set_feels_like (self->weather, known ? vane_sample_get (&sample, VANE_FIELD_FEELS_LIKE) : NAN);
  vane_dbus_weather1_set_basis (self->weather, known ? vane_basis_to_string (basis) : "");
  vane_dbus_weather1_set_observed_at (self->weather, known ? to_instant (sample.time) : 0);
  if (known)
    {
      icon_name = vane_symbol_get_name (sample.condition, sample.daylight);
      text = vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, units, VANE_FORMAT_PLAIN);
      summary = vane_describe_now (report, units, now);
    }
  vane_dbus_weather1_set_condition (self->weather, known ? vane_condition_to_string (sample.condition) : "");
  vane_dbus_weather1_set_is_day (self->weather, !known || sample.daylight != VANE_DAYLIGHT_NIGHT);
  vane_dbus_weather1_set_icon_name (self->weather, or_empty (icon_name));
  vane_dbus_weather1_set_temperature_text (self->weather, or_empty (text));
  vane_dbus_weather1_set_summary (self->weather, or_empty (summary));
}

static void
set_today (VaneWeatherObject *self,
           VaneReport        *report,
           gint64             now)
{
  double high = NAN, low = NAN;
  guint n = 0;
  const VaneDay *days = report != NULL ? vane_report_get_days (report, &n) : NULL;
  guint today = n > 0 ? vane_derive_date (vane_report_get_zone (report), now) : 0;

  for (guint i = 0; i < n; i++)
    if (days[i].date == today)
      {
        high = vane_sample_get (&days[i].sample, VANE_FIELD_TEMPERATURE_MAX);
        low = vane_sample_get (&days[i].sample, VANE_FIELD_TEMPERATURE_MIN);
      }
  vane_dbus_weather1_set_high (self->weather, high);
  vane_dbus_weather1_set_low (self->weather, low);
}

static void
set_source (VaneWeatherObject *self,
            VaneReport        *report)
{
  const char *id = report != NULL ? vane_report_get_provider (report) : NULL;
  const VaneProviderInfo *provider = vane_context_find_provider (self->context, id);

  vane_dbus_weather1_set_source (self->weather, or_empty (id));
  vane_dbus_weather1_set_source_name (self->weather, provider != NULL ? provider->name : or_empty (id));
}

static void
set_error (VaneWeatherObject *self)
{
  const GError *error = vane_feed_get_error (self->feed);
  g_autofree char *sentence = NULL;

  if (error != NULL)
    sentence = vane_describe_error (error, vane_feed_get_provider (self->feed), NULL);
  vane_dbus_weather1_set_error (self->weather,
                                error == NULL                ? ""
                                : error->domain == VANE_ERROR ? vane_error_code_to_string (error->code)
                                                              : vane_error_code_to_string (VANE_ERROR_LOCAL));
  vane_dbus_weather1_set_error_text (self->weather, or_empty (sentence));
}

static void
set_report (VaneWeatherObject *self,
            VaneReport        *report,
            gint64             now)
{
  const VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneReportJsonInput input = {
    .place = vane_feed_get_place (self->feed),
    .report = report,
    .error = vane_feed_get_error (self->feed),
    .provider = vane_feed_get_shown_provider (self->feed),
    .units = &units,
    .phase = vane_feed_get_phase (self->feed),
    .next_try_at = vane_feed_get_next_refresh (self->feed),
    .now = now,
  };
  g_autoptr(JsonNode) node = vane_report_json_new (&input);
  g_autofree char *text = NULL;

  /* It would change every second. */
  json_object_remove_member (json_node_get_object (node), "age_s");
  text = vane_report_json_to_string (node, FALSE);
  vane_dbus_weather1_set_report (self->weather, text);
}

static void
set_alert (VaneWeatherObject *self,
           VaneReport        *report,
           gint64             now)
{
  g_autoptr(GPtrArray) alerts = report != NULL ? vane_alerts_get_current (report, now) : NULL;
  VaneAlert *alert = alerts != NULL && alerts->len > 0 ? alerts->pdata[0] : NULL;
  const VaneAlertFields *fields = alert != NULL ? vane_alert_get_fields (alert) : NULL;
  g_autofree char *note = report != NULL ? vane_describe_no_alerts (report, now) : NULL;

  vane_dbus_weather1_set_alert_severity (self->weather,
                                         fields != NULL ? vane_severity_to_string (fields->severity) : "");
  vane_dbus_weather1_set_alert_event (self->weather, fields != NULL ? fields->event : "");
  vane_dbus_weather1_set_alert_note (self->weather, note != NULL ? note : "");
}

/**
 * vane_weather_object_update:
 * @self: an object
 *
 * Sets every property anew.
 */
void
vane_weather_object_update (VaneWeatherObject *self)
{
  VaneReport *report = vane_feed_get_report (self->feed);
  VanePlace *place = vane_feed_get_place (self->feed);
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));
  gint64 now = vane_feed_get_now (self->feed);
  g_autofree char *name = vane_describe_place (place);

  vane_dbus_weather1_set_id (self->weather, vane_place_get_id (place));
  vane_dbus_weather1_set_name (self->weather, name);
  vane_dbus_weather1_set_phase (self->weather, vane_phase_to_string (vane_feed_get_phase (self->feed)));
  vane_dbus_weather1_set_refreshing (self->weather, vane_feed_get_refreshing (self->feed));
  vane_dbus_weather1_set_fetched_at (self->weather,
                                     report != NULL ? to_instant (vane_report_get_fetched_at (report)) : 0);
  vane_dbus_weather1_set_next_refresh (self->weather, to_instant (vane_feed_get_next_refresh (self->feed)));
  vane_dbus_weather1_set_next_change (self->weather,
                                      report != NULL ? to_instant (vane_derive_next_change (report, now)) : 0);
  set_now (self, report, &units, now);
  set_today (self, report, now);
  set_alert (self, report, now);
  set_source (self, report);
  set_error (self);
  set_report (self, report, now);
}

static gboolean
on_update (gpointer user_data)
{
  VaneWeatherObject *self = user_data;

  self->update_id = 0;
  vane_weather_object_update (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (VaneWeatherObject *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (on_update, self);
}

/* --- what clients want --- */

/**
 * vane_weather_object_refresh:
 * @self: an object
 *
 * A client asks: it counts as a person, but not too often.
 */
void
vane_weather_object_refresh (VaneWeatherObject *self)
{
  vane_feed_refresh (self->feed, vane_restraint_take (&self->restraint, vane_feed_get_now (self->feed)));
}

static gboolean
on_handle_refresh (VaneDBusWeather1      *weather,
                   GDBusMethodInvocation *invocation,
                   VaneWeatherObject     *self)
{
  vane_weather_object_refresh (self);
  vane_dbus_weather1_complete_refresh (weather, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* --- the object --- */

static void
vane_weather_object_dispose (GObject *object)
{
  VaneWeatherObject *self = VANE_WEATHER_OBJECT (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->weather != NULL)
    g_signal_handlers_disconnect_by_data (self->weather, self);
  g_clear_object (&self->weather);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_weather_object_parent_class)->dispose (object);
}

/* NaN is in no range of numbers, so GObject would warn and clamp; the bus has no null. */
static void
allow_nan (void)
{
  static const char *const names[] = { "temperature", "feels-like", "high", "low" };
  gpointer iface = g_type_default_interface_ref (VANE_DBUS_TYPE_WEATHER1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_interface_find_property (iface, names[i])->flags |= G_PARAM_LAX_VALIDATION;
  g_type_default_interface_unref (iface);
}

static void
vane_weather_object_class_init (VaneWeatherObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_weather_object_dispose;
  allow_nan ();
}

static void
vane_weather_object_init (VaneWeatherObject *self)
{
  self->restraint = VANE_RESTRAINT_INIT;
  self->weather = vane_dbus_weather1_skeleton_new ();
  vane_dbus_object_skeleton_set_weather1 (VANE_DBUS_OBJECT_SKELETON (self), self->weather);
  g_signal_connect (self->weather, "handle-refresh", G_CALLBACK (on_handle_refresh), self);
}

/**
 * vane_weather_object_make_path:
 * @place_id: the id of a place
 *
 * Returns: (transfer full): the path of its object: the id, escaped
 */
char *
vane_weather_object_make_path (const char *place_id)
{
  g_autofree char *name = g_dbus_escape_object_path (place_id);

  return g_strconcat (VANE_WEATHER_PATH "/", name, NULL);
}

/**
 * vane_weather_object_new:
 * @context: what the feed is from
 * @feed: of a place
 *
 * Returns: (transfer full): the object of the place; it has not been exported
 */
VaneWeatherObject *
vane_weather_object_new (VaneContext *context,
                         VaneFeed    *feed)
{
  g_autofree char *path = vane_weather_object_make_path (vane_place_get_id (vane_feed_get_place (feed)));
  VaneWeatherObject *self = g_object_new (VANE_TYPE_WEATHER_OBJECT, "g-object-path", path, NULL);

  self->context = g_object_ref (context);
  self->feed = g_object_ref (feed);
  g_signal_connect_object (feed, "notify", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "tick", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vane_context_get_settings (context), "notify::units", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  vane_weather_object_update (self);

  return self;
}

/**
 * vane_weather_object_get_feed:
 * @self: an object
 *
 * Returns: (transfer none): what it follows
 */
VaneFeed *
vane_weather_object_get_feed (VaneWeatherObject *self)
{
  return self->feed;
}

/**
 * vane_weather_object_set_position:
 * @self: an object
 * @position: in the user's order, from 0
 * @current: whether it is the current place
 */
void
vane_weather_object_set_position (VaneWeatherObject *self,
                                  guint              position,
                                  gboolean           current)
{
  vane_dbus_weather1_set_position (self->weather, position);
  vane_dbus_weather1_set_current (self->weather, current);
}
