/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-angles.h"

#include <math.h>
#include <string.h>

#include "model/vane-place.h"

/* No angle that means something has more. */
#define MAX_DIGITS 20

typedef struct
{
  double   value;
  char     side;       /* N, S, E, W, or 0 */
  gboolean is_plain;   /* digits only: no sign, point, degree sign or side */
} Angle;

static void
skip_blanks (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

/* The first of the texts, divided by blanks, that stands there. */
static gboolean
skip_one_of (const char **text,
             const char  *texts)
{
  while (*texts != '\0')
    {
      gsize length = strcspn (texts, " ");

      if (length > 0 && strncmp (*text, texts, length) == 0)
        {
          *text += length;
          return TRUE;
        }
      texts += length + (texts[length] == ' ');
    }

  return FALSE;
}

static gboolean
read_number (const char **text,
             char         decimal_point,
             double      *number,
             gboolean    *has_point)
{
  char digits[MAX_DIGITS + 2] = "";
  guint n = 0;

  *has_point = FALSE;
  while (n < MAX_DIGITS)
    {
      if (g_ascii_isdigit (**text))
        digits[n++] = **text;
      else if (**text == decimal_point && !*has_point && n > 0 && g_ascii_isdigit ((*text)[1]))
        {
          digits[n++] = '.';
          *has_point = TRUE;
        }
      else
        break;
      (*text)++;
    }
  if (n == 0 || g_ascii_isdigit (**text))
    return FALSE;
  *number = g_ascii_strtod (digits, NULL);

  return TRUE;
}

/* After the degree sign: minutes, then seconds, each with its mark. */
static gboolean
read_minutes (const char **text,
              char         decimal_point,
              double      *degrees)
{
  static const char *const marks[] = { "′′ '' ″ ” \" ′ ’ '", "′′ '' ″ ” \"" };
  static const double parts[] = { 60.0, 3600.0 };
  double number;
  gboolean has_point;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *start;

      skip_blanks (text);
      start = *text;
      if (!g_ascii_isdigit (*start))
        return TRUE;
      if (!read_number (text, decimal_point, &number, &has_point) || number >= 60.0)
        return FALSE;
      skip_blanks (text);
      if (!skip_one_of (text, marks[i]))
        {
          /* Not minutes: the next angle begins here. */
          *text = start;
          return TRUE;
        }
      *degrees += number / parts[i];
    }

  return TRUE;
}

static char
read_side (const char **text)
{
  char side = g_ascii_toupper (**text);

  if (side == '\0' || strchr ("NSEW", side) == NULL || g_ascii_isalpha ((*text)[1]))
    return '\0';
  (*text)++;

  return side;
}

static gboolean
read_angle (const char **text,
            char         decimal_point,
            Angle       *angle)
{
  gboolean is_negative, has_sign, has_point, has_degrees;

  skip_blanks (text);
  angle->side = read_side (text);
  skip_blanks (text);
  is_negative = skip_one_of (text, "- − –");
  has_sign = is_negative || skip_one_of (text, "+");
  if (!read_number (text, decimal_point, &angle->value, &has_point))
    return FALSE;

  skip_blanks (text);
  has_degrees = skip_one_of (text, "° º ˚");
  if (has_degrees && !read_minutes (text, decimal_point, &angle->value))
    return FALSE;
  skip_blanks (text);
  if (angle->side == '\0')
    angle->side = read_side (text);

  if (angle->side != '\0' && has_sign)
    return FALSE;
  if (is_negative || angle->side == 'S' || angle->side == 'W')
    angle->value = -angle->value;
  angle->is_plain = !has_sign && !has_point && !has_degrees && angle->side == '\0';

  return TRUE;
}

static gboolean
read_both (const char *text,
           char        decimal_point,
           Angle      *first,
           Angle      *second)
{
  gboolean has_comma, has_break;

  if (!read_angle (&text, decimal_point, first))
    return FALSE;

  has_break = text[-1] == ' ' || first->side != '\0';
  skip_blanks (&text);
  has_comma = skip_one_of (&text, ", ;");
  if (!has_comma && !has_break)
    return FALSE;
  if (!read_angle (&text, decimal_point, second) || *text != '\0')
    return FALSE;

  /* "12 34" is many things, but no coordinates. */
  return has_comma || !first->is_plain || !second->is_plain;
}

/**
 * vane_angles_parse:
 * @text: (nullable): one line
 * @latitude: (out): degrees
 * @longitude: (out): degrees
 *
 * Reads "37.72,-122.41", "37.72 -122.41", "37.72° N, 122.41° W", "37°43'12\"N 122°24'36\"W";
 * where that is not what it says, also decimal commas: "52,52 13,40". Sides are given for
 * both or for none; with sides the longitude may come first.
 *
 * Returns: whether those are coordinates of a point on Earth
 */
gboolean
vane_angles_parse (const char *text,
                   double     *latitude,
                   double     *longitude)
{
  Angle first, second;

  *latitude = *longitude = NAN;
  if (text == NULL || (!read_both (text, '.', &first, &second) && !read_both (text, ',', &first, &second)))
    return FALSE;

  if (first.side == 'E' || first.side == 'W')
    {
      Angle swapped = first;

      first = second;
      second = swapped;
    }
  if ((first.side == '\0') != (second.side == '\0') || first.side == 'E' || first.side == 'W' ||
      second.side == 'N' || second.side == 'S' || !vane_place_coordinates_valid (first.value, second.value))
    return FALSE;

  *latitude = first.value;
  *longitude = second.value;

  return TRUE;
}
