/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alerts of the US National Weather Service, out of what the world's weather will do;
 * always with a test among them, and with one message that another one replaces. */
#include "config.h"

#include <math.h>

#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-nws.h"
#include "simulator/vane-world.h"

#define HOUR_S 3600

/* An event begins on a multiple of this, so that it stays the same while it goes on. */
#define EVENT_S (12 * HOUR_S)

typedef struct
{
  const char *event;
  const char *vtec;      /* phenomenon and significance */
  const char *severity;
  const char *what;      /* broken at 66 columns, as they are */
  const char *instruction;
} Kind;

static const Kind wind = {
  "Wind Advisory",
  "WI.Y",
  "Moderate",
  "* WHAT...Southwest winds 20 to 30 mph with gusts up to 50 mph\n"
  "expected.\n\n"
  "* IMPACTS...Gusty winds will blow around unsecured objects. Tree\n"
  "limbs could be blown down and a few power outages may result.",
  "Winds this strong can make driving difficult, especially for high\n"
  "profile vehicles. Use extra caution.",
};

static const Kind rain = {
  "Flood Watch",
  "FA.A",
  "Severe",
  "* WHAT...Flooding caused by excessive rainfall is possible.\n\n"
  "* IMPACTS...Excessive runoff may result in flooding of rivers,\n"
  "creeks, streams, and other low-lying and flood-prone locations.",
  "You should monitor later forecasts and be prepared to take action\n"
  "should Flood Warnings be issued.",
};

static const Kind snow = {
  "Winter Weather Advisory",
  "WW.Y",
  "Moderate",
  "* WHAT...Snow expected. Total snow accumulations up to four\n"
  "inches.\n\n"
  "* IMPACTS...Plan on slippery road conditions.",
  "Slow down and use caution while traveling.",
};

static const Kind heat = {
  "Heat Advisory",
  "HT.Y",
  "Moderate",
  "* WHAT...Heat index values up to 105 expected.\n\n"
  "* IMPACTS...Hot temperatures and high humidity may cause heat\n"
  "illnesses.",
  "Drink plenty of fluids, stay in an air-conditioned room, stay out\n"
  "of the sun, and check up on relatives and neighbors.",
};

/* Where the weather gives no cause: the north-west of the country always has this one, so
 * that the demo has an alert to show. */
static const Kind statement = {
  "Special Weather Statement",
  NULL,
  "Minor",
  "A Pacific weather system will bring gusty winds and periods of\n"
  "rain to the area. Winds may be strongest near the water, where\n"
  "gusts up to 40 mph are possible.\n\n"
  "Stay tuned to later forecasts <of this office> & check the roads.",
  NULL,
};

static const Kind *
find_kind (const VaneSimNws *self,
           gint64            begin)
{
  double gust = 0.0, wet = 0.0, white = 0.0, warm = -99.0;

  for (guint i = 1; i <= 4; i++)
    {
      VaneWeather weather;

      vane_world_look (self->seed, self->latitude, self->longitude, begin + i * 6 * HOUR_S, 6 * HOUR_S, &weather);
      gust = fmax (gust, weather.wind_gust);
      wet += weather.precipitation - weather.snow;
      white += weather.snow;
      warm = fmax (warm, weather.feels_like);
    }
  if (wet > 25.0)
    return &rain;
  if (white > 5.0)
    return &snow;
  if (gust > 17.0)
    return &wind;
  if (warm > 38.0)
    return &heat;

  return self->latitude > 45.0 && self->latitude < 49.5 && self->longitude < -116.0 ? &statement : NULL;
}

static void
write_references (const VaneSimNws *self,
                  const char       *id,
                  gint64            sent)
{
  vane_sim_json_open (self->json, "references", '[');
  if (id != NULL)
    {
      vane_sim_json_open (self->json, NULL, '{');
      vane_sim_json_add_string (self->json, "identifier", id);
      vane_sim_nws_add_time (self, "sent", sent);
      vane_sim_json_close (self->json, '}');
    }
  vane_sim_json_close (self->json, ']');
}

