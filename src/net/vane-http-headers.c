/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-headers.h"

#include <string.h>

/* Longer than any lifetime or pause that is kept: what a header says beyond is cut. */
#define MAX_SECONDS       (G_GINT64_CONSTANT (10) * 365 * 86400)
#define MAX_RETRY_AFTER_S (24 * 3600)
/* A validator is stored and sent back; nobody needs one of kilobytes. */
#define MAX_VALIDATOR_BYTES 1024

/* Digits and nothing else, as the grammar of delta-seconds wants (RFC 9111 section 1.2.2);
 * -1 when @text is no such number. */
static gint64
parse_seconds (const char *text)
{
  g_autofree char *stripped = NULL;
  gsize n_digits;

  if (text == NULL)
    return -1;

  stripped = g_strstrip (g_strdup (text));
  n_digits = strspn (stripped, "0123456789");
  if (n_digits == 0 || stripped[n_digits] != '\0')
    return -1;
  if (n_digits > 10)
    return MAX_SECONDS;

  return MIN (g_ascii_strtoll (stripped, NULL, 10), MAX_SECONDS);
}

/* Unix seconds; VANE_TIME_NONE when @text is no HTTP date. */
static gint64
parse_date (const char *text)
{
  g_autoptr(GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : VANE_TIME_NONE;
}

static gint64
get_max_age (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_list (headers, "Cache-Control");
  GHashTable *directives;
  gint64 seconds;

  if (text == NULL)
    return -1;

  directives = soup_header_parse_param_list (text);
  if (directives == NULL)
    return -1;
  seconds = parse_seconds (g_hash_table_lookup (directives, "max-age"));
  soup_header_free_param_list (directives);

  return seconds;
}

/**
 * vane_http_headers_get_lifetime:
 * @headers: of an answer
 * @now: unix seconds, for an answer without a date of its own
 *
 * `max-age − Age`, else `Expires − Date`: both by the service's clock, not ours (RFC 9111
 * section 4.2.1). An Expires that is no date means "already expired" (section 5.3).
 *
 * Returns: seconds, never negative; or -1 when the service said nothing
 */
gint64
vane_http_headers_get_lifetime (SoupMessageHeaders *headers,
                                gint64              now)
{
  gint64 max_age = get_max_age (headers);
  const char *expires_text;
  gint64 expires, date;

  if (max_age >= 0)
    return MAX (max_age - MAX (parse_seconds (soup_message_headers_get_list (headers, "Age")), 0), 0);

  expires_text = soup_message_headers_get_one (headers, "Expires");
  if (expires_text == NULL)
    return -1;

  expires = parse_date (expires_text);
  date = parse_date (soup_message_headers_get_one (headers, "Date"));
  if (expires == VANE_TIME_NONE)
    return 0;

  return CLAMP (expires - (date != VANE_TIME_NONE ? date : now), 0, MAX_SECONDS);
}

/**
 * vane_http_headers_get_not_before:
 * @headers: of an answer
 * @now: unix seconds
 *
 * Reads Retry-After in both forms, seconds and date (RFC 9110 section 10.2.3).
 *
 * Returns: the unix second before which the service does not want to be asked, at most 24
 *   hours away; %VANE_TIME_NONE when it said nothing
 */
gint64
vane_http_headers_get_not_before (SoupMessageHeaders *headers,
                                  gint64              now)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  gint64 seconds = parse_seconds (text);
  gint64 date;

  if (seconds >= 0)
    return now + MIN (seconds, MAX_RETRY_AFTER_S);

  date = parse_date (text);
  if (date == VANE_TIME_NONE)
    return VANE_TIME_NONE;

  return CLAMP (date, now, now + MAX_RETRY_AFTER_S);
}

/**
 * vane_http_headers_get_validator:
 * @headers: of an answer
 * @name: "ETag" or "Last-Modified"
 *
 * Returns: (transfer none) (nullable): as received, to be sent back to the letter
 */
const char *
vane_http_headers_get_validator (SoupMessageHeaders *headers,
                                 const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  if (value == NULL || *value == '\0' || strlen (value) > MAX_VALIDATOR_BYTES || !g_utf8_validate (value, -1, NULL))
    return NULL;

  return value;
}
