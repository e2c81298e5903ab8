/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Format: a line with magic and version, lines "name: value" (values escaped as in C), the
 * last of them a checksum of all the rest, an empty line, the body as received. */
#include "config.h"

#include "transport/vane-cache-file.h"

#include <string.h>

#define RESPONSE_MAGIC    "vane-response 1"
#define ATTEMPT_MAGIC     "vane-attempt 1"
#define CHECKSUM_LINE     "sha256: "
#define CHECKSUM_DIGITS   64u
#define MAX_HEADER_BYTES  (64u * 1024)
/* The year 9999: whoever reckons with a time from a file stays within what numbers hold. */
#define MAX_TIME          G_GINT64_CONSTANT (253402300799)

/**
 * vane_cache_file_name:
 * @key: a URL without secrets, or the id of an endpoint
 * @suffix: which of the two files
 *
 * Returns: (transfer full): the name within the cache folder
 */
char *
vane_cache_file_name (const char *key,
                      const char *suffix)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strconcat (hash, suffix, NULL);
}

/**
 * vane_cache_file_is_name:
 * @name: the name of some file
 *
 * Returns: whether it may have come from vane_cache_file_name()
 */
gboolean
vane_cache_file_is_name (const char *name)
{
  return strspn (name, "0123456789abcdef") == CHECKSUM_DIGITS &&
         (g_str_equal (name + CHECKSUM_DIGITS, VANE_CACHE_RESPONSE_SUFFIX) ||
          g_str_equal (name + CHECKSUM_DIGITS, VANE_CACHE_ATTEMPT_SUFFIX));
}

static void
append_text (GString    *header,
             const char *name,
             const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;

  escaped = g_strescape (value, NULL);
  g_string_append_printf (header, "%s: %s\n", name, escaped);
}

static void
append_int (GString    *header,
            const char *name,
            gint64      value)
{
  if (value != VANE_TIME_NONE)
    g_string_append_printf (header, "%s: %" G_GINT64_FORMAT "\n", name, value);
}

static char *
checksum (const char *header,
          gsize       header_length,
          const char *body,
          gsize       body_length)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) header, (gssize) header_length);
  if (body_length > 0)
    g_checksum_update (sum, (const guchar *) body, (gssize) body_length);

  return g_strdup (g_checksum_get_string (sum));
}

static GBytes *
seal (GString *header,
      GBytes  *body)
{
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  g_autofree char *sum = NULL;

  append_int (header, "length", (gint64) length);
  sum = checksum (header->str, header->len, data, length);
  g_string_append_printf (header, CHECKSUM_LINE "%s\n\n", sum);
  if (length > 0)
    g_string_append_len (header, data, (gssize) length);

  return g_string_free_to_bytes (header);
}

/* g_strcompress() complains of a backslash with nothing behind it. */
static gboolean
ends_in_escape (const char *value)
{
  gboolean escaped = FALSE;

  for (; *value != '\0'; value++)
    escaped = *value == '\\' && !escaped;

  return escaped;
}

/* The lines as a table; NULL unless every byte is as it was written. */
static GHashTable *
read_header (const char *header,
             gsize       header_length,
             const char *magic)
{
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = g_strndup (header, header_length);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  if (lines[0] == NULL || !g_str_equal (lines[0], magic))
    return NULL;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (lines[i], ": ", 2);

      if (g_strv_length (pair) != 2 || ends_in_escape (pair[1]))
        return NULL;
      g_hash_table_insert (table, g_strdup (pair[0]), g_strcompress (pair[1]));
    }

  return g_steal_pointer (&table);
}

static gint64
get_int (GHashTable *header,
         const char *name,
         gint64      fallback)
{
  const char *text = g_hash_table_lookup (header, name);
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return fallback;

  return value;
}

static gint64
get_time (GHashTable *header,
          const char *name,
          gint64      fallback)
{
  gint64 value = get_int (header, name, fallback);

  return value >= 0 && value <= MAX_TIME ? value : fallback;
}

