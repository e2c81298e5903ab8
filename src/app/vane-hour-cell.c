/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time, sky, temperature and rain of one hour. Drawn as one widget: there are fifty cells in a strip, and five labels
 * and boxes in each of them would be most of what the window has to style and to lay out. */
#include "config.h"

#include "vane-hour-cell.h"

#include <adwaita.h>
#include <math.h>

#include "vane-deprecated.h"
#include "vane-hour-chart.h"
#include "vane-hour-words.h"
#include "vane-icon.h"
#include "vane-sky-view.h"

#define SPACING_PX 4
#define ICON_PX    24
/* As libadwaita has them for .caption and .dim-label. */
#define CAPTION_SCALE 0.82
#define DIM_ALPHA     0.55f
#define DIM_ALPHA_HIGH_CONTRAST 0.9f

typedef enum
{
  TEMPERATURE,
  RAIN,
  TIME,
  N_TEXTS
} Text;

struct _VaneHourCell
{
  GtkWidget      parent_instance;

  VaneHourItem  *item;            /* (owned) (nullable) */
  VaneHourCurve  curve;
  PangoLayout   *texts[N_TEXTS];  /* (owned) */
};

G_DEFINE_FINAL_TYPE (VaneHourCell, vane_hour_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- the words --- */

static PangoLayout *
make_text (VaneHourCell *self,
           double        scale,
           PangoWeight   weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
set_text (VaneHourCell *self,
          Text          text,
          char         *words)
{
  pango_layout_set_text (self->texts[text], words, -1);
  g_free (words);
}

static void
set_item (VaneHourCell *self,
          VaneHourItem *item)
{
  static const double none[VANE_HOUR_CURVE_N_LEVELS] = { NAN, NAN, NAN, NAN, NAN };

  if (!g_set_object (&self->item, item))
    return;

  vane_hour_curve_init (&self->curve, item != NULL ? vane_hour_item_get_levels (item) : none);
  set_text (self, TEMPERATURE, item != NULL ? vane_hour_words_format_temperature (item) : NULL);
  set_text (self, RAIN, item != NULL ? vane_hour_words_format_rain (item) : NULL);
  set_text (self, TIME, item != NULL ? vane_hour_words_format_time (item) : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/* --- size --- */

static void
vane_hour_cell_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  VaneHourCell *self = VANE_HOUR_CELL (widget);
  int widths[N_TEXTS], heights[N_TEXTS];

  for (guint i = 0; i < N_TEXTS; i++)
    pango_layout_get_pixel_size (self->texts[i], &widths[i], &heights[i]);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (MAX (widths[TEMPERATURE], ICON_PX), MAX (widths[RAIN], widths[TIME]));
  else
    *minimum = vane_hour_chart_get_height (heights[TEMPERATURE]) + SPACING_PX + heights[RAIN] + SPACING_PX + ICON_PX +
               SPACING_PX + heights[TIME];
  *natural = *minimum;
}

/* Of the font or of the colours. */
static void
vane_hour_cell_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (vane_hour_cell_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

/* --- drawing --- */

/* White words on a sky are none too bright. */
static void
find_colors (GtkWidget *widget,
             GdkRGBA   *colors)
{
  GtkWidget *sky = gtk_widget_get_ancestor (widget, VANE_TYPE_SKY_VIEW);
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA rain;

  vane_deprecated_get_color (widget, &colors[TEMPERATURE]);
  colors[RAIN] = colors[TEMPERATURE];
  colors[TIME] = colors[TEMPERATURE];
  if (sky != NULL && vane_sky_view_get_shown (VANE_SKY_VIEW (sky)))
    return;

  if (vane_deprecated_lookup_color (widget, "rain_color", &rain))
    colors[RAIN] = rain;
  colors[TIME].alpha *= high_contrast ? DIM_ALPHA_HIGH_CONTRAST : DIM_ALPHA;
}

/* Returns how high it is. */
static int
append_text (VaneHourCell  *self,
             GtkSnapshot   *snapshot,
             Text           text,
             const GdkRGBA *colors,
             int            y)
{
  int width, height;

  pango_layout_get_pixel_size (self->texts[text], &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2),
                                                (float) y));
  gtk_snapshot_append_layout (snapshot, self->texts[text], &colors[text]);
  gtk_snapshot_restore (snapshot);

  return height;
}

static void
vane_hour_cell_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  VaneHourCell *self = VANE_HOUR_CELL (widget);
  int width = gtk_widget_get_width (widget);
  GdkRGBA colors[N_TEXTS];
  int label_height, y;

  if (self->item == NULL)
    return;

  find_colors (widget, colors);
  pango_layout_get_pixel_size (self->texts[TEMPERATURE], NULL, &label_height);
  vane_hour_chart_snapshot (snapshot, &self->curve, vane_hour_item_get_chance (self->item), label_height, width,
                            gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  append_text (self, snapshot, TEMPERATURE, colors, vane_hour_chart_get_label_y (&self->curve, label_height));
  y = vane_hour_chart_get_height (label_height) + SPACING_PX;
  y += append_text (self, snapshot, RAIN, colors, y) + SPACING_PX;
  vane_icon_append (snapshot, widget, vane_hour_words_get_picture (self->item), ICON_PX, (width - ICON_PX) / 2, y);
  append_text (self, snapshot, TIME, colors, y + ICON_PX + SPACING_PX);
}

/* --- the object --- */

static void
vane_hour_cell_dispose (GObject *object)
{
  VaneHourCell *self = VANE_HOUR_CELL (object);

  g_clear_object (&self->item);
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->texts[i]);

  G_OBJECT_CLASS (vane_hour_cell_parent_class)->dispose (object);
}

static void
vane_hour_cell_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, VANE_HOUR_CELL (object)->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hour_cell_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      set_item (VANE_HOUR_CELL (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The row that holds the cell says all of it in one sentence; it stays silent. */
static void
vane_hour_cell_class_init (VaneHourCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_hour_cell_dispose;
  object_class->get_property = vane_hour_cell_get_property;
  object_class->set_property = vane_hour_cell_set_property;
  widget_class->measure = vane_hour_cell_measure;
  widget_class->css_changed = vane_hour_cell_css_changed;
  widget_class->snapshot = vane_hour_cell_snapshot;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, VANE_TYPE_HOUR_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "hourcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
}

static void
vane_hour_cell_init (VaneHourCell *self)
{
  self->curve.middle = NAN;
  self->texts[TEMPERATURE] = make_text (self, 1, PANGO_WEIGHT_BOLD);
  self->texts[RAIN] = make_text (self, CAPTION_SCALE, PANGO_WEIGHT_BOLD);
  self->texts[TIME] = make_text (self, CAPTION_SCALE, PANGO_WEIGHT_NORMAL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* --- the factory --- */

static void
on_factory_setup (GtkListItemFactory *factory,
                  GtkListItem        *list_item,
                  gpointer            user_data)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, g_object_new (VANE_TYPE_HOUR_CELL, NULL));
}

static void
on_factory_bind (GtkListItemFactory *factory,
                 GtkListItem        *list_item,
                 gpointer            user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autofree char *sentence = vane_hour_words_describe (gtk_list_item_get_item (list_item));

  g_object_set (cell, "item", gtk_list_item_get_item (list_item), NULL);
  /* GTK 4.8 has no gtk_list_item_set_accessible_label(). */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * vane_hour_cell_factory_new:
 *
 * Returns: (transfer full): makes and fills the rows of a list of #VaneHourItem
 */
GtkListItemFactory *
vane_hour_cell_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind), NULL);

  return factory;
}
