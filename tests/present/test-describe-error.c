/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>

#include "present/vane-describe.h"
#include "support/vane-test.h"

static const VaneProviderInfo provider = { .id = "open-meteo", .name = "Open-Meteo" };

typedef struct
{
  VaneError   code;
  const char *text;
  const char *anonymous;
} Row;

static const Row rows[] = {
  { VANE_ERROR_OFFLINE, "No connection: check the network.", "No connection: check the network." },
  { VANE_ERROR_TIMEOUT, "Open-Meteo did not answer: try again later.",
    "The service did not answer: try again later." },
  { VANE_ERROR_BUSY, "Open-Meteo was asked too often: try again later.",
    "The service was asked too often: try again later." },
  { VANE_ERROR_REFUSED,
    "Open-Meteo refused this key: check the key; a new key can take some hours to work.",
    "The service refused this key: check the key; a new key can take some hours to work." },
  { VANE_ERROR_KEY_MISSING, "Open-Meteo needs a key: set one, or choose another source.",
    "The service needs a key: set one, or choose another source." },
  { VANE_ERROR_NOT_IN_PLAN, "Open-Meteo does not give this with your plan: choose another source.",
    "The service does not give this with your plan: choose another source." },
  { VANE_ERROR_NOT_COVERED, "Open-Meteo has no data for this place: choose another source.",
    "The service has no data for this place: choose another source." },
  { VANE_ERROR_UNTRUSTED, "The connection is not safe: sign in to this network, or check the clock.",
    "The connection is not safe: sign in to this network, or check the clock." },
  { VANE_ERROR_SERVICE, "Open-Meteo has a problem: try again later, or choose another source.",
    "The service has a problem: try again later, or choose another source." },
  { VANE_ERROR_DATA, "Open-Meteo sent an unexpected answer: try again later, or choose another source.",
    "The service sent an unexpected answer: try again later, or choose another source." },
  { VANE_ERROR_NO_MATCH, "No such place: check the spelling, or add the country.",
    "No such place: check the spelling, or add the country." },
  { VANE_ERROR_LOCAL, "This computer has a problem: the log's words.",
    "This computer has a problem: the log's words." },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == VANE_N_ERRORS);

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_code (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = vane_error_new (row->code, "the log's words");

  check_text (vane_describe_error (error, &provider, NULL), row->text);
  check_text (vane_describe_error (error, NULL, NULL), row->anonymous);
}

/* 2026-11-21 15:12:00 UTC */
#define NOW G_GINT64_CONSTANT (1795273920)

static void
test_busy (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GTimeZone) chicago = g_time_zone_new_identifier ("America/Chicago");
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_BUSY, "429");

  vane_error_set_not_before (error, NOW - 42 * 60);
  check_text (vane_describe_error (error, NULL, utc), "The service was asked too often, trying again at 14:30.");
  check_text (vane_describe_error (error, &provider, chicago),
              "Open-Meteo was asked too often, trying again at 08:30.");
}

static void
test_foreign (void)
{
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  g_autoptr(GError) foreign = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "No space \xff left");

  check_text (vane_describe_error (cancelled, &provider, NULL), "Cancelled.");
  check_text (vane_describe_error (foreign, &provider, NULL),
              "Something went wrong: No space \xef\xbf\xbd left.");
}

static void
test_locked (void)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_KEY_MISSING, "%s", VANE_ERROR_MESSAGE_LOCKED);

  check_text (vane_describe_error (error, &provider, NULL),
              "The keyring is locked: unlock it, or choose another source.");
  g_prefix_error (&error, "openweathermap: ");
  check_text (vane_describe_error (error, &provider, NULL),
              "The keyring is locked: unlock it, or choose another source.");
}

static void
test_failure (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GError) timeout = vane_error_new (VANE_ERROR_TIMEOUT, "20 s");
  g_autoptr(GError) refused = vane_error_new (VANE_ERROR_REFUSED, "401");

  check_text (vane_describe_failure (timeout, NULL, NOW - 62 * 60, NOW - 41 * 60, utc),
              "The service did not answer. Last success 14:10, next try 14:31.");
  /* The other day's time has its day. */
  check_text (vane_describe_failure (timeout, NULL, NOW - 86400, NOW, utc),
              "The service did not answer. Last success Fri 15:12, next try 15:12.");
  check_text (vane_describe_failure (timeout, &provider, VANE_TIME_NONE, NOW, utc),
              "Open-Meteo did not answer. Next try 15:12.");
  /* No next try: it is up to the user, so it says what to do. */
  check_text (vane_describe_failure (refused, NULL, NOW, VANE_TIME_NONE, utc),
              "The service refused this key: check the key; a new key can take some hours to work. "
              "Last success Sat 15:12.");
  check_text (vane_describe_failure (refused, NULL, VANE_TIME_NONE, VANE_TIME_NONE, utc),
              "The service refused this key: check the key; a new key can take some hours to work.");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/describe-error/", vane_error_code_to_string (rows[i].code), NULL);

      g_test_add_data_func (path, &rows[i], test_code);
    }
  g_test_add_func ("/describe-error/busy-until", test_busy);
  g_test_add_func ("/describe-error/foreign", test_foreign);
  g_test_add_func ("/describe-error/locked", test_locked);
  g_test_add_func ("/describe-error/failure", test_failure);

  return g_test_run ();
}
