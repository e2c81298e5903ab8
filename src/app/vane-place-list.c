/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards in the user's order. Every change of it goes through the feed list, which writes it
 * to the settings: other programs see it, and what they change is seen here. */
#include "config.h"

#include "vane-place-list.h"

#include "vane-place-card.h"
#include "vane-rename.h"
#include "vane-template.h"

/* The clocks on the cards tell minutes. */
#define MINUTE_S 60

struct _VanePlaceList
{
  GtkWidget      parent_instance;

  VaneContext   *context;   /* (owned) (nullable) */
  guint          minute_id;
  GtkListBoxRow *drop_row;  /* (nullable), weak: beside which a card would be put */

  GtkListBox    *list;
  GtkDropTarget *drop;
};

G_DEFINE_FINAL_TYPE (VanePlaceList, vane_place_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

enum
{
  CHOSEN,
  REMOVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static VaneFeedList *
get_feeds (VanePlaceList *self)
{
  return vane_context_get_feeds (self->context);
}

static VanePlace *
get_place (gpointer card)
{
  return vane_feed_get_place (vane_place_card_get_feed (VANE_PLACE_CARD (card)));
}

static void
focus_row (VanePlaceList *self,
           int            position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- what a card asks for --- */

static void
move_place (VanePlaceList *self,
            VanePlaceCard *card,
            int            to)
{
  if (to < 0 || (guint) to >= vane_feed_list_get_n (get_feeds (self)))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  vane_feed_list_move (get_feeds (self), vane_place_get_id (get_place (card)), (guint) to);
  /* The list made it anew. With the focus it is read out, and where it stands. */
  focus_row (self, to);
}

static void
on_card_ordered (VanePlaceCard *card,
                 int            order,
                 VanePlaceList *self)
{
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card));

  switch ((VanePlaceCardOrder) order)
    {
    case VANE_PLACE_CARD_MOVE_UP:
      move_place (self, card, position - 1);
      break;

    case VANE_PLACE_CARD_MOVE_DOWN:
      move_place (self, card, position + 1);
      break;

    case VANE_PLACE_CARD_RENAME:
      vane_rename_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_feeds (self), get_place (card));
      break;

    case VANE_PLACE_CARD_REMOVE:
      g_signal_emit (self, signals[REMOVE], 0, get_place (card));
      break;

    default:
      g_assert_not_reached ();
    }
}

static GtkWidget *
make_card (gpointer item,
           gpointer user_data)
{
  VanePlaceList *self = user_data;
  GtkWidget *card = vane_place_card_new (self->context, item);

  g_signal_connect_object (card, "ordered", G_CALLBACK (on_card_ordered), self, G_CONNECT_DEFAULT);

  return card;
}

/* --- dropping --- */

static void
mark_drop (VanePlaceList *self,
           GtkListBoxRow *row,
           gboolean       after)
{
  if (self->drop_row != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->drop_row), "drop-before");
      gtk_widget_remove_css_class (GTK_WIDGET (self->drop_row), "drop-after");
    }
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), after ? "drop-after" : "drop-before");
}

/* Before which place a card that is let go at @y is put; @row is beside which. */
static guint
find_drop (VanePlaceList  *self,
           double          y,
           GtkListBoxRow **row,
           gboolean       *after)
{
  graphene_rect_t bounds;

  *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  *after = FALSE;
  if (*row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (*row), GTK_WIDGET (self->list), &bounds))
    return vane_feed_list_get_n (get_feeds (self));
  *after = y > bounds.origin.y + bounds.size.height / 2;

  return (guint) gtk_list_box_row_get_index (*row) + (*after ? 1 : 0);
}

static GdkDragAction
on_drop_motion (GtkDropTarget *target,
                double         x,
                double         y,
                VanePlaceList *self)
{
  GtkListBoxRow *row = NULL;
  gboolean after = FALSE;

  find_drop (self, y, &row, &after);
  mark_drop (self, row, after);

  return GDK_ACTION_MOVE;
}

