/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is asked, by country and by what the user chose, over the real table of sources. */
#include "config.h"

#include "feed/vane-policy.h"
#include "feed/vane-sources.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

typedef struct
{
  const char *chosen;
  const char *country;
  double      latitude;
  double      longitude;
  gboolean    others;
  const char *list;     /* its beginning */
  const char *alerts;   /* who is asked for alerts when nothing is known */
} Row;

static const Row rows[] = {
  { "open-meteo", "US", 37.72, -122.41, TRUE, "open-meteo nws met-norway", "nws" },
  { "met-norway", "US", 37.72, -122.41, TRUE, "met-norway nws open-meteo", "nws" },
  { "open-meteo", "NO", 59.91, 10.75, TRUE, "open-meteo met-norway", "met-alerts" },
  { "open-meteo", "DE", 52.52, 13.41, TRUE, "open-meteo met-norway", "bright-sky" },
  { "openweathermap", "JP", 35.68, 139.69, TRUE, "openweathermap open-meteo met-norway", NULL },
  /* A key of a source that was not chosen is not looked for before all others have failed. */
  { "open-meteo", "JP", 35.68, 139.69, TRUE, "open-meteo met-norway openweathermap", NULL },
  { "open-meteo", "US", 37.72, -122.41, FALSE, "open-meteo", NULL },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  VaneSources sources = { vane_providers, vane_provider_find (row->chosen), row->others };
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
      .name = "x", .country_code = row->country, .latitude = row->latitude, .longitude = row->longitude });
  g_autoptr(GPtrArray) list = vane_sources_list (&sources, place);
  g_autoptr(GPtrArray) asked = g_ptr_array_new ();
  g_autoptr(GArray) steps = NULL;
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const VaneProvider *provider = g_ptr_array_index (list, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", provider->info.id);
      g_assert_true (vane_provider_info_gives_weather (&provider->info));
    }
  g_assert_true (g_str_has_prefix (ids->str, row->list));

  g_ptr_array_add (asked, (gpointer) sources.chosen);
  steps = vane_sources_plan_fill (&sources, place, VANE_BLOCK_BIT (VANE_BLOCK_ALERTS), asked);
  if (row->alerts == NULL)
    {
      g_assert_cmpuint (steps->len, ==, 0);
      return;
    }
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpstr (g_array_index (steps, VaneFillStep, 0).provider->info.id, ==, row->alerts);
  g_assert_cmpuint (g_array_index (steps, VaneFillStep, 0).wanted, ==, VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
}

/* What stands in holds; the chosen source is tried again when its record allows, not before. */
static void
test_switch_back (void)
{
  static const gint64 not_befores[] = { VANE_TEST_NOW + 5, VANE_TEST_NOW + 400 };
  static const gint64 dues[] = { VANE_TEST_NOW + 300, VANE_TEST_NOW + 400 };
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = "x" });

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "other", 0);
      g_autoptr(VaneReport) report = NULL;
      g_autoptr(GError) error = vane_error_new (VANE_ERROR_SERVICE, "x");
      VanePolicyInput input = { .interval_s = 900, .shown = TRUE, .network_changed_at = VANE_TIME_NONE };
      VaneSample sample;

      vane_sample_init (&sample, VANE_TEST_NOW, 3600);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 1.0);
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
      vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, VANE_TEST_NOW, VANE_TEST_NOW + 900);
      report = vane_report_builder_end (builder, NULL);
      vane_error_set_not_before (error, not_befores[i]);
      input.report = report;
      g_assert_cmpint (vane_policy_next (&input, VANE_TEST_NOW), >=, VANE_TEST_NOW + 900);
      input.source_error = error;
      g_assert_cmpint (vane_policy_next (&input, VANE_TEST_NOW), ==, dues[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/sources/%s-%s-%s", rows[i].chosen, rows[i].country, rows[i].others ? "others" : "alone");

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/sources/switch-back", test_switch_back);

  return g_test_run ();
}
