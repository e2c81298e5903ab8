/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-policy.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-attempt.h"

#define NOW    VANE_TEST_NOW
#define NONE   VANE_TIME_NONE
#define NO_ERR -1

/* Offsets are from now. */
typedef struct
{
  const char *name;
  gint64      fetched;      /* NONE: no report */
  gint64      expires;
  int         code;         /* NO_ERR */
  gint64      not_before;
  gboolean    hidden;
  gboolean    metered;
  gboolean    power_saver;
  gboolean    asleep;
  gint64      network;      /* 0 or NONE: did not change */
  gint64      extra_s;
  gint64      base;         /* before jitter; NONE: never */
  gint64      jitter_of;    /* the span of which a fifth at the most is added */
} Row;

static const Row rows[] = {
  { "nothing", NONE, 0, NO_ERR, .base = 0 },
  { "nothing-extra", NONE, 0, NO_ERR, .extra_s = 20, .base = 0 },
  { "nothing-asleep", NONE, 0, NO_ERR, .asleep = TRUE, .base = NONE },

  { "fresh", -100, 800, NO_ERR, .base = 800, .jitter_of = 900 },
  { "interval-later-than-expiry", -100, 200, NO_ERR, .base = 800, .jitter_of = 900 },
  { "never-before-expiry", -100, 3500, NO_ERR, .base = 3500, .jitter_of = 3600 },
  { "long-ago", -10000, -9100, NO_ERR, .base = -9100, .jitter_of = 900 },
  { "hidden", -100, 800, NO_ERR, .hidden = TRUE, .base = 3500, .jitter_of = 3600 },
  { "metered", -100, 800, NO_ERR, .metered = TRUE, .base = 1700, .jitter_of = 1800 },
  { "power-saver", -100, 800, NO_ERR, .power_saver = TRUE, .base = 1700, .jitter_of = 1800 },
  { "both-are-not-four", -100, 800, NO_ERR, .metered = TRUE, .power_saver = TRUE, .base = 1700, .jitter_of = 1800 },
  { "hidden-metered", -100, 800, NO_ERR, .hidden = TRUE, .metered = TRUE, .base = 7100, .jitter_of = 7200 },
  { "asleep", -100, 800, NO_ERR, .asleep = TRUE, .base = NONE },
  { "asleep-long-ago", -10000, -9100, NO_ERR, .asleep = TRUE, .base = NONE },
  { "extra", -100, 800, NO_ERR, .extra_s = 20, .base = 820, .jitter_of = 900 },
  { "from-the-future", 500, 1400, NO_ERR, .base = 0 },
  { "network-does-not-matter", -100, 800, NO_ERR, .network = -1, .base = 800, .jitter_of = 900 },

  { "timeout", NONE, 0, VANE_ERROR_TIMEOUT, .not_before = 15, .base = 15 },
  { "timeout-extra", NONE, 0, VANE_ERROR_TIMEOUT, .not_before = 15, .extra_s = 20, .base = 35 },
  { "timeout-without-record", NONE, 0, VANE_ERROR_DATA, .not_before = NONE, .base = 0 },
  { "timeout-old-report", -5000, -4100, VANE_ERROR_TIMEOUT, .not_before = 15, .base = 15 },
  { "timeout-good-report", -100, 800, VANE_ERROR_TIMEOUT, .not_before = 15, .base = 800 },
  { "timeout-future-report", 500, 1400, VANE_ERROR_TIMEOUT, .not_before = 15, .base = 15 },
  { "retry-after", -5000, -4100, VANE_ERROR_BUSY, .not_before = 7200, .base = 7200 },
  { "busy-network", -5000, -4100, VANE_ERROR_BUSY, .not_before = 7200, .network = -1, .base = 7200 },
  { "service-network", NONE, 0, VANE_ERROR_SERVICE, .not_before = 60, .network = -1, .base = 60 },
  { "not-in-plan", NONE, 0, VANE_ERROR_NOT_IN_PLAN, .not_before = 86400, .base = 86400 },
  { "not-in-plan-wrong-clock", NONE, 0, VANE_ERROR_NOT_IN_PLAN, .not_before = 86402, .base = 0 },
  { "timeout-wrong-clock", NONE, 0, VANE_ERROR_TIMEOUT, .not_before = 2161, .base = 0 },
  { "busy-wrong-clock", NONE, 0, VANE_ERROR_BUSY, .not_before = 86401, .base = 0 },
  { "busy-to-the-limit", NONE, 0, VANE_ERROR_BUSY, .not_before = 86400, .base = 86400 },
  { "asleep-timeout", NONE, 0, VANE_ERROR_TIMEOUT, .not_before = 15, .asleep = TRUE, .base = NONE },

  { "offline", NONE, 0, VANE_ERROR_OFFLINE, .not_before = 60, .base = 60 },
  { "offline-network", NONE, 0, VANE_ERROR_OFFLINE, .not_before = 60, .network = -1, .base = 1 },
  { "offline-network-extra", NONE, 0, VANE_ERROR_OFFLINE, .not_before = 60, .network = -1, .extra_s = 20, .base = 1 },
  { "offline-network-later", NONE, 0, VANE_ERROR_OFFLINE, .not_before = -60, .network = -1, .base = -60 },
  { "offline-old-network", -5000, -4100, VANE_ERROR_OFFLINE, .not_before = 60, .network = -1, .base = 1 },
  { "offline-asleep-network", NONE, 0, VANE_ERROR_OFFLINE, .not_before = 60, .network = -1, .asleep = TRUE,
    .base = NONE },
  { "untrusted", NONE, 0, VANE_ERROR_UNTRUSTED, .not_before = 60, .base = 60 },
  { "untrusted-network", NONE, 0, VANE_ERROR_UNTRUSTED, .not_before = 60, .network = -1, .base = 1 },

  { "refused", NONE, 0, VANE_ERROR_REFUSED, .not_before = 10, .base = NONE },
  { "refused-old", -5000, -4100, VANE_ERROR_REFUSED, .not_before = 10, .network = -1, .base = NONE },
  { "key-missing", NONE, 0, VANE_ERROR_KEY_MISSING, .not_before = 10, .base = NONE },
  { "not-covered", NONE, 0, VANE_ERROR_NOT_COVERED, .not_before = 10, .base = NONE },
};

