/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "model/vane-report-fill.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "support/vane-test.h"

#define NOW G_GINT64_CONSTANT (1795273200)

static const VaneProviderInfo provider = { .id = "toy", .name = "Toy Weather" };

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_blocks (void)
{
  check_text (vane_describe_blocks (0), "");
  check_text (vane_describe_blocks (VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_AIR)),
              "now, air quality");
  /* Every block has a word. */
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      g_autofree char *word = vane_describe_blocks (VANE_BLOCK_BIT (i));

      g_assert_cmpuint (strlen (word), >, 2);
    }
}

static VaneReport *
make_report (const char *source,
             VaneBlock   block,
             VaneField   field,
             gint64      fetched_at)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = "x", .name = "x", .timezone = "UTC" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, source, 0);
  VaneSample sample;

  vane_sample_init (&sample, NOW, 3600);
  vane_sample_set (&sample, field, 3.0);
  vane_report_builder_add (builder, block, &sample);
  vane_report_builder_set_asked (builder, block, fetched_at, fetched_at + 900);

  return vane_report_builder_end (builder, NULL);
}

/* A line each: the weather's first, then who filled what in, and when; of one field as of a block. */
static void
test_origins (void)
{
  static const VaneProviderInfo other = { .id = "other", .name = "Other" };
  g_autoptr(GPtrArray) infos = g_ptr_array_new ();
  g_autoptr(VaneReport) own = make_report ("toy", VANE_BLOCK_HOURS, VANE_FIELD_TEMPERATURE, NOW);
  g_autoptr(VaneReport) air = make_report ("other", VANE_BLOCK_AIR, VANE_FIELD_AQI_US, NOW - 600);
  g_autoptr(VaneReport) uv = make_report ("third", VANE_BLOCK_HOURS, VANE_FIELD_UV_INDEX, NOW);
  g_autoptr(VaneReport) filled = vane_report_fill (own, air, VANE_BLOCK_BIT (VANE_BLOCK_AIR));
  g_autoptr(VaneReport) all = vane_report_fill_field (filled, uv, VANE_FIELD_UV_INDEX);
  g_autofree char *at = vane_format_time (NOW, NULL);
  g_autofree char *before = vane_format_time (NOW - 600, NULL);
  g_autofree char *expected =
      g_strdup_printf ("Toy Weather, at %s\nAir quality: Other, at %s\nUV index: third", at, before);
  g_autofree char *main_line = g_strdup_printf ("Toy Weather, at %s", at);

  g_ptr_array_add (infos, (gpointer) &provider);
  g_ptr_array_add (infos, (gpointer) &other);
  check_text (vane_describe_origins (own, infos), main_line);
  check_text (vane_describe_origins (all, infos), expected);
}

static void
check_trial (VaneError   code,
             const char *message,
             const char *expected)
{
  g_autoptr(GError) error = vane_error_new (code, "%s", message);

  check_text (vane_describe_key_trial (0, error, &provider), expected);
}

/* No key, refused, not in the plan, could not be asked: told apart. */
static void
test_trial (void)
{
  check_text (vane_describe_key_trial (0, NULL, &provider), "This key works.");
  check_text (vane_describe_key_trial (VANE_BLOCK_BIT (VANE_BLOCK_ALERTS), NULL, &provider),
              "This key works. Its plan does not have: official alerts.");
  check_trial (VANE_ERROR_KEY_MISSING, "no key is set", "There is no key to test: type one.");
  check_trial (VANE_ERROR_KEY_MISSING, VANE_ERROR_MESSAGE_LOCKED,
               "The keyring is locked: unlock it, or choose another source.");
  check_trial (VANE_ERROR_REFUSED, "401",
               "Toy Weather refused this key: check the key; a new key can take some hours to work.");
  check_trial (VANE_ERROR_NOT_IN_PLAN, "401", "The key is good, but its plan does not have this weather.");
  check_trial (VANE_ERROR_OFFLINE, "no route", "The key could not be tested. No connection: check the network.");
  check_trial (VANE_ERROR_TIMEOUT, "20 s",
               "The key could not be tested. Toy Weather did not answer: try again later.");
}

static void
test_sentences (void)
{
  const VaneDestination silent = { .name = "Silent", .sends = "" };
  const VaneDestination talking = { .name = "Talking", .sends = "Your place." };

  for (int state = VANE_KEY_NONE; state <= VANE_KEY_UNKEPT; state++)
    {
      g_autofree char *sentence = vane_describe_key_state ((VaneKeyState) state);

      g_assert_true (g_str_has_suffix (sentence, "."));
    }
  g_assert_cmpstr (vane_describe_sends (&silent), ==, "");
  g_assert_cmpstr (vane_describe_sends (&talking), ==, "Your place.");
  g_assert_cmpstr (vane_describe_decimals (2), ==, "About 1 km (2 decimals)");
  g_assert_cmpstr (vane_describe_use (VANE_DESTINATION_SEARCH), ==, "Asked when you search for a place");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  vane_test_init (&argc, &argv);

  g_test_add_func ("/describe-source/blocks", test_blocks);
  g_test_add_func ("/describe-source/origins", test_origins);
  g_test_add_func ("/describe-source/trial", test_trial);
  g_test_add_func ("/describe-source/sentences", test_sentences);

  return g_test_run ();
}
