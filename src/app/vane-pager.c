/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slot in the carousel for each place; a slot is empty until somebody may come by. The list
 * of feeds says which place is the current one: a swipe changes it there, and all that is done
 * here follows from it, so that the two cannot chase each other. */
#include "config.h"

#include <math.h>

#include "vane-pager-private.h"

G_DEFINE_FINAL_TYPE (VanePager, vane_pager, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_TOPS,
  PROP_CAROUSEL,
  PROP_PAGE,
  PROP_ON_SKY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- following the list --- */

static void
update_view (VanePager *self)
{
  g_signal_group_set_target (self->view, vane_pager_get_view (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ON_SKY]);
}

/* To a neighbour the eye can follow; further away it would only rush past others. Until the slots
 * have been laid out the carousel takes the first one for all of them: it goes there then. */
static void
scroll_to (VanePager *self,
           int        current,
           gboolean   animate)
{
  GtkWidget *slot = g_ptr_array_index (self->slots, current);

  if (fabs (adw_carousel_get_position (self->carousel) - current) > 1.5)
    animate = FALSE;
  if (gtk_widget_get_width (slot) == 0)
    self->pending = TRUE;
  if (self->pending)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    adw_carousel_scroll_to (self->carousel, slot, animate);
}

static void
follow_current (VanePager *self,
                gboolean   animate)
{
  int current = vane_pager_find_current (self);

  if (current < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  vane_pager_show_views (self);
  scroll_to (self, current, animate);
  vane_pager_show_views (self);
  update_view (self);
  vane_pager_queue_build_ahead (self);
}

static void
on_feeds_notify_current (VanePager *self)
{
  follow_current (self, TRUE);
}

static void
on_feeds_items_changed (GListModel *feeds,
                        guint       position,
                        guint       n_removed,
                        guint       n_added,
                        VanePager  *self)
{
  self->splicing = TRUE;
  for (guint i = 0; i < n_removed; i++)
    {
      adw_carousel_remove (self->carousel, g_ptr_array_index (self->slots, position));
      g_ptr_array_remove_index (self->slots, position);
    }
  for (guint i = 0; i < n_added; i++)
    {
      GtkWidget *slot = adw_bin_new ();

      gtk_widget_set_hexpand (slot, TRUE);
      g_ptr_array_insert (self->slots, (int) (position + i), g_object_ref (slot));
      adw_carousel_insert (self->carousel, slot, (int) (position + i));
    }
  self->splicing = FALSE;
  self->pending = TRUE;
  follow_current (self, FALSE);
}

/* --- being swiped --- */

static void
show_position (VanePager *self,
               guint      position)
{
  VaneFeedList *feeds = vane_pager_get_feeds (self);

  vane_feed_list_set_current (feeds, vane_place_get_id (vane_feed_get_place (vane_feed_list_get (feeds, position))));
}

static void
on_carousel_page_changed (AdwCarousel *carousel,
                          guint        position,
                          VanePager   *self)
{
  if (!self->splicing && position < self->slots->len)
    show_position (self, position);
}

static void
on_carousel_notify_position (VanePager *self)
{
  if (!self->splicing && gtk_widget_get_mapped (GTK_WIDGET (self)))
    vane_pager_show_views (self);
}

/* --- the first frame --- */

static void
on_after_paint (GdkFrameClock *clock,
                VanePager     *self)
{
  g_signal_handler_disconnect (clock, self->painted_id);
  self->painted_id = 0;
  self->painted = TRUE;
  vane_pager_queue_build_ahead (self);
}

static void
vane_pager_map (GtkWidget *widget)
{
  VanePager *self = VANE_PAGER (widget);

  GTK_WIDGET_CLASS (vane_pager_parent_class)->map (widget);
  follow_current (self, FALSE);
  if (!self->painted && self->painted_id == 0)
    self->painted_id = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                         G_CALLBACK (on_after_paint), self);
}

static void
vane_pager_unrealize (GtkWidget *widget)
{
  VanePager *self = VANE_PAGER (widget);

  if (self->painted_id != 0)
    g_signal_handler_disconnect (gtk_widget_get_frame_clock (widget), self->painted_id);
  self->painted_id = 0;
  g_clear_handle_id (&self->ahead_id, g_source_remove);
  GTK_WIDGET_CLASS (vane_pager_parent_class)->unrealize (widget);
}

static void
vane_pager_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (VANE_PAGER (widget)->carousel), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
vane_pager_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  VanePager *self = VANE_PAGER (widget);
  int current = vane_pager_find_current (self);

  gtk_widget_allocate (GTK_WIDGET (self->carousel), width, height, baseline, NULL);
  if (!self->pending || current < 0)
    return;

  self->pending = FALSE;
  self->splicing = TRUE;
  adw_carousel_scroll_to (self->carousel, g_ptr_array_index (self->slots, current), FALSE);
  self->splicing = FALSE;
  gtk_widget_allocate (GTK_WIDGET (self->carousel), width, height, baseline, NULL);
  vane_pager_queue_build_ahead (self);
}