static void
write_texts (const VaneSimNws *self,
             const Kind       *kind)
{
  const VaneGazetteerPlace *near = vane_gazetteer_find_near (self->latitude, self->longitude, 1.0);
  g_autofree char *headline = g_strdup_printf ("%s issued by NWS Simulation", kind->event);

  vane_sim_json_add_string (self->json, "areaDesc", near != NULL ? near->name : "Somewhere");
  vane_sim_json_add_string (self->json, "event", kind->event);
  vane_sim_json_add_string (self->json, "headline", headline);
  vane_sim_json_add_string (self->json, "description", kind->what);
  vane_sim_json_add_string (self->json, "instruction", kind->instruction);
  vane_sim_json_add_string (self->json, "senderName", "NWS Simulation");
  vane_sim_json_add_string (self->json, "web", "http://www.weather.gov");
}

/* @number: of the message about the event, from 0; @replaces: (nullable) */
static void
write_alert (const VaneSimNws *self,
             const Kind       *kind,
             gint64            begin,
             const char       *status,
             const char       *id,
             const char       *replaces)
{
  g_autofree char *vtec = NULL;

  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_string (self->json, "type", "Feature");
  vane_sim_json_add_string (self->json, "geometry", NULL);
  vane_sim_json_open (self->json, "properties", '{');
  vane_sim_json_add_string (self->json, "id", id);
  write_references (self, replaces, begin - HOUR_S);
  vane_sim_nws_add_time (self, "sent", replaces != NULL ? begin : begin - HOUR_S);
  vane_sim_nws_add_time (self, "effective", replaces != NULL ? begin : begin - HOUR_S);
  vane_sim_nws_add_time (self, "onset", begin);
  /* The message expires before the event ends. */
  vane_sim_nws_add_time (self, "expires", begin + EVENT_S);
  vane_sim_nws_add_time (self, "ends", begin + 2 * EVENT_S);
  vane_sim_json_add_string (self->json, "status", status);
  vane_sim_json_add_string (self->json, "messageType", replaces != NULL ? "Update" : "Alert");
  vane_sim_json_add_string (self->json, "severity", kind->severity);
  vane_sim_json_add_string (self->json, "certainty", "Likely");
  vane_sim_json_add_string (self->json, "urgency", "Expected");
  write_texts (self, kind);
  vane_sim_json_open (self->json, "parameters", '{');
  if (kind->vtec != NULL)
    {
      vtec = g_strdup_printf ("/O.%s.KSIM.%s.%04d.000000T0000Z-000000T0000Z/", replaces != NULL ? "CON" : "NEW",
                              kind->vtec, (int) (begin / EVENT_S % 10000));
      vane_sim_json_open (self->json, "VTEC", '[');
      vane_sim_json_add_string (self->json, NULL, vtec);
      vane_sim_json_close (self->json, ']');
    }
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}

/**
 * vane_sim_nws_write_alerts:
 * @self: what about
 *
 * Writes the alerts of a point.
 */
void
vane_sim_nws_write_alerts (const VaneSimNws *self)
{
  static const Kind test = { "Tsunami Warning", NULL, "Extreme", "THIS IS A TEST.", NULL };
  gint64 begin = self->now - self->now % EVENT_S;
  const Kind *kind = find_kind (self, begin);
  g_autofree char *first = g_strdup_printf ("urn:oid:2.49.0.1.840.0.%" G_GINT64_FORMAT ".001.1", begin);
  g_autofree char *second = g_strdup_printf ("urn:oid:2.49.0.1.840.0.%" G_GINT64_FORMAT ".002.1", begin);

  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_string (self->json, "type", "FeatureCollection");
  vane_sim_json_open (self->json, "features", '[');
  write_alert (self, &test, begin, "Test", "urn:oid:2.49.0.1.840.0.test", NULL);
  if (kind != NULL)
    {
      write_alert (self, kind, begin, "Actual", first, NULL);
      write_alert (self, kind, begin, "Actual", second, first);
    }
  vane_sim_json_close (self->json, ']');
  vane_sim_json_add_string (self->json, "title", "Current watches, warnings, and advisories");
  vane_sim_json_close (self->json, '}');
}
