/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts were written for teleprinters: lines are broken at 66 columns or so, whatever the
 * reader's window is. Here they become paragraphs again. They stay plain text: whoever puts
 * them into markup escapes them. */
#include "config.h"

#include "model/vane-alert-text.h"

#include <string.h>

/* A text whose longest line is within these was broken by a machine. */
#define MIN_COLUMNS 50
#define MAX_COLUMNS 100

#define MAX_URL_BYTES 2000

/* What the eye does not see but the layout obeys: a sender has no say in the direction of
 * the rest of our window. */
static gboolean
is_unwanted (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n') || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff;
}

/* One kind of blank and one kind of line end. */
static GString *
normalise (const char *text,
           gboolean    keep_lines)
{
  GString *out = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean line_end = c == '\n' || (c == '\r' && p[1] != '\n') || c == 0x2028 || c == 0x2029;

      if (line_end && keep_lines)
        {
          while (out->len > 0 && out->str[out->len - 1] == ' ')
            g_string_truncate (out, out->len - 1);
          g_string_append_c (out, '\n');
        }
      else if (line_end || c == '\t' || g_unichar_isspace (c))
        {
          if (c != '\r' && out->len > 0 && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
            g_string_append_c (out, ' ');
        }
      else if (!is_unwanted (c))
        g_string_append_unichar (out, c);
    }

  return out;
}

/* At a blank where there is one near, with an ellipsis. */
static char *
cap (GString *text,
     guint    max_chars)
{
  g_strstrip (text->str);
  text->len = strlen (text->str);

  if (g_utf8_strlen (text->str, (gssize) text->len) > (glong) max_chars)
    {
      char *end = g_utf8_offset_to_pointer (text->str, (glong) max_chars - 1);
      char *blank = end;

      while (blank > text->str && *blank != ' ' && *blank != '\n')
        blank--;
      if (end - blank < 40 && blank > text->str)
        end = blank;
      g_string_truncate (text, (gsize) (end - text->str));
      g_string_append (text, "…");
    }

  return g_string_free (text, FALSE);
}

/**
 * vane_alert_text_line:
 * @text: (nullable): a sender's text
 * @max_chars: how long it may be, at least 1
 *
 * Returns: (transfer full) (nullable): it in one line; %NULL when there is nothing in it
 */
char *
vane_alert_text_line (const char *text,
                      guint       max_chars)
{
  g_autofree char *line = text != NULL ? cap (normalise (text, FALSE), max_chars) : NULL;

  return line != NULL && line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

static gboolean
begins_item (const char *line)
{
  return g_str_has_prefix (line, "* ") || g_str_has_prefix (line, "- ") || g_str_has_prefix (line, "• ") ||
         g_str_has_prefix (line, "...");
}

/* Whether a machine broke the text between two lines: the next word would not have fit. */
static gboolean
was_broken (const char *line,
            const char *next,
            glong       columns)
{
  gsize word = strcspn (next, " ");

  return !begins_item (next) && g_utf8_strlen (line, -1) + 1 + g_utf8_strlen (next, (gssize) word) > columns;
}

static glong
measure (char **lines)
{
  glong columns = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    columns = MAX (columns, g_utf8_strlen (lines[i], -1));

  return columns;
}

/**
 * vane_alert_text_paragraphs:
 * @text: (nullable): a sender's text
 * @max_chars: how long it may be, at least 1
 *
 * A line break where the next word would not have fit into the longest line was made by
 * the sender's machine and goes; one before an item ("* WHAT…"), after a short line, or in a
 * text that was not broken by a machine stays. Paragraphs have one empty line between them.
 *
 * Returns: (transfer full) (nullable): the text in paragraphs; %NULL when there is nothing in it
 */
char *
vane_alert_text_paragraphs (const char *text,
                            guint       max_chars)
{
  g_autoptr(GString) normal = NULL;
  g_auto(GStrv) lines = NULL;
  g_autofree char *result = NULL;
  GString *out;
  glong columns;
  gboolean wrapped;

  if (text == NULL)
    return NULL;

  normal = normalise (text, TRUE);
  lines = g_strsplit (normal->str, "\n", -1);
  columns = measure (lines);
  wrapped = columns >= MIN_COLUMNS && columns <= MAX_COLUMNS;

  out = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '\0')
        {
          if (out->len > 0 && !g_str_has_suffix (out->str, "\n\n"))
            g_string_append (out, g_str_has_suffix (out->str, "\n") ? "\n" : "\n\n");
          continue;
        }
      if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c (out, wrapped && was_broken (lines[i - 1], lines[i], columns) ? ' ' : '\n');
      g_string_append (out, lines[i]);
    }

  result = cap (out, max_chars);

  return result[0] != '\0' ? g_steal_pointer (&result) : NULL;
}

/**
 * vane_alert_text_split:
 * @text: (nullable): a text in paragraphs
 * @max_bytes: how long a piece should be at the most
 *
 * A long text can be laid out piece by piece. It is split between paragraphs only: one that is longer is a piece.
 *
 * Returns: (transfer full): the pieces, without the empty lines between them
 */
GStrv
vane_alert_text_split (const char *text,
                       gsize       max_bytes)
{
  g_auto(GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n\n", -1);
  g_autoptr(GStrvBuilder) pieces = g_strv_builder_new ();
  g_autoptr(GString) piece = g_string_new (NULL);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      if (piece->len > 0 && piece->len + strlen (paragraphs[i]) > max_bytes)
        {
          g_strv_builder_add (pieces, piece->str);
          g_string_truncate (piece, 0);
        }
      if (piece->len > 0)
        g_string_append (piece, "\n\n");
      g_string_append (piece, paragraphs[i]);
    }
  if (piece->len > 0)
    g_strv_builder_add (pieces, piece->str);

  return g_strv_builder_end (pieces);
}

/**
 * vane_alert_text_url:
 * @text: (nullable): what should be a link; some senders put blanks and line ends around it
 *
 * Returns: (transfer full) (nullable): it, when it is a link to a web page that may be opened
 */
char *
vane_alert_text_url (const char *text)
{
  g_autofree char *url = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autoptr(GUri) uri = NULL;

  if (url == NULL || strlen (url) > MAX_URL_BYTES || strpbrk (url, " \t\r\n<>\"") != NULL)
    return NULL;

  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0' ||
      !(g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http")))
    return NULL;

  return g_steal_pointer (&url);
}
