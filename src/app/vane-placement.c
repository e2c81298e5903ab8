/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-placement.h"

#include <string.h>

/**
 * vane_edges_from_anchor:
 * @anchor: a word of the settings
 *
 * Returns: the edges that it names; 0: the middle
 */
VaneEdges
vane_edges_from_anchor (const char *anchor)
{
  static const struct
  {
    const char *word;
    VaneEdges   edge;
  } words[] = {
    { "top", VANE_EDGE_TOP },
    { "bottom", VANE_EDGE_BOTTOM },
    { "left", VANE_EDGE_LEFT },
    { "right", VANE_EDGE_RIGHT },
  };
  VaneEdges edges = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (anchor, words[i].word) != NULL)
      edges |= words[i].edge;

  return edges;
}

/**
 * vane_edges_are_upright:
 * @edges: edges
 *
 * Returns: whether what stands along them is high rather than wide
 */
gboolean
vane_edges_are_upright (VaneEdges edges)
{
  return edges == VANE_EDGE_LEFT || edges == VANE_EDGE_RIGHT;
}

static int
find_start (int      start,
            int      room,
            int      size,
            int      margin,
            gboolean first,
            gboolean last)
{
  if (first)
    return start + margin;
  if (last)
    return start + room - margin - size;

  return start + (room - size) / 2;
}

/**
 * vane_placement_find:
 * @monitor: the monitor
 * @edges: at which of its edges
 * @margin: how far from them
 * @width: of the window
 * @height: of the window
 *
 * Returns: where the window stands
 */
VaneArea
vane_placement_find (const VaneArea *monitor,
                     VaneEdges       edges,
                     int             margin,
                     int             width,
                     int             height)
{
  return (VaneArea) {
    .x = find_start (monitor->x, monitor->width, width, margin, edges & VANE_EDGE_LEFT, edges & VANE_EDGE_RIGHT),
    .y = find_start (monitor->y, monitor->height, height, margin, edges & VANE_EDGE_TOP, edges & VANE_EDGE_BOTTOM),
    .width = width,
    .height = height,
  };
}

/* What lies between the window's far side and the edge of the screen. */
static VaneArea
find_kept_free (const VaneArea *screen,
                const VaneArea *window,
                VaneEdges       edge)
{
  VaneArea area = *window;

  switch (edge)
    {
    case VANE_EDGE_TOP:
      area.height += area.y - screen->y;
      area.y = screen->y;
      break;

    case VANE_EDGE_BOTTOM:
      area.height = screen->y + screen->height - area.y;
      break;

    case VANE_EDGE_LEFT:
      area.width += area.x - screen->x;
      area.x = screen->x;
      break;

    case VANE_EDGE_RIGHT:
      area.width = screen->x + screen->width - area.x;
      break;

    default:
      break;
    }

  return area;
}

static gboolean
overlap (const VaneArea *a,
         const VaneArea *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Whether all of the window's middle is on the monitor. */
static gboolean
has_middle (const VaneArea *monitor,
            const VaneArea *window)
{
  const VaneArea middle = { window->x + window->width / 2, window->y + window->height / 2, 1, 1 };

  return overlap (monitor, &middle);
}

/**
 * vane_placement_strut:
 * @screen: all of it
 * @monitors: (array length=n_monitors): the monitors on it
 * @n_monitors: how many
 * @window: where the window stands
 * @edge: at which edge of its monitor
 * @strut: (out): what is kept free
 *
 * A strut is measured from the edge of the screen, so one at an edge where two monitors meet
 * would take what lies beyond on the other one: there is none then.
 *
 * Returns: whether there is a strut
 */
gboolean
vane_placement_strut (const VaneArea *screen,
                      const VaneArea *monitors,
                      guint           n_monitors,
                      const VaneArea *window,
                      VaneEdges       edge,
                      gulong          strut[VANE_STRUT_N])
{
  /* In the order of the property. */
  static const VaneEdges order[] = { VANE_EDGE_LEFT, VANE_EDGE_RIGHT, VANE_EDGE_TOP, VANE_EDGE_BOTTOM };
  VaneArea area = find_kept_free (screen, window, edge);

  memset (strut, 0, VANE_STRUT_N * sizeof (gulong));
  for (guint i = 0; i < n_monitors; i++)
    if (overlap (&monitors[i], &area) && !has_middle (&monitors[i], window))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gboolean upright = vane_edges_are_upright (edge);

      if (order[i] != edge)
        continue;
      strut[i] = (gulong) MAX (upright ? area.width : area.height, 0);
      strut[G_N_ELEMENTS (order) + 2 * i] = (gulong) MAX (upright ? area.y : area.x, 0);
      strut[G_N_ELEMENTS (order) + 2 * i + 1] =
          (gulong) MAX (upright ? area.y + area.height - 1 : area.x + area.width - 1, 0);
      return strut[i] > 0;
    }

  return FALSE;
}
