/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The US National Weather Service: a plan in rounds, so each recording takes the place of
 * one answer, and the others say as little as they may. */
#include "config.h"

#include <string.h>

#include "recorded/recorded.h"

typedef enum
{
  POINT,
  HOURS,
  DAYS,
  STATIONS,
  OBSERVATION,
  ALERTS,
} Kind;

static const struct
{
  const char *endpoint; /* in the index */
  Kind        kind;
} kinds[] = {
  { "/points/{lat},{lon}", POINT },
  { "/gridpoints/…/forecast/hourly", HOURS },
  { "/gridpoints/…/forecast", DAYS },
  { "/gridpoints/…/stations", STATIONS },
  { "/stations/{id}/observations/latest", OBSERVATION },
  { "/stations/{id}/observations", OBSERVATION },
  { "/alerts/active", ALERTS },
};

typedef struct
{
  Kind       kind;
  GBytes    *body;
  JsonNode  *root;
  GPtrArray *paths;
  gboolean   guam;      /* the others are in the east of the United States */
} Trial;

/* --- what is asked and answered --- */

static Kind
find_kind (const char *path)
{
  if (g_str_has_prefix (path, "/points/"))
    return POINT;
  if (g_str_has_prefix (path, "/alerts/"))
    return ALERTS;
  if (g_str_has_prefix (path, "/stations/"))
    return OBSERVATION;
  if (g_str_has_suffix (path, "/hourly"))
    return HOURS;

  return g_str_has_suffix (path, "/stations") ? STATIONS : DAYS;
}

static const char *
get_point (const Trial *self)
{
  return self->guam
             ? "{\"properties\":{\"gridId\":\"X\",\"gridX\":1,\"gridY\":2,\"timeZone\":\"Pacific/Guam\"}}"
             : "{\"properties\":{\"gridId\":\"X\",\"gridX\":1,\"gridY\":2,\"timeZone\":\"America/New_York\"}}";
}

static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  Trial *self = user_data;
  const char *path = vane_request_get_path (request);
  const char *text = NULL;
  Kind kind = find_kind (path);

  g_ptr_array_add (self->paths, g_strdup (path));
  if (kind == self->kind)
    return g_bytes_ref (self->body);

  if (kind == POINT)
    text = get_point (self);
  else if (kind == HOURS)
    text = "{\"properties\":{\"periods\":[{\"startTime\":\"2001-01-01T00:00:00Z\",\"temperature\":1,"
           "\"temperatureUnit\":\"C\"}]}}";
  else if (kind == STATIONS && self->kind == OBSERVATION)
    text = "{\"features\":[{\"properties\":{\"stationIdentifier\":\"KNYC\"}}]}";
  if (text == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_SERVICE, "not in this test");
      return NULL;
    }

  return g_bytes_new_static (text, strlen (text));
}

/* --- what came of it --- */

static void
check_paths (const Trial *self)
{
  g_autofree char *cell = NULL;

  if (self->kind == POINT)
    {
      cell = g_strdup_printf ("/gridpoints/%s/%d,%d/forecast/hourly",
                              recorded_string (recorded_get (self->root, "properties/gridId")),
                              (int) recorded_number (recorded_get (self->root, "properties/gridX")),
                              (int) recorded_number (recorded_get (self->root, "properties/gridY")));
      g_assert_cmpstr (self->paths->pdata[2], ==, cell);
    }
  for (guint i = 0; self->kind == STATIONS && i < 3; i++)
    {
      g_autofree char *url = g_strconcat ("https://api.weather.gov", self->paths->pdata[5 + i], NULL);
      const char *station = recorded_string (recorded_get (self->root, "observationStations/%u", i));

      g_assert_true (g_str_has_prefix (url, station));
    }
}

static void
check_report (const Trial *self,
              VaneReport  *report)
{
  switch (self->kind)
    {
    case POINT:
      g_assert_cmpstr (vane_report_get_zone_name (report), ==,
                       recorded_string (recorded_get (self->root, "properties/timeZone")));
      check_paths (self);
      break;
    case STATIONS:
      check_paths (self);
      break;
    case HOURS:
      recorded_check_nws_hours (self->root, report);
      break;
    case DAYS:
      recorded_check_nws_days (self->root, self->guam, report);
      break;
    case OBSERVATION:
      recorded_check_nws_observation (self->root, report);
      break;
    case ALERTS:
      recorded_check_cap (self->root, report);
      break;
    default:
      g_assert_not_reached ();
    }
  g_assert_true (self->kind == POINT || self->kind == STATIONS || recorded_get_n_compared () > 0 ||
                 recorded_length (recorded_get (self->root, "features")) == 0);
}

/**
 * recorded_test_nws:
 * @recording: a line of the index
 *
 * Returns: %FALSE when it is none of a service that is read here
 */
gboolean
recorded_test_nws (const Recording *recording)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) body = NULL;
      g_autoptr(JsonNode) root = NULL;
      g_autoptr(GPtrArray) paths = NULL;
      g_autoptr(VanePlace) place = NULL;
      g_autoptr(VanePlan) plan = NULL;
      g_autoptr(VaneReport) report = NULL;
      g_autoptr(GError) error = NULL;
      Trial trial;

      if (!g_str_has_prefix (recording->file, "nws/") || recording->status != 200 ||
          !g_str_equal (recording->endpoint, kinds[i].endpoint))
        continue;

      body = recorded_load (recording);
      root = recorded_parse (body);
      paths = g_ptr_array_new_with_free_func (g_free);
      place = vane_test_place_new (40.71, -74.01);
      trial = (Trial) { kinds[i].kind, body, root, paths, strstr (recording->file, "guam") != NULL };
      plan = vane_test_plan_run (vane_provider_find ("nws"), place, answer, &trial, &error);
      g_assert_no_error (error);
      report = vane_fetch_parse (vane_provider_find ("nws"), plan, &error);
      g_assert_no_error (error);
      check_report (&trial, report);
      g_test_message ("%u values compared", recorded_get_n_compared ());
      return TRUE;
    }

  return FALSE;
}
