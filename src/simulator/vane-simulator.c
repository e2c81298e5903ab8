/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SoupServer on loopback, in the same main context as everything else. */
#include "config.h"

#include "simulator/vane-simulator-private.h"

#include "simulator/vane-sim-control.h"
#include "simulator/vane-sim-service.h"

G_DEFINE_FINAL_TYPE (VaneSimulator, vane_simulator, G_TYPE_OBJECT)

static const char *const endpoints[] = {
  "openweathermap", "open-meteo", "open-meteo-air", "open-meteo-geocoding", "met-norway", "nws",
  "bright-sky", "environment-canada", "meteoalarm", "zippopotam",
};

static void
on_exchange_done (VaneSimExchange *exchange,
                  gpointer         user_data)
{
  VaneSimulator *self = user_data;

  g_ptr_array_remove (self->exchanges, exchange);
}

static gboolean
is_on_hold (VaneSimulator        *self,
            const VaneSimService *service)
{
  return self->holds_all ||
         (service != NULL && g_hash_table_contains (self->held_endpoints, service->endpoint));
}

static char *
make_target (SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  return g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  VaneSimulator *self = user_data;
  const VaneSimService *service = vane_sim_service_find (path);
  const char *endpoint = service != NULL ? service->endpoint : NULL;
  g_autoptr(VaneSimExchange) exchange = NULL;
  g_autofree char *target = NULL;
  g_autofree char *request = NULL;

  if (vane_sim_control_answer (self, message, path))
    return;

  target = make_target (message);
  request = g_strconcat (soup_server_message_get_method (message), " ", target, NULL);
  vane_sim_log_add (self->log, endpoint, request, soup_server_message_get_request_headers (message));

  exchange = vane_sim_exchange_new (&self->setting, message, target, service,
                                    vane_mishap_list_take (self->mishaps, endpoint, target),
                                    on_exchange_done, self);
  g_ptr_array_add (self->exchanges, vane_sim_exchange_ref (exchange));
  self->max_in_flight = MAX (self->max_in_flight, self->exchanges->len);
  if (is_on_hold (self, service))
    vane_sim_exchange_hold (exchange);
  else
    vane_sim_exchange_go (exchange);
}

static void
vane_simulator_dispose (GObject *object)
{
  vane_simulator_stop (VANE_SIMULATOR (object));

  G_OBJECT_CLASS (vane_simulator_parent_class)->dispose (object);
}

static void
vane_simulator_finalize (GObject *object)
{
  VaneSimulator *self = VANE_SIMULATOR (object);

  g_clear_object (&self->setting.clock);
  g_clear_pointer (&self->setting.url, g_free);
  g_clear_pointer (&self->setting.bomb, g_bytes_unref);
  g_clear_pointer (&self->setting.same_sky, g_hash_table_unref);
  vane_mishap_list_free (self->mishaps);
  vane_sim_log_free (self->log);
  g_ptr_array_unref (self->exchanges);
  g_hash_table_unref (self->held_endpoints);

  G_OBJECT_CLASS (vane_simulator_parent_class)->finalize (object);
}

static void
vane_simulator_class_init (VaneSimulatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_simulator_dispose;
  object_class->finalize = vane_simulator_finalize;
}

static void
vane_simulator_init (VaneSimulator *self)
{
  self->mishaps = vane_mishap_list_new ();
  self->log = vane_sim_log_new ();
  self->exchanges = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_sim_exchange_unref);
  self->held_endpoints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * vane_simulator_new:
 * @clock: the world's time
 * @seed: of its weather: the same seed gives the same bytes
 *
 * Returns: (transfer full): a simulator that is not started
 */
VaneSimulator *
vane_simulator_new (VaneClock *clock,
                    guint32    seed)
{
  VaneSimulator *self;

  g_return_val_if_fail (VANE_IS_CLOCK (clock), NULL);

  self = g_object_new (VANE_TYPE_SIMULATOR, NULL);
  self->setting.clock = g_object_ref (clock);
  self->setting.seed = seed;

  return self;
}

