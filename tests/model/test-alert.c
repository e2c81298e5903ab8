/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-error.h"
#include "model/vane-alert.h"
#include "support/vane-test.h"

static void
test_keeps_its_own_copy (void)
{
  char event[] = "Wind Advisory";
  g_autoptr(VaneAlert) alert = vane_alert_new (&(VaneAlertFields) {
      .id = "urn:1",
      .event = event,
      .severity = VANE_SEVERITY_SEVERE,
      .onset = 100,
      .ends = VANE_TIME_NONE,
  });
  g_autoptr(VaneAlert) same = vane_alert_ref (alert);
  const VaneAlertFields *fields;

  event[0] = 'X';
  fields = vane_alert_get_fields (same);
  g_assert_cmpstr (fields->id, ==, "urn:1");
  g_assert_cmpstr (fields->event, ==, "Wind Advisory");
  g_assert_null (fields->headline);
  g_assert_cmpint (fields->onset, ==, 100);
  g_assert_cmpint (fields->ends, ==, VANE_TIME_NONE);
}

static void
test_severities (void)
{
  static const char *const names[] = { "unknown", "minor", "moderate", "severe", "extreme" };

  for (guint i = VANE_SEVERITY_UNKNOWN; i <= VANE_SEVERITY_EXTREME; i++)
    g_assert_cmpstr (vane_severity_to_string (i), ==, names[i]);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/alert/keeps-its-own-copy", test_keeps_its_own_copy);
  g_test_add_func ("/alert/severities", test_severities);

  return g_test_run ();
}
