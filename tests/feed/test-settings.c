/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "build-dir.h"
#include "config.h"

#include "feed/vane-settings.h"
#include "feed/vane-settings-places.h"
#include "feed/vane-settings-store.h"
#include "support/vane-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
on_notify (VaneSettings *settings,
           GParamSpec   *pspec,
           guint        *n)
{
  (*n)++;
}

/* The same values from the other end, as another program would set them. */
static GSettings *
open_raw (void)
{
  GSettings *raw = g_settings_new (VANE_APPLICATION_ID);
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto(GStrv) keys = NULL;

  g_object_get (raw, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (raw, keys[i]);

  return raw;
}

static GPtrArray *
make_places (guint n)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("x:%u", i);

      g_ptr_array_add (places, vane_place_new (&(VanePlaceFields) {
                                   .id = id,
                                   .name = "Zürich — 北京",
                                   .country_code = "CH",
                                   .postal_code = "01234",
                                   .timezone = "Europe/Zurich",
                                   .latitude = -47.5 + i * 0.25,
                                   .longitude = 8.5,
                               }));
    }

  return places;
}

static void
check_defaults (VaneSettings *settings)
{
  VaneUnits units = vane_settings_get_units (settings);
  VaneUnits metric = vane_units_from_preset (VANE_UNITS_METRIC);
  g_autoptr(GPtrArray) places = vane_settings_dup_places (settings);
  VaneWindowState window;

  g_assert_true (vane_units_equal (&units, &metric));
  g_assert_cmpstr (vane_settings_get_units_preset (settings), ==, "auto");
  g_assert_cmpstr (vane_settings_get_provider (settings), ==, "open-meteo");
  g_assert_cmpint (vane_settings_get_refresh_interval (settings), ==, 900);
  g_assert_cmpuint (vane_settings_get_decimals (settings), ==, 2);
  g_assert_cmpstr (vane_settings_get_endpoints (settings), ==, "");
  g_assert_cmpstr (vane_settings_get_current_id (settings), ==, "");
  g_assert_true (vane_settings_get_failover (settings));
  g_assert_cmpstr (vane_settings_get_glance_feels_like (settings), ==, "actual");
  g_assert_cmpstr (vane_settings_get_glance_line (settings), ==, "high-low");
  g_assert_cmpstr (vane_settings_get_tray_icon (settings), ==, "colour");
  g_assert_cmpuint (places->len, ==, 0);
  g_assert_null (vane_settings_get_locale_country (settings));
  vane_settings_get_window (settings, &window);
  g_assert_cmpint (window.width, ==, 0);
  g_assert_cmpint (window.height, ==, 0);
  g_assert_cmpint (window.scroll, ==, 0);
  g_assert_false (window.maximized);
}

static VaneSettings *
make (gboolean memory)
{
  return memory ? vane_settings_new_memory () : vane_settings_new ();
}

