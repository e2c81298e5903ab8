/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No GtkFlowBox: it gives both the same width. The first child has what the second leaves; below
 * the first the second stands at the end of its line. */
#include "config.h"

#include "vane-fold-layout.h"

#define SPACING_PX 10
#define LINE_SPACING_PX 4

struct _VaneFoldLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VaneFoldLayout, vane_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  GtkWidget *second;
  int        first_minimum;
  int        first_natural;
  int        second_width;
} Fold;

static Fold
look (GtkWidget *widget)
{
  Fold fold = { .first = gtk_widget_get_first_child (widget), .second = gtk_widget_get_last_child (widget) };

  gtk_widget_measure (fold.first, GTK_ORIENTATION_HORIZONTAL, -1, &fold.first_minimum, &fold.first_natural, NULL, NULL);
  gtk_widget_measure (fold.second, GTK_ORIENTATION_HORIZONTAL, -1, &fold.second_width, NULL, NULL, NULL);

  return fold;
}

static gboolean
is_folded (const Fold *fold,
           int         width)
{
  return width >= 0 && width < fold->first_minimum + SPACING_PX + fold->second_width;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

static GtkSizeRequestMode
vane_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vane_fold_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  Fold fold = look (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (fold.first_minimum, fold.second_width);
      *natural = fold.first_natural + SPACING_PX + fold.second_width;
    }
  else if (is_folded (&fold, for_size))
    *minimum = *natural = measure_height (fold.first, for_size) + LINE_SPACING_PX + measure_height (fold.second, -1);
  else
    {
      int rest = for_size < 0 ? -1 : for_size - SPACING_PX - fold.second_width;

      *minimum = *natural = MAX (measure_height (fold.first, rest), measure_height (fold.second, -1));
    }
}

static void
vane_fold_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  Fold fold = look (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation first = { 0, 0, width, height };
  GtkAllocation second = { mirrored ? 0 : width - fold.second_width, 0, fold.second_width, height };

  if (is_folded (&fold, width))
    {
      first.height = measure_height (fold.first, width);
      second.y = first.height + LINE_SPACING_PX;
      second.height = height - second.y;
    }
  else
    {
      first.width = width - SPACING_PX - fold.second_width;
      first.x = mirrored ? width - first.width : 0;
    }
  gtk_widget_size_allocate (fold.first, &first, -1);
  gtk_widget_size_allocate (fold.second, &second, -1);
}

static void
vane_fold_layout_class_init (VaneFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vane_fold_layout_get_request_mode;
  layout_class->measure = vane_fold_layout_measure;
  layout_class->allocate = vane_fold_layout_allocate;
}

static void
vane_fold_layout_init (VaneFoldLayout *self)
{
}
