/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "icons/vane-digit.h"

#define WIDTH 11.6

static const struct
{
  gunichar  character;
  VaneDigit digit;
} digits[] = {
  { '0', { "M 5.6 1.2 C 8.4 1.2 9.6 3.7 9.6 8 C 9.6 12.3 8.4 14.8 5.6 14.8 C 2.8 14.8 1.6 12.3 1.6 8 "
           "C 1.6 3.7 2.8 1.2 5.6 1.2 Z", WIDTH } },
  { '1', { "M 2.8 4.2 L 6.4 1.2 L 6.4 14.8", WIDTH } },
  { '2', { "M 1.9 4.6 C 2 2.6 3.5 1.2 5.6 1.2 C 7.8 1.2 9.2 2.6 9.2 4.6 C 9.2 7.2 6.6 9 1.9 14.8 L 9.5 14.8", WIDTH } },
  { '3', { "M 2 3 C 2.8 1.8 4 1.2 5.5 1.2 C 7.6 1.2 9 2.5 9 4.4 C 9 6.3 7.6 7.6 5 7.6 C 7.8 7.6 9.4 9 9.4 11.1 "
           "C 9.4 13.3 7.8 14.8 5.4 14.8 C 3.8 14.8 2.5 14.2 1.7 12.9", WIDTH } },
  { '4', { "M 7.4 14.8 L 7.4 1.2 L 1.4 10.8 L 10 10.8", WIDTH } },
  { '5', { "M 8.8 1.2 L 3 1.2 L 2.4 7.2 C 3.2 6.6 4.2 6.2 5.4 6.2 C 7.8 6.2 9.5 7.9 9.5 10.4 "
           "C 9.5 13 7.8 14.8 5.2 14.8 C 3.7 14.8 2.4 14.2 1.7 13", WIDTH } },
  { '6', { "M 8.6 2.6 C 7.8 1.7 6.8 1.2 5.8 1.2 C 3 1.2 1.6 3.9 1.6 8.6 C 1.6 12.7 3 14.8 5.7 14.8 "
           "C 7.9 14.8 9.5 13 9.5 10.6 C 9.5 8.2 8 6.6 5.8 6.6 C 3.8 6.6 2 7.9 1.7 9.9", WIDTH } },
  { '7', { "M 1.6 1.2 L 9.6 1.2 L 4.6 14.8", WIDTH } },
  { '8', { "M 5.6 7.5 C 3.4 7.5 2.1 6.2 2.1 4.4 C 2.1 2.5 3.5 1.2 5.6 1.2 C 7.7 1.2 9.1 2.5 9.1 4.4 "
           "C 9.1 6.2 7.8 7.5 5.6 7.5 C 3.1 7.5 1.5 9 1.5 11.1 C 1.5 13.4 3.1 14.8 5.6 14.8 "
           "C 8.1 14.8 9.7 13.4 9.7 11.1 C 9.7 9 8.1 7.5 5.6 7.5 Z", WIDTH } },
  { '9', { "M 2.6 13.4 C 3.4 14.3 4.4 14.8 5.4 14.8 C 8.2 14.8 9.6 12.1 9.6 7.4 C 9.6 3.3 8.2 1.2 5.5 1.2 "
           "C 3.3 1.2 1.7 3 1.7 5.4 C 1.7 7.8 3.2 9.4 5.4 9.4 C 7.4 9.4 9.2 8.1 9.5 6.1", WIDTH } },
  { '-', { "M 1.6 8.6 L 5.6 8.6", 7.4 } },
  { 0x2212, { "M 1.6 8.6 L 5.6 8.6", 7.4 } },
  { 0xb0, { "M 5.3 3.4 C 5.3 4.6 4.3 5.5 3.2 5.5 C 2.1 5.5 1.2 4.6 1.2 3.4 C 1.2 2.2 2.1 1.2 3.2 1.2 "
            "C 4.3 1.2 5.3 2.2 5.3 3.4 Z", 6.6 } },
};

/**
 * vane_digit_find:
 * @character: a digit of ASCII, a minus sign or a degree sign
 *
 * Returns: (transfer none) (nullable): its lines
 */
const VaneDigit *
vane_digit_find (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i].character == character)
      return &digits[i].digit;

  return NULL;
}

/**
 * vane_digit_width:
 * @text: characters; those that have no lines are passed over
 *
 * Returns: how wide they are together
 */
double
vane_digit_width (const char *text)
{
  double width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const VaneDigit *digit = vane_digit_find (g_utf8_get_char (at));

      if (digit != NULL)
        width += digit->width;
    }

  return width;
}