static void
on_drop_leave (GtkDropTarget *target,
               VanePlaceList *self)
{
  mark_drop (self, NULL, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         VanePlaceList *self)
{
  VanePlaceCard *card = g_value_get_object (value);
  GtkListBoxRow *row = NULL;
  gboolean after = FALSE;
  int from;
  guint to;

  mark_drop (self, NULL, FALSE);
  /* It may have been removed meanwhile, by another program. */
  if (card == NULL || gtk_widget_get_parent (GTK_WIDGET (card)) != GTK_WIDGET (self->list))
    return FALSE;

  from = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card));
  to = find_drop (self, y, &row, &after);
  if (to > (guint) from)
    to--;
  if (to != (guint) from)
    move_place (self, card, (int) to);

  return TRUE;
}

/* --- choosing --- */

static void
on_list_row_activated (GtkListBox    *list,
                       GtkListBoxRow *row,
                       VanePlaceList *self)
{
  vane_feed_list_set_current (get_feeds (self), vane_place_get_id (get_place (row)));
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* --- time goes by --- */

static gboolean
on_minute (gpointer user_data)
{
  VanePlaceList *self = user_data;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    vane_place_card_update (VANE_PLACE_CARD (row));

  return G_SOURCE_CONTINUE;
}

static void
vane_place_list_map (GtkWidget *widget)
{
  VanePlaceList *self = VANE_PLACE_LIST (widget);

  GTK_WIDGET_CLASS (vane_place_list_parent_class)->map (widget);
  on_minute (self);
  self->minute_id = g_timeout_add_seconds (MINUTE_S, on_minute, self);
}

/* Nobody looks: nothing wakes up. */
static void
vane_place_list_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&VANE_PLACE_LIST (widget)->minute_id, g_source_remove);
  GTK_WIDGET_CLASS (vane_place_list_parent_class)->unmap (widget);
}

/* --- the object --- */

/* After the list has made its rows. */
static void
on_feeds_items_changed (VanePlaceList *self)
{
  guint n = vane_feed_list_get_n (get_feeds (self));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    vane_place_card_set_position (VANE_PLACE_CARD (row), (guint) i + 1, n);
}

static void
set_context (VanePlaceList *self,
             VaneContext   *context)
{
  if (context == NULL || !g_set_object (&self->context, context))
    return;

  gtk_list_box_bind_model (self->list, G_LIST_MODEL (get_feeds (self)), make_card, self, NULL);
  g_signal_connect_object (get_feeds (self), "items-changed", G_CALLBACK (on_feeds_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_feeds_items_changed (self);
}

static void
vane_place_list_dispose (GObject *object)
{
  VanePlaceList *self = VANE_PLACE_LIST (object);

  g_clear_handle_id (&self->minute_id, g_source_remove);
  g_clear_weak_pointer (&self->drop_row);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PLACE_LIST);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_place_list_parent_class)->dispose (object);
}

static void
vane_place_list_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, VANE_PLACE_LIST (object)->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_list_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      set_context (VANE_PLACE_LIST (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_list_class_init (VanePlaceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_place_list_dispose;
  object_class->get_property = vane_place_list_get_property;
  object_class->set_property = vane_place_list_set_property;
  widget_class->map = vane_place_list_map;
  widget_class->unmap = vane_place_list_unmap;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * VanePlaceList::chosen:
   * @self: the list
   *
   * A place was chosen, and is the current one.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * VanePlaceList::remove:
   * @self: the list
   * @place: a place
   *
   * The user no longer wants a place.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, VANE_TYPE_PLACE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-place-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePlaceList, list);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceList, drop);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_motion);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
}

static void
vane_place_list_init (VanePlaceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop, (GType[]) { VANE_TYPE_PLACE_CARD }, 1);
}

/**
 * vane_place_list_focus:
 * @self: a list
 * @position: from 0; beyond the end is the last one
 *
 * Puts the focus on the card there.
 */
void
vane_place_list_focus (VanePlaceList *self,
                       guint          position)
{
  guint n;

  g_return_if_fail (VANE_IS_PLACE_LIST (self));

  n = vane_feed_list_get_n (get_feeds (self));
  if (n > 0)
    focus_row (self, (int) MIN (position, n - 1));
}

/**
 * vane_place_list_focus_current:
 * @self: a list
 *
 * Puts the focus on the card of the current place.
 */
void
vane_place_list_focus_current (VanePlaceList *self)
{
  VaneFeed *current;
  GtkListBoxRow *row;

  g_return_if_fail (VANE_IS_PLACE_LIST (self));

  current = vane_feed_list_get_current (get_feeds (self));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (vane_place_card_get_feed (VANE_PLACE_CARD (row)) == current)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}
