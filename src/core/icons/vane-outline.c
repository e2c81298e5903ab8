/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of shapes. They stand around or right below 0,0; pictures place them in a square
 * of 64 × 64. At 16 pixels four units are one pixel: nothing is much thinner than that. */
#include "config.h"

#include "icons/vane-outline.h"

#include <string.h>

#define LINE 4.6

static const VaneOutline outlines[VANE_N_OUTLINES] = {
  /* Circles at 11.5,24.5 (11.5), 25,16 (16) and 43,23 (13) on a flat base from 11.5 to 43;
   * the halo is the same with radii and base greater by 4.5. */
  [VANE_OUTLINE_CLOUD] = {
    "M 11.5 36 C 5.59 36 0.64 31.52 0.06 25.63 C -0.53 19.75 3.45 14.38 9.24 13.22 "
    "C 10.49 6.12 16.34 0.74 23.51 0.07 C 30.69 -0.6 37.43 3.61 39.97 10.36 "
    "C 44.84 9.19 49.95 10.93 53.11 14.82 C 56.26 18.72 56.89 24.08 54.73 28.6 C 52.57 33.12 48.01 36 43 36 Z",
    "M 11.5 40.5 C 3.84 40.5 -2.74 35.07 -4.21 27.55 C -5.67 20.04 -1.6 12.54 5.5 9.67 "
    "C 7.99 2.01 14.72 -3.48 22.71 -4.37 C 30.71 -5.27 38.49 -1.41 42.61 5.5 "
    "C 48.91 5.36 54.79 8.62 58.02 14.03 C 61.25 19.43 61.33 26.16 58.22 31.64 C 55.11 37.12 49.3 40.5 43 40.5 Z",
    0, 0, 36 },
  [VANE_OUTLINE_SUN] = {
    "M 13 0 C 13 7.18 7.18 13 0 13 C -7.18 13 -13 7.18 -13 0 C -13 -7.18 -7.18 -13 0 -13 C 7.18 -13 13 -7.18 13 0 Z",
    NULL, 0, -13, 13 },
  /* On the horizon. */
  [VANE_OUTLINE_HALF_SUN] = {
    "M -13 0 C -13 -7.18 -7.18 -13 0 -13 C 7.18 -13 13 -7.18 13 0 Z", NULL, 0, -13, 13 },
  [VANE_OUTLINE_RAYS] = {
    "M 20 0 L 26 0 M 14.14 14.14 L 18.38 18.38 M 0 20 L 0 26 M -14.14 14.14 L -18.38 18.38 "
    "M -20 0 L -26 0 M -14.14 -14.14 L -18.38 -18.38 M 0 -20 L 0 -26 M 14.14 -14.14 L 18.38 -18.38",
    NULL, LINE, -26, 26 },
  /* Of a sun that stands behind a cloud: no crumbs beside it. */
  [VANE_OUTLINE_UPPER_RAYS] = {
    "M -20 0 L -26 0 M -14.14 -14.14 L -18.38 -18.38 M 0 -20 L 0 -26 M 14.14 -14.14 L 18.38 -18.38",
    NULL, LINE, -26, 26 },
  /* A circle of 20 without one of 16.5 at 10.5,-8. */
  [VANE_OUTLINE_MOON] = {
    "M 19.04 6.12 C 15.94 15.77 6.11 21.57 -3.84 19.63 C -13.79 17.68 -20.71 8.6 -19.94 -1.51 "
    "C -19.18 -11.62 -10.97 -19.55 -0.84 -19.98 "
    "C -6.97 -14.19 -7.73 -4.71 -2.62 2 C 2.48 8.71 11.83 10.48 19.04 6.12 Z",
    NULL, 0, -20, 20 },
  [VANE_OUTLINE_STAR] = {
    "M 0 -6 C 0.8 -2 2 -0.8 6 0 C 2 0.8 0.8 2 0 6 C -0.8 2 -2 0.8 -6 0 C -2 -0.8 -0.8 -2 0 -6 Z",
    NULL, 0, -6, 6 },
  [VANE_OUTLINE_DROP] = { "M 0.7 -1.3 L -0.7 1.3", NULL, LINE, -3.6, 3.6 },
  [VANE_OUTLINE_STREAK] = { "M 2 -4 L -2 4", NULL, LINE, -6.3, 6.3 },
  [VANE_OUTLINE_LONG_STREAK] = { "M 3 -6 L -3 6", NULL, LINE, -8.3, 8.3 },
  [VANE_OUTLINE_FLAKE] = {
    "M 0 -5 L 0 5 M 4.33 -2.5 L -4.33 2.5 M 4.33 2.5 L -4.33 -2.5",
    NULL, 2.8, -6.4, 6.4 },
  [VANE_OUTLINE_STONE] = {
    "M 4 0 C 4 2.21 2.21 4 0 4 C -2.21 4 -4 2.21 -4 0 C -4 -2.21 -2.21 -4 0 -4 C 2.21 -4 4 -2.21 4 0 Z",
    NULL, 0, -4, 4 },
  [VANE_OUTLINE_BOLT] = { "M 4 -13 L -8 3 L -1 3 L -4 14 L 9 -3 L 1.5 -3 L 6 -13 Z", NULL, 0, -13, 14 },
  [VANE_OUTLINE_LONG_BAR] = { "M -25 0 L 25 0", NULL, LINE, -2.3, 2.3 },
  [VANE_OUTLINE_BAR] = { "M -18 0 L 18 0", NULL, LINE, -2.3, 2.3 },
  [VANE_OUTLINE_SHORT_BAR] = { "M -11 0 L 11 0", NULL, LINE, -2.3, 2.3 },
  [VANE_OUTLINE_TINY_BAR] = { "M -4 0 L 4 0", NULL, LINE, -2.3, 2.3 },
  [VANE_OUTLINE_GUST] = {
    "M -22 0 L 8 0 C 13.5 0 18 -3.6 18 -8 C 18 -12.4 14.9 -15.5 11 -15.5 C 7.7 -15.5 5.3 -13.6 4.4 -11",
    NULL, LINE, -17.8, 2.3 },
  [VANE_OUTLINE_LOW_GUST] = {
    "M -18 0 L 8 0 C 12 0 15 2.8 15 6.5 C 15 10 12.5 12.5 9.2 12.5 C 6.6 12.5 4.6 11.1 3.7 9",
    NULL, LINE, -2.3, 14.8 },
  [VANE_OUTLINE_WAVE] = {
    "M -22 2 C -18 -4 -12 -4 -7.3 0 C -2.6 4 2.6 4 7.3 0 C 12 -4 18 -4 22 2",
    NULL, LINE, -5, 5 },
  [VANE_OUTLINE_HOOK] = {
    "M -11.5 -10 C -11.5 -17 -6.5 -21 0 -21 C 6.8 -21 11.5 -16.8 11.5 -11 C 11.5 -2.5 0 -2.5 0 8",
    NULL, 7, -24.5, 11.5 },
  [VANE_OUTLINE_DOT] = { "M 0 0 L 0 0.01", NULL, LINE, -2.3, 2.3 },
  [VANE_OUTLINE_ARROW_UP] = { "M 0 6 L 0 -6 M -5.5 -0.5 L 0 -6 L 5.5 -0.5", NULL, LINE, -8.3, 8.3 },
  [VANE_OUTLINE_ARROW_DOWN] = { "M 0 -6 L 0 6 M -5.5 0.5 L 0 6 L 5.5 0.5", NULL, LINE, -8.3, 8.3 },
  [VANE_OUTLINE_TILE] = {
    "M 18 6 L 46 6 C 53.5 6 58 10.5 58 18 L 58 46 C 58 53.5 53.5 58 46 58 L 18 58 C 10.5 58 6 53.5 6 46 "
    "L 6 18 C 6 10.5 10.5 6 18 6 Z",
    NULL, 0, 6, 58 },
};

