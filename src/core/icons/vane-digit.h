/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters of a temperature as lines, for pictures that are too small for a font and
 * drawn where there is none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All stand on y = VANE_DIGIT_HEIGHT and reach up to 0, lines included. */
#define VANE_DIGIT_HEIGHT 16.0
#define VANE_DIGIT_STROKE 2.4

/**
 * VaneDigit:
 * @path: path data as of #VaneOutline, to be stroked with round ends
 * @width: how far the next one stands away
 */
typedef struct
{
  const char *path;
  double      width;
} VaneDigit;

const VaneDigit *vane_digit_find  (gunichar    character);
double           vane_digit_width (const char *text);

G_END_DECLS
