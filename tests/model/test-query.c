/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-query.h"
#include "support/vane-test.h"

#define NOTHING VANE_QUERY_NOTHING
#define ID      VANE_QUERY_ID
#define COORD   VANE_QUERY_COORDINATES
#define CODE    VANE_QUERY_POSTAL_CODE
#define NAME    VANE_QUERY_NAME

typedef struct
{
  const char    *text;
  const char    *locale_country;
  VaneQueryKind  kind;
  const char    *first;    /* of a code the code, of a name the name */
  const char    *second;   /* of a code the country, of a name the qualifier */
  gboolean       assumed;
  double         latitude;
  double         longitude;
} Row;

static const Row rows[] = {
  { NULL, "US", NOTHING },
  { "", "US", NOTHING },
  { " \t\r\n ", "US", NOTHING },
  { "\xef\xbb\xbf \xe2\x80\x8b", "US", NOTHING },

  { "om:5391959", "US", ID },
  { "owm:5391959", "US", ID },
  { "zip:us/94134", NULL, ID, "94134", "US" },
  { "zip:de/01665/3", NULL, ID, "01665", "DE" },
  { "zip:de/01665/", NULL, NAME, "zip:de/01665/" },
  { "zip:de/01665/x", NULL, NAME, "zip:de/01665/x" },
  { "zip:gb/SW1A-1AA", NULL, ID, "SW1A 1AA", "GB" },
  { "zip:pl/00950", NULL, ID, "00-950", "PL" },
  { "geo:37.72,-122.41", NULL, ID, .latitude = 37.72, .longitude = -122.41 },
  { "geo:37.7200,-122.4100", NULL, ID, .latitude = 37.72, .longitude = -122.41 },
  { "geo:37.72,-122.41;u=35", NULL, ID, .latitude = 37.72, .longitude = -122.41 },
  { "geo:37.72,-122.41?z=9", NULL, ID, .latitude = 37.72, .longitude = -122.41 },
  { "om:", NULL, NAME, "om:" },
  { "om:12x", NULL, NAME, "om:12x" },
  { "om:1234567890123456789012345", NULL, NAME, "om:1234567890123456789012345" },
  { "zip:us", NULL, NAME, "zip:us" },
  { "zip:us/", NULL, NAME, "zip:us/" },
  { "zip:u/94134", NULL, NAME, "zip:u/94134" },
  { "zip:us/../../etc", NULL, NAME, "zip:us/../../etc" },
  { "geo:95,0", NULL, NAME, "geo:95", "0" },
  { "geo:", NULL, NAME, "geo:" },

  { "37.72,-122.41", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37.72, -122.41", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37.72 -122.41", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "  +37.72 ; -122.41  ", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37.72, −122.41", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37.72° N, 122.41° W", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37.72N122.41W", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "122.41w 37.72n", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "N 37.72 W 122.41", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37.72º, -122.41º", "ES", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37°43'12\"N 122°24'36\"W", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37°43′12″ N, 122°24′36″ W", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "37°43.2'N, 122°24.6'W", "US", COORD, .latitude = 37.72, .longitude = -122.41 },
  { "33.87S 151.21E", "US", COORD, .latitude = -33.87, .longitude = 151.21 },
  { "52,52 13,40", "DE", COORD, .latitude = 52.52, .longitude = 13.40 },
  { "52,52, 13,40", "DE", COORD, .latitude = 52.52, .longitude = 13.40 },
  { "52, 13", "DE", COORD, .latitude = 52.0, .longitude = 13.0 },
  { "0,0", "DE", COORD, .latitude = 0.0, .longitude = 0.0 },
  { "-90,180", "DE", COORD, .latitude = -90.0, .longitude = 180.0 },
  { "90.0001,0", "DE", NAME, "90.0001", "0" },
  { "0,-180.5", "DE", NAME, "0", "-180.5" },
  { "95,200", "DE", NAME, "95", "200" },
  { "12 34", "DE", NAME, "12 34" },
  { "37.72", "DE", NAME, "37.72" },
  { "37.72,", "DE", NAME, "37.72" },
  { "37.72,-122.41,5", "US", NAME, "37.72", "-122.41,5" },
  { "37.72N, -122.41W", "US", NAME, "37.72N", "-122.41W" },
  { "37.72N, 122.41N", "US", NAME, "37.72N", "122.41N" },
  { "37.72N, 122.41", "US", NAME, "37.72N", "122.41" },
  { "nan,nan", "US", NAME, "nan", "nan" },
  { "inf,inf", "US", NAME, "inf", "inf" },
  { "1e1,2e1", "US", NAME, "1e1", "2e1" },
  { "0x10,0x10", "US", NAME, "0x10", "0x10" },
  { "1.111111111111111111111111111111,2", "US", NAME, "1.111111111111111111111111111111", "2" },

  { "94134", "US", CODE, "94134", "US", TRUE },
  { "94134", "us", CODE, "94134", "US", TRUE },
  { "94134", NULL, CODE, "94134", "US", TRUE },
  { "94134", "GB", CODE, "94134", "US", TRUE },
  { "94134", "XX", CODE, "94134", "US", TRUE },
  { "94134", "", CODE, "94134", "US", TRUE },
  { "94134", "FR", CODE, "94134", "FR", TRUE },
  { "94134,us", "FR", CODE, "94134", "US", FALSE },
  { "94134, US", "FR", CODE, "94134", "US", FALSE },
  { "94134 ,Us ", "FR", CODE, "94134", "US", FALSE },
  { "94134-1234", "FR", CODE, "94134-1234", "US", TRUE },
  { "94134 1234", "US", CODE, "94134-1234", "US", TRUE },
  { "941341234", "US", CODE, "94134-1234", "US", TRUE },
  { "94134, CA", "US", CODE, "94134", "US", TRUE },
  { "94134, zz", "US", CODE, "94134", "ZZ", FALSE },
  { "94134, California", "US", NAME, "94134", "California" },
  { "01234", "DE", CODE, "01234", "DE", TRUE },
  { "01234,de", "US", CODE, "01234", "DE", FALSE },
  { "００９５０-１２３４", "US", CODE, "00950-1234", "US", TRUE },
  { "〒060-0001", "JP", NAME, "〒060-0001" },
  { "０６０－０００１", "JP", CODE, "060-0001", "JP", TRUE },
  { "060-0001", "JP", CODE, "060-0001", "JP", TRUE },
  { "060-0001", "US", CODE, "060-0001", "JP", TRUE },
  { "0600001,jp", "US", CODE, "060-0001", "JP", FALSE },
  { "SW1A 1AA", "GB", CODE, "SW1A 1AA", "GB", TRUE },
  { "sw1a1aa", "US", CODE, "SW1A 1AA", "GB", TRUE },
  { "sw1a 1aa, gb", "US", CODE, "SW1A 1AA", "GB", FALSE },
  { "E1 6AN", "US", CODE, "E1 6AN", "GB", TRUE },
  { "SW1A", "GB", CODE, "SW1A", "GB", TRUE },
  { "SW1A", "US", NAME, "SW1A" },
  { "SW1A, gb", "US", CODE, "SW1A", "GB", FALSE },
  { "K1A 0B1", "US", CODE, "K1A 0B1", "CA", TRUE },
  { "k1a0b1", "CA", CODE, "K1A 0B1", "CA", TRUE },
  { "1011 AB", "NL", CODE, "1011 AB", "NL", TRUE },
  { "1011ab", "US", CODE, "1011 AB", "NL", TRUE },
  { "1011", "NL", CODE, "1011", "NL", TRUE },
  { "00-950", "PL", CODE, "00-950", "PL", TRUE },
  { "00-950", "US", CODE, "00-950", "PL", TRUE },
  { "00950", "PL", CODE, "00-950", "PL", TRUE },
  { "00950", "US", CODE, "00950", "US", TRUE },
  { "01310-100", "BR", CODE, "01310-100", "BR", TRUE },
  { "01310100", "US", CODE, "01310-100", "BR", TRUE },
  { "114 55", "SE", CODE, "114 55", "SE", TRUE },
  { "11455", "SE", CODE, "114 55", "SE", TRUE },
  { "114 55", "US", CODE, "114 55", NULL, FALSE },
  { "8001", "CH", CODE, "8001", "CH", TRUE },
  { "8001", "US", CODE, "8001", NULL, FALSE },
  { "8001,ch", "US", CODE, "8001", "CH", FALSE },
  { "D02 X285", "US", CODE, "D02 X285", "IE", TRUE },
  { "1050-115", "PT", CODE, "1050-115", "PT", TRUE },
  { "LV-1010", "US", CODE, "LV-1010", "LV", TRUE },
  { "110001", "IN", CODE, "110 001", "IN", TRUE },
  { "190000", "RU", CODE, "190000", "RU", TRUE },
  { "101", "IS", CODE, "101", "IS", TRUE },

  { "Oslo 1", "NO", NAME, "Oslo 1" },
  { "Oslo 1, no", "NO", NAME, "Oslo 1", "no" },
  { "Rome 2024", "IT", NAME, "Rome 2024" },
  { "1", "US", NAME, "1" },
  { "12", "US", NAME, "12" },
  { "123,us", "US", NAME, "123", "us" },
  { "94134 San Francisco", "US", NAME, "94134 San Francisco" },
  { "1234567890123", "US", NAME, "1234567890123" },
  { "A10 Road", "US", NAME, "A10 Road" },
  { "75 Mile", "US", NAME, "75 Mile" },
  { "Paris", "US", NAME, "Paris" },
  { "Paris, Texas", "US", NAME, "Paris", "Texas" },
  { "Paris , Lamar County,  Texas", "US", NAME, "Paris", "Lamar County, Texas" },
  { "Paris,", "US", NAME, "Paris" },
  { ", Texas", "US", NAME, "Texas" },
  { ",", "US", NAME, "," },
  { ", ,", "US", NAME, "," },
  { "  New\t York\n", "US", NAME, "New York" },
  { "東京，日本", "JP", NAME, "東京", "日本" },
  { "Zürich", "CH", NAME, "Zürich" },
  { "Zu\xcc\x88rich", "CH", NAME, "Zürich" },
  { "\xe2\x80\xaeoslO", "NO", NAME, "oslO" },
  { "\xff\xfe", "US", NAME, "\xef\xbf\xbd\xef\xbf\xbd" },
  { "%s%n%d", "US", NAME, "%s%n%d" },
  { "../../etc/passwd", "US", NAME, "../../etc/passwd" },
  { "<b>&amp;</b>", "US", NAME, "<b>&amp;</b>" },
  { "'; DROP TABLE places", "US", NAME, "'; DROP TABLE places" },
};

static void
assert_angle (double actual,
              double expected)
{
  g_assert_cmpfloat_with_epsilon (actual, expected, 1e-9);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneQuery) query = vane_query_parse (row->text, row->locale_country);
  gboolean is_point = row->kind == COORD || (row->kind == ID && row->first == NULL && row->latitude != 0.0);

  g_assert_cmpint (vane_query_get_kind (query), ==, row->kind);
  g_assert_true (g_utf8_validate (vane_query_get_text (query), -1, NULL));
  if (row->kind == NAME)
    {
      g_assert_cmpstr (vane_query_get_name (query), ==, row->first);
      g_assert_cmpstr (vane_query_get_qualifier (query), ==, row->second);
      g_assert_null (vane_query_get_postal_code (query));
    }
  else
    {
      g_assert_null (vane_query_get_name (query));
      g_assert_cmpstr (vane_query_get_postal_code (query), ==, row->first);
      g_assert_cmpstr (vane_query_get_country_code (query), ==, row->second);
      g_assert_true ((vane_query_get_short_code (query) != NULL) == (row->first != NULL));
    }
  g_assert_cmpint (vane_query_get_country_assumed (query), ==, row->assumed);
  g_assert_true (isnan (vane_query_get_latitude (query)) != is_point);
  g_assert_true (isnan (vane_query_get_longitude (query)) != is_point);
  if (is_point)
    {
      assert_angle (vane_query_get_latitude (query), row->latitude);
      assert_angle (vane_query_get_longitude (query), row->longitude);
    }
}

