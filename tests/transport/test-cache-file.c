/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "support/vane-test.h"
#include "transport/vane-cache-file.h"

#define KEY "https://service.test/weather?q=a%20b"

static VaneResponse *
make_response (gsize n_bytes)
{
  g_autofree guchar *data = g_malloc (n_bytes + 1);
  g_autoptr(GBytes) body = NULL;
  VaneResponseFields fields = { 203, NULL, "W/\"a\\\"\tb\"", "Sat, 21 Nov 2026 15:12:00 GMT", 1795273920, 1795274820 };

  /* All byte values, empty lines among them. */
  for (gsize i = 0; i < n_bytes; i++)
    data[i] = (guchar) (i % 256 == 11 ? '\n' : i);
  body = g_bytes_new (data, n_bytes);
  fields.body = body;

  return vane_response_new (&fields);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 1000, 3 * 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(VaneResponse) response = make_response (sizes[i]);
      g_autoptr(GBytes) packed = vane_cache_file_pack_response (KEY, response);
      g_autoptr(VaneResponse) unpacked = vane_cache_file_unpack_response (packed, KEY);

      g_assert_nonnull (unpacked);
      g_assert_true (g_bytes_equal (vane_response_get_body (unpacked), vane_response_get_body (response)));
      g_assert_cmpuint (vane_response_get_status (unpacked), ==, 203);
      g_assert_cmpstr (vane_response_get_etag (unpacked), ==, vane_response_get_etag (response));
      g_assert_cmpstr (vane_response_get_last_modified (unpacked), ==, vane_response_get_last_modified (response));
      g_assert_cmpint (vane_response_get_fetched_at (unpacked), ==, 1795273920);
      g_assert_cmpint (vane_response_get_expires_at (unpacked), ==, 1795274820);
      g_assert_true (vane_response_get_from_cache (unpacked));
    }
}

static void
test_hostile_values (void)
{
  const char *key = "https://service.test/\nkey: other\n\n";
  VaneResponseFields fields = { 200, NULL, "\"a\"\nfetched-at: 5\n\nbody", "\n\n", 1, 2 };
  g_autoptr(VaneResponse) response = vane_response_new (&fields);
  g_autoptr(GBytes) packed = vane_cache_file_pack_response (key, response);
  g_autoptr(VaneResponse) unpacked = vane_cache_file_unpack_response (packed, key);

  g_assert_nonnull (unpacked);
  g_assert_cmpstr (vane_response_get_etag (unpacked), ==, fields.etag);
  g_assert_cmpstr (vane_response_get_last_modified (unpacked), ==, "\n\n");
  g_assert_cmpint (vane_response_get_fetched_at (unpacked), ==, 1);
  g_assert_null (vane_cache_file_unpack_response (packed, "other"));
}

/* Every byte, changed in turn: all of it is covered. */
static void
test_damage (void)
{
  g_autoptr(VaneResponse) response = make_response (700);
  g_autoptr(GBytes) packed = vane_cache_file_pack_response (KEY, response);
  gsize size;
  const char *data = g_bytes_get_data (packed, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *damaged = g_memdup2 (data, size);
      g_autoptr(GBytes) bytes = NULL;

      damaged[i] ^= 0x01;
      bytes = g_bytes_new_static (damaged, size);
      g_assert_null (vane_cache_file_unpack_response (bytes, KEY));
    }
}

static void
test_truncated (void)
{
  g_autoptr(VaneResponse) response = make_response (700);
  g_autoptr(GBytes) packed = vane_cache_file_pack_response (KEY, response);

  for (gsize i = 0; i < g_bytes_get_size (packed); i++)
    {
      /* A copy of its own, so that reading behind the end is seen. */
      g_autoptr(GBytes) bytes = g_bytes_new (g_bytes_get_data (packed, NULL), i);

      g_assert_null (vane_cache_file_unpack_response (bytes, KEY));
    }
}

