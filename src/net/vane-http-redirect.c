/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-redirect.h"

#include <libsoup/soup.h>

static gboolean
is_https (GUri *uri)
{
  return g_strcmp0 (g_uri_get_scheme (uri), "https") == 0;
}

static gboolean
is_http (GUri *uri)
{
  return g_strcmp0 (g_uri_get_scheme (uri), "http") == 0;
}

/* Another port is another server, but for the step from http to https on the usual ports. */
static gboolean
is_same_host (GUri *from,
              GUri *to)
{
  if (g_uri_get_host (from) == NULL || g_uri_get_host (to) == NULL ||
      g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) != 0)
    return FALSE;

  return g_uri_get_port (from) == g_uri_get_port (to) ||
         (is_http (from) && is_https (to) && g_uri_get_port (from) == 80 && g_uri_get_port (to) == 443);
}

/**
 * vane_http_redirect:
 * @from: where the answer came from, parsed with SOUP_HTTP_URI_FLAGS
 * @location: (nullable): its Location
 * @carries_secret: whether the request carries a secret
 * @error: SERVICE when there is no such URL, UNTRUSTED when it is not followed
 *
 * Never from https to http; to another host only over https and only without a secret.
 * No message has a URL in it: services echo the query, and the key with it.
 *
 * Returns: (transfer full) (nullable): where to ask next
 */
GUri *
vane_http_redirect (GUri        *from,
                    const char  *location,
                    gboolean     carries_secret,
                    GError     **error)
{
  g_autoptr(GUri) to = NULL;
  const char *reason = NULL;

  if (location != NULL)
    to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (to == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_SERVICE, "redirect to nowhere");
      return NULL;
    }

  if (!is_http (to) && !is_https (to))
    reason = "to something that is not the web";
  else if (g_uri_get_host (to) == NULL || *g_uri_get_host (to) == '\0' || g_uri_get_userinfo (to) != NULL)
    reason = "to an odd address";
  else if (is_https (from) && is_http (to))
    reason = "from https to http";
  else if (!is_same_host (from, to) && carries_secret)
    reason = "to another host, of a request with a key";
  else if (!is_same_host (from, to) && is_http (to))
    reason = "to another host over http";

  if (reason != NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_UNTRUSTED, "forbidden redirect: %s", reason);
      return NULL;
    }

  return g_steal_pointer (&to);
}
