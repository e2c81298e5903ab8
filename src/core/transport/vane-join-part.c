/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-join-part.h"

#include <string.h>

#define MAX_URL_BYTES     4000u
#define JOINED_BODY_BYTES (4u * 1024 * 1024)
#define FOREVER_S         (G_GINT64_CONSTANT (3650) * 86400)

/**
 * vane_join_requests:
 * @endpoints: where the services are
 * @requests: requests with the same #VaneJoin
 * @n: how many
 *
 * Returns: (transfer full) (nullable): one for all of them; %NULL when they do not go together,
 *   or not within 4000 bytes of URL
 */
VaneRequest *
vane_join_requests (VaneEndpoints      *endpoints,
                    VaneRequest *const *requests,
                    guint               n)
{
  g_autoptr(VaneRequest) joined = vane_request_get_join (requests[0])->join (requests, n);
  g_autofree char *uri = NULL;

  if (joined == NULL)
    return NULL;

  uri = vane_endpoints_make_uri (endpoints, joined);
  if (strlen (uri) > MAX_URL_BYTES)
    return NULL;

  /* What one of them has stored says nothing of the others. */
  vane_request_set_header (joined, "If-None-Match", NULL);
  vane_request_set_header (joined, "If-Modified-Since", NULL);
  vane_request_set_body_cap (joined, JOINED_BODY_BYTES);
  /* Each has bounds of its own. */
  vane_request_set_lifetime (joined, 0, FOREVER_S);

  return g_steal_pointer (&joined);
}

/**
 * vane_join_part:
 * @answer: what the joined request brought
 * @body: the part of it that is for @request
 * @request: one of those that were joined
 *
 * The part has no validators: they are those of the joined URL.
 *
 * Returns: (transfer full): what @request alone would have brought
 */
VaneResponse *
vane_join_part (VaneResponse *answer,
                GBytes       *body,
                VaneRequest  *request)
{
  VaneResponseFields fields = { 0 };

  fields.status = vane_response_get_status (answer);
  fields.body = body;
  fields.fetched_at = vane_response_get_fetched_at (answer);
  fields.expires_at = vane_response_expiry (request, fields.fetched_at,
                                            vane_response_get_expires_at (answer) - fields.fetched_at);

  return vane_response_new (&fields);
}

/**
 * vane_join_is_fault_of_one:
 * @error: what became of a joined request
 *
 * A service that is down is not asked once more for each.
 *
 * Returns: whether one of them may have spoiled it for the others
 */
gboolean
vane_join_is_fault_of_one (const GError *error)
{
  guint status = vane_error_get_status (error);

  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_SERVICE))
    return status >= 400 && status < 500;

  return g_error_matches (error, VANE_ERROR, VANE_ERROR_DATA) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_COVERED);
}
