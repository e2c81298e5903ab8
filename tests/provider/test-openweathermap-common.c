/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "provider/openweathermap.h"
#include "support/vane-test.h"

static void
test_explain (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    VaneError   code;
  } rows[] = {
    { 401, "{\"cod\":401, \"message\": \"Invalid API key.\"}", VANE_ERROR_REFUSED },
    { 401, "{\"cod\":401, \"message\": \"One Call 3.0 requires a separate subscription\"}", VANE_ERROR_NOT_IN_PLAN },
    { 401, "", VANE_ERROR_REFUSED },
    { 401, "{\"message\":7}", VANE_ERROR_REFUSED },
    { 401, "[]", VANE_ERROR_REFUSED },
    { 404, "{\"cod\":\"404\"}", VANE_ERROR_NOT_COVERED },
    { 429, "{}", VANE_ERROR_BUSY },
    { 500, "<html>", VANE_ERROR_SERVICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new (rows[i].body, strlen (rows[i].body));

      g_assert_cmpint (vane_openweathermap_explain (rows[i].status, body, VANE_ERROR_SERVICE), ==, rows[i].code);
    }
  g_assert_cmpint (vane_openweathermap_explain (401, NULL, VANE_ERROR_REFUSED), ==, VANE_ERROR_REFUSED);
}

static void
test_language (void)
{
  static const char *const rows[][2] = {
    { "de", "de" }, { "de_DE", "de" }, { "pt_BR", "pt_br" }, { "pt_PT", "pt" }, { "zh_CN", "zh_cn" },
    { "zh_TW", "zh_tw" }, { "cs_CZ", "cz" }, { "ko", "kr" }, { "uk_UA", "ua" }, { "nb_NO", "no" },
    { "lv", "la" }, { "la", NULL }, { "xx", NULL }, { "fil", NULL }, { "", NULL }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (vane_openweathermap_find_language (rows[i][0]), ==, rows[i][1]);
}

static void
test_conditions (void)
{
  static const int listed[] = {
    200, 201, 202, 210, 211, 212, 221, 230, 231, 232, 300, 301, 302, 310, 311, 312, 313, 314, 321,
    500, 501, 502, 503, 504, 511, 520, 521, 522, 531, 600, 601, 602, 611, 612, 613, 615, 616, 620,
    621, 622, 701, 711, 721, 731, 741, 751, 761, 762, 771, 781, 800, 801, 802, 803, 804,
  };

  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    g_assert_cmpint (vane_condition_from_owm (listed[i]), !=, VANE_CONDITION_UNKNOWN);
  g_assert_cmpint (vane_condition_from_owm (511), ==, VANE_CONDITION_FREEZING_RAIN);
  g_assert_cmpint (vane_condition_from_owm (615), ==, VANE_CONDITION_SLEET);
  g_assert_cmpint (vane_condition_from_owm (622), ==, VANE_CONDITION_SNOW_SHOWERS);
  g_assert_cmpint (vane_condition_from_owm (781), ==, VANE_CONDITION_TORNADO);
  g_assert_cmpint (vane_condition_from_owm (804), ==, VANE_CONDITION_CLOUDY);
  g_assert_cmpint (vane_condition_from_owm (299), ==, VANE_CONDITION_THUNDERSTORM);
  g_assert_cmpint (vane_condition_from_owm (0), ==, VANE_CONDITION_UNKNOWN);
  g_assert_cmpint (vane_condition_from_owm (-7), ==, VANE_CONDITION_UNKNOWN);
  g_assert_cmpint (vane_condition_from_owm (999), ==, VANE_CONDITION_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/openweathermap-common/explain", test_explain);
  g_test_add_func ("/openweathermap-common/language", test_language);
  g_test_add_func ("/openweathermap-common/conditions", test_conditions);

  return g_test_run ();
}
