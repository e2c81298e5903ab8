/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/fleet-jitter.h"

#include "feed/vane-policy.h"
#include "support/vane-test-clock.h"

#define N_DESKTOPS 10000
#define INTERVAL_S 900

static VaneReport *
make_report (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 1.0, .longitude = 2.0 });
  VaneReportBuilder *builder = vane_report_builder_new (place, "open-meteo", 0);
  VaneReport *report;
  VaneSample sample;

  vane_sample_init (&sample, VANE_TEST_NOW, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 1.0);
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, VANE_TEST_NOW, VANE_TEST_NOW + INTERVAL_S);
  report = vane_report_builder_end (builder, NULL);
  vane_report_builder_free (builder);

  return report;
}

/**
 * fleet_jitter_measure_spread:
 *
 * Asks the real policy, for ten thousand desktops.
 *
 * Returns: seconds between the first and the last of them
 */
gint64
fleet_jitter_measure_spread (void)
{
  g_autoptr(VaneReport) report = make_report ();
  gint64 first = G_MAXINT64, last = 0;

  for (guint i = 0; i < N_DESKTOPS; i++)
    {
      g_autofree char *seed = g_strdup_printf ("desktop %u", i);
      gint64 due = vane_policy_next (
          &(VanePolicyInput) { .report = report,
                               .interval_s = INTERVAL_S,
                               .shown = TRUE,
                               .network_changed_at = VANE_TIME_NONE,
                               .seed = seed },
          VANE_TEST_NOW);

      first = MIN (first, due);
      last = MAX (last, due);
    }

  return last - first + 1;
}
