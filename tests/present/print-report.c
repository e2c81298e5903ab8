/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what vanectl would print of the example reports, for test-schema.py: every phase,
 * with and without a report, every error, one place and several. */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>

#include "example-report.h"
#include "present/vane-report-json.h"

static void
print_input (VaneReport             *report,
             const GError           *error,
             const VaneProviderInfo *provider,
             VanePhase               phase,
             VaneUnitsPreset         preset)
{
  g_autoptr(VanePlace) place = example_place_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  VaneUnits units = vane_units_from_preset (preset);
  VaneReportJsonInput input = {
    .place = report != NULL ? vane_report_get_place (report) : place,
    .report = report,
    .error = error,
    .provider = provider,
    .units = &units,
    .phase = phase,
    .next_try_at = error != NULL ? EXAMPLE_NOW + 60 : VANE_TIME_NONE,
    .now = EXAMPLE_NOW,
  };

  node = vane_report_json_new (&input);
  text = vane_report_json_to_string (node, FALSE);
  g_print ("%s\n", text);
}

/* Several places match. */
static void
print_choice (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (candidates, example_place_new ());
  node = vane_report_json_new (&(VaneReportJsonInput) {
    .candidates = candidates, .units = &units, .phase = VANE_PHASE_FAILED, .now = EXAMPLE_NOW });
  text = vane_report_json_to_string (node, FALSE);
  g_print ("%s\n", text);
}

/* Every condition, an hour each. */
static VaneReport *
make_all_conditions (void)
{
  g_autoptr(VanePlace) place = example_place_new ();
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "open-meteo", 0);

  for (guint i = 0; i < VANE_N_CONDITIONS; i++)
    {
      VaneSample sample;

      vane_sample_init (&sample, EXAMPLE_NOW + i * 3600, 3600);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, -1.0 * i);
      sample.condition = i;
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }

  return vane_report_builder_end (builder, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(VaneReport) sparse = example_report_new_sparse ();
  g_autoptr(VaneReport) all = make_all_conditions ();

  setlocale (LC_ALL, "");
  for (guint preset = 0; preset < VANE_N_UNITS_PRESETS; preset++)
    print_input (report, NULL, &example_provider, VANE_PHASE_READY, preset);
  print_input (all, NULL, &example_provider, VANE_PHASE_READY, VANE_UNITS_METRIC);
  print_input (sparse, NULL, NULL, VANE_PHASE_STALE, VANE_UNITS_METRIC);
  print_input (NULL, NULL, &example_provider, VANE_PHASE_LOADING, VANE_UNITS_METRIC);
  for (guint code = 0; code < VANE_N_ERRORS; code++)
    {
      g_autoptr(GError) error = vane_error_new (code, "why");

      print_input (NULL, error, &example_provider, VANE_PHASE_FAILED, VANE_UNITS_METRIC);
      print_input (report, error, &example_provider, VANE_PHASE_STALE_FAILED, VANE_UNITS_METRIC);
    }

  print_choice ();

  return 0;
}
