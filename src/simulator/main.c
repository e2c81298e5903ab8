/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vane-simulator: the simulated services as a program of their own, for tests in other
 * languages, benchmarks and people. Not installed. */
#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "simulator/vane-simulator.h"

typedef struct
{
  int       port;
  int       seed;
  int       latency_ms;
  gboolean  print_endpoints;
  gboolean  until_eof;
  gboolean  same_sky;
  int       onecall;
} Options;

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
got_input (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    g_main_loop_quit (user_data);
  else
    g_input_stream_read_bytes_async (G_INPUT_STREAM (source), 1024, G_PRIORITY_DEFAULT, NULL, got_input, user_data);
}

static gboolean
read_options (int      *argc,
              char   ***argv,
              Options  *options,
              GError  **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port on 127.0.0.1 (any free one)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed, "Seed of the weather (1)", "N" },
    { "latency", 0, 0, G_OPTION_ARG_INT, &options->latency_ms, "Answer so much later", "MS" },
    { "same-sky", 0, 0, G_OPTION_ARG_NONE, &options->same_sky, "One sky for all places, for benchmarks", NULL },
    { "onecall", 0, 0, G_OPTION_ARG_INT, &options->onecall, "The key's plan has One Call 3 or 4 (none)", "N" },
    { "print-endpoints", 0, 0, G_OPTION_ARG_NONE, &options->print_endpoints,
      "Print the value for VANE_ENDPOINTS alone", NULL },
    { "until-eof", 0, 0, G_OPTION_ARG_NONE, &options->until_eof, "End when standard input closes", NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Speaks the protocols of weather services on loopback.\n"
                                         "POST /_control tells it to misbehave, GET /_log says what was asked.\n"
                                         "The key that its OpenWeatherMap takes: " VANE_SIMULATOR_KEY);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->port < 0 || options->port > G_MAXUINT16 || options->latency_ms < 0 ||
      (options->onecall != 0 && options->onecall != 3 && options->onecall != 4))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "A number is out of range");
      return FALSE;
    }

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  Options options = { .seed = 1 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(VaneClock) clock = NULL;
  g_autoptr(VaneSimulator) simulator = NULL;
  g_autoptr(GInputStream) input = NULL;
  g_autofree char *endpoints = NULL;

  setlocale (LC_ALL, "");
  if (!read_options (&argc, &argv, &options, &error))
    {
      g_printerr ("vane-simulator: %s\n", error->message);
      return 2;
    }

  clock = vane_clock_new_system ();
  simulator = vane_simulator_new (clock, (guint32) options.seed);
  if (!vane_simulator_start (simulator, (guint) options.port, NULL, &error))
    {
      g_printerr ("vane-simulator: %s\n", error->message);
      return EXIT_FAILURE;
    }
  if (options.same_sky)
    vane_simulator_set_same_sky (simulator);
  vane_simulator_set_onecall (simulator, (guint) options.onecall);
  if (options.latency_ms > 0)
    vane_simulator_misbehave (simulator, &(VaneMishap) { .delay_ms = (guint) options.latency_ms });

  g_unix_signal_add (SIGINT, on_signal, loop);
  g_unix_signal_add (SIGTERM, on_signal, loop);
  if (options.until_eof)
    {
      input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      g_input_stream_read_bytes_async (input, 1024, G_PRIORITY_DEFAULT, NULL, got_input, loop);
    }

  endpoints = vane_simulator_dup_endpoints (simulator);
  if (options.print_endpoints)
    g_print ("%s\n", endpoints);
  else
    g_print ("%s VANE_ENDPOINTS='%s'\n", vane_simulator_get_url (simulator), endpoints);
  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}