static void
test_short_code (void)
{
  g_autoptr(VaneQuery) plus4 = vane_query_parse ("94134-1234", "US");
  g_autoptr(VaneQuery) british = vane_query_parse ("SW1A1AA", "US");

  g_assert_cmpstr (vane_query_get_short_code (plus4), ==, "94134");
  g_assert_cmpstr (vane_query_get_short_code (british), ==, "SW1A 1AA");
}

static void
test_fits_country (void)
{
  g_assert_true (vane_query_fits_country ("94134", "US"));
  g_assert_true (vane_query_fits_country ("94134", "de"));
  g_assert_true (vane_query_fits_country ("94134-1234", "US"));
  g_assert_false (vane_query_fits_country ("9413", "US"));
  g_assert_false (vane_query_fits_country ("94134", "GB"));
  g_assert_false (vane_query_fits_country ("94134", NULL));
  g_assert_false (vane_query_fits_country (NULL, "US"));
  g_assert_false (vane_query_fits_country ("", "US"));
  g_assert_false (vane_query_fits_country ("", "ZZ"));
}

/* However long and however broken: at most 200 bytes, whole characters. */
static void
test_long (void)
{
  g_autofree char *ascii = g_strnfill (1000000, 'a');
  g_autofree char *digits = g_strnfill (100000, '9');
  g_autoptr(GString) wide = g_string_new ("x");
  g_autoptr(GString) swelling = g_string_new (NULL);
  const char *texts[4];

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append (wide, "€");
      g_string_append (swelling, "\xef\xb7\xba");   /* one character that folds to eighteen */
    }
  texts[0] = ascii;
  texts[1] = digits;
  texts[2] = wide->str;
  texts[3] = swelling->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(VaneQuery) query = vane_query_parse (texts[i], "US");

      g_assert_cmpint (vane_query_get_kind (query), ==, NAME);
      g_assert_cmpuint (strlen (vane_query_get_text (query)), <=, 200);
      g_assert_cmpuint (strlen (vane_query_get_text (query)), >, 150);
      g_assert_true (g_utf8_validate (vane_query_get_text (query), -1, NULL));
    }
}

