/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-settings.h"

static void
on_notify (VaneSettings *settings,
           GParamSpec   *pspec,
           guint        *n)
{
  (*n)++;
}

static void
test_stands (void)
{
  g_autoptr(GSettings) raw = g_settings_new (VANE_APPLICATION_ID);
  g_autoptr(VaneSettings) settings = vane_settings_new ();
  VaneStand strip = vane_settings_get_stand (settings, VANE_STAND_STRIP);
  VaneStand glance = vane_settings_get_stand (settings, VANE_STAND_GLANCE);
  guint n = 0;

  g_assert_cmpstr (strip.anchor, ==, "top");
  g_assert_cmpuint (strip.margin, ==, 0);
  g_assert_cmpstr (strip.output, ==, "");
  g_assert_cmpstr (glance.anchor, ==, "top-right");
  g_assert_cmpuint (glance.margin, ==, 24);

  g_signal_connect (settings, "notify::strip", G_CALLBACK (on_notify), &n);
  g_object_set (settings, "strip-anchor", "left", "glance-anchor", "center", NULL);
  g_settings_set_uint (raw, "strip-margin", 7);
  g_settings_set_string (raw, "strip-output", "DP-1");
  strip = vane_settings_get_stand (settings, VANE_STAND_STRIP);
  g_assert_cmpstr (strip.anchor, ==, "left");
  g_assert_cmpuint (strip.margin, ==, 7);
  g_assert_cmpstr (strip.output, ==, "DP-1");
  g_assert_cmpuint (n, ==, 3);
  /* A strip has no corner. */
  g_object_set (settings, "strip-anchor", "top-left", NULL);
  g_assert_cmpuint (n, ==, 3);

  /* What the command line says holds for the one window. */
  g_assert_false (vane_stand_change (&strip, VANE_STAND_STRIP, "center", 1, "DP-2"));
  g_assert_false (vane_stand_change (&strip, VANE_STAND_STRIP, NULL, 1001, NULL));
  g_assert_cmpstr (strip.output, ==, "DP-1");
  g_assert_true (vane_stand_change (&strip, VANE_STAND_STRIP, "bottom", -1, NULL));
  g_assert_cmpstr (strip.anchor, ==, "bottom");
  g_assert_cmpuint (strip.margin, ==, 7);
  g_assert_cmpstr (vane_settings_get_stand (settings, VANE_STAND_STRIP).anchor, ==, "left");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/stands", test_stands);

  return g_test_run ();
}