/* Not soup_server_get_uris(): it leaks an address (libsoup 3.2). */
static void
read_url (VaneSimulator *self,
          gboolean       secure)
{
  GSList *listeners = soup_server_get_listeners (self->server);
  g_autoptr(GSocketAddress) address = g_socket_get_local_address (listeners->data, NULL);

  g_free (self->setting.url);
  self->setting.url = g_strdup_printf ("%s://127.0.0.1:%u", secure ? "https" : "http",
                                       g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  g_slist_free (listeners);
}

/**
 * vane_simulator_start:
 * @self: a simulator
 * @port: on 127.0.0.1; 0 = any free one
 * @certificate: (nullable): serve TLS with it
 * @error: LOCAL when it cannot listen there
 *
 * Returns: whether it listens
 */
gboolean
vane_simulator_start (VaneSimulator    *self,
                      guint             port,
                      GTlsCertificate  *certificate,
                      GError          **error)
{
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (VANE_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->server == NULL, FALSE);
  g_return_val_if_fail (port <= G_MAXUINT16, FALSE);

  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  if (!soup_server_listen (self->server, address, certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, &local_error))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "Cannot listen on port %u: %s", port, local_error->message);
      g_clear_object (&self->server);
      return FALSE;
    }

  read_url (self, certificate != NULL);

  return TRUE;
}

/**
 * vane_simulator_stop:
 * @self: a simulator
 *
 * Closes its port and drops whatever is in flight. May be started again.
 */
void
vane_simulator_stop (VaneSimulator *self)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));

  for (guint i = 0; i < self->exchanges->len; i++)
    vane_sim_exchange_cancel (g_ptr_array_index (self->exchanges, i));
  g_ptr_array_set_size (self->exchanges, 0);
  if (self->server != NULL)
    {
      soup_server_disconnect (self->server);
      soup_server_remove_handler (self->server, NULL);
    }
  g_clear_object (&self->server);
}

/**
 * vane_simulator_get_url:
 * @self: a simulator
 *
 * Returns: (transfer none) (nullable): "http://127.0.0.1:PORT"; %NULL before it was started
 */
const char *
vane_simulator_get_url (VaneSimulator *self)
{
  g_return_val_if_fail (VANE_IS_SIMULATOR (self), NULL);

  return self->setting.url;
}

/**
 * vane_simulator_set_keyless:
 * @self: the simulator
 *
 * From now on a request that has no key, or a wrong one, is answered all the same.
 */
void
vane_simulator_set_keyless (VaneSimulator *self)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));

  self->setting.keyless = TRUE;
}

/**
 * vane_simulator_set_onecall:
 * @self: the simulator
 * @version: 3 or 4; 0 = none
 *
 * From now on the plan of the good key has that version of OpenWeatherMap's One Call, and no
 * other.
 */
void
vane_simulator_set_onecall (VaneSimulator *self,
                            guint          version)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));
  g_return_if_fail (version == 0 || version == 3 || version == 4);

  self->setting.onecall = version;
}

/**
 * vane_simulator_set_same_sky:
 * @self: the simulator
 *
 * From now on a question is answered once, and then from memory wherever it is about.
 */
void
vane_simulator_set_same_sky (VaneSimulator *self)
{
  g_return_if_fail (VANE_IS_SIMULATOR (self));

  if (self->setting.same_sky == NULL)
    self->setting.same_sky = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * vane_simulator_dup_endpoints:
 * @self: a simulator that was started
 *
 * Returns: (transfer full): "ID=URL ID=URL …", for VANE_ENDPOINTS
 */
char *
vane_simulator_dup_endpoints (VaneSimulator *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (VANE_IS_SIMULATOR (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", endpoints[i], self->setting.url);

  return g_string_free (text, FALSE);
}
