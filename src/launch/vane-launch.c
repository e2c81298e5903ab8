/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "launch/vane-launch.h"

#include <glib/gi18n.h>

#include "net/vane-http.h"
#include "net/vane-keys.h"
#include "provider/vane-provider.h"
#include "simulator/vane-demo.h"
#include "transport/vane-cached-transport.h"
#include "transport/vane-join.h"

#define CONNECT_MS    (10 * 1000)
#define MAX_TIMEOUT_S 600

struct _VaneLaunch
{
  GObject parent_instance;

  VaneClock           *clock;      /* (owned) */
  VaneDemo            *demo;       /* (owned) (nullable) */
  VaneResponseCache   *cache;      /* (owned) */
  VaneTransport       *transport;  /* (owned): a VaneCachedTransport */
  VaneContext         *context;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (VaneLaunch, vane_launch, G_TYPE_OBJECT)

static void
vane_launch_dispose (GObject *object)
{
  VaneLaunch *self = VANE_LAUNCH (object);

  vane_launch_close (self);
  g_clear_object (&self->context);
  g_clear_object (&self->transport);
  g_clear_object (&self->cache);
  g_clear_object (&self->demo);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (vane_launch_parent_class)->dispose (object);
}

static void
vane_launch_class_init (VaneLaunchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_launch_dispose;
}

static void
vane_launch_init (VaneLaunch *self)
{
}

/**
 * vane_launch_get_option_group:
 * @options: filled in while the command line is parsed; must live as long as the group;
 *   vane_launch_options_clear() it
 *
 * Returns: (transfer full): the options that every program with a network has
 */
GOptionGroup *
vane_launch_get_option_group (VaneLaunchOptions *options)
{
  GOptionGroup *group =
      g_option_group_new ("network", _("Network Options:"), _("Show network options"), NULL, NULL);
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo, N_("Show a simulated world: no key, no network"), NULL },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &options->offline, N_("Only what is stored; ask nobody"), NULL },
    { "endpoint", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->endpoints,
      N_("Ask another host in place of a service’s (can be repeated)"), "ID=URL" },
    { "api-key-file", 0, 0, G_OPTION_ARG_FILENAME, &options->api_key_file,
      N_("Read the API key of the source from a file"), N_("FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options->timeout_s, N_("Wait so long for an answer"), N_("SECONDS") },
    G_OPTION_ENTRY_NULL,
  };

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);

  return group;
}

/**
 * vane_launch_options_clear:
 * @options: what the command line said
 *
 * Frees what the options own.
 */
void
vane_launch_options_clear (VaneLaunchOptions *options)
{
  g_clear_pointer (&options->endpoints, g_strfreev);
  g_clear_pointer (&options->api_key_file, g_free);
}

static gboolean
replace_endpoint (VaneEndpoints *endpoints,
                  const char    *assignment,
                  GError       **error)
{
  g_auto(GStrv) pair = g_strsplit (assignment, "=", 2);

  if (g_strv_length (pair) == 2 && vane_endpoint_find (pair[0]) != NULL &&
      vane_endpoints_replace (endpoints, pair[0], pair[1], NULL))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“--endpoint” is ID=URL, as “open-meteo=http://127.0.0.1:8080”; the manual page lists the ids."));

  return FALSE;
}

/* The settings hold for every program, the environment for one and its children, the
 * command line for one: what comes later is stronger. */
static VaneEndpoints *
make_endpoints (const VaneLaunchOptions *options,
                VaneSettings            *settings,
                GError                 **error)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GError) environment_error = NULL;

  if (options->demo)
    return g_steal_pointer (&endpoints);

  /* A slip in the settings must not keep the program from starting. */
  if (!vane_endpoints_parse (endpoints, vane_settings_get_endpoints (settings), &local_error))
    g_message ("The setting “endpoints” is not used: %s", local_error->message);
  if (!vane_endpoints_parse (endpoints, g_getenv ("VANE_ENDPOINTS"), &environment_error))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("VANE_ENDPOINTS is not “ID=URL ID=URL …”: %s."), environment_error->message);
      return NULL;
    }
  for (guint i = 0; options->endpoints != NULL && options->endpoints[i] != NULL; i++)
    if (!replace_endpoint (endpoints, options->endpoints[i], error))
      return NULL;

  return g_steal_pointer (&endpoints);
}

static VaneSecrets *
make_secrets (const VaneLaunchOptions *options,
              GError                 **error)
{
  g_autoptr(VaneSecrets) secrets = NULL;
  g_autoptr(GError) local_error = NULL;

  if (options->demo)
    return vane_secrets_new_empty ();

  secrets = vane_secrets_new (options->may_unlock);
  if (options->api_key_file != NULL &&
      !vane_secrets_set_file (secrets, options->api_key_id != NULL ? options->api_key_id : "openweathermap",
                              options->api_key_file, &local_error))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, _("“--api-key-file”: %s."), local_error->message);
      return NULL;
    }

  return g_steal_pointer (&secrets);
}

static gboolean
begin_demo (VaneLaunch    *self,
            VaneSettings  *settings,
            VaneEndpoints *endpoints,
            GError       **error)
{
  g_autoptr(GPtrArray) places = NULL;
  g_autofree char *assignments = NULL;

  self->demo = vane_demo_new (self->clock, error);
  if (self->demo == NULL)
    return FALSE;

  places = vane_demo_dup_places (self->demo);
  vane_settings_set_places (settings, places);
  assignments = vane_simulator_dup_endpoints (vane_demo_get_simulator (self->demo));

  return vane_endpoints_parse (endpoints, assignments, error);
}

