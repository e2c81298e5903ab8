/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a builder makes of alerts. */
#include "config.h"

#include "model/vane-report.h"
#include "support/vane-test.h"

#define HOUR G_GINT64_CONSTANT (1795273200)

static VaneReportBuilder *
make_builder (const char *timezone,
              double      latitude,
              double      longitude,
              guint       required)
{
  g_autoptr(VanePlace) place = vane_place_new (
      &(VanePlaceFields) { .name = "x", .timezone = timezone, .latitude = latitude, .longitude = longitude });

  return vane_report_builder_new (place, "test", required);
}

static VaneReport *
end (VaneReportBuilder *builder)
{
  g_autoptr(GError) error = NULL;
  VaneReport *report = vane_report_builder_end (builder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);

  return report;
}

/* Only tests and what was cancelled: that is no alert. */
static void
test_no_alerts (void)
{
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
  g_autoptr(VaneReport) report = NULL;
  guint n;

  vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, HOUR, HOUR + 60);
  vane_report_builder_take_alert (builder,
                                  vane_alert_new (&(VaneAlertFields) { .id = "x", .event = "y", .status = "Test" }));
  vane_report_builder_take_alert (builder,
                                  vane_alert_new (&(VaneAlertFields) { .id = "z", .event = "y", .type = "Cancel" }));
  report = end (builder);

  vane_report_get_alerts (report, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_ALERTS)->state, ==, VANE_BLOCK_NONE);
}

/* "3 warnings in Spain; whether they concern this place is not known" is neither none nor
 * given; an alert that does concern the place makes it given. */
static void
test_unplaced_alerts (void)
{
  for (guint n_here = 0; n_here < 2; n_here++)
    {
      g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
      g_autoptr(VaneReport) report = NULL;
      const VaneBlockInfo *info;

      vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, HOUR, HOUR + 60);
      vane_report_builder_set_unplaced (builder, 3, "https://example.invalid/es");
      if (n_here > 0)
        vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) { .id = "x", .event = "y" }));
      report = end (builder);

      info = vane_report_get_block (report, VANE_BLOCK_ALERTS);
      g_assert_cmpint (info->state, ==, n_here > 0 ? VANE_BLOCK_GIVEN : VANE_BLOCK_UNPLACED);
      g_assert_cmpuint (info->n_unplaced, ==, n_here > 0 ? 0 : 3);
      g_assert_cmpstr (info->url, ==, n_here > 0 ? NULL : "https://example.invalid/es");
    }
}

static void
test_alerts (void)
{
  static const VaneSeverity severities[] = { VANE_SEVERITY_MINOR, VANE_SEVERITY_EXTREME, VANE_SEVERITY_UNKNOWN,
                                             VANE_SEVERITY_SEVERE };
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
  g_autoptr(VaneReport) report = NULL;
  VaneAlert *const *alerts;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", i);

      vane_report_builder_take_alert (
          builder, vane_alert_new (&(VaneAlertFields) { .id = id, .event = "y", .severity = severities[i] }));
    }
  report = end (builder);

  alerts = vane_report_get_alerts (report, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (severities));
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (vane_alert_get_fields (alerts[i - 1])->severity, >,
                     vane_alert_get_fields (alerts[i])->severity);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/report-alerts/order", test_alerts);
  g_test_add_func ("/report-alerts/none", test_no_alerts);
  g_test_add_func ("/report-alerts/unplaced", test_unplaced_alerts);

  return g_test_run ();
}
