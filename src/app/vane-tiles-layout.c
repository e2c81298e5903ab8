/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No GtkFlowBox: its columns are as wide as what is in them, its rows all of one height, and
 * its children can have the focus. */
#include "config.h"

#include "vane-tiles-layout.h"

#define SPACING_PX 12
#define MAX_COLUMNS 2

struct _VaneTilesLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VaneTilesLayout, vane_tiles_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
measure_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = find_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = find_shown (gtk_widget_get_next_sibling (child)))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      width = MAX (width, minimum);
    }

  return width;
}

static guint
count_columns (GtkWidget *widget,
               int        width)
{
  return (width - SPACING_PX) / 2 >= measure_width (widget) ? MAX_COLUMNS : 1;
}

/* One row: the first of them, how many, their width and the height that all of them need. */
typedef struct
{
  GtkWidget *children[MAX_COLUMNS];
  guint      n;
  int        child_width;
  int        height;
} Row;

/* Takes the next tiles. One that is left alone has the whole row. (nullable): what follows. */
static GtkWidget *
take_row (GtkWidget *child,
          guint      n_columns,
          int        width,
          Row       *row)
{
  *row = (Row) { 0 };
  while (child != NULL && row->n < n_columns)
    {
      row->children[row->n++] = child;
      child = find_shown (gtk_widget_get_next_sibling (child));
    }
  row->child_width = row->n == MAX_COLUMNS ? (width - SPACING_PX) / 2 : width;
  for (guint i = 0; i < row->n; i++)
    {
      int minimum, natural;

      gtk_widget_measure (row->children[i], GTK_ORIENTATION_VERTICAL, row->child_width, &minimum, &natural, NULL,
                          NULL);
      row->height = MAX (row->height, natural);
    }

  return child;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  guint n_columns = count_columns (widget, width);
  GtkWidget *child = find_shown (gtk_widget_get_first_child (widget));
  int height = 0;

  while (child != NULL)
    {
      Row row;

      child = take_row (child, n_columns, width, &row);
      height += row.height + (child != NULL ? SPACING_PX : 0);
    }

  return height;
}

static GtkSizeRequestMode
vane_tiles_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vane_tiles_layout_measure (GtkLayoutManager *manager,
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
      *natural = width > 0 ? 2 * width + SPACING_PX : 0;
      return;
    }
  *minimum = *natural = measure_height (widget, for_size < 0 ? 2 * width + SPACING_PX : for_size);
}

static void
vane_tiles_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  guint n_columns = count_columns (widget, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = find_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Row row;

      child = take_row (child, n_columns, width, &row);
      for (guint i = 0; i < row.n; i++)
        {
          int x = i * (row.child_width + SPACING_PX);
          GtkAllocation allocation = { mirrored ? width - x - row.child_width : x, y, row.child_width, row.height };

          gtk_widget_size_allocate (row.children[i], &allocation, -1);
        }
      y += row.height + SPACING_PX;
    }
}

static void
vane_tiles_layout_class_init (VaneTilesLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vane_tiles_layout_get_request_mode;
  layout_class->measure = vane_tiles_layout_measure;
  layout_class->allocate = vane_tiles_layout_allocate;
}

static void
vane_tiles_layout_init (VaneTilesLayout *self)
{
}
