/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-headers.h"
#include "support/vane-test.h"

#define DAY_S (24 * 3600)
/* Sat, 21 Nov 2026 15:12:00 GMT */
#define NOW G_GINT64_CONSTANT (1795273920)

typedef struct
{
  const char *name;
  const char *headers;   /* "Name: value", separated by newlines */
  gint64      expected;
} Row;

static SoupMessageHeaders *
make_headers (const char *text)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (lines[i], ": ", 2);

      if (g_strv_length (pair) == 2)
        soup_message_headers_append (headers, pair[0], pair[1]);
    }

  return headers;
}

static const Row lifetimes[] = {
  { "nothing", "", -1 },
  { "max-age", "Cache-Control: max-age=600", 600 },
  { "max-age among others", "Cache-Control: public, must-revalidate, Max-Age=600", 600 },
  { "two lines", "Cache-Control: public\nCache-Control: max-age=60", 60 },
  { "minus age", "Cache-Control: max-age=600\nAge: 100", 500 },
  { "older than that", "Cache-Control: max-age=600\nAge: 1000", 0 },
  { "age is no number", "Cache-Control: max-age=600\nAge: old", 600 },
  { "max-age wins", "Cache-Control: max-age=600\nExpires: Sat, 21 Nov 2026 18:12:00 GMT", 600 },
  { "max-age is no number", "Cache-Control: max-age=-5", -1 },
  { "max-age is huge", "Cache-Control: max-age=99999999999999999999999", G_GINT64_CONSTANT (10) * 365 * DAY_S },
  { "max-age overflows", "Cache-Control: max-age=9999999999", G_GINT64_CONSTANT (10) * 365 * DAY_S },
  { "max-age is empty", "Cache-Control: max-age", -1 },
  { "only others", "Cache-Control: no-cache", -1 },
  { "expires", "Date: Mon, 01 Jan 2024 10:00:00 GMT\nExpires: Mon, 01 Jan 2024 10:30:00 GMT", 1800 },
  { "expired", "Date: Mon, 01 Jan 2024 10:00:00 GMT\nExpires: Mon, 01 Jan 2024 09:30:00 GMT", 0 },
  { "expires without date", "Expires: Sat, 21 Nov 2026 15:13:00 GMT", 60 },
  { "expires is no date", "Date: Mon, 01 Jan 2024 10:00:00 GMT\nExpires: 0", 0 },
  { "far away", "Expires: Tue, 31 Dec 2199 23:59:59 GMT", G_GINT64_CONSTANT (10) * 365 * DAY_S },
};

static void
test_lifetime (gconstpointer data)
{
  const Row *row = data;
  SoupMessageHeaders *headers = make_headers (row->headers);

  g_assert_cmpint (vane_http_headers_get_lifetime (headers, NOW), ==, row->expected);
  soup_message_headers_unref (headers);
}

static const Row pauses[] = {
  { "nothing", "", VANE_TIME_NONE },
  { "seconds", "Retry-After: 120", NOW + 120 },
  { "zero", "Retry-After: 0", NOW },
  { "spaces", "Retry-After:  7 ", NOW + 7 },
  { "date", "Retry-After: Sat, 21 Nov 2026 15:22:00 GMT", NOW + 600 },
  { "old date form", "Retry-After: Saturday, 21-Nov-26 15:22:00 GMT", NOW + 600 },
  { "past", "Retry-After: Sat, 21 Nov 2020 15:22:00 GMT", NOW },
  { "too many seconds", "Retry-After: 90000", NOW + DAY_S },
  { "absurd", "Retry-After: 123456789012345678901234567890", NOW + DAY_S },
  { "too far", "Retry-After: Sat, 21 Nov 2037 15:22:00 GMT", NOW + DAY_S },
  { "negative", "Retry-After: -5", VANE_TIME_NONE },
  { "nonsense", "Retry-After: tomorrow", VANE_TIME_NONE },
  { "trailing nonsense", "Retry-After: 5s", VANE_TIME_NONE },
  { "empty", "Retry-After: ", VANE_TIME_NONE },
};

static void
test_not_before (gconstpointer data)
{
  const Row *row = data;
  SoupMessageHeaders *headers = make_headers (row->headers);

  g_assert_cmpint (vane_http_headers_get_not_before (headers, NOW), ==, row->expected);
  soup_message_headers_unref (headers);
}

static void
test_validators (void)
{
  SoupMessageHeaders *headers = make_headers ("ETag: W/\"a b\"\nLast-Modified: sat, 21 nov 2026 15:22:00 gmt");
  g_autofree char *huge = g_strnfill (5000, 'x');

  g_assert_cmpstr (vane_http_headers_get_validator (headers, "ETag"), ==, "W/\"a b\"");
  g_assert_cmpstr (vane_http_headers_get_validator (headers, "Last-Modified"), ==, "sat, 21 nov 2026 15:22:00 gmt");
  soup_message_headers_replace (headers, "ETag", huge);
  g_assert_null (vane_http_headers_get_validator (headers, "ETag"));
  soup_message_headers_replace (headers, "ETag", "\xff\xfe");
  g_assert_null (vane_http_headers_get_validator (headers, "ETag"));
  soup_message_headers_unref (headers);
}

static void
add_rows (const char   *path,
          const Row    *rows,
          gsize         n,
          GTestDataFunc function)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (path, rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], function);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  add_rows ("/http-headers/lifetime/", lifetimes, G_N_ELEMENTS (lifetimes), test_lifetime);
  add_rows ("/http-headers/not-before/", pauses, G_N_ELEMENTS (pauses), test_not_before);
  g_test_add_func ("/http-headers/validators", test_validators);

  return g_test_run ();
}
