/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painted once for a reading and a size. Nothing in it moves, however many there are. */
#include "config.h"

#include "vane-sky-card.h"

#include <adwaita.h>

#include "vane-sky-paint.h"

struct _VaneSkyCard
{
  GtkWidget      parent_instance;

  GtkWidget     *child;    /* (owned by GTK) (nullable) */
  VaneReading   *reading;  /* (owned) (nullable) */
  gboolean       shown;

  /* What was painted last, and for what. */
  GskRenderNode *node;     /* (owned) (nullable) */
  float          width;
  float          height;
};

G_DEFINE_FINAL_TYPE (VaneSkyCard, vane_sky_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
ensure_node (VaneSkyCard *self,
             float        width,
             float        height)
{
  const VaneSkyColours *sky = vane_reading_get_sky (self->reading);
  const VaneSkyFrame frame = { width, height, GRAPHENE_POINT_INIT (width * 0.8f, height * 0.2f), 0, TRUE };
  g_autoptr(VaneSkyBrush) brush = NULL;
  GtkSnapshot *snapshot;

  if (self->node != NULL && self->width == width && self->height == height)
    return;

  /* Words may stand anywhere on a card. */
  g_clear_pointer (&self->node, gsk_render_node_unref);
  brush = vane_sky_brush_new (sky);
  snapshot = gtk_snapshot_new ();
  vane_sky_paint (snapshot, brush, &frame);
  vane_sky_paint_calm (snapshot, sky, &GRAPHENE_RECT_INIT (0, 0, width, height));
  self->node = gtk_snapshot_free_to_node (snapshot);
  self->width = width;
  self->height = height;
}

/* Under the padding, too: GTK clips to the rounded corners, as the card hides its overflow. */
static void
vane_sky_card_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  VaneSkyCard *self = VANE_SKY_CARD (widget);
  graphene_rect_t bounds;

  if (self->shown && gtk_widget_compute_bounds (widget, widget, &bounds))
    {
      ensure_node (self, bounds.size.width, bounds.size.height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      if (self->node != NULL)
        gtk_snapshot_append_node (snapshot, self->node);
      gtk_snapshot_restore (snapshot);
    }
  GTK_WIDGET_CLASS (vane_sky_card_parent_class)->snapshot (widget, snapshot);
}

/* Who asked for high contrast gets the plain background. */
static void
update_shown (VaneSkyCard *self)
{
  self->shown = self->reading != NULL && !adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  if (self->shown)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on-sky");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on-sky");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_reading (VaneSkyCard *self,
             VaneReading *reading)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->reading, vane_reading_unref);
  if (reading != NULL)
    self->reading = vane_reading_ref (reading);
  update_shown (self);
}

static void
set_child (VaneSkyCard *self,
           GtkWidget   *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
vane_sky_card_dispose (GObject *object)
{
  VaneSkyCard *self = VANE_SKY_CARD (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_sky_card_parent_class)->dispose (object);
}

static void
vane_sky_card_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  VaneSkyCard *self = VANE_SKY_CARD (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_READING:
      g_value_set_boxed (value, self->reading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_sky_card_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  VaneSkyCard *self = VANE_SKY_CARD (object);

  switch (property_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;

    case PROP_READING:
      set_reading (self, g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_sky_card_class_init (VaneSkyCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_sky_card_dispose;
  object_class->get_property = vane_sky_card_get_property;
  object_class->set_property = vane_sky_card_set_property;
  widget_class->snapshot = vane_sky_card_snapshot;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READING] = g_param_spec_boxed ("reading", NULL, NULL, VANE_TYPE_READING,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "skycard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vane_sky_card_init (VaneSkyCard *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vane_sky_card_new:
 *
 * Returns: (transfer floating): a card without a sky yet
 */
GtkWidget *
vane_sky_card_new (void)
{
  return g_object_new (VANE_TYPE_SKY_CARD, NULL);
}