/* Everything that can be set can be read again, and told of once. */
static void
test_round_trip (gconstpointer data)
{
  gboolean memory = GPOINTER_TO_INT (data);
  g_autoptr(GSettings) raw = open_raw ();
  g_autoptr(VaneSettings) settings = make (memory);
  g_autoptr(GPtrArray) places = make_places (3);
  g_autoptr(GPtrArray) read = NULL;
  VaneWindowState window;
  VaneUnits units;
  guint n = 0;

  g_assert_cmpint (vane_settings_is_kept (settings), ==, !memory);
  check_defaults (settings);
  g_signal_connect (settings, "notify", G_CALLBACK (on_notify), &n);

  vane_settings_set_places (settings, places);
  vane_settings_set_places (settings, places);
  g_assert_cmpuint (n, ==, 1);
  read = vane_settings_dup_places (settings);
  g_assert_true (vane_settings_places_equal (read, places));

  vane_settings_set_current_id (settings, "x:2");
  g_assert_cmpstr (vane_settings_get_current_id (settings), ==, "x:2");
  vane_settings_set_refresh_interval (settings, 1);
  g_assert_cmpint (vane_settings_get_refresh_interval (settings), ==, 600);
  vane_settings_set_refresh_interval (settings, G_MAXINT64);
  g_assert_cmpint (vane_settings_get_refresh_interval (settings), ==, 86400);
  vane_settings_set_decimals (settings, 99);
  g_assert_cmpuint (vane_settings_get_decimals (settings), ==, 4);
  vane_settings_set_failover (settings, FALSE);
  g_assert_false (vane_settings_get_failover (settings));
  vane_settings_set_provider (settings, "no-such-source");
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (vane_settings_get_provider (settings), ==, "open-meteo");
  g_object_set (settings, "provider", "met-norway", NULL);
  g_assert_cmpstr (vane_settings_get_provider (settings), ==, "met-norway");

  g_assert_true (vane_settings_set_units_preset (settings, "us"));
  g_assert_false (vane_settings_set_units_preset (settings, "imperial"));
  g_assert_false (vane_settings_set_units_preset (settings, NULL));
  g_assert_true (vane_settings_set_unit (settings, VANE_QUANTITY_SPEED, "kn"));
  g_assert_false (vane_settings_set_unit (settings, VANE_QUANTITY_SPEED, "°C"));
  g_assert_false (vane_settings_set_unit (settings, VANE_QUANTITY_PERCENT, "%"));
  units = vane_settings_get_units (settings);
  g_assert_cmpint (units.unit[VANE_QUANTITY_TEMPERATURE], ==, VANE_UNIT_FAHRENHEIT);
  g_assert_cmpint (units.unit[VANE_QUANTITY_SPEED], ==, VANE_UNIT_KNOTS);
  g_assert_true (vane_settings_set_unit (settings, VANE_QUANTITY_SPEED, NULL));
  units = vane_settings_get_units (settings);
  g_assert_cmpint (units.unit[VANE_QUANTITY_SPEED], ==, VANE_UNIT_MILES_PER_HOUR);

  vane_settings_set_window (settings, &(VaneWindowState) { 280, -5, 800, 600, 42, TRUE });
  vane_settings_get_window (settings, &window);
  g_assert_cmpint (window.width, ==, 280);
  g_assert_cmpint (window.height, ==, 0);
  g_assert_cmpint (window.page_width, ==, 800);
  g_assert_cmpint (window.page_height, ==, 600);
  g_assert_cmpint (window.scroll, ==, 42);
  g_assert_true (window.maximized);
  vane_settings_sync (settings);
}

/* What was chosen of single units, and the glance's words: as text, for rows that bind to it. */
static void
test_words (void)
{
  g_autoptr(GSettings) raw = open_raw ();
  g_autoptr(VaneSettings) settings = vane_settings_new ();
  g_autofree char *chosen = NULL;
  g_autofree char *none = NULL;
  guint n = 0;

  g_signal_connect (settings, "notify::unit-speed", G_CALLBACK (on_notify), &n);
  g_object_set (settings, "unit-speed", "kn", NULL);
  g_object_get (settings, "unit-speed", &chosen, NULL);
  g_assert_cmpstr (chosen, ==, "kn");
  g_assert_cmpuint (n, ==, 1);
  /* Another preset changes what holds, not what was chosen. */
  vane_settings_set_units_preset (settings, "us");
  g_assert_cmpuint (n, ==, 1);
  g_settings_set_string (raw, "unit-speed", "°F");
  g_object_get (settings, "unit-speed", &none, NULL);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (n, ==, 2);

  g_signal_connect (settings, "notify::glance-line", G_CALLBACK (on_notify), &n);
  g_object_set (settings, "glance-feels-like", "both", "glance-line", "wind", NULL);
  g_assert_cmpstr (vane_settings_get_glance_feels_like (settings), ==, "both");
  g_assert_cmpstr (vane_settings_get_glance_line (settings), ==, "wind");
  g_assert_cmpuint (n, ==, 3);
  g_object_set (settings, "tray-ink", "dark", "tray-icon", "symbolic", NULL);
  g_object_set (settings, "tray-ink", "pink", "tray-icon", NULL, NULL);
  g_assert_cmpstr (vane_settings_get_tray_ink (settings), ==, "dark");
  g_assert_cmpstr (vane_settings_get_tray_icon (settings), ==, "symbolic");
  vane_settings_set_glance_line (settings, "nonsense");
  vane_settings_set_glance_feels_like (settings, NULL);
  g_assert_cmpstr (vane_settings_get_glance_line (settings), ==, "wind");
  g_assert_cmpstr (vane_settings_get_glance_feels_like (settings), ==, "both");
}

