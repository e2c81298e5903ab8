/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-secret.h"

#include "base/vane-error.h"
#include "net/vane-secrets.h"

#include <libsoup/soup.h>
#include <string.h>

/* libsoup writes the whole URL of every HTTP/2 request to its debug log (3.2 … 3.6). */
#define LEAKY_LOG_DOMAIN "libsoup-http2"

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * vane_http_may_carry_secret:
 * @uri: a URL
 *
 * Returns: whether an API key may travel over it: https, or http within this machine
 */
gboolean
vane_http_may_carry_secret (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  return g_strcmp0 (scheme, "https") == 0 || (g_strcmp0 (scheme, "http") == 0 && is_loopback (g_uri_get_host (uri)));
}

/**
 * vane_http_check_secret:
 * @url: where a secret is to be sent
 *
 * Returns: (transfer full) (nullable): UNTRUSTED where it may not
 */
GError *
vane_http_check_secret (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri != NULL && vane_http_may_carry_secret (uri))
    return NULL;

  return vane_error_new (VANE_ERROR_UNTRUSTED, "a key does not go over plain http to another machine");
}

/**
 * vane_http_add_secret:
 * @url: a URL without the secret
 * @parameter: (nullable): the parameter that takes it
 * @secret: (nullable): the secret; %NULL = there is none
 *
 * The one moment at which a secret is in a URL. Our copies are wiped; that of the result
 * cannot be.
 *
 * Returns: (transfer full) (nullable): what to ask
 */
GUri *
vane_http_add_secret (const char *url,
                      const char *parameter,
                      const char *secret)
{
  g_autofree char *name = NULL;
  g_autoptr(GUri) uri = NULL;
  char *value, *text;

  if (parameter == NULL || secret == NULL)
    return g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  name = g_uri_escape_string (parameter, NULL, FALSE);
  value = g_uri_escape_string (secret, NULL, FALSE);
  text = g_strconcat (url, strchr (url, '?') != NULL ? "&" : "?", name, "=", value, NULL);
  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  vane_secrets_free (value);
  vane_secrets_free (text);

  return g_steal_pointer (&uri);
}

/**
 * vane_http_hide_secret:
 * @error: an error
 * @secret: a secret
 *
 * No message of a library is known to quote the URL; none is trusted not to.
 */
void
vane_http_hide_secret (GError     *error,
                       const char *secret)
{
  g_autofree char *escaped = g_uri_escape_string (secret, NULL, FALSE);

  if (strstr (error->message, secret) == NULL && strstr (error->message, escaped) == NULL)
    return;

  g_free (error->message);
  error->message = g_strdup ("(not repeated: it has the key in it)");
}

static void
log_without_query (const char     *domain,
                   GLogLevelFlags  level,
                   const char     *message,
                   gpointer        user_data)
{
  const char *query = strchr (message, '?');
  g_autofree char *shortened = query != NULL ? g_strndup (message, (gsize) (query - message)) : NULL;

  g_log_default_handler (domain, level, shortened != NULL ? shortened : message, NULL);
}

/**
 * vane_http_add_log_filter:
 *
 * People send such logs around.
 *
 * Returns: an id for vane_http_remove_log_filter()
 */
guint
vane_http_add_log_filter (void)
{
  return g_log_set_handler (LEAKY_LOG_DOMAIN, G_LOG_LEVEL_MASK, log_without_query, NULL);
}

/**
 * vane_http_remove_log_filter:
 * @filter_id: from vane_http_add_log_filter()
 */
void
vane_http_remove_log_filter (guint filter_id)
{
  g_log_remove_handler (LEAKY_LOG_DOMAIN, filter_id);
}
