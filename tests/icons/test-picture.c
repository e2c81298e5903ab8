/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "icons/vane-picture.h"
#include "present/vane-symbol.h"
#include "support/vane-test.h"

/* How far the number may be from the picture's border: a bar's edge. */
#define SLACK 1.0

static void
test_walk (void)
{
  const char *path = "M 1.5 -2 L 3 4 C 1 2 3 4 5 6 Z";
  const char *broken[] = { "L 1", "C 1 2 3 4 5", "H 3", "M x 1", "1 2" };
  VaneOutlineStep step;

  g_assert_true (vane_outline_walk (&path, &step));
  g_assert_cmpint (step.kind, ==, VANE_STEP_MOVE);
  g_assert_cmpfloat (step.numbers[0], ==, 1.5);
  g_assert_cmpfloat (step.numbers[1], ==, -2);
  g_assert_true (vane_outline_walk (&path, &step));
  g_assert_cmpint (step.kind, ==, VANE_STEP_LINE);
  g_assert_true (vane_outline_walk (&path, &step));
  g_assert_cmpint (step.kind, ==, VANE_STEP_CURVE);
  g_assert_cmpfloat (step.numbers[5], ==, 6);
  g_assert_true (vane_outline_walk (&path, &step));
  g_assert_cmpint (step.kind, ==, VANE_STEP_CLOSE);
  g_assert_false (vane_outline_walk (&path, &step));
  g_assert_cmpstr (path, ==, "");

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      path = broken[i];
      g_assert_false (vane_outline_walk (&path, &step));
      g_assert_cmpstr (path, ==, broken[i]);
    }
}

static void
assert_path (const char *path)
{
  VaneOutlineStep step = { .kind = VANE_STEP_CLOSE };
  gboolean first = TRUE;

  while (vane_outline_walk (&path, &step))
    {
      g_assert_true (!first || step.kind == VANE_STEP_MOVE);
      first = FALSE;
    }
  g_assert_false (first);
  g_assert_cmpstr (path, ==, "");
}

static void
test_outlines (void)
{
  for (VaneOutlineId id = 0; id < VANE_N_OUTLINES; id++)
    {
      const VaneOutline *outline = vane_outline_get (id);

      g_assert_nonnull (outline->path);
      assert_path (outline->path);
      if (outline->halo != NULL)
        assert_path (outline->halo);
      g_assert_cmpfloat (outline->top, <, outline->bottom);
    }
}

static void
assert_inside (const VanePart *part)
{
  const VaneOutline *outline = vane_outline_get (part->outline);
  const char *path = outline->path;
  VaneOutlineStep step;

  while (vane_outline_walk (&path, &step))
    {
      /* Of a curve only the end: its other points lie outside it. */
      guint at = step.kind == VANE_STEP_CURVE ? 4 : 0;
      double radius = outline->stroke_width / 2;

      if (step.kind == VANE_STEP_CLOSE)
        continue;
      for (guint i = 0; i < 2; i++)
        {
          double origin = i == 0 ? part->x : part->y;

          g_assert_cmpfloat (origin + part->scale * (step.numbers[at + i] - radius), >=, -SLACK);
          g_assert_cmpfloat (origin + part->scale * (step.numbers[at + i] + radius), <=, VANE_PICTURE_SIDE + SLACK);
        }
    }
}

static void
test_pictures (void)
{
  for (guint id = 0; id < VANE_N_PICTURES; id++)
    {
      VanePicture picture = vane_picture_get (id);

      for (gsize i = 0; i < picture.n_parts; i++)
        {
          g_assert_cmpfloat (picture.parts[i].scale, >, 0);
          g_assert_nonnull (vane_picture_get_paint (picture.parts[i].role));
          g_assert_cmpuint (vane_picture_get_paint (picture.parts[i].role)->top & 0xff, ==, 0xff);
          assert_inside (&picture.parts[i]);
        }
    }
  g_assert_cmpuint (vane_picture_get (VANE_PICTURE_NONE).n_parts, ==, 0);
  g_assert_cmpuint (vane_picture_get (VANE_PICTURE_APPLICATION).n_parts, >, 0);
}

/* A night of its own has the picture exactly where it has the name. */
static void
test_nights (void)
{
  for (VaneCondition condition = 0; condition < VANE_N_CONDITIONS; condition++)
    {
      g_autofree char *day_name = vane_symbol_get_name (condition, VANE_DAYLIGHT_DAY);
      g_autofree char *night_name = vane_symbol_get_name (condition, VANE_DAYLIGHT_NIGHT);
      guint day = vane_picture_find (condition, VANE_DAYLIGHT_DAY);
      guint night = vane_picture_find (condition, VANE_DAYLIGHT_NIGHT);

      g_assert_cmpuint (vane_picture_get (day).n_parts, >, 0);
      g_assert_cmpuint (vane_picture_get (night).n_parts, >, 0);
      g_assert_cmpint (day == night, ==, g_str_equal (day_name, night_name));
      g_assert_cmpuint (vane_picture_find (condition, VANE_DAYLIGHT_UNKNOWN), ==, day);
    }
}

/* --- the theme's files --- */

static void
on_element (GMarkupParseContext  *context,
            const char           *name,
            const char          **attributes,
            const char          **values,
            gpointer              user_data,
            GError              **error)
{
  guint *n_paths = user_data;

  *n_paths += g_str_equal (name, "path");
}

static char *
read_svg (const char *name,
          const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (g_getenv ("VANE_BUILD_DIR"), "src", "core", "icons", file, NULL);
  const GMarkupParser parser = { .start_element = on_element };
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *svg = NULL;
  guint n_paths = 0;
  gsize size;

  g_file_get_contents (path, &svg, &size, &error);
  g_assert_no_error (error);
  context = g_markup_parse_context_new (&parser, 0, &n_paths, NULL);
  g_markup_parse_context_parse (context, svg, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_paths, >, 0);

  return g_steal_pointer (&svg);
}

static void
assert_files (const char *name,
              guint       id)
{
  VanePicture picture = vane_picture_get (id);
  g_autofree char *colour = read_svg (name, ".svg");
  g_autofree char *symbolic = read_svg (name, "-symbolic.svg");

  for (gsize i = 0; i < picture.n_parts; i++)
    {
      const VaneOutline *outline = vane_outline_get (picture.parts[i].outline);

      g_assert_nonnull (strstr (colour, outline->path));
      if (outline->stroke_width == 0 && picture.parts[i].outline != VANE_OUTLINE_TILE)
        g_assert_nonnull (strstr (symbolic, outline->path));
    }
  /* GTK gives colour to what is filled, and to nothing else. */
  g_assert_null (strstr (symbolic, "stroke"));
  g_assert_null (strstr (symbolic, "Gradient"));
}

static void
test_files (void)
{
  for (VaneCondition condition = 0; condition < VANE_N_CONDITIONS; condition++)
    for (VaneDaylight daylight = VANE_DAYLIGHT_UNKNOWN; daylight <= VANE_DAYLIGHT_NIGHT; daylight++)
      {
        g_autofree char *name = vane_symbol_get_name (condition, daylight);

        assert_files (name, vane_picture_find (condition, daylight));
      }
  assert_files (VANE_APPLICATION_ID, VANE_PICTURE_APPLICATION);
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/icons/outline/walk", test_walk);
  g_test_add_func ("/icons/outline/table", test_outlines);
  g_test_add_func ("/icons/picture/table", test_pictures);
  g_test_add_func ("/icons/picture/nights", test_nights);
  g_test_add_func ("/icons/picture/files", test_files);

  return g_test_run ();
}
