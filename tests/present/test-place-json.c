/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-error.h"
#include "present/vane-place-json.h"
#include "support/vane-test.h"

static void
test_round_trip (void)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (places, vane_place_new (&(VanePlaceFields) { .id = "zip:us/02108",
                                                                .name = "Boston",
                                                                .admin1 = "Massachusetts",
                                                                .admin2 = "Suffolk",
                                                                .country = "United States",
                                                                .country_code = "US",
                                                                .postal_code = "02108",
                                                                .timezone = "America/New_York",
                                                                .latitude = 42.3576,
                                                                .longitude = -71.0683 }));
  g_ptr_array_add (places, vane_place_new (&(VanePlaceFields) { .latitude = 0.0, .longitude = -90.0 }));
  node = vane_place_json_new_list (places);
  text = json_to_string (node, TRUE);
  read = vane_place_json_parse_list (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_true (vane_place_equal (places->pdata[0], read->pdata[0]));
  g_assert_true (vane_place_equal (places->pdata[1], read->pdata[1]));
}

static void
test_nonsense (gconstpointer data)
{
  const char *text = data;
  g_autoptr(GError) error = NULL;

  g_assert_null (vane_place_json_parse_list (text, strlen (text), &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
}

int
main (int    argc,
      char **argv)
{
  static const char *const nonsense[] = {
    "", "null", "{}", "[", "[1]", "[[]]", "[{}]", "[{\"latitude\": 1}]", "[{\"latitude\": \"1\", \"longitude\": 1}]",
    "[{\"latitude\": 90.1, \"longitude\": 1}]", "[{\"latitude\": 1, \"longitude\": 1e999}]", "\xff",
  };

  vane_test_init (&argc, &argv);

  g_test_add_func ("/place-json/round-trip", test_round_trip);
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autofree char *name = g_strdup_printf ("/place-json/nonsense/%u", i);

      g_test_add_data_func (name, nonsense[i], test_nonsense);
    }

  return g_test_run ();
}
