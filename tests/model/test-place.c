/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-place.h"
#include "support/vane-test.h"

static const VanePlaceFields full = {
  .id = "zip:us/01234",
  .name = "Šibenik \"<b>&",
  .admin1 = "Berkshire",
  .admin2 = "Below",
  .country = "United States",
  .country_code = "us",
  .postal_code = "01234",
  .timezone = "America/New_York",
  .latitude = 42.25,
  .longitude = -73.125,
};

static void
test_fields (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&full);

  g_assert_cmpstr (vane_place_get_id (place), ==, "zip:us/01234");
  g_assert_cmpstr (vane_place_get_name (place), ==, "Šibenik \"<b>&");
  g_assert_cmpstr (vane_place_get_admin1 (place), ==, "Berkshire");
  g_assert_cmpstr (vane_place_get_admin2 (place), ==, "Below");
  g_assert_cmpstr (vane_place_get_country (place), ==, "United States");
  g_assert_cmpstr (vane_place_get_country_code (place), ==, "US");
  /* A string: the zero stays. */
  g_assert_cmpstr (vane_place_get_postal_code (place), ==, "01234");
  g_assert_cmpstr (vane_place_get_timezone (place), ==, "America/New_York");
  g_assert_cmpfloat (vane_place_get_latitude (place), ==, 42.25);
  g_assert_cmpfloat (vane_place_get_longitude (place), ==, -73.125);
}

static void
test_id (void)
{
  static const struct { double latitude; double longitude; const char *id; } rows[] = {
    { 37.7195, -122.4113, "geo:37.7195,-122.4113" },
    { 0.0, 0.0, "geo:0.0000,0.0000" },
    { -0.0, -0.0, "geo:0.0000,0.0000" },
    { -0.00001, 0.00004, "geo:0.0000,0.0000" },
    { -90.0, 180.0, "geo:-90.0000,180.0000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VanePlace) place =
          vane_place_new (&(VanePlaceFields) { .latitude = rows[i].latitude, .longitude = rows[i].longitude });

      g_assert_cmpstr (vane_place_get_id (place), ==, rows[i].id);
      if (rows[i].latitude == 0.0)
        g_assert_false (signbit (vane_place_get_latitude (place)) || signbit (vane_place_get_longitude (place)));
    }
}

static void
check_name (const char *name,
            const char *expected)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = name });

  g_assert_cmpstr (vane_place_get_name (place), ==, expected);
}

static void
test_hostile_text (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autoptr(GString) wide = g_string_new ("x");
  g_autoptr(VanePlace) place = NULL;
  g_autoptr(VanePlace) cut = NULL;

  check_name ("", NULL);
  check_name (" \t\n", NULL);
  check_name ("  Paris  ", "Paris");
  check_name ("a\nb\033[31mc", "a b [31mc");
  /* C1 controls: U+009B starts an escape sequence on some terminals. */
  check_name ("a\xc2\x9b" "31m", "a 31m");
  /* Turns what follows from right to left. */
  check_name ("a\xe2\x80\xae" "b\xe2\x81\xa6" "c", "abc");
  check_name ("bad \xff\xfe end", "bad \xef\xbf\xbd\xef\xbf\xbd end");
  check_name ("\xc3", "\xef\xbf\xbd");

  place = vane_place_new (&(VanePlaceFields) { .name = endless, .country_code = "\033[" });
  g_assert_cmpuint (strlen (vane_place_get_name (place)), ==, 512);
  g_assert_null (vane_place_get_country_code (place));

  /* Cut between characters, not within one. */
  for (guint i = 0; i < 1000; i++)
    g_string_append (wide, "ü");
  cut = vane_place_new (&(VanePlaceFields) { .name = wide->str });
  g_assert_cmpuint (strlen (vane_place_get_name (cut)), ==, 511);
  g_assert_true (g_str_has_suffix (vane_place_get_name (cut), "ü"));
}

