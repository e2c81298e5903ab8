/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colour stands for warmth along the whole track, so a cold day is blue and a warm one
 * orange, wherever in the list it stands. The numbers beside it say the same in text. */
#include "config.h"

#include "vane-range-bar.h"

#include "vane-deprecated.h"

#define MIN_WIDTH_PX 40
#define HEIGHT_PX 6
#define TRACK_ALPHA 0.13f
/* Properties cannot hold NAN. */
#define UNKNOWN -1.0

struct _VaneRangeBar
{
  GtkWidget parent_instance;

  double    from;
  double    to;
};

G_DEFINE_FINAL_TYPE (VaneRangeBar, vane_range_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FROM,
  PROP_TO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* From cool to warm. */
static const GskColorStop warmth[] = {
  { 0.00f, { 0.29f, 0.56f, 0.89f, 1.0f } },
  { 0.35f, { 0.31f, 0.71f, 0.68f, 1.0f } },
  { 0.65f, { 0.95f, 0.77f, 0.25f, 1.0f } },
  { 1.00f, { 0.95f, 0.52f, 0.20f, 1.0f } },
};

static void
append_pill (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds)
{
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, bounds, bounds->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
}

static void
vane_range_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  VaneRangeBar *self = VANE_RANGE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float y = ((float) gtk_widget_get_height (widget) - HEIGHT_PX) / 2;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t track = GRAPHENE_RECT_INIT (0, y, width, HEIGHT_PX);
  graphene_rect_t range;
  graphene_point_t cool = GRAPHENE_POINT_INIT (mirrored ? width : 0, y);
  graphene_point_t warm = GRAPHENE_POINT_INIT (mirrored ? 0 : width, y);
  float start, length;
  GdkRGBA color;

  vane_deprecated_get_color (widget, &color);
  color.alpha *= TRACK_ALPHA;
  append_pill (snapshot, &track);
  gtk_snapshot_append_color (snapshot, &color, &track);
  gtk_snapshot_pop (snapshot);

  if (self->from < 0 || self->to < 0)
    return;

  /* Never shorter than round: a day without a difference still has a dot. */
  length = MAX ((float) (self->to - self->from) * width, HEIGHT_PX);
  start = CLAMP ((float) self->from * width, 0, MAX (width - length, 0));
  if (mirrored)
    start = width - start - length;
  graphene_rect_init (&range, start, y, length, HEIGHT_PX);
  append_pill (snapshot, &range);
  gtk_snapshot_append_linear_gradient (snapshot, &range, &cool, &warm, warmth, G_N_ELEMENTS (warmth));
  gtk_snapshot_pop (snapshot);
}

static void
vane_range_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : HEIGHT_PX;
  *natural = *minimum;
}

static void
vane_range_bar_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  VaneRangeBar *self = VANE_RANGE_BAR (object);

  switch (property_id)
    {
    case PROP_FROM:
      g_value_set_double (value, self->from);
      break;

    case PROP_TO:
      g_value_set_double (value, self->to);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_range_bar_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  VaneRangeBar *self = VANE_RANGE_BAR (object);

  switch (property_id)
    {
    case PROP_FROM:
      self->from = g_value_get_double (value);
      break;

    case PROP_TO:
      self->to = g_value_get_double (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
vane_range_bar_class_init (VaneRangeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vane_range_bar_get_property;
  object_class->set_property = vane_range_bar_set_property;
  widget_class->snapshot = vane_range_bar_snapshot;
  widget_class->measure = vane_range_bar_measure;

  properties[PROP_FROM] = g_param_spec_double ("from", NULL, NULL, UNKNOWN, 1, UNKNOWN,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TO] = g_param_spec_double ("to", NULL, NULL, UNKNOWN, 1, UNKNOWN,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "rangebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
}

static void
vane_range_bar_init (VaneRangeBar *self)
{
  self->from = UNKNOWN;
  self->to = UNKNOWN;
}
