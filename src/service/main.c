/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vane-service: composition. No toolkit, no network stack: what is due is fetched by
 * `vanectl refresh`, and read from the cache. */
#include "config.h"

#include <stdlib.h>

#include "base/vane-program.h"
#include "service/vane-service.h"
#include "service/vane-trim.h"
#include "transport/vane-endpoints.h"
#include "transport/vane-worker.h"

typedef struct
{
  VaneClock         *clock;      /* (owned) */
  VaneSettings      *settings;   /* (owned) */
  VaneResponseCache *cache;      /* (owned) */
  VaneTransport     *worker;     /* (owned) */
  VaneContext       *context;    /* (owned) */
  gboolean           session;    /* --session: started with the session */
  gboolean           version;
} Program;

/* Those feeds that wait for it; for what waits otherwise (a zone) there is no run. */
static char **
make_command (gboolean asked,
              gpointer user_data)
{
  Program *program = user_data;
  VaneFeedList *feeds = vane_context_get_feeds (program->context);
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new ();
  g_autofree char *vanectl = vane_program_find ("vanectl");
  gboolean any = FALSE;

  g_strv_builder_add_many (arguments, vanectl, "refresh", NULL);
  if (!asked)
    g_strv_builder_add (arguments, "--due");
  g_strv_builder_add (arguments, "--");
  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    {
      VaneFeed *feed = vane_feed_list_get (feeds, i);

      if (!vane_feed_get_refreshing (feed))
        continue;
      g_strv_builder_add (arguments, vane_place_get_id (vane_feed_get_place (feed)));
      any = TRUE;
    }

  return any ? g_strv_builder_end (arguments) : NULL;
}

static void
open_program (Program *program)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneAccuracyStore) accuracy = vane_accuracy_store_new (NULL);
  g_autoptr(GError) settings_error = NULL;
  g_autoptr(GError) error = NULL;

  program->clock = vane_clock_new_system ();
  program->settings = vane_settings_new ();
  /* The worker says so, too, and does not start. */
  if (!vane_endpoints_parse (endpoints, vane_settings_get_endpoints (program->settings), &settings_error))
    g_message ("The setting “endpoints” is not used: %s", settings_error->message);
  if (!vane_endpoints_parse (endpoints, g_getenv ("VANE_ENDPOINTS"), &error))
    g_warning ("VANE_ENDPOINTS: %s", error->message);
  program->cache = vane_response_cache_new (NULL);
  program->worker = vane_worker_new (program->cache, endpoints, program->clock, make_command, program);
  program->context = vane_context_new (program->worker, program->cache, program->settings, program->clock);
  vane_context_set_accuracy (program->context, accuracy);
}

static void
close_program (Program *program)
{
  vane_worker_close (VANE_WORKER (program->worker));
  g_clear_object (&program->context);
  g_clear_object (&program->worker);
  g_clear_object (&program->cache);
  g_clear_object (&program->settings);
  g_clear_object (&program->clock);
}

/* As a unit of systemd it runs in a sandbox: the session asks the bus to start it, rather
 * than starting it. Returns whether the bus could. */
static gboolean
start_by_bus (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) reply = NULL;

  if (bus == NULL)
    return FALSE;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "StartServiceByName", g_variant_new ("(su)", VANE_SERVICE_ID, 0),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  return reply != NULL;
}

static int
on_handle_local_options (GApplication *application,
                         GVariantDict *options,
                         Program      *program)
{
  g_autoptr(GError) error = NULL;

  if (program->version)
    {
      g_print ("vane-service %s\n", VANE_VERSION);
      return EXIT_SUCCESS;
    }
  /* Off until the user turns it on. */
  if (program->session && (!vane_settings_get_keep_in_panel (program->settings) || start_by_bus ()))
    return EXIT_SUCCESS;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("vane-service: %s\n", error->message);
      return EXIT_FAILURE;
    }
  if (g_application_get_dbus_connection (application) == NULL)
    {
      g_printerr ("vane-service: there is no session bus; without one it can serve nobody\n");
      return EXIT_FAILURE;
    }

  return -1;
}

int
main (int   argc,
      char *argv[])
{
  Program program = { 0 };
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_NONE, &program.session, "Only if the weather is kept in the panel", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &program.version, "Print the version", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(VaneService) service = NULL;
  int status;

  vane_trim_init ();
  vane_program_init_locale ();
  g_set_prgname ("vane-service");
  open_program (&program);
  service = vane_service_new (program.context);
  g_application_add_main_option_entries (G_APPLICATION (service), entries);
  g_signal_connect (service, "handle-local-options", G_CALLBACK (on_handle_local_options), &program);
  status = g_application_run (G_APPLICATION (service), argc, argv);
  g_clear_object (&service);
  close_program (&program);

  return status;
}