static void
test_copies (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&full);
  g_autoptr(VanePlace) same = vane_place_new (&full);
  g_autoptr(VanePlace) named = vane_place_with_name (place, "Home");
  g_autoptr(VanePlace) zoned = vane_place_with_timezone (place, NULL);

  g_assert_true (vane_place_equal (place, same));
  g_assert_true (vane_place_equal (NULL, NULL));
  g_assert_false (vane_place_equal (place, NULL));
  g_assert_false (vane_place_equal (place, named));
  g_assert_cmpstr (vane_place_get_name (named), ==, "Home");
  g_assert_cmpstr (vane_place_get_id (named), ==, vane_place_get_id (place));
  g_assert_null (vane_place_get_timezone (zoned));
  g_assert_cmpstr (vane_place_get_name (zoned), ==, vane_place_get_name (place));
}

static void
test_variant (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&full);
  g_autoptr(VanePlace) bare = vane_place_new (&(VanePlaceFields) { .latitude = 1.0, .longitude = 2.0 });
  g_autoptr(GVariant) variant = g_variant_ref_sink (vane_place_to_variant (place));
  g_autoptr(GVariant) bare_variant = g_variant_ref_sink (vane_place_to_variant (bare));
  g_autoptr(VanePlace) read = vane_place_from_variant (variant);
  g_autoptr(VanePlace) bare_read = vane_place_from_variant (bare_variant);

  g_assert_true (vane_place_equal (place, read));
  g_assert_true (vane_place_equal (bare, bare_read));
}

static void
test_accuracy (void)
{
  VanePlaceFields fields = { .id = VANE_PLACE_HERE, .latitude = 1.0, .longitude = 2.0, .accuracy = 1200.0 };
  g_autoptr(VanePlace) place = vane_place_new (&fields);
  g_autoptr(VanePlace) named = vane_place_with_name (place, "Home");
  g_autoptr(GVariant) variant = g_variant_ref_sink (vane_place_to_variant (place));
  g_autoptr(VanePlace) read = vane_place_from_variant (variant);

  g_assert_true (vane_place_is_here (named));
  g_assert_cmpfloat (vane_place_get_accuracy (named), ==, 1200.0);
  g_assert_true (vane_place_equal (place, read));

  fields.accuracy = NAN;
  g_clear_pointer (&read, vane_place_unref);
  read = vane_place_new (&fields);
  g_assert_cmpfloat (vane_place_get_accuracy (read), ==, 0.0);
  g_assert_false (vane_place_equal (place, read));
}

static void
test_hostile_variant (void)
{
  static const char *const texts[] = {
    "42",
    "'text'",
    "@a{sv} {}",
    "{'latitude': <1.0>}",
    "{'latitude': <1.0>, 'longitude': <'2.0'>}",
    "{'latitude': <1.0>, 'longitude': <180.1>}",
    "{'latitude': <-90.1>, 'longitude': <0.0>}",
    "{'latitude': <inf>, 'longitude': <0.0>}",
    "{'latitude': <nan>, 'longitude': <0.0>}",
  };
  g_autoptr(GVariant) wrong_types =
      g_variant_new_parsed ("{'latitude': <1.0>, 'longitude': <2.0>, 'name': <5>, 'id': <@as []>, 'x': <true>}");
  g_autoptr(VanePlace) place = vane_place_from_variant (wrong_types);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) variant = g_variant_parse (NULL, texts[i], NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_null (vane_place_from_variant (variant));
    }

  /* What has coordinates is a place; the rest of the nonsense is as if it were not there. */
  g_assert_nonnull (place);
  g_assert_null (vane_place_get_name (place));
  g_assert_cmpstr (vane_place_get_id (place), ==, "geo:1.0000,2.0000");
}

static void
test_zone_origins (void)
{
  for (guint i = VANE_ZONE_UNKNOWN; i <= VANE_ZONE_LONGITUDE; i++)
    g_assert_cmpstr (vane_zone_origin_to_string (i), !=, i == VANE_ZONE_UNKNOWN ? NULL : "unknown");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/place/fields", test_fields);
  g_test_add_func ("/place/id", test_id);
  g_test_add_func ("/place/hostile-text", test_hostile_text);
  g_test_add_func ("/place/copies", test_copies);
  g_test_add_func ("/place/variant", test_variant);
  g_test_add_func ("/place/accuracy", test_accuracy);
  g_test_add_func ("/place/hostile-variant", test_hostile_variant);
  g_test_add_func ("/place/zone-origins", test_zone_origins);

  return g_test_run ();
}
