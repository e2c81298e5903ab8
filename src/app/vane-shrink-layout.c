/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the number that is the largest thing on the page: a label cannot wrap a number, and a font
 * chosen by the width it is given would change that width. So the child has the size it asks for,
 * and what is drawn is scaled. */
#include "config.h"

#include "vane-shrink-layout.h"

/* Smaller than this part of itself it would not be the largest any more. */
#define MIN_SCALE 0.4

struct _VaneShrinkLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VaneShrinkLayout, vane_shrink_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_child (GtkWidget      *widget,
               GtkOrientation  orientation)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int natural = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static double
find_scale (GtkWidget *widget,
            int        width)
{
  int wanted = measure_child (widget, GTK_ORIENTATION_HORIZONTAL);

  return width < 0 || width >= wanted ? 1 : (double) width / wanted;
}

static GtkSizeRequestMode
vane_shrink_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vane_shrink_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  int wanted = measure_child (widget, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (wanted * MIN_SCALE + 0.5);
      *natural = wanted;
    }
  else
    {
      *natural = (int) (wanted * find_scale (widget, for_size) + 0.5);
      /* It is lower the narrower it is: of any width, that of the narrowest. Newer GTK's boxes go by that. */
      *minimum = for_size < 0 ? (int) (wanted * MIN_SCALE + 0.5) : *natural;
    }
}

static void
vane_shrink_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  double scale = find_scale (widget, width);
  int child_height = measure_child (widget, GTK_ORIENTATION_VERTICAL);
  GskTransform *transform;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  if (scale == 1)
    {
      gtk_widget_allocate (child, width, height, baseline, NULL);
      return;
    }

  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) (height - child_height * scale) / 2));
  transform = gsk_transform_scale (transform, (float) scale, (float) scale);
  gtk_widget_allocate (child, measure_child (widget, GTK_ORIENTATION_HORIZONTAL), child_height, -1, transform);
}

static void
vane_shrink_layout_class_init (VaneShrinkLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vane_shrink_layout_get_request_mode;
  layout_class->measure = vane_shrink_layout_measure;
  layout_class->allocate = vane_shrink_layout_allocate;
}

static void
vane_shrink_layout_init (VaneShrinkLayout *self)
{
}