static void
test_notifications (void)
{
  g_autoptr(VaneSettings) settings = vane_settings_new ();
  VaneNotifications notifications = vane_settings_get_notifications (settings);
  guint n = 0;

  g_assert_true (notifications.alerts);
  g_assert_false (notifications.rain || notifications.brief);
  g_assert_cmpuint (notifications.rain_lead_minutes, ==, 30);
  g_assert_cmpuint (notifications.brief_minute, ==, 20 * 60);
  g_assert_cmpuint (notifications.quiet_from, ==, 22 * 60);
  g_assert_cmpuint (notifications.quiet_until, ==, 7 * 60);

  g_signal_connect (settings, "notify::notifications", G_CALLBACK (on_notify), &n);
  g_object_set (settings, "notify-alerts", FALSE, "notify-rain", TRUE, "quiet-until", 0u, "notify-rain-lead-minutes",
                10u, NULL);
  notifications = vane_settings_get_notifications (settings);
  g_assert_false (notifications.alerts);
  g_assert_true (notifications.rain);
  g_assert_cmpuint (notifications.quiet_until, ==, 0);
  g_assert_cmpuint (notifications.rain_lead_minutes, ==, 10);
  /* Set in one go, told in one go. */
  g_assert_cmpuint (n, ==, 1);
}

/* What one object writes another one reads, and is told of. */
static void
test_other_program (void)
{
  g_autoptr(GSettings) raw = open_raw ();
  g_autoptr(VaneSettings) a = vane_settings_new ();
  g_autoptr(VaneSettings) b = vane_settings_new ();
  g_autoptr(GPtrArray) places = make_places (2);
  g_autoptr(GPtrArray) read = NULL;
  guint n = 0;

  g_signal_connect (b, "notify::places", G_CALLBACK (on_notify), &n);
  vane_settings_set_places (a, places);
  g_assert_cmpuint (n, ==, 1);
  read = vane_settings_dup_places (b);
  g_assert_true (vane_settings_places_equal (read, places));
  g_settings_set_string (raw, "endpoints", "open-meteo=http://127.0.0.1:1");
  g_assert_cmpstr (vane_settings_get_endpoints (b), ==, "open-meteo=http://127.0.0.1:1");
}

static void
test_hostile (void)
{
  g_autoptr(GSettings) raw = open_raw ();
  g_autoptr(VaneSettings) settings = vane_settings_new ();
  g_autoptr(GPtrArray) places = NULL;
  VaneUnits units;

  g_settings_set_string (raw, "provider", "../../nowhere");
  g_assert_cmpstr (vane_settings_get_provider (settings), ==, "open-meteo");
  g_settings_set_string (raw, "units-preset", "furlongs");
  g_assert_cmpstr (vane_settings_get_units_preset (settings), ==, "auto");
  g_settings_set_string (raw, "units-preset", "nordic");
  g_settings_set_string (raw, "unit-speed", "°F");
  g_settings_set_string (raw, "unit-temperature", "kelvins");
  g_settings_set_string (raw, "unit-distance", "mi");
  units = vane_settings_get_units (settings);
  g_assert_cmpint (units.unit[VANE_QUANTITY_SPEED], ==, VANE_UNIT_METRES_PER_SECOND);
  g_assert_cmpint (units.unit[VANE_QUANTITY_TEMPERATURE], ==, VANE_UNIT_CELSIUS);
  g_assert_cmpint (units.unit[VANE_QUANTITY_DISTANCE], ==, VANE_UNIT_MILE);

  g_settings_set_value (raw, "places", g_variant_new_parsed (
      "[{'id': <'a'>, 'latitude': <1.0>, 'longitude': <2.0>},"
      " {'id': <'a'>, 'latitude': <3.0>, 'longitude': <4.0>},"
      " {'id': <'no coordinates'>},"
      " {'latitude': <'1'>, 'longitude': <'2'>},"
      " {'latitude': <91.0>, 'longitude': <2.0>},"
      " {'id': <'b'>, 'name': <5>, 'latitude': <-0.0>, 'longitude': <180.0>},"
      " @a{sv} {}]"));
  places = vane_settings_dup_places (settings);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpfloat (vane_place_get_latitude (g_ptr_array_index (places, 0)), ==, 1.0);
  g_assert_cmpstr (vane_place_get_id (g_ptr_array_index (places, 1)), ==, "b");
  g_assert_null (vane_place_get_name (g_ptr_array_index (places, 1)));
}

static void
test_too_many (void)
{
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(GPtrArray) many = make_places (150);
  g_autoptr(GPtrArray) places = NULL;

  vane_settings_set_places (settings, many);
  places = vane_settings_dup_places (settings);
  g_assert_cmpuint (places->len, ==, VANE_SETTINGS_MAX_PLACES);
  g_assert_true (vane_place_equal (g_ptr_array_index (places, 99), g_ptr_array_index (many, 99)));
}