static VaneReport *
make_report (const Row *row)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 1.0, .longitude = 2.0 });
  VaneReportBuilder *builder = vane_report_builder_new (place, "fake", 0);
  VaneReport *report;
  VaneSample sample;

  vane_sample_init (&sample, NOW + row->fetched, 0);
  sample.values[VANE_FIELD_TEMPERATURE] = 1.0;
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, NOW + row->fetched, NOW + row->expires);
  report = vane_report_builder_end (builder, NULL);
  vane_report_builder_free (builder);

  return report;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneReport) report = row->fetched != NONE ? make_report (row) : NULL;
  g_autoptr(GError) error = row->code != NO_ERR ? vane_error_new (row->code, "as told") : NULL;
  VanePolicyInput input = {
    .report = report,
    .error = error,
    .interval_s = 900,
    .shown = !row->hidden,
    .metered = row->metered,
    .power_saver = row->power_saver,
    .asleep = row->asleep,
    .network_changed_at = row->network != 0 ? NOW + row->network : NONE,
    .seed = "install/place",
    .extra_s = row->extra_s,
  };
  gint64 due;

  if (error != NULL && row->not_before != NONE)
    vane_error_set_not_before (error, NOW + row->not_before);
  due = vane_policy_next (&input, NOW);

  if (row->base == NONE)
    {
      g_assert_cmpint (due, ==, NONE);
      return;
    }
  g_assert_cmpint (due - NOW, >=, row->base);
  g_assert_cmpint (due - NOW, <=, row->base + row->jitter_of / 5);
  g_assert_cmpint (vane_policy_next (&input, NOW), ==, due);
  /* Nothing but the records counts: the same a minute later. */
  if (row->jitter_of != 0)
    g_assert_cmpint (vane_policy_next (&input, NOW + 60), ==, due);
}

/* Not everybody at the same second, but everybody of one installation. */
static void
test_jitter (void)
{
  const Row row = { .fetched = 0, .expires = 900 };
  g_autoptr(VaneReport) report = make_report (&row);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *seed = g_strdup_printf ("install-%u", i);
      VanePolicyInput input = {
        .report = report, .interval_s = 900, .shown = TRUE, .network_changed_at = NONE, .seed = seed
      };
      gint64 late = vane_policy_next (&input, NOW) - NOW - 900;

      g_assert_cmpint (late, >=, 0);
      g_assert_cmpint (late, <=, 180);
      g_assert_cmpint (late, ==, (gint64) (180.0 * vane_attempt_jitter (seed, (guint) NOW)));
      g_hash_table_add (seen, GINT_TO_POINTER (late));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 50);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/policy/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/policy/jitter", test_jitter);

  return g_test_run ();
}
