/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file in the cache folder, as it lies there, and with its checksum put right: else nobody
 * would ever come past that. */
#include "config.h"

#include "fuzz-target.h"

#include <string.h>

#include "transport/vane-cache-file.h"

#define KEY      "https://example.org/"
#define SUM_LINE "sha256: "

static void
read_file (GBytes *bytes)
{
  g_autoptr(VaneResponse) response = vane_cache_file_unpack_response (bytes, KEY);
  VaneAttempt attempt;

  if (response != NULL)
    {
      /* What was read can be written, and is the same then. */
      g_autoptr(GBytes) packed = vane_cache_file_pack_response (KEY, response);
      g_autoptr(VaneResponse) again = vane_cache_file_unpack_response (packed, KEY);

      g_assert_nonnull (again);
      g_assert_cmpint (vane_response_get_expires_at (again), ==, vane_response_get_expires_at (response));
      g_assert_cmpstr (vane_response_get_etag (again), ==, vane_response_get_etag (response));
    }
  if (vane_cache_file_unpack_attempt (bytes, KEY, &attempt))
    {
      g_autoptr(GBytes) packed = vane_cache_file_pack_attempt (KEY, &attempt);

      g_assert_true (vane_cache_file_unpack_attempt (packed, KEY, &attempt));
    }
}

/* The header ends at the first empty line. */
static GBytes *
seal (const char *data,
      gsize       size)
{
  const char *end = size > 0 ? memmem (data, size, "\n\n", 2) : NULL;
  gsize length = end != NULL ? (gsize) (end - data) + 1 : size;
  const char *body = end != NULL ? end + 2 : data + size;
  gsize body_length = (gsize) (data + size - body);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GString *file = g_string_new_len (data, (gssize) length);

  g_string_append_printf (file, "length: %" G_GSIZE_FORMAT "\n", body_length);
  g_checksum_update (sum, (const guchar *) file->str, (gssize) file->len);
  if (body_length > 0)
    g_checksum_update (sum, (const guchar *) body, (gssize) body_length);
  g_string_append_printf (file, SUM_LINE "%s\n\n", g_checksum_get_string (sum));
  g_string_append_len (file, body, (gssize) body_length);

  return g_string_free_to_bytes (file);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GBytes) sealed = seal ((const char *) data, size);

  read_file (bytes);
  read_file (sealed);

  return 0;
}