static VaneTransport *
make_network (VaneLaunch              *self,
              const VaneLaunchOptions *options,
              VaneSettings            *settings,
              VaneEndpoints           *endpoints,
              VaneSecrets             *secrets)
{
  g_autoptr(VaneTransport) http = NULL;

  if (options->offline)
    return NULL;

  http = vane_http_new (endpoints, secrets, self->clock, vane_response_cache_get_install_id (self->cache));
  if (options->timeout_s > 0)
    {
      guint total_ms = MIN (options->timeout_s, MAX_TIMEOUT_S) * 1000;

      vane_http_set_deadlines (VANE_HTTP (http), MIN (total_ms, CONNECT_MS), total_ms);
    }

  /* In the demo one place is late and one fails: joined, they would all be and do so. */
  if (options->demo || !vane_settings_get_join_requests (settings))
    return g_steal_pointer (&http);

  return vane_joiner_new (endpoints, http);
}

/**
 * vane_launch_new:
 * @options: what the command line said
 * @error: with a sentence for the user: G_OPTION_ERROR for what the command line or the
 *   environment says, LOCAL for this machine
 *
 * Builds everything between the network and a surface. Nothing is asked and nothing is
 * connected before a feed wants it.
 *
 * Returns: (transfer full) (nullable): it
 */
VaneLaunch *
vane_launch_new (const VaneLaunchOptions *options,
                 GError                 **error)
{
  g_autoptr(VaneLaunch) self = g_object_new (VANE_TYPE_LAUNCH, NULL);
  g_autoptr(VaneSettings) settings = options->demo ? vane_settings_new_memory () : vane_settings_new ();
  g_autoptr(VaneEndpoints) endpoints = make_endpoints (options, settings, error);
  g_autoptr(VaneSecrets) secrets = endpoints != NULL ? make_secrets (options, error) : NULL;
  g_autoptr(VaneTransport) network = NULL;
  g_autoptr(VaneKeyStore) keys = NULL;

  if (secrets == NULL)
    return NULL;

  self->clock = vane_clock_new_system ();
  if (options->demo && !begin_demo (self, settings, endpoints, error))
    return NULL;

  self->cache = vane_response_cache_new (self->demo != NULL ? vane_demo_get_cache_folder (self->demo) : NULL);
  network = make_network (self, options, settings, endpoints, secrets);
  self->transport = vane_cached_transport_new (self->cache, endpoints, self->clock, network);
  vane_cached_transport_set_slack (VANE_CACHED_TRANSPORT (self->transport), options->slack_s);
  self->context = vane_context_new (self->transport, self->cache, settings, self->clock);
  vane_context_set_demo (self->context, options->demo);
  keys = vane_keys_new (secrets, endpoints, options->offline ? NULL : self->clock);
  vane_context_set_keys (self->context, keys);
  vane_context_set_endpoints (self->context, endpoints);
  /* Of the demo nothing stays. */
  if (!options->demo)
    {
      g_autoptr(VaneAccuracyStore) accuracy = vane_accuracy_store_new (NULL);

      vane_context_set_accuracy (self->context, accuracy);
    }

  return g_steal_pointer (&self);
}

/**
 * vane_launch_get_context:
 * @self: it
 *
 * Returns: (transfer none) (nullable): what surfaces work with; %NULL once it was closed
 */
VaneContext *
vane_launch_get_context (VaneLaunch *self)
{
  g_return_val_if_fail (VANE_IS_LAUNCH (self), NULL);

  return self->context;
}

static void
did_step (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *done = user_data;

  *done = TRUE;
}

static void
did_load (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  guint *n_left = user_data;
  g_autoptr(VaneReport) report = vane_feed_load_finish (VANE_FEED (source), result, NULL);

  (*n_left)--;
}

/* Which entries are a place's only its provider knows, which may take several rounds: reading
 * a place from the cache makes each of them one that was used. */
static void
use_saved_places (VaneLaunch *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  guint n_left = vane_feed_list_get_n (feeds);

  for (guint i = vane_feed_list_get_n (feeds); i > 0; i--)
    vane_feed_load_async (vane_feed_list_get (feeds, i - 1), NULL, did_load, &n_left);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * vane_launch_prune:
 * @self: it
 *
 * Removes what is old or too much from the cache, but nothing of a saved place, and nothing
 * that this process has used; returns when that is done.
 */
void
vane_launch_prune (VaneLaunch *self)
{
  g_auto(GStrv) kept = NULL;
  gboolean done = FALSE;

  g_return_if_fail (VANE_IS_LAUNCH (self));

  use_saved_places (self);
  kept = vane_cached_transport_dup_used_keys (VANE_CACHED_TRANSPORT (self->transport));
  vane_response_cache_prune_async (self->cache, (const char *const *) kept, vane_clock_get_now (self->clock), NULL,
                                   did_step, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
flush (VaneLaunch *self)
{
  gboolean done = FALSE;

  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (self->transport), NULL, did_step, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * vane_launch_close:
 * @self: it
 *
 * Waits until what has arrived is on disk and the settings are written, then takes the
 * demo's world down. To be called when no surface is left; the context is gone afterwards.
 */
void
vane_launch_close (VaneLaunch *self)
{
  g_return_if_fail (VANE_IS_LAUNCH (self));

  if (self->context != NULL)
    {
      flush (self);
      vane_settings_sync (vane_context_get_settings (self->context));
      g_clear_object (&self->context);
      /* What was still in the air puts its records back: not into a folder that is gone. */
      flush (self);
    }
  if (self->demo != NULL)
    vane_demo_close (self->demo);
}