/* A store cannot be given what the schema would refuse, but one without a schema can. */
static void
test_missing_schema (void)
{
  static const VaneSettingsKey keys[] = { { "refresh-interval", "x", "900" }, { "provider", "s", "'open-meteo'" } };
  static const VaneSettingsKey newer[] = { { "provider", "s", "'open-meteo'" }, { "of-the-future", "b", "true" } };
  static const VaneSettingsKey other[] = { { "provider", "b", "true" } };
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vane-no-schema-XXXXXX", &error);
  g_autofree char *data = g_build_filename (VANE_BUILD_DIR, "data", NULL);
  g_autoptr(GSettingsSchemaSource) full = NULL;
  g_autoptr(VaneSettingsStore) none = NULL;
  g_autoptr(VaneSettingsStore) fits = NULL;
  g_autoptr(VaneSettingsStore) lacks = NULL;
  g_autoptr(VaneSettingsStore) differs = NULL;
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GVariant) flag = NULL;

  g_assert_no_error (error);
  full = g_settings_schema_source_new_from_directory (data, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (g_settings_schema_source_new_from_directory (folder, NULL, FALSE, NULL));

  fits = vane_settings_store_new (full, keys, G_N_ELEMENTS (keys));
  g_assert_true (vane_settings_store_is_kept (fits));
  lacks = vane_settings_store_new (full, newer, G_N_ELEMENTS (newer));
  g_assert_false (vane_settings_store_is_kept (lacks));
  flag = vane_settings_store_read (lacks, "of-the-future");
  g_assert_true (g_variant_get_boolean (flag));
  differs = vane_settings_store_new (full, other, G_N_ELEMENTS (other));
  g_assert_false (vane_settings_store_is_kept (differs));

  none = vane_settings_store_new_memory (keys, G_N_ELEMENTS (keys));
  g_assert_true (vane_settings_store_write (none, "refresh-interval", g_variant_new_int64 (5)));
  value = vane_settings_store_read (none, "refresh-interval");
  g_assert_cmpint (g_variant_get_int64 (value), ==, 5);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The compiled-in values and the schema say the same. */
static void
test_same_defaults (void)
{
  g_autoptr(GSettings) raw = open_raw ();
  g_autoptr(VaneSettings) settings = vane_settings_new ();
  g_autoptr(VaneSettings) memory = vane_settings_new_memory ();

  g_assert_true (vane_settings_is_kept (settings));
  check_defaults (settings);
  check_defaults (memory);
}

static void
test_inside (void)
{
  g_assert_true (vane_settings_store_is_inside ("/build/src/ctl/vanectl", "/build"));
  g_assert_true (vane_settings_store_is_inside ("/build/src/ctl/vanectl", "/build/"));
  g_assert_false (vane_settings_store_is_inside ("/builder/vanectl", "/build"));
  g_assert_false (vane_settings_store_is_inside ("/usr/bin/vanectl", "/build"));
  g_assert_false (vane_settings_store_is_inside ("/build", "/build"));
  g_assert_false (vane_settings_store_is_inside ("/usr/bin/vanectl", ""));
  g_assert_false (vane_settings_store_is_inside (NULL, "/build"));
}

/* Run again without dconf's module and without the test's backend: places must be kept. */
static void
test_without_dconf (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *path = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);
      g_autoptr(VaneSettings) settings = vane_settings_new ();
      g_autoptr(GPtrArray) places = make_places (1);
      g_autofree char *contents = NULL;

      g_assert_true (vane_settings_is_kept (settings));
      vane_settings_set_places (settings, places);
      vane_settings_sync (settings);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_nonnull (strstr (contents, "[io/github/vane_weather/Vane]"));
      return;
    }

  g_unsetenv ("GSETTINGS_BACKEND");
  g_setenv ("GIO_MODULE_DIR", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_unsetenv ("GIO_MODULE_DIR");
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_data_func ("/settings/round-trip/kept", GINT_TO_POINTER (FALSE), test_round_trip);
  g_test_add_data_func ("/settings/round-trip/memory", GINT_TO_POINTER (TRUE), test_round_trip);
  g_test_add_func ("/settings/words", test_words);
  g_test_add_func ("/settings/notifications", test_notifications);
  g_test_add_func ("/settings/other-program", test_other_program);
  g_test_add_func ("/settings/hostile", test_hostile);
  g_test_add_func ("/settings/too-many", test_too_many);
  g_test_add_func ("/settings/missing-schema", test_missing_schema);
  g_test_add_func ("/settings/same-defaults", test_same_defaults);
  g_test_add_func ("/settings/inside", test_inside);
  g_test_add_func ("/settings/without-dconf", test_without_dconf);

  return g_test_run ();
}