static GHashTable *
unseal (GBytes      *bytes,
        const char  *magic,
        const char  *key,
        GBytes     **body)
{
  gsize size, sealed_length, body_offset;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? memmem (data, MIN (size, MAX_HEADER_BYTES), "\n\n", 2) : NULL;
  g_autoptr(GHashTable) header = NULL;
  g_autofree char *sum = NULL;
  const char *last_line;

  if (end == NULL || (gsize) (end - data) < strlen (magic) + strlen (CHECKSUM_LINE) + CHECKSUM_DIGITS)
    return NULL;

  last_line = end - CHECKSUM_DIGITS - strlen (CHECKSUM_LINE);
  sealed_length = (gsize) (last_line - data);
  body_offset = (gsize) (end - data) + 2;
  if (last_line[-1] != '\n' || strncmp (last_line, CHECKSUM_LINE, strlen (CHECKSUM_LINE)) != 0)
    return NULL;

  sum = checksum (data, sealed_length, data + body_offset, size - body_offset);
  if (strncmp (last_line + strlen (CHECKSUM_LINE), sum, CHECKSUM_DIGITS) != 0)
    return NULL;

  header = read_header (data, sealed_length, magic);
  if (header == NULL || g_strcmp0 (g_hash_table_lookup (header, "key"), key) != 0 ||
      get_int (header, "length", -1) != (gint64) (size - body_offset))
    return NULL;

  *body = g_bytes_new_from_bytes (bytes, body_offset, size - body_offset);

  return g_steal_pointer (&header);
}

/**
 * vane_cache_file_pack_response:
 * @key: a URL without secrets
 * @response: a response with a body
 *
 * Returns: (transfer full): the file's contents
 */
GBytes *
vane_cache_file_pack_response (const char   *key,
                               VaneResponse *response)
{
  GString *header = g_string_new (RESPONSE_MAGIC "\n");

  append_text (header, "key", key);
  append_int (header, "status", vane_response_get_status (response));
  append_text (header, "etag", vane_response_get_etag (response));
  append_text (header, "last-modified", vane_response_get_last_modified (response));
  append_int (header, "fetched-at", vane_response_get_fetched_at (response));
  append_int (header, "expires-at", vane_response_get_expires_at (response));

  return seal (header, vane_response_get_body (response));
}

/**
 * vane_cache_file_unpack_response:
 * @bytes: a file's contents
 * @key: the URL it should be of
 *
 * Returns: (transfer full) (nullable): what was packed, from_cache set; %NULL for anything else
 */
VaneResponse *
vane_cache_file_unpack_response (GBytes     *bytes,
                                 const char *key)
{
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GHashTable) header = unseal (bytes, RESPONSE_MAGIC, key, &body);
  VaneResponseFields fields = { 0 };

  if (header == NULL)
    return NULL;

  fields.status = (guint) CLAMP (get_int (header, "status", 0), 0, 999);
  fields.body = body;
  fields.etag = g_hash_table_lookup (header, "etag");
  fields.last_modified = g_hash_table_lookup (header, "last-modified");
  fields.fetched_at = get_time (header, "fetched-at", 0);
  fields.expires_at = get_time (header, "expires-at", 0);
  fields.from_cache = TRUE;

  return vane_response_new (&fields);
}

/**
 * vane_cache_file_pack_attempt:
 * @key: a URL without secrets, or the id of an endpoint
 * @attempt: a record
 *
 * Returns: (transfer full): the file's contents
 */
GBytes *
vane_cache_file_pack_attempt (const char        *key,
                              const VaneAttempt *attempt)
{
  GString *header = g_string_new (ATTEMPT_MAGIC "\n");

  append_text (header, "key", key);
  append_int (header, "started-at", attempt->started_at);
  append_int (header, "finished", attempt->finished);
  if (attempt->failed)
    append_text (header, "code", vane_error_code_to_string (attempt->code));
  append_int (header, "not-before", attempt->not_before);
  append_int (header, "failures", attempt->n_failures);
  append_text (header, "fingerprint", attempt->fingerprint);

  return seal (header, NULL);
}

/**
 * vane_cache_file_unpack_attempt:
 * @bytes: a file's contents
 * @key: what it should be of
 * @attempt: (out caller-allocates): what was packed
 *
 * Returns: %FALSE when it is anything else
 */
gboolean
vane_cache_file_unpack_attempt (GBytes      *bytes,
                                const char  *key,
                                VaneAttempt *attempt)
{
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GHashTable) header = unseal (bytes, ATTEMPT_MAGIC, key, &body);
  const char *fingerprint;

  if (header == NULL)
    return FALSE;

  *attempt = VANE_ATTEMPT_NEVER;
  attempt->started_at = get_time (header, "started-at", VANE_TIME_NONE);
  attempt->finished = get_int (header, "finished", TRUE) != 0;
  attempt->failed = vane_error_code_from_string (g_hash_table_lookup (header, "code"), &attempt->code);
  attempt->not_before = get_time (header, "not-before", VANE_TIME_NONE);
  attempt->n_failures = (guint) CLAMP (get_int (header, "failures", 0), 0, 1000);
  fingerprint = g_hash_table_lookup (header, "fingerprint");
  g_strlcpy (attempt->fingerprint, fingerprint != NULL ? fingerprint : "", sizeof attempt->fingerprint);

  return TRUE;
}
