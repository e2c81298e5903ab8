/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds all of the window, so that the sky reaches from its top edge to the end of what stands
 * on it, the face of the page, which scrolls. GTK takes a new snapshot of a widget when
 * anything in it moves: where the face is, is looked up then. */
#include "config.h"

#include "vane-sky-view.h"

#include <adwaita.h>

#include "vane-reading.h"
#include "vane-sky-calm.h"
#include "vane-sky-paint.h"
#include "vane-sky-pulse.h"

/* Over how much of the sky below the header bar its calm fades away. */
#define HEADER_FADE 24.0f
/* Altitude of a sun that stands as high as it is painted. */
#define HIGH_SUN 30.0

struct _VaneSkyView
{
  GtkWidget      parent_instance;

  GtkWidget     *child;    /* (owned by GTK) (nullable) */
  GtkWidget     *face;     /* (nullable): in the child */
  GtkWidget     *icon;     /* (nullable): in the face */
  VaneReading   *reading;  /* (owned) (nullable) */
  gboolean       shown;

  VaneSkyBrush  *brush;    /* (owned) (nullable): of the reading, from the first frame on */
  VaneSkyCalm   *calm;     /* (owned) */
  VaneSkyPulse  *pulse;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (VaneSkyView, vane_sky_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- painting --- */

/* Behind the icon, which is a sun or a moon then; the lower the sun is, the lower. */
static graphene_point_t
find_light (const VaneSkyColours  *sky,
            const graphene_rect_t *icon,
            float                  height)
{
  float x = icon->origin.x + icon->size.width / 2;
  float y = icon->origin.y + icon->size.height / 2;
  float low = sky->sun > 0 ? (float) CLAMP (1 - sky->sun_altitude / HIGH_SUN, 0, 1) : 0;

  return GRAPHENE_POINT_INIT (x, y + (height * 0.62f - y) * low * low * 0.8f);
}

/* The header bar has words, too, and does not scroll. */
static void
calm_header (GtkSnapshot          *snapshot,
             const VaneSkyColours *sky,
             float                 width,
             float                 height)
{
  VaneColour calm = vane_sky_colours_get_calm (sky, 0);
  const GdkRGBA colour = { (float) calm.red, (float) calm.green, (float) calm.blue, (float) sky->calm };
  const GdkRGBA nothing = { colour.red, colour.green, colour.blue, 0 };
  const GskColorStop stops[] = { { 0, colour }, { height / (height + HEADER_FADE), colour }, { 1, nothing } };

  if (sky->calm > 0 && height > 0)
    gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height + HEADER_FADE),
                                         &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (0, height + HEADER_FADE),
                                         stops, G_N_ELEMENTS (stops));
}

static float
get_scrolled (GtkWidget *scroller)
{
  return (float) gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
paint (VaneSkyView *self,
       GtkSnapshot *snapshot)
{
  const VaneSkyColours *sky = vane_reading_get_sky (self->reading);
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *scroller = gtk_widget_get_ancestor (self->face, GTK_TYPE_SCROLLED_WINDOW);
  VaneSkyFrame frame = { .width = (float) gtk_widget_get_width (widget) };
  graphene_rect_t view, face, icon;
  float end, top;

  if (scroller == NULL || !gtk_widget_compute_bounds (scroller, widget, &view) ||
      !gtk_widget_compute_bounds (self->face, widget, &face) ||
      !gtk_widget_compute_bounds (self->icon, self->face, &icon))
    return;

  /* The sky stands still and is covered from below; what is over the scrolled part keeps it. */
  end = MAX (face.origin.y + face.size.height, view.origin.y);
  top = face.origin.y + get_scrolled (scroller);
  graphene_rect_offset (&icon, face.origin.x, top);
  frame.height = top + face.size.height;
  frame.light = find_light (sky, &icon, frame.height);
  frame.time = vane_sky_pulse_get_time (self->pulse);
  frame.still = !vane_sky_pulse_get_running (self->pulse);
  if (self->brush == NULL)
    self->brush = vane_sky_brush_new (sky);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, frame.width, end));
  vane_sky_paint (snapshot, self->brush, &frame);
  gtk_snapshot_push_clip (snapshot, &view);
  vane_sky_calm_snapshot (self->calm, snapshot, sky, self->face, widget, top);
  gtk_snapshot_pop (snapshot);
  calm_header (snapshot, sky, frame.width, view.origin.y);
  gtk_snapshot_pop (snapshot);

  /* Of a sky that has been scrolled away nobody sees that it moves. */
  vane_sky_pulse_set_interval (self->pulse, end > view.origin.y ? vane_sky_paint_get_interval (sky) : 0);
}

