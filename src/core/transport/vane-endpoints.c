/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-endpoints.h"

#include <gio/gio.h>
#include <string.h>

/* A replaced endpoint on loopback is a test or a proxy of one's own: it is not spared. */
#define MAX_IN_FLIGHT_REPLACED 64
#define MAX_IN_FLIGHT_DEFAULT  4

typedef struct
{
  char     *url;            /* (owned) (nullable) */
  gboolean  on_loopback;    /* @url is */
  gboolean  has_limits;
  guint     max_in_flight;
  guint     per_minute;
} Replacement;

struct _VaneEndpoints
{
  GObject     parent_instance;

  GHashTable *replacements;   /* (owned) (element-type utf8 Replacement) */
};

G_DEFINE_FINAL_TYPE (VaneEndpoints, vane_endpoints, G_TYPE_OBJECT)

static void
replacement_free (gpointer data)
{
  Replacement *replacement = data;

  g_free (replacement->url);
  g_free (replacement);
}

static void
vane_endpoints_finalize (GObject *object)
{
  VaneEndpoints *self = VANE_ENDPOINTS (object);

  g_hash_table_unref (self->replacements);

  G_OBJECT_CLASS (vane_endpoints_parent_class)->finalize (object);
}

static void
vane_endpoints_class_init (VaneEndpointsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_endpoints_finalize;
}

static void
vane_endpoints_init (VaneEndpoints *self)
{
  self->replacements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, replacement_free);
}

/**
 * vane_endpoints_new:
 *
 * Returns: (transfer full): every endpoint where its service has it
 */
VaneEndpoints *
vane_endpoints_new (void)
{
  return g_object_new (VANE_TYPE_ENDPOINTS, NULL);
}

static Replacement *
ensure_replacement (VaneEndpoints *self,
                    const char    *id)
{
  Replacement *replacement = g_hash_table_lookup (self->replacements, id);

  if (replacement == NULL)
    {
      replacement = g_new0 (Replacement, 1);
      g_hash_table_insert (self->replacements, g_strdup (id), replacement);
    }

  return replacement;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

/**
 * vane_endpoints_replace:
 * @self: the endpoints
 * @id: id of an endpoint
 * @url: http or https, host, port; a path in front of the service's own is allowed
 * @error: LOCAL when @url is no such URL
 *
 * Returns: whether it was taken
 */
gboolean
vane_endpoints_replace (VaneEndpoints *self,
                        const char    *id,
                        const char    *url,
                        GError       **error)
{
  g_autoptr(GUri) uri = NULL;
  Replacement *replacement;
  const char *scheme;
  gsize length;

  g_return_val_if_fail (VANE_IS_ENDPOINTS (self), FALSE);
  g_return_val_if_fail (id != NULL && url != NULL, FALSE);

  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  if (uri == NULL || (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "not a base URL for the endpoint %s", id);
      return FALSE;
    }

  replacement = ensure_replacement (self, id);
  g_free (replacement->url);
  replacement->url = g_strdup (url);
  replacement->on_loopback = is_loopback (g_uri_get_host (uri));
  length = strlen (replacement->url);
  while (length > 0 && replacement->url[length - 1] == '/')
    replacement->url[--length] = '\0';

  return TRUE;
}

/**
 * vane_endpoints_parse:
 * @self: the endpoints
 * @assignments: (nullable): "ID=URL ID=URL …", as in VANE_ENDPOINTS
 * @error: LOCAL when something in it is not ID=URL
 *
 * Returns: whether all of it was taken
 */
gboolean
vane_endpoints_parse (VaneEndpoints *self,
                      const char    *assignments,
                      GError       **error)
{
  g_auto(GStrv) words = g_strsplit_set (assignments != NULL ? assignments : "", " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) pair = NULL;

      if (*words[i] == '\0')
        continue;

      pair = g_strsplit (words[i], "=", 2);
      if (g_strv_length (pair) != 2 || *pair[0] == '\0')
        {
          g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "“%s” is not ID=URL", words[i]);
          return FALSE;
        }
      if (!vane_endpoints_replace (self, pair[0], pair[1], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * vane_endpoints_is_replaced:
 * @self: the endpoints
 * @endpoint: one of them
 *
 * Returns: whether another URL stands for it
 */
gboolean
vane_endpoints_is_replaced (VaneEndpoints      *self,
                            const VaneEndpoint *endpoint)
{
  Replacement *replacement = g_hash_table_lookup (self->replacements, endpoint->id);

  return replacement != NULL && replacement->url != NULL;
}

/**
 * vane_endpoints_get_url:
 * @self: the endpoints
 * @endpoint: one of them
 *
 * Returns: (transfer none): its base URL here, without a slash at the end
 */
const char *
vane_endpoints_get_url (VaneEndpoints      *self,
                        const VaneEndpoint *endpoint)
{
  Replacement *replacement = g_hash_table_lookup (self->replacements, endpoint->id);

  return replacement != NULL && replacement->url != NULL ? replacement->url : endpoint->url;
}

/**
 * vane_endpoints_get_max_in_flight:
 * @self: the endpoints
 * @endpoint: one of them
 *
 * Returns: how many requests may be under way to it at once
 */
guint
vane_endpoints_get_max_in_flight (VaneEndpoints      *self,
                                  const VaneEndpoint *endpoint)
{
  Replacement *replacement = g_hash_table_lookup (self->replacements, endpoint->id);

  if (replacement != NULL && replacement->has_limits)
    return replacement->max_in_flight;
  if (replacement != NULL && replacement->on_loopback)
    return MAX_IN_FLIGHT_REPLACED;

  return endpoint->max_in_flight > 0 ? endpoint->max_in_flight : MAX_IN_FLIGHT_DEFAULT;
}

/**
 * vane_endpoints_get_per_minute:
 * @self: the endpoints
 * @endpoint: one of them
 *
 * Returns: how many requests a minute it may get; 0 = no pace
 */
guint
vane_endpoints_get_per_minute (VaneEndpoints      *self,
                               const VaneEndpoint *endpoint)
{
  Replacement *replacement = g_hash_table_lookup (self->replacements, endpoint->id);

  if (replacement != NULL && replacement->has_limits)
    return replacement->per_minute;
  if (replacement != NULL && replacement->on_loopback)
    return 0;

  return endpoint->per_minute;
}

/**
 * vane_endpoints_set_limits:
 * @self: the endpoints
 * @id: id of an endpoint
 * @max_in_flight: requests at once, at least 1
 * @per_minute: requests a minute; 0 = no pace
 *
 * Gives an endpoint another bound and pace, replaced or not.
 */
void
vane_endpoints_set_limits (VaneEndpoints *self,
                           const char    *id,
                           guint          max_in_flight,
                           guint          per_minute)
{
  Replacement *replacement;

  g_return_if_fail (VANE_IS_ENDPOINTS (self));
  g_return_if_fail (max_in_flight > 0);

  replacement = ensure_replacement (self, id);
  replacement->has_limits = TRUE;
  replacement->max_in_flight = max_in_flight;
  replacement->per_minute = per_minute;
}

/**
 * vane_endpoints_make_uri:
 * @self: the endpoints
 * @request: a request
 *
 * Returns: (transfer full): the URL as sent, but for secret parameters: the cache key
 */
char *
vane_endpoints_make_uri (VaneEndpoints *self,
                         VaneRequest   *request)
{
  const char *query = vane_request_get_query (request);

  return g_strconcat (vane_endpoints_get_url (self, vane_request_get_endpoint (request)),
                      vane_request_get_path (request), *query != '\0' ? "?" : "", query, NULL);
}
