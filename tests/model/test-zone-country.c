/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "model/vane-place.h"
#include "model/vane-zone-country.h"
#include "support/vane-test.h"

static const struct
{
  const char *zone;
  const char *country_code;
} rows[] = {
  { "Europe/Berlin", "DE" },     { "America/Los_Angeles", "US" }, { "Asia/Kolkata", "IN" },
  { "Asia/Calcutta", "IN" },     { "Europe/Kiev", "UA" },         { "Europe/Kyiv", "UA" },
  { "America/Argentina/Salta", "AR" },
  { "Europe/Oslo", "NO" },       { "Arctic/Longyearbyen", "SJ" },
  /* Nobody's: an offset, the sea, half a name, two names, nothing. */
  { "Etc/GMT+5", NULL },         { "UTC", NULL },                 { "+01:00", NULL },
  { "America/Argentina", NULL }, { "Europe/Berlin Europe/Busingen", NULL },
  { "Berlin", NULL },            { "/", NULL },                   { "", NULL },
  { NULL, NULL },
};

static void
test_zones (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (vane_zone_get_country_code (rows[i].zone), ==, rows[i].country_code);
}

/* Each zone is one country's, and each row can be read. */
static void
test_table (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const VaneZoneCountry *row = vane_zone_countries; row->country_code != NULL; row++)
    {
      g_auto(GStrv) zones = g_strsplit (row->zones, " ", -1);

      g_assert_cmpuint (strlen (row->country_code), ==, 2);
      for (guint i = 0; zones[i] != NULL; i++)
        {
          g_assert_cmpstr (vane_zone_get_country_code (zones[i]), ==, row->country_code);
          g_assert_true (g_hash_table_add (seen, g_strdup (zones[i])));
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 400);
}

/* What somebody said comes first, and what is worked out is not kept as if it had been said. */
static void
test_place (void)
{
  VanePlaceFields fields = { .name = "52.52, 13.41", .latitude = 52.52, .longitude = 13.41 };
  g_autoptr(VanePlace) bare = vane_place_new (&fields);
  g_autoptr(VanePlace) zoned = vane_place_with_timezone (bare, "Europe/Berlin");
  g_autoptr(VanePlace) said = NULL;
  g_autoptr(GVariant) kept = g_variant_ref_sink (vane_place_to_variant (zoned));
  g_autofree char *text = g_variant_print (kept, FALSE);

  g_assert_null (vane_place_get_country_code (bare));
  g_assert_cmpstr (vane_place_get_country_code (zoned), ==, "DE");
  g_assert_null (strstr (text, "country-code"));

  fields.timezone = "Europe/Berlin";
  fields.country_code = "at";
  said = vane_place_new (&fields);
  g_assert_cmpstr (vane_place_get_country_code (said), ==, "AT");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/zone-country/zones", test_zones);
  g_test_add_func ("/zone-country/table", test_table);
  g_test_add_func ("/zone-country/place", test_place);

  return g_test_run ();
}