static void
vane_sky_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  VaneSkyView *self = VANE_SKY_VIEW (widget);

  if (self->shown)
    paint (self, snapshot);
  GTK_WIDGET_CLASS (vane_sky_view_parent_class)->snapshot (widget, snapshot);
}

/* --- whether there is one --- */

/* Who asked for high contrast gets the plain background. */
static void
update_shown (VaneSkyView *self)
{
  self->shown = self->reading != NULL && self->face != NULL && gtk_widget_get_mapped (self->face) &&
                !adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  if (self->shown)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on-sky");
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "on-sky");
      vane_sky_pulse_set_interval (self->pulse, 0);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_reading (VaneSkyView *self,
             VaneReading *reading)
{
  g_clear_pointer (&self->brush, vane_sky_brush_free);
  g_clear_pointer (&self->reading, vane_reading_unref);
  if (reading != NULL)
    self->reading = vane_reading_ref (reading);
  update_shown (self);
}

static void
set_child (VaneSkyView *self,
           GtkWidget   *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* --- the object --- */

static void
vane_sky_view_dispose (GObject *object)
{
  VaneSkyView *self = VANE_SKY_VIEW (object);

  if (self->face != NULL)
    g_signal_handlers_disconnect_by_data (self->face, self);
  g_clear_weak_pointer (&self->face);
  g_clear_weak_pointer (&self->icon);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->brush, vane_sky_brush_free);
  g_clear_pointer (&self->calm, vane_sky_calm_free);
  g_clear_object (&self->pulse);
  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_sky_view_parent_class)->dispose (object);
}

static void
vane_sky_view_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  VaneSkyView *self = VANE_SKY_VIEW (object);

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
vane_sky_view_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  VaneSkyView *self = VANE_SKY_VIEW (object);

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
vane_sky_view_class_init (VaneSkyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_sky_view_dispose;
  object_class->get_property = vane_sky_view_get_property;
  object_class->set_property = vane_sky_view_set_property;
  widget_class->snapshot = vane_sky_view_snapshot;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READING] = g_param_spec_boxed ("reading", NULL, NULL, VANE_TYPE_READING,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "skyview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vane_sky_view_init (VaneSkyView *self)
{
  self->calm = vane_sky_calm_new ();
  self->pulse = vane_sky_pulse_new (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vane_sky_view_set_face:
 * @self: a sky
 * @face: (nullable): what stands on the sky, at the top of a scrolled part of the child
 * @icon: (nullable): what stands before the sun, in @face
 *
 * The sky is that behind this face from now on; it is for the caller to set its reading.
 */
void
vane_sky_view_set_face (VaneSkyView *self,
                        GtkWidget   *face,
                        GtkWidget   *icon)
{
  g_return_if_fail (VANE_IS_SKY_VIEW (self));
  g_return_if_fail (face == NULL || (GTK_IS_WIDGET (face) && GTK_IS_WIDGET (icon)));

  if (self->face == face)
    return;

  if (self->face != NULL)
    g_signal_handlers_disconnect_by_data (self->face, self);
  g_set_weak_pointer (&self->face, face);
  g_set_weak_pointer (&self->icon, face != NULL ? icon : NULL);
  if (face != NULL)
    {
      g_signal_connect_object (face, "map", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (face, "unmap", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  update_shown (self);
}

/**
 * vane_sky_view_get_shown:
 * @self: a sky
 *
 * Returns: whether it is painted, so that what stands on the face is white
 */
gboolean
vane_sky_view_get_shown (VaneSkyView *self)
{
  g_return_val_if_fail (VANE_IS_SKY_VIEW (self), FALSE);

  return self->shown;
}