/* Random bytes and random mixtures of what means something: nothing crashes, and what is
 * said of it holds together. */
static void
test_random (void)
{
  static const char alphabet[] = "0123456789 ,;.-+NSEWnsewAB:/°\xc2\xb0\xe2\x88\x92zipgeomuk'\"\xff\x01";

  for (guint i = 0; i < 20000; i++)
    {
      char text[40] = "";
      guint n = g_test_rand_int_range (0, sizeof text - 1);
      g_autoptr(VaneQuery) query = NULL;

      for (guint k = 0; k < n; k++)
        text[k] = i % 2 ? g_test_rand_int_range (1, 256) : alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      query = vane_query_parse (text, i % 3 ? "US" : "GB");
      g_assert_true (g_utf8_validate (vane_query_get_text (query), -1, NULL));
      if (vane_query_get_kind (query) == COORD)
        g_assert_true (fabs (vane_query_get_latitude (query)) <= 90.0);
      if (vane_query_get_kind (query) == NAME)
        g_assert_true (*vane_query_get_name (query) != '\0');
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/query/row/%03u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/query/short-code", test_short_code);
  g_test_add_func ("/query/fits-country", test_fits_country);
  g_test_add_func ("/query/long", test_long);
  g_test_add_func ("/query/random", test_random);

  return g_test_run ();
}