/**
 * vane_outline_get:
 * @id: which
 *
 * Returns: (transfer none): the shape
 */
const VaneOutline *
vane_outline_get (VaneOutlineId id)
{
  g_return_val_if_fail ((guint) id < VANE_N_OUTLINES, NULL);

  return &outlines[id];
}

/**
 * vane_outline_walk:
 * @path: (inout): path data of the table; moves on to the next step
 * @step: (out): the step that was there
 *
 * Returns: whether there was a step; %FALSE at the end and where the data is broken, which is
 *   not the end: a test looks at what is left
 */
gboolean
vane_outline_walk (const char      **path,
                   VaneOutlineStep  *step)
{
  static const char letters[] = "MLCZ";
  static const guint n_numbers[] = { 2, 2, 6, 0 };

  const char *cursor = *path + strspn (*path, " ");
  const char *letter = *cursor != '\0' ? strchr (letters, *cursor) : NULL;

  if (letter == NULL)
    return FALSE;

  step->kind = (VaneStepKind) (letter - letters);
  cursor++;
  for (guint i = 0; i < n_numbers[step->kind]; i++)
    {
      char *end = NULL;

      step->numbers[i] = g_ascii_strtod (cursor, &end);
      if (end == cursor)
        return FALSE;
      cursor = end;
    }
  *path = cursor + strspn (cursor, " ");

  return TRUE;
}
