/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is taken out and put in elsewhere when a window grows: the order of the keys stays,
 * and so does what has the focus. The children are: the face, the days (on the side when there
 * is room), the tiles, and what spans all at the end. */
#include "config.h"

#include "vane-page-layout.h"

#define SPACING_PX    18
/* A line of text is not read across a whole screen. */
#define MAX_COLUMN_PX 640
#define MAX_BOTH_PX   1160
/* Of both columns, the one with the hours. */
#define MAIN_SHARE    0.58

struct _VanePageLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VanePageLayout, vane_page_layout, GTK_TYPE_LAYOUT_MANAGER)

/* How a width is divided. */
typedef struct
{
  gboolean wide;
  int      x;           /* of the first column */
  int      both;        /* of all that is used */
  int      main;        /* of the first column */
  int      side;        /* of the second */
} Columns;

static Columns
divide (int width)
{
  Columns columns = { .wide = width >= VANE_PAGE_TWO_COLUMNS_PX };

  columns.both = MIN (width, columns.wide ? MAX_BOTH_PX : MAX_COLUMN_PX);
  columns.main = columns.wide ? (int) ((columns.both - SPACING_PX) * MAIN_SHARE) : columns.both;
  columns.side = columns.wide ? columns.both - SPACING_PX - columns.main : columns.both;
  columns.x = (width - columns.both) / 2;

  return columns;
}

static gboolean
is_side (GtkWidget *widget,
         GtkWidget *child)
{
  return gtk_widget_get_prev_sibling (child) == gtk_widget_get_first_child (widget);
}

static gboolean
is_last (GtkWidget *child)
{
  return gtk_widget_get_next_sibling (child) == NULL;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);

  return natural;
}

static void
place (GtkWidget *widget,
       GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = mirrored ? gtk_widget_get_width (widget) - x - width : x;
  GtkAllocation allocation = { left, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

/* Goes along the children; returns how high it all is. */
static int
arrange (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  Columns columns = divide (width);
  int y = 0, side_y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean side = columns.wide && is_side (widget, child);
      gboolean last = columns.wide && is_last (child);
      int child_width = side ? columns.side : last ? columns.both : columns.main;
      int x = side ? columns.x + columns.main + SPACING_PX : columns.x;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      height = measure_height (child, child_width);
      if (last)
        y = MAX (y, side_y);
      if (allocate)
        place (widget, child, x, side ? side_y : y, child_width, height);
      *(side ? &side_y : &y) += height + SPACING_PX;
    }

  return MAX (MAX (y, side_y) - SPACING_PX, 0);
}

static int
measure_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      width = MAX (width, minimum);
    }

  return width;
}

static GtkSizeRequestMode
vane_page_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vane_page_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  int width = measure_width (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = MAX (width, MAX_COLUMN_PX);
      return;
    }
  *minimum = *natural = arrange (widget, MAX (for_size, width), FALSE);
}

static void
vane_page_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  arrange (widget, width, TRUE);
}

static void
vane_page_layout_class_init (VanePageLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vane_page_layout_get_request_mode;
  layout_class->measure = vane_page_layout_measure;
  layout_class->allocate = vane_page_layout_allocate;
}

static void
vane_page_layout_init (VanePageLayout *self)
{
}