/* --- the object --- */

static void
set_context (VanePager   *self,
             VaneContext *context)
{
  GListModel *feeds;

  if (context == NULL || !g_set_object (&self->context, context))
    return;

  feeds = G_LIST_MODEL (vane_pager_get_feeds (self));
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_feeds_items_changed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (feeds, "notify::current", G_CALLBACK (on_feeds_notify_current), self, G_CONNECT_SWAPPED);
  on_feeds_items_changed (feeds, 0, 0, g_list_model_get_n_items (feeds), self);
}

static void
vane_pager_dispose (GObject *object)
{
  VanePager *self = VANE_PAGER (object);

  g_clear_handle_id (&self->ahead_id, g_source_remove);
  g_clear_object (&self->view);
  self->splicing = TRUE;
  if (self->carousel != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->carousel));
  self->carousel = NULL;
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_object (&self->tops);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_pager_parent_class)->dispose (object);
}

static void
vane_pager_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  VanePager *self = VANE_PAGER (object);
  VanePlaceView *view = self->slots != NULL ? vane_pager_get_view (self) : NULL;

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_TOPS:
      g_value_set_object (value, self->tops);
      break;

    case PROP_CAROUSEL:
      g_value_set_object (value, self->carousel);
      break;

    case PROP_PAGE:
      g_value_set_object (value, view != NULL ? vane_place_view_get_page (view) : NULL);
      break;

    case PROP_ON_SKY:
      g_value_set_boolean (value, view != NULL && vane_place_view_get_on_sky (view));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_pager_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  VanePager *self = VANE_PAGER (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      set_context (self, g_value_get_object (value));
      break;

    case PROP_TOPS:
      g_set_object (&self->tops, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_pager_class_init (VanePagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_pager_dispose;
  object_class->get_property = vane_pager_get_property;
  object_class->set_property = vane_pager_set_property;
  widget_class->map = vane_pager_map;
  widget_class->measure = vane_pager_measure;
  widget_class->size_allocate = vane_pager_size_allocate;
  widget_class->unrealize = vane_pager_unrealize;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOPS] = g_param_spec_object ("tops", NULL, NULL, GTK_TYPE_SIZE_GROUP,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAROUSEL] = g_param_spec_object ("carousel", NULL, NULL, ADW_TYPE_CAROUSEL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, VANE_TYPE_PLACE_PAGE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ON_SKY] = g_param_spec_boolean ("on-sky", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
on_view_notify_on_sky (VanePager *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ON_SKY]);
}

static void
vane_pager_init (VanePager *self)
{
  self->slots = g_ptr_array_new_with_free_func (g_object_unref);
  self->view = g_signal_group_new (VANE_TYPE_PLACE_VIEW);
  g_signal_group_connect_swapped (self->view, "notify::on-sky", G_CALLBACK (on_view_notify_on_sky), self);

  self->carousel = ADW_CAROUSEL (adw_carousel_new ());
  /* The wheel scrolls the page. */
  adw_carousel_set_allow_scroll_wheel (self->carousel, FALSE);
  g_signal_connect (self->carousel, "page-changed", G_CALLBACK (on_carousel_page_changed), self);
  g_signal_connect_swapped (self->carousel, "notify::position", G_CALLBACK (on_carousel_notify_position), self);
  gtk_widget_set_parent (GTK_WIDGET (self->carousel), GTK_WIDGET (self));
}

/**
 * vane_pager_get_view:
 * @self: a pager
 *
 * Returns: (transfer none) (nullable): the current place's view; %NULL until it is built
 */
VanePlaceView *
vane_pager_get_view (VanePager *self)
{
  int current;

  g_return_val_if_fail (VANE_IS_PAGER (self), NULL);

  current = vane_pager_find_current (self);

  return current >= 0 ? vane_pager_get_slot_view (self, current) : NULL;
}

/**
 * vane_pager_step:
 * @self: a pager
 * @step: how many places further, in the user's order; negative: back
 *
 * Nothing happens beyond the ends.
 */
void
vane_pager_step (VanePager *self,
                 int        step)
{
  int wanted;

  g_return_if_fail (VANE_IS_PAGER (self));

  wanted = vane_pager_find_current (self) + step;
  if (wanted < 0 || wanted >= (int) self->slots->len)
    return;
  show_position (self, (guint) wanted);
}

/**
 * vane_pager_set_scroll:
 * @self: a pager that is not shown yet
 * @scroll: how many pixels the page of the current place was scrolled when it was left
 */
void
vane_pager_set_scroll (VanePager *self,
                       int        scroll)
{
  g_return_if_fail (VANE_IS_PAGER (self));

  self->scroll = scroll;
}
