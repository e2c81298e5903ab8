/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name, sky, rain, low, bar, high: so they stand in the template. In two lines the name has the
 * temperatures beside it, and the bar all that the sky and the rain leave below. */
#include "config.h"

#include "vane-day-layout.h"

#define SPACING_PX 10
#define LINE_SPACING_PX 4
#define N_PARTS 6
#define MAX_LINES 2

struct _VaneDayLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VaneDayLayout, vane_day_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Which parts, and which of them takes the room that is left. */
typedef struct
{
  guint parts[N_PARTS];
  guint n;
  guint wide;
} Line;

static const Line one_line[] = { { { 0, 1, 2, 3, 4, 5 }, 6, 4 } };
static const Line two_lines[] = { { { 0, 3, 5 }, 3, 0 }, { { 1, 2, 4 }, 3, 4 } };

static void
get_parts (GtkWidget *widget,
           GtkWidget *parts[N_PARTS])
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_assert (child != NULL);
      parts[i] = child;
      child = gtk_widget_get_next_sibling (child);
    }
}

static int
measure_part (GtkWidget      *part,
              GtkOrientation  orientation)
{
  int minimum, natural;

  gtk_widget_measure (part, orientation, -1, &minimum, &natural, NULL, NULL);

  return orientation == GTK_ORIENTATION_HORIZONTAL ? minimum : natural;
}

static int
measure_line_width (GtkWidget  *parts[N_PARTS],
                    const Line *line)
{
  int width = SPACING_PX * (int) (line->n - 1);

  for (guint i = 0; i < line->n; i++)
    width += measure_part (parts[line->parts[i]], GTK_ORIENTATION_HORIZONTAL);

  return width;
}

static int
measure_line_height (GtkWidget  *parts[N_PARTS],
                     const Line *line)
{
  int height = 0;

  for (guint i = 0; i < line->n; i++)
    height = MAX (height, measure_part (parts[line->parts[i]], GTK_ORIENTATION_VERTICAL));

  return height;
}

/* A width below 0 is as much as there may be. */
static const Line *
choose_lines (GtkWidget *parts[N_PARTS],
              int        width,
              guint     *n)
{
  gboolean fits = width < 0 || measure_line_width (parts, one_line) <= width;

  *n = fits ? G_N_ELEMENTS (one_line) : G_N_ELEMENTS (two_lines);

  return fits ? one_line : two_lines;
}

static GtkSizeRequestMode
vane_day_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vane_day_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  GtkWidget *parts[N_PARTS];
  const Line *lines;
  guint n;

  get_parts (widget, parts);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_line_width (parts, &two_lines[0]), measure_line_width (parts, &two_lines[1]));
      *natural = MAX (*minimum, measure_line_width (parts, one_line));
      return;
    }

  lines = choose_lines (parts, for_size, &n);
  *minimum = LINE_SPACING_PX * (int) (n - 1);
  for (guint i = 0; i < n; i++)
    *minimum += measure_line_height (parts, &lines[i]);
  *natural = *minimum;
}

static void
allocate_line (GtkWidget  *widget,
               GtkWidget  *parts[N_PARTS],
               const Line *line,
               int         width,
               int         y,
               int         height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = MAX (width - measure_line_width (parts, line), 0);
  int x = 0;

  for (guint i = 0; i < line->n; i++)
    {
      guint part = line->parts[i];
      int part_width = measure_part (parts[part], GTK_ORIENTATION_HORIZONTAL) + (part == line->wide ? rest : 0);
      GtkAllocation allocation = { mirrored ? width - x - part_width : x, y, part_width, height };

      gtk_widget_size_allocate (parts[part], &allocation, -1);
      x += part_width + SPACING_PX;
    }
}

static void
vane_day_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  GtkWidget *parts[N_PARTS];
  const Line *lines;
  guint n;
  int used, y;

  get_parts (widget, parts);
  lines = choose_lines (parts, width, &n);
  used = LINE_SPACING_PX * (int) (n - 1);
  for (guint i = 0; i < n; i++)
    used += measure_line_height (parts, &lines[i]);

  y = MAX (height - used, 0) / 2;
  for (guint i = 0; i < n; i++)
    {
      int line_height = measure_line_height (parts, &lines[i]);

      allocate_line (widget, parts, &lines[i], width, y, line_height);
      y += line_height + LINE_SPACING_PX;
    }
}

static void
vane_day_layout_class_init (VaneDayLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vane_day_layout_get_request_mode;
  layout_class->measure = vane_day_layout_measure;
  layout_class->allocate = vane_day_layout_allocate;
}

static void
vane_day_layout_init (VaneDayLayout *self)
{
}
