/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "present/vane-describe.h"
#include "support/vane-test.h"

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
  g_test_add_func ("/describe-source/trial", test_trial);
  g_test_add_func ("/describe-source/sentences", test_sentences);

  return g_test_run ();
}
