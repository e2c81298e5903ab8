/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the strip stand side by side, so that their parts make one curve, which costs
 * nothing where nobody looks. It says nothing that the cell's sentence does not say. */
#include "config.h"

#include "vane-hour-chart.h"

#include <math.h>

#include "vane-hour-item.h"

#define CURVE_HEIGHT_PX 34
#define BAR_HEIGHT_PX 22
#define BAR_WIDTH_PX 15
#define BAR_RADIUS_PX 3
#define LINE_WIDTH_PX 2.5
/* Between the number and the line. */
#define GAP_PX 6

static const GdkRGBA line_color = { 1.00f, 0.71f, 0.33f, 1.0f };
/* No lighter than the sky may be behind white words: a steep curve passes behind the number of
 * its neighbour. */
static const GdkRGBA fill_color = { 0.61f, 0.41f, 0.16f, 0.6f };
static const GdkRGBA bar_color = { 0.38f, 0.67f, 0.98f, 1.0f };

struct _VaneHourChart
{
  GtkWidget      parent_instance;

  VaneHourItem  *item;   /* (owned) (nullable) */
  GtkWidget     *label;  /* (owned by GTK) */
  VaneHourCurve  curve;
};

G_DEFINE_FINAL_TYPE (VaneHourChart, vane_hour_chart, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- where things are --- */

static int
get_label_height (VaneHourChart *self)
{
  int height = 0;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);

  return height;
}

static double
get_y (VaneHourChart *self,
       double         level)
{
  return get_label_height (self) + GAP_PX + (1 - level) * CURVE_HEIGHT_PX;
}

static void
vane_hour_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  VaneHourChart *self = VANE_HOUR_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = get_label_height (self) + GAP_PX + CURVE_HEIGHT_PX + BAR_HEIGHT_PX;
}

static void
vane_hour_chart_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  VaneHourChart *self = VANE_HOUR_CHART (widget);
  int label_height = get_label_height (self);
  double y = isnan (self->curve.middle) ? 0 : get_y (self, self->curve.middle) - GAP_PX - label_height;

  gtk_widget_size_allocate (self->label, &(GtkAllocation) { 0, (int) y, width, label_height }, -1);
}

/* --- drawing --- */

/* A cubic Bézier curve from one point to another, half a cell on, with those slopes. */
static void
curve_to (cairo_t *cr,
          double   x,
          double   y,
          double   slope,
          double   to_x,
          double   to_y,
          double   to_slope)
{
  double third = (to_x - x) / 3;

  cairo_curve_to (cr, x + third, y + slope * third, to_x - third, to_y - to_slope * third, to_x, to_y);
}

/* Gives where the path begins and ends. */
static void
trace (VaneHourChart *self,
       cairo_t       *cr,
       double         width,
       double        *from,
       double        *to)
{
  const VaneHourCurve *curve = &self->curve;
  double unit = -CURVE_HEIGHT_PX / width;
  double middle = get_y (self, curve->middle);

  *from = isnan (curve->start) ? width / 2 : 0;
  *to = isnan (curve->end) ? width / 2 : width;
  if (isnan (curve->start))
    cairo_move_to (cr, width / 2, middle);
  else
    {
      cairo_move_to (cr, 0, get_y (self, curve->start));
      curve_to (cr, 0, get_y (self, curve->start), curve->start_slope * unit, width / 2, middle,
                curve->middle_slope * unit);
    }
  if (!isnan (curve->end))
    curve_to (cr, width / 2, middle, curve->middle_slope * unit, width, get_y (self, curve->end),
              curve->end_slope * unit);
}

static void
draw_curve (VaneHourChart *self,
            cairo_t       *cr,
            double         width,
            double         height)
{
  cairo_pattern_t *fill = cairo_pattern_create_linear (0, get_y (self, 1), 0, height);
  cairo_path_t *line;
  double from, to;

  cairo_pattern_add_color_stop_rgba (fill, 0, fill_color.red, fill_color.green, fill_color.blue, fill_color.alpha);
  cairo_pattern_add_color_stop_rgba (fill, 1, fill_color.red, fill_color.green, fill_color.blue, 0);

  trace (self, cr, width, &from, &to);
  line = cairo_copy_path (cr);
  cairo_line_to (cr, to, height);
  cairo_line_to (cr, from, height);
  cairo_close_path (cr);
  cairo_set_source (cr, fill);
  cairo_fill (cr);
  cairo_pattern_destroy (fill);

  cairo_append_path (cr, line);
  gdk_cairo_set_source_rgba (cr, &line_color);
  cairo_set_line_width (cr, LINE_WIDTH_PX);
  cairo_stroke (cr);
  cairo_path_destroy (line);
}

static void
append_bar (GtkSnapshot *snapshot,
            double       chance,
            float        width,
            float        height)
{
  float length = (float) (chance * BAR_HEIGHT_PX);
  graphene_rect_t bar = GRAPHENE_RECT_INIT ((width - BAR_WIDTH_PX) / 2, height - length, BAR_WIDTH_PX, length);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bar, MIN (BAR_RADIUS_PX, length / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &bar_color, &bar);
  gtk_snapshot_pop (snapshot);
}

static void
vane_hour_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  VaneHourChart *self = VANE_HOUR_CHART (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  double chance = self->item != NULL ? vane_hour_item_get_chance (self->item) : 0;

  if (!isnan (self->curve.middle) && width > 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        {
          cairo_translate (cr, width, 0);
          cairo_scale (cr, -1, 1);
        }
      draw_curve (self, cr, width, height);
      cairo_destroy (cr);
    }
  if (chance > 0)
    append_bar (snapshot, chance, width, height);
  GTK_WIDGET_CLASS (vane_hour_chart_parent_class)->snapshot (widget, snapshot);
}

/* --- the object --- */

static void
set_item (VaneHourChart *self,
          VaneHourItem  *item)
{
  static const double none[VANE_HOUR_CURVE_N_LEVELS] = { NAN, NAN, NAN, NAN, NAN };

  if (!g_set_object (&self->item, item))
    return;

  vane_hour_curve_init (&self->curve, item != NULL ? vane_hour_item_get_levels (item) : none);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
vane_hour_chart_dispose (GObject *object)
{
  VaneHourChart *self = VANE_HOUR_CHART (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (vane_hour_chart_parent_class)->dispose (object);
}

static void
vane_hour_chart_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VaneHourChart *self = VANE_HOUR_CHART (object);

  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hour_chart_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VaneHourChart *self = VANE_HOUR_CHART (object);

  switch (property_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;

    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hour_chart_class_init (VaneHourChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_hour_chart_dispose;
  object_class->get_property = vane_hour_chart_get_property;
  object_class->set_property = vane_hour_chart_set_property;
  widget_class->measure = vane_hour_chart_measure;
  widget_class->size_allocate = vane_hour_chart_size_allocate;
  widget_class->snapshot = vane_hour_chart_snapshot;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, VANE_TYPE_HOUR_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "hourchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
}

static void
vane_hour_chart_init (VaneHourChart *self)
{
  self->curve.middle = NAN;
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
