/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-placement.h"

static const VaneArea one[] = { { 0, 0, 1000, 800 } };
/* Beside one another, the second one lower and less high. */
static const VaneArea beside[] = { { 0, 0, 1000, 800 }, { 1000, 100, 600, 500 } };
/* Upon one another. */
static const VaneArea upon[] = { { 0, 0, 1000, 800 }, { 0, 800, 1000, 800 } };

static void
test_anchors (void)
{
  g_assert_cmpuint (vane_edges_from_anchor ("top"), ==, VANE_EDGE_TOP);
  g_assert_cmpuint (vane_edges_from_anchor ("bottom-left"), ==, VANE_EDGE_BOTTOM | VANE_EDGE_LEFT);
  g_assert_cmpuint (vane_edges_from_anchor ("center"), ==, 0);
  g_assert_true (vane_edges_are_upright (VANE_EDGE_LEFT));
  g_assert_false (vane_edges_are_upright (VANE_EDGE_LEFT | VANE_EDGE_TOP));
}

static void
assert_found (const char *anchor,
              int         x,
              int         y)
{
  VaneArea found = vane_placement_find (&beside[1], vane_edges_from_anchor (anchor), 10, 200, 100);

  g_assert_cmpint (found.x, ==, x);
  g_assert_cmpint (found.y, ==, y);
  g_assert_cmpint (found.width, ==, 200);
  g_assert_cmpint (found.height, ==, 100);
}

static void
test_find (void)
{
  assert_found ("top", 1200, 110);
  assert_found ("bottom", 1200, 490);
  assert_found ("left", 1010, 300);
  assert_found ("right", 1390, 300);
  assert_found ("top-left", 1010, 110);
  assert_found ("bottom-right", 1390, 490);
  assert_found ("center", 1200, 300);
}

static void
assert_strut (const VaneArea *screen,
              const VaneArea *monitors,
              guint           n,
              const VaneArea *window,
              VaneEdges       edge,
              guint           side,
              gulong          size,
              gulong          start,
              gulong          end)
{
  gulong strut[VANE_STRUT_N];

  g_assert_true (vane_placement_strut (screen, monitors, n, window, edge, strut));
  for (guint i = 0; i < VANE_STRUT_N; i++)
    {
      gulong expected = i == side ? size : i == 4 + 2 * side ? start : i == 5 + 2 * side ? end : 0;

      g_assert_cmpuint (strut[i], ==, expected);
    }
}

static void
test_struts (void)
{
  const VaneArea screen = one[0];

  assert_strut (&screen, one, 1, &(VaneArea) { 0, 0, 1000, 40 }, VANE_EDGE_TOP, 2, 40, 0, 999);
  /* The margin is kept free too. */
  assert_strut (&screen, one, 1, &(VaneArea) { 10, 10, 980, 40 }, VANE_EDGE_TOP, 2, 50, 10, 989);
  assert_strut (&screen, one, 1, &(VaneArea) { 0, 760, 1000, 40 }, VANE_EDGE_BOTTOM, 3, 40, 0, 999);
  assert_strut (&screen, one, 1, &(VaneArea) { 0, 0, 90, 800 }, VANE_EDGE_LEFT, 0, 90, 0, 799);
  assert_strut (&screen, one, 1, &(VaneArea) { 910, 0, 90, 800 }, VANE_EDGE_RIGHT, 1, 90, 0, 799);
}

/* The screen goes around all monitors: a strut is measured from there. */
static void
test_two_monitors (void)
{
  const VaneArea screen = { 0, 0, 1600, 800 };
  gulong strut[VANE_STRUT_N];

  assert_strut (&screen, beside, 2, &(VaneArea) { 1000, 100, 600, 40 }, VANE_EDGE_TOP, 2, 140, 1000, 1599);
  assert_strut (&screen, beside, 2, &(VaneArea) { 1000, 560, 600, 40 }, VANE_EDGE_BOTTOM, 3, 240, 1000, 1599);
  assert_strut (&screen, beside, 2, &(VaneArea) { 1510, 100, 90, 500 }, VANE_EDGE_RIGHT, 1, 90, 100, 599);
  /* Where they meet. */
  g_assert_false (vane_placement_strut (&screen, beside, 2, &(VaneArea) { 1000, 100, 90, 500 }, VANE_EDGE_LEFT, strut));
  g_assert_false (vane_placement_strut (&(VaneArea) { 0, 0, 1000, 1600 }, upon, 2, &(VaneArea) { 0, 800, 1000, 40 },
                                        VANE_EDGE_TOP, strut));
}

/* What is in a corner keeps nothing free. */
static void
test_no_edge (void)
{
  gulong strut[VANE_STRUT_N];

  g_assert_false (vane_placement_strut (&one[0], one, 1, &(VaneArea) { 0, 0, 90, 90 },
                                        VANE_EDGE_LEFT | VANE_EDGE_TOP, strut));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placement/anchors", test_anchors);
  g_test_add_func ("/placement/find", test_find);
  g_test_add_func ("/placement/struts", test_struts);
  g_test_add_func ("/placement/two-monitors", test_two_monitors);
  g_test_add_func ("/placement/no-edge", test_no_edge);

  return g_test_run ();
}
