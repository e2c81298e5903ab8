/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/fleet-day.h"

#include <glib/gstdio.h>

#include "feed/vane-context.h"
#include "net/vane-http.h"
#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"
#include "transport/vane-cached-transport.h"
#include "transport/vane-install-id.h"

#define HOURS 12

typedef struct
{
  VaneTestClock     *clock;      /* (owned) */
  VaneSimulator     *simulator;  /* (owned) */
  char              *folder;     /* (owned) */
  VaneTransport     *transport;  /* (owned) */
  VaneContext       *context;    /* (owned) */
} Day;

static const struct
{
  const char *source;
  double      latitude[FLEET_N_PLACES];
  double      longitude[FLEET_N_PLACES];
  const char *country;
} homes[] = {
  { "met-norway", { 59.91, 60.39 }, { 10.75, 5.32 }, "NO" },
  { "nws", { 37.77, 41.88 }, { -122.42, -87.63 }, "US" },
  { NULL, { 52.52, 53.55 }, { 13.41, 9.99 }, "DE" },
};

static void
add_places (Day        *self,
            const char *source)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  guint home = 0;

  while (homes[home].source != NULL && !g_str_equal (homes[home].source, source))
    home++;
  for (guint i = 0; i < FLEET_N_PLACES; i++)
    {
      g_autofree char *id = g_strdup_printf ("place:%u", i);

      g_ptr_array_add (places, vane_place_new (&(VanePlaceFields) { .id = id,
                                                                    .name = id,
                                                                    .country_code = homes[home].country,
                                                                    .timezone = "UTC",
                                                                    .latitude = homes[home].latitude[i],
                                                                    .longitude = homes[home].longitude[i] }));
    }
  vane_settings_set_places (vane_context_get_settings (self->context), places);
}

/* The same id every time: the jitter is made of it. */
static void
make_folder (Day *self)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("vane-fleet-XXXXXX", &error);
  if (self->folder == NULL)
    g_error ("%s", error->message);
  path = g_build_filename (self->folder, VANE_INSTALL_ID_FILE, NULL);
  if (!g_file_set_contents (path, "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d", -1, &error))
    g_error ("%s", error->message);
}

static void
begin (Day        *self,
       const char *source)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneSecrets) secrets = vane_secrets_new_empty ();
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(VaneTransport) network = NULL;
  g_autoptr(VaneResponseCache) cache = NULL;
  g_autofree char *assignments = NULL;
  g_autoptr(GError) error = NULL;

  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->simulator = vane_simulator_new (VANE_CLOCK (self->clock), 1);
  /* A house's proxy has the key. */
  vane_simulator_set_keyless (self->simulator);
  vane_simulator_set_same_sky (self->simulator);
  if (!vane_simulator_start (self->simulator, 0, NULL, &error))
    g_error ("%s", error->message);
  assignments = vane_simulator_dup_endpoints (self->simulator);
  if (!vane_endpoints_parse (endpoints, assignments, &error))
    g_error ("%s", error->message);

  make_folder (self);
  cache = vane_response_cache_new (self->folder);
  network = vane_http_new (endpoints, secrets, VANE_CLOCK (self->clock), "fleet");
  self->transport = vane_cached_transport_new (cache, endpoints, VANE_CLOCK (self->clock), network);
  vane_settings_set_provider (settings, source);
  self->context = vane_context_new (self->transport, cache, settings, VANE_CLOCK (self->clock));
  add_places (self, source);
}

static gboolean
is_busy (Day *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    if (vane_feed_get_refreshing (vane_feed_list_get (feeds, i)))
      return TRUE;

  return vane_simulator_get_n_in_flight (self->simulator) > 0;
}

/* Until nothing is under way, and what follows from it has happened. */
static void
settle (Day *self)
{
  do
    {
      while (is_busy (self))
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  while (is_busy (self));
}

static gboolean
is_known (Day *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    if (vane_feed_get_report (vane_feed_list_get (feeds, i)) == NULL)
      return FALSE;

  return TRUE;
}

/* What is stored is read first; only then something is under way. */
static void
start (Day *self)
{
  VaneScheduler *scheduler = vane_context_get_scheduler (self->context);

  vane_scheduler_set_visible (scheduler, TRUE);
  vane_scheduler_start (scheduler);
  while (!is_known (self))
    g_main_context_iteration (NULL, TRUE);
  settle (self);
}

static void
live (Day *self)
{
  VaneScheduler *scheduler = vane_context_get_scheduler (self->context);
  gint64 midnight = VANE_TEST_NOW + HOURS * 3600;
  gint64 due;

  while ((due = vane_scheduler_get_due (scheduler)) != VANE_TIME_NONE && due < midnight)
    {
      vane_test_clock_advance (self->clock, MAX (due - vane_clock_get_now (VANE_CLOCK (self->clock)), 1));
      settle (self);
    }
  vane_scheduler_stop (scheduler);
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
flush (Day *self)
{
  gboolean done = FALSE;

  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (self->transport), NULL, on_flushed, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
end (Day *self)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  flush (self);
  g_clear_object (&self->context);
  flush (self);
  vane_simulator_stop (self->simulator);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->transport);
  g_clear_object (&self->simulator);
  g_clear_object (&self->clock);
}

/**
 * fleet_day_live:
 * @source: id of the source that the desktop has chosen
 *
 * Returns: (transfer full) (element-type FleetEndpoint): whom it has asked
 */
GArray *
fleet_day_live (const char *source)
{
  GArray *counted = g_array_new (FALSE, TRUE, sizeof (FleetEndpoint));
  g_auto(GStrv) ids = NULL;
  Day self = { NULL };

  begin (&self, source);
  ids = vane_context_dup_endpoint_ids (self.context);
  start (&self);
  for (guint i = 0; ids[i] != NULL; i++)
    if (vane_simulator_get_n_requests (self.simulator, ids[i]) > 0)
      {
        FleetEndpoint endpoint = { g_intern_string (ids[i]), 0.0,
                                   vane_simulator_get_n_requests (self.simulator, ids[i]) };

        g_array_append_val (counted, endpoint);
      }
  live (&self);
  for (guint i = 0; i < counted->len; i++)
    {
      FleetEndpoint *endpoint = &g_array_index (counted, FleetEndpoint, i);

      endpoint->per_hour = (double) vane_simulator_get_n_requests (self.simulator, endpoint->id) / HOURS;
    }
  end (&self);

  return counted;
}
