/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libadwaita 1.2 has no breakpoints. What there is room for is seen when the size is given, and
 * takes effect a turn of the loop later: widgets do not change while they are laid out. */
#include "config.h"

#include "vane-shape-view.h"

/* Smaller than this in either direction a page says less than the glance. */
#define PAGE_WIDTH 300
#define PAGE_HEIGHT 200
/* From here on there is room for the places beside a page. */
#define WIDE_WIDTH 720
/* What a person can still take hold of. */
#define MIN_WIDTH 200
#define MIN_HEIGHT 110

struct _VaneShapeView
{
  GtkWidget  parent_instance;

  GtkWidget *child;       /* (owned by GTK) (nullable) */
  GtkWidget *glance;      /* (owned by GTK) (nullable) */
  gboolean   can_glance;
  VaneShape  shape;
  guint      shape_id;
};

G_DEFINE_FINAL_TYPE (VaneShapeView, vane_shape_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_CAN_GLANCE,
  PROP_SHAPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/**
 * vane_shape:
 * @width: pixels
 * @height: pixels
 *
 * Returns: what there is room for
 */
VaneShape
vane_shape (int width,
            int height)
{
  if (width < PAGE_WIDTH || height < PAGE_HEIGHT)
    return VANE_SHAPE_GLANCE;

  return width >= WIDE_WIDTH ? VANE_SHAPE_WIDE : VANE_SHAPE_COMPACT;
}

/* --- which child --- */

static gboolean
shows_glance (VaneShapeView *self)
{
  return self->shape == VANE_SHAPE_GLANCE && self->glance != NULL;
}

static void
set_shown (GtkWidget *widget,
           gboolean   shown)
{
  if (widget == NULL)
    return;

  gtk_widget_set_child_visible (widget, shown);
  gtk_widget_set_can_focus (widget, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

static void
update_shown (VaneShapeView *self)
{
  set_shown (self->child, !shows_glance (self));
  set_shown (self->glance, shows_glance (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static VaneShape
find_shape (VaneShapeView *self)
{
  VaneShape shape = vane_shape (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));

  return shape == VANE_SHAPE_GLANCE && !self->can_glance ? VANE_SHAPE_COMPACT : shape;
}

static gboolean
change_shape (gpointer user_data)
{
  VaneShapeView *self = user_data;

  self->shape_id = 0;
  if (self->shape == find_shape (self))
    return G_SOURCE_REMOVE;

  self->shape = find_shape (self);
  /* Whoever hears of it may bring the glance. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHAPE]);
  update_shown (self);
  /* What had the focus may be gone. */
  if (shows_glance (self))
    gtk_widget_grab_focus (self->glance);
  else if (self->glance != NULL)
    gtk_widget_child_focus (self->child, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
queue_shape (VaneShapeView *self)
{
  if (self->shape_id == 0 && gtk_widget_get_width (GTK_WIDGET (self)) > 0 && self->shape != find_shape (self))
    self->shape_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, change_shape, self, NULL);
}

/* --- layout --- */

static void
vane_shape_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  VaneShapeView *self = VANE_SHAPE_VIEW (widget);
  int least = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;

  if (self->child != NULL && !self->can_glance)
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (!self->can_glance)
    return;
  /* The page takes whatever it is given. To ask it all the same laid out all its texts twice over, once in the least
   * width, which it never has: 15 ms (tried). */
  if (shows_glance (self))
    gtk_widget_measure (self->glance, orientation, -1, minimum, NULL, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = *minimum;
}

/* Until the glance has come in its place, what does not fit is cut off. */
static void
allocate (GtkWidget *widget,
          int        width,
          int        height)
{
  int least_width = 0, least_height = 0;

  if (widget == NULL || !gtk_widget_get_child_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (widget, width, MAX (height, least_height), -1, NULL);
}

static void
vane_shape_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  VaneShapeView *self = VANE_SHAPE_VIEW (widget);

  allocate (self->child, width, height);
  allocate (self->glance, width, height);
  queue_shape (self);
}

/* --- the object --- */

static void
set_child (VaneShapeView *self,
           GtkWidget     *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  update_shown (self);
}

static void
set_can_glance (VaneShapeView *self,
                gboolean       can_glance)
{
  if (self->can_glance == can_glance)
    return;
  self->can_glance = can_glance;
  queue_shape (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GLANCE]);
}

static void
vane_shape_view_dispose (GObject *object)
{
  VaneShapeView *self = VANE_SHAPE_VIEW (object);

  g_clear_handle_id (&self->shape_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->glance, gtk_widget_unparent);

  G_OBJECT_CLASS (vane_shape_view_parent_class)->dispose (object);
}

static void
vane_shape_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VaneShapeView *self = VANE_SHAPE_VIEW (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_CAN_GLANCE:
      g_value_set_boolean (value, self->can_glance);
      break;

    case PROP_SHAPE:
      g_value_set_int (value, (int) self->shape);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_shape_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VaneShapeView *self = VANE_SHAPE_VIEW (object);

  switch (property_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;

    case PROP_CAN_GLANCE:
      set_can_glance (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_shape_view_class_init (VaneShapeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_shape_view_dispose;
  object_class->get_property = vane_shape_view_get_property;
  object_class->set_property = vane_shape_view_set_property;
  widget_class->measure = vane_shape_view_measure;
  widget_class->size_allocate = vane_shape_view_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GLANCE] = g_param_spec_boolean ("can-glance", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  properties[PROP_SHAPE] = g_param_spec_int ("shape", NULL, NULL, VANE_SHAPE_GLANCE, VANE_SHAPE_WIDE,
                                             VANE_SHAPE_COMPACT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vane_shape_view_init (VaneShapeView *self)
{
  self->shape = VANE_SHAPE_COMPACT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * vane_shape_view_get_shape:
 * @self: a view
 *
 * Returns: what there is room for
 */
VaneShape
vane_shape_view_get_shape (VaneShapeView *self)
{
  g_return_val_if_fail (VANE_IS_SHAPE_VIEW (self), VANE_SHAPE_COMPACT);

  return self->shape;
}

/**
 * vane_shape_view_set_shape:
 * @self: a view that has no size yet
 * @shape: what there will be room for
 *
 * So that nothing has to change after the first frame.
 */
void
vane_shape_view_set_shape (VaneShapeView *self,
                           VaneShape      shape)
{
  g_return_if_fail (VANE_IS_SHAPE_VIEW (self));

  if (self->shape == shape)
    return;
  self->shape = shape;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHAPE]);
  update_shown (self);
}

/**
 * vane_shape_view_set_glance:
 * @self: a view that has none
 * @glance: (transfer none): floating: what is shown where there is no room for a page
 */
void
vane_shape_view_set_glance (VaneShapeView *self,
                            GtkWidget     *glance)
{
  g_return_if_fail (VANE_IS_SHAPE_VIEW (self) && self->glance == NULL);

  self->glance = glance;
  gtk_widget_set_parent (glance, GTK_WIDGET (self));
  update_shown (self);
}