static void
test_foreign (void)
{
  g_autoptr(VaneResponse) response = make_response (10);
  g_autoptr(GBytes) packed = vane_cache_file_pack_response (KEY, response);
  g_autoptr(GBytes) longer = NULL;
  g_autoptr(GByteArray) array = g_byte_array_new ();
  g_autofree char *zeros = g_malloc0 (200000);
  g_autofree char *newlines = g_malloc (200000);
  g_autoptr(GBytes) zero_bytes = g_bytes_new_static (zeros, 200000);
  g_autoptr(GBytes) newline_bytes = NULL;
  VaneAttempt attempt;

  memset (newlines, '\n', 200000);
  newline_bytes = g_bytes_new_static (newlines, 200000);
  g_assert_null (vane_cache_file_unpack_response (packed, KEY "x"));
  g_assert_null (vane_cache_file_unpack_response (packed, ""));
  g_assert_null (vane_cache_file_unpack_response (zero_bytes, KEY));
  g_assert_null (vane_cache_file_unpack_response (newline_bytes, KEY));
  g_assert_false (vane_cache_file_unpack_attempt (packed, KEY, &attempt));

  g_byte_array_append (array, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  g_byte_array_append (array, (const guint8 *) "x", 1);
  longer = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  g_assert_null (vane_cache_file_unpack_response (longer, KEY));
}

/* A file without a body, as it would be if we had written this header. */
static GBytes *
seal (const char *header)
{
  g_autofree char *sealed = g_strconcat (header, "length: 0\n", NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sealed, -1);
  char *text = g_strdup_printf ("%ssha256: %s\n\n", sealed, sum);

  return g_bytes_new_take (text, strlen (text));
}

/* Whole, but of another version. */
static void
test_other_version (void)
{
  g_autofree char *header = g_strdup ("vane-response 2\nkey: " KEY "\nstatus: 200\n"
                                       "fetched-at: 1\nexpires-at: 2\n");
  g_autoptr(GBytes) other = seal (header);
  g_autoptr(GBytes) same = NULL;
  g_autoptr(VaneResponse) response = NULL;

  g_assert_null (vane_cache_file_unpack_response (other, KEY));
  /* That it is the version, and nothing else. */
  *strchr (header, '2') = '1';
  same = seal (header);
  response = vane_cache_file_unpack_response (same, KEY);
  g_assert_nonnull (response);
}

/* Whole, but no program of ours wrote it. */
static void
test_strange_values (void)
{
  g_autoptr(GString) header = g_string_new ("vane-response 1\nkey: " KEY "\nstatus: 200\n"
                                            "fetched-at: -9223372036854775808\n"
                                            "expires-at: 9223372036854775807\n");
  g_autoptr(GBytes) bytes = seal (header->str);
  g_autoptr(VaneResponse) response = vane_cache_file_unpack_response (bytes, KEY);
  g_autoptr(GBytes) escape = NULL;

  /* Times that nobody can reckon with. */
  g_assert_nonnull (response);
  g_assert_cmpint (vane_response_get_fetched_at (response), ==, 0);
  g_assert_cmpint (vane_response_get_expires_at (response), ==, 0);

  g_string_append (header, "etag: \\\\\\\n");
  escape = seal (header->str);
  g_assert_null (vane_cache_file_unpack_response (escape, KEY));
}

static void
test_attempts (void)
{
  static const VaneAttempt attempts[] = {
    { VANE_TIME_NONE, TRUE, FALSE, 0, VANE_TIME_NONE, 0, "" },
    { 1795273920, FALSE, FALSE, 0, VANE_TIME_NONE, 0, "" },
    { 1795273920, TRUE, TRUE, VANE_ERROR_BUSY, 1795273980, 3, "" },
    { 1795273920, FALSE, TRUE, VANE_ERROR_REFUSED, 9795273980, 1000, "00112233445566778899aabbccddeeff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr(GBytes) packed = vane_cache_file_pack_attempt ("service", &attempts[i]);
      VaneAttempt unpacked = VANE_ATTEMPT_NEVER;

      g_assert_true (vane_cache_file_unpack_attempt (packed, "service", &unpacked));
      g_assert_cmpint (unpacked.started_at, ==, attempts[i].started_at);
      g_assert_cmpint (unpacked.finished, ==, attempts[i].finished);
      g_assert_cmpint (unpacked.failed, ==, attempts[i].failed);
      g_assert_cmpint (unpacked.code, ==, attempts[i].code);
      g_assert_cmpint (unpacked.not_before, ==, attempts[i].not_before);
      g_assert_cmpuint (unpacked.n_failures, ==, attempts[i].n_failures);
      g_assert_cmpstr (unpacked.fingerprint, ==, attempts[i].fingerprint);
      g_assert_false (vane_cache_file_unpack_attempt (packed, "other", &unpacked));
      g_assert_null (vane_cache_file_unpack_response (packed, "service"));
    }
}

static void
test_names (void)
{
  g_autofree char *response = vane_cache_file_name (KEY, VANE_CACHE_RESPONSE_SUFFIX);
  g_autofree char *attempt = vane_cache_file_name (KEY, VANE_CACHE_ATTEMPT_SUFFIX);
  g_autofree char *other = vane_cache_file_name (KEY "c", VANE_CACHE_RESPONSE_SUFFIX);

  g_assert_true (vane_cache_file_is_name (response));
  g_assert_true (vane_cache_file_is_name (attempt));
  g_assert_cmpstr (response, !=, other);
  g_assert_false (vane_cache_file_is_name ("install-id"));
  g_assert_false (vane_cache_file_is_name (""));
  g_assert_false (vane_cache_file_is_name (".response"));
  g_assert_false (vane_cache_file_is_name (response + 1));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/cache-file/round-trip", test_round_trip);
  g_test_add_func ("/cache-file/hostile-values", test_hostile_values);
  g_test_add_func ("/cache-file/damage", test_damage);
  g_test_add_func ("/cache-file/truncated", test_truncated);
  g_test_add_func ("/cache-file/foreign", test_foreign);
  g_test_add_func ("/cache-file/other-version", test_other_version);
  g_test_add_func ("/cache-file/strange-values", test_strange_values);
  g_test_add_func ("/cache-file/attempts", test_attempts);
  g_test_add_func ("/cache-file/names", test_names);

  return g_test_run ();
}
