/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each source and day: its id (or "-": what was measured), the day, and for each
 * hour the value and its detail, or "-". A line counts only when it is whole and all of it can
 * be read: of half a file the whole lines are what is known. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-accuracy-private.h"

#define HEAD "vane-accuracy 1"
#define N_WORDS (2 + 24)
#define MAX_DETAIL 255
/* 2100-01-01: no day of ours is later. */
#define MAX_DAY 47482

static gboolean
is_id (const char *word)
{
  if (*word == '\0' || strlen (word) > VANE_ACCURACY_MAX_ID)
    return FALSE;
  for (const char *c = word; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;

  return TRUE;
}

/* "12.3/24" or "-" */
static gboolean
read_hour (const char      *word,
           VaneAccuracyDay *day,
           guint            hour)
{
  const char *slash = strchr (word, '/');
  char *end = NULL;
  guint64 detail;
  double value;

  day->values[hour] = NAN;
  if (g_str_equal (word, "-"))
    return TRUE;
  if (slash == NULL)
    return FALSE;

  value = g_ascii_strtod (word, &end);
  if (end != slash || end == word || !vane_field_is_plausible (VANE_FIELD_TEMPERATURE, value) ||
      !g_ascii_string_to_unsigned (slash + 1, 10, 0, MAX_DETAIL, &detail, NULL))
    return FALSE;

  day->values[hour] = value;
  day->details[hour] = detail;

  return TRUE;
}

static void
read_line (VaneAccuracy *self,
           const char   *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", N_WORDS + 1);
  VaneAccuracyDay read = { .day = 0 };
  VaneAccuracyDay *day;
  guint64 number;

  if (g_strv_length (words) != N_WORDS || !is_id (words[0]) ||
      !g_ascii_string_to_unsigned (words[1], 10, 0, MAX_DAY, &number, NULL))
    return;
  for (guint i = 0; i < 24; i++)
    if (!read_hour (words[2 + i], &read, i))
      return;

  day = vane_accuracy_ensure_day (self, g_str_equal (words[0], "-") ? "" : words[0], number);
  if (day == NULL)
    return;
  memcpy (day->values, read.values, sizeof read.values);
  memcpy (day->details, read.details, sizeof read.details);
}

/**
 * vane_accuracy_parse:
 * @text: what vane_accuracy_print() made, or anything else
 * @length: bytes of it
 *
 * Returns: (transfer full): what can be read of it
 */
VaneAccuracy *
vane_accuracy_parse (const char *text,
                     gsize       length)
{
  VaneAccuracy *self = vane_accuracy_new ();
  g_autofree char *copy = length <= VANE_ACCURACY_MAX_BYTES ? g_strndup (text, length) : g_strdup ("");
  g_auto(GStrv) lines = g_strsplit (copy, "\n", -1);

  if (lines[0] == NULL || !g_str_equal (lines[0], HEAD))
    return self;
  /* What follows the last line break is no whole line. */
  for (guint i = 1; lines[i] != NULL && lines[i + 1] != NULL; i++)
    read_line (self, lines[i]);

  return self;
}

static void
print_day (GString               *text,
           const VaneAccuracyDay *day)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT, day->id[0] != '\0' ? day->id : "-", day->day);
  for (guint i = 0; i < 24; i++)
    if (isnan (day->values[i]))
      g_string_append (text, " -");
    else
      g_string_append_printf (text, " %s/%u", g_ascii_formatd (number, sizeof number, "%.1f", day->values[i]),
                              day->details[i]);
  g_string_append_c (text, '\n');
}

/**
 * vane_accuracy_print:
 * @self: what is known
 *
 * Returns: (transfer full): the same as text
 */
char *
vane_accuracy_print (VaneAccuracy *self)
{
  GString *text = g_string_new (HEAD "\n");

  for (guint i = 0; i < self->days->len; i++)
    print_day (text, &g_array_index (self->days, VaneAccuracyDay, i));

  return g_string_free (text, FALSE);
}
