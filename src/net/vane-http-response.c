/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-response.h"

#include "net/vane-http-errors.h"
#include "net/vane-http-headers.h"

static GError *
make_status_error (VaneRequest    *request,
                   VaneHttpAnswer *answer,
                   const char     *fingerprint,
                   gint64          now)
{
  gint64 not_before = vane_http_headers_get_not_before (answer->headers, now);
  VaneExplain explain = vane_request_get_explain (request);
  VaneError code = vane_http_map_status (answer->status, fingerprint != NULL, not_before != VANE_TIME_NONE);
  GError *error;

  if (explain != NULL && answer->status >= 400)
    code = explain (answer->status, answer->body, code);

  error = vane_error_new (code, "status %u", answer->status);
  vane_error_set_status (error, answer->status);
  if (code == VANE_ERROR_BUSY)
    vane_error_set_not_before (error, not_before);
  if (code == VANE_ERROR_REFUSED || code == VANE_ERROR_NOT_IN_PLAN)
    vane_error_set_fingerprint (error, fingerprint);

  return error;
}

static gboolean
is_conditional (VaneRequest *request)
{
  GHashTable *headers = vane_request_get_headers (request);

  return g_hash_table_contains (headers, "If-None-Match") || g_hash_table_contains (headers, "If-Modified-Since");
}

/**
 * vane_http_make_response:
 * @request: what was asked
 * @answer: what came
 * @fingerprint: (nullable): of the secret that the request carried
 * @now: unix seconds
 * @error: of the domain %VANE_ERROR, for every status that is no answer
 *
 * Returns: (transfer full) (nullable): the response
 */
VaneResponse *
vane_http_make_response (VaneRequest     *request,
                         VaneHttpAnswer  *answer,
                         const char      *fingerprint,
                         gint64           now,
                         GError         **error)
{
  gboolean is_unchanged = answer->status == SOUP_STATUS_NOT_MODIFIED && is_conditional (request);
  VaneResponseFields fields;

  if (answer->status != SOUP_STATUS_OK && answer->status != SOUP_STATUS_NON_AUTHORITATIVE && !is_unchanged)
    {
      g_propagate_error (error, make_status_error (request, answer, fingerprint, now));
      return NULL;
    }
  if (answer->status == SOUP_STATUS_NON_AUTHORITATIVE)
    /* MET Norway: this product or version will be withdrawn. */
    g_debug ("%s: status 203: deprecated, or changed on the way", vane_request_get_endpoint (request)->id);

  fields = (VaneResponseFields) {
    .status = answer->status,
    .body = is_unchanged ? NULL : answer->body,
    .etag = vane_http_headers_get_validator (answer->headers, "ETag"),
    .last_modified = vane_http_headers_get_validator (answer->headers, "Last-Modified"),
    .fetched_at = now,
    .expires_at = vane_response_expiry (request, now, vane_http_headers_get_lifetime (answer->headers, now)),
  };

  return vane_response_new (&fields);
}
