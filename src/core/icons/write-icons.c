/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tool of the build: writes the icon theme's files from the table. A file's name says which
 * picture it is to hold: "vane-rain.svg", "vane-clear-night-symbolic.svg". */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "icons/vane-picture.h"

/* What takes the place of a curve in a widened line. */
#define CURVE_PIECES 10

typedef char Number[G_ASCII_DTOSTR_BUF_SIZE];

static void
append_number (GString *out,
               double   number)
{
  Number buffer;

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
append_numbers (GString      *out,
                const char   *before,
                const double *numbers,
                guint         n_numbers)
{
  g_string_append (out, before);
  for (guint i = 0; i < n_numbers; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_number (out, numbers[i]);
    }
}

static void
append_place (GString        *out,
              const VanePart *part)
{
  append_numbers (out, "transform=\"translate(", (const double[]) { part->x, part->y }, 2);
  append_numbers (out, ") scale(", &part->scale, 1);
  g_string_append (out, ")\"");
}

/* --- in full colour --- */

static void
append_color (GString    *out,
              const char *attribute,
              guint32     rgba)
{
  g_string_append_printf (out, " %s=\"#%06x\"", attribute, rgba >> 8);
  if ((rgba & 0xff) != 0xff)
    {
      g_string_append_printf (out, " %s-opacity=\"", g_str_equal (attribute, "stop-color") ? "stop" : attribute);
      append_number (out, (rgba & 0xff) / 255.0);
      g_string_append_c (out, '"');
    }
}

static void
append_gradient (GString           *out,
                 guint              id,
                 const VaneOutline *outline,
                 const VanePaint   *paint)
{
  g_string_append_printf (out, "<linearGradient id=\"p%u\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\"", id);
  append_numbers (out, " y1=\"", &outline->top, 1);
  append_numbers (out, "\" y2=\"", &outline->bottom, 1);
  g_string_append (out, "\"><stop offset=\"0\"");
  append_color (out, "stop-color", paint->top);
  g_string_append (out, "/><stop offset=\"1\"");
  append_color (out, "stop-color", paint->bottom);
  g_string_append (out, "/></linearGradient>\n");
}

static void
append_part (GString        *out,
             guint           id,
             const VanePart *part)
{
  const VaneOutline *outline = vane_outline_get (part->outline);
  const VanePaint *paint = vane_picture_get_paint (part->role);
  double edge_width = outline->stroke_width + 2 * VANE_PICTURE_EDGE / part->scale;

  append_gradient (out, id, outline, paint);
  g_string_append (out, "<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" ");
  append_place (out, part);
  g_string_append_printf (out, ">\n<path d=\"%s\"", outline->path);
  append_color (out, "stroke", paint->edge);
  append_numbers (out, " stroke-width=\"", &edge_width, 1);
  g_string_append_printf (out, "\"/>\n<path d=\"%s\" ", outline->path);
  if (outline->stroke_width > 0)
    {
      g_string_append_printf (out, "stroke=\"url(#p%u)\"", id);
      append_numbers (out, " stroke-width=\"", &outline->stroke_width, 1);
      g_string_append (out, "\"/>\n</g>\n");
    }
  else
    g_string_append_printf (out, "fill=\"url(#p%u)\"/>\n</g>\n", id);
}

/* --- in one colour: filled paths only, which is all that GTK colours --- */

/* A line with round ends, as an area. All run the same way around, so that they add up. */
static void
append_capsule (GString      *out,
                const double *from,
                const double *to,
                double        radius)
{
  double length = MAX (hypot (to[0] - from[0], to[1] - from[1]), 1e-6);
  double x = -(to[1] - from[1]) / length * radius;
  double y = (to[0] - from[0]) / length * radius;

  append_numbers (out, "M ", (const double[]) { from[0] + x, from[1] + y }, 2);
  append_numbers (out, " A ", (const double[]) { radius, radius }, 2);
  append_numbers (out, " 0 0 1 ", (const double[]) { from[0] - x, from[1] - y }, 2);
  append_numbers (out, " L ", (const double[]) { to[0] - x, to[1] - y }, 2);
  append_numbers (out, " A ", (const double[]) { radius, radius }, 2);
  append_numbers (out, " 0 0 1 ", (const double[]) { to[0] + x, to[1] + y }, 2);
  g_string_append (out, " Z ");
}

static void
append_curve (GString      *out,
              double       *at,
              const double *numbers,
              double        radius)
{
  double from[2] = { at[0], at[1] };
  double next[2];

  for (int piece = 1; piece <= CURVE_PIECES; piece++)
    {
      double t = (double) piece / CURVE_PIECES;
      double u = 1 - t;

      for (int i = 0; i < 2; i++)
        next[i] = u * u * u * from[i] + 3 * u * u * t * numbers[i] + 3 * u * t * t * numbers[2 + i]
                  + t * t * t * numbers[4 + i];
      append_capsule (out, at, next, radius);
      at[0] = next[0];
      at[1] = next[1];
    }
}

static void
append_widened (GString           *out,
                const VaneOutline *outline)
{
  const char *path = outline->path;
  double at[2] = { 0, 0 };
  VaneOutlineStep step;

  while (vane_outline_walk (&path, &step))
    if (step.kind == VANE_STEP_CURVE)
      append_curve (out, at, step.numbers, outline->stroke_width / 2);
    else if (step.kind != VANE_STEP_CLOSE)
      {
        if (step.kind == VANE_STEP_LINE)
          append_capsule (out, at, step.numbers, outline->stroke_width / 2);
        at[0] = step.numbers[0];
        at[1] = step.numbers[1];
      }
}

/* All but the halo. */
static void
append_clip (GString        *out,
             guint           id,
             const VanePart *part)
{
  g_string_append_printf (out, "<clipPath id=\"c%u\"><path clip-rule=\"evenodd\" ", id);
  append_place (out, part);
  g_string_append_printf (out, " d=\"M -999 -999 L 999 -999 L 999 999 L -999 999 Z %s\"/></clipPath>\n",
                          vane_outline_get (part->outline)->halo);
}

static void
append_symbolic_part (GString           *out,
                      const VanePicture *picture,
                      guint              index)
{
  const VanePart *part = &picture->parts[index];
  const VaneOutline *outline = vane_outline_get (part->outline);
  guint n_clips = 0;

  if (part->outline == VANE_OUTLINE_TILE)
    return;

  for (guint i = index + 1; i < picture->n_parts; i++)
    if (vane_outline_get (picture->parts[i].outline)->halo != NULL)
      {
        g_string_append_printf (out, "<g clip-path=\"url(#c%u)\">", i);
        n_clips++;
      }
  g_string_append (out, "<path ");
  append_place (out, part);
  g_string_append (out, " d=\"");
  if (outline->stroke_width > 0)
    append_widened (out, outline);
  else
    g_string_append (out, outline->path);
  g_string_append (out, "\"/>");
  while (n_clips-- > 0)
    g_string_append (out, "</g>");
  g_string_append_c (out, '\n');
}

/* --- a file --- */

static char *
make_svg (guint    id,
          gboolean symbolic)
{
  VanePicture picture = vane_picture_get (id);
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  /* Without its tile, the application's picture leaves room. */
  const char *view = symbolic && id == VANE_PICTURE_APPLICATION ? "9 8 46 46" : "0 0 64 64";
  int side = symbolic ? 16 : id == VANE_PICTURE_APPLICATION ? 128 : 64;

  g_string_append (out, "<!-- SPDX-License-Identifier: GPL-3.0-or-later; written by the build -->\n");
  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                          "viewBox=\"%s\"%s>\n", side, side, view, symbolic ? " fill=\"#2e3436\"" : "");
  if (symbolic)
    for (guint i = 1; i < picture.n_parts; i++)
      if (vane_outline_get (picture.parts[i].outline)->halo != NULL)
        append_clip (out, i, &picture.parts[i]);
  for (guint i = 0; i < picture.n_parts; i++)
    if (symbolic)
      append_symbolic_part (out, &picture, i);
    else
      append_part (out, i, &picture.parts[i]);
  g_string_append (out, "</svg>\n");

  return g_string_free (out, FALSE);
}

static guint
find_picture (const char *name)
{
  if (g_str_equal (name, VANE_APPLICATION_ID))
    return VANE_PICTURE_APPLICATION;

  for (VaneCondition condition = 0; condition < VANE_N_CONDITIONS; condition++)
    for (guint night = 0; night < 2; night++)
      {
        guint id = vane_picture_find (condition, night ? VANE_DAYLIGHT_NIGHT : VANE_DAYLIGHT_DAY);
        g_autofree char *its_name = g_strconcat ("vane-", vane_condition_to_string (condition),
                                                 night ? "-night" : NULL, NULL);

        if (night == 1 && id == vane_picture_find (condition, VANE_DAYLIGHT_DAY))
          continue;
        if (g_str_equal (name, its_name))
          return id;
      }

  return VANE_PICTURE_NONE;
}

static gboolean
write_file (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *svg = NULL;
  gboolean symbolic;
  guint id;

  if (g_str_has_suffix (name, ".svg"))
    name[strlen (name) - strlen (".svg")] = '\0';
  symbolic = g_str_has_suffix (name, "-symbolic");
  if (symbolic)
    name[strlen (name) - strlen ("-symbolic")] = '\0';
  id = find_picture (name);
  if (id == VANE_PICTURE_NONE)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "no picture is called %s", name);
      return FALSE;
    }
  svg = make_svg (id, symbolic);

  return g_file_set_contents (path, svg, -1, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  for (int i = 1; i < argc; i++)
    if (!write_file (argv[i], &error))
      {
        g_printerr ("write-icons: %s\n", error->message);
        return EXIT_FAILURE;
      }

  return EXIT_SUCCESS;
}
