/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a feed in a few lines. What the user wants done with the place is asked of the list. */
#include "config.h"

#include "vane-place-card.h"

#include <glib/gi18n.h>

#include "icons/vane-picture.h"
#include "present/vane-describe.h"
#include "vane-fold-layout.h"
#include "vane-icon.h"
#include "vane-place-drag.h"
#include "vane-place-words.h"
#include "vane-reading.h"
#include "vane-sky-card.h"
#include "vane-wait.h"

struct _VanePlaceCard
{
  GtkListBoxRow  parent_instance;

  VaneContext   *context;           /* (owned) */
  VaneFeed      *feed;              /* (owned) */
  GSignalGroup  *feed_signals;      /* (owned) */
  GSignalGroup  *settings_signals;  /* (owned) */
  GSignalGroup  *list_signals;      /* (owned) */
  VaneReading   *reading;           /* (owned) (nullable) */
  VaneWait      *wait;              /* (owned) */
  GtkWidget     *menu;              /* (owned by GTK) (nullable): made when it is asked for */

  GMenuModel    *menu_model;
  GtkWidget     *sky;
  GtkLabel      *name;
  GtkLabel      *line;
  GtkLabel      *outlook;
  GtkLabel      *trouble;
  GtkWidget     *retry;
  GtkWidget     *spinner;
  GtkWidget     *icon;
  GtkLabel      *temperature;
  GtkWidget     *more;
};

G_DEFINE_FINAL_TYPE (VanePlaceCard, vane_place_card, GTK_TYPE_LIST_BOX_ROW)

enum
{
  ORDERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the words --- */

/* All of the card, for those who do not see it. */
static char *
describe_all (VanePlaceCard *self,
              gboolean       current)
{
  const char *const parts[] = {
    gtk_label_get_label (self->name),
    current ? _("current place") : NULL,
    gtk_label_get_label (self->temperature),
    gtk_label_get_label (self->outlook),
    gtk_label_get_label (self->line),
    gtk_label_get_label (self->trouble),
  };

  return vane_place_words_join (", ", parts, G_N_ELEMENTS (parts));
}

/* --- what is shown --- */

static void
take_reading (VanePlaceCard *self)
{
  VaneReport *report = vane_feed_get_report (self->feed);
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));

  g_clear_pointer (&self->reading, vane_reading_unref);
  if (report != NULL)
    self->reading = vane_reading_new (report, &units, vane_feed_get_now (self->feed));
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_class (VanePlaceCard *self,
           const char    *name,
           gboolean       set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
update_weather (VanePlaceCard *self)
{
  const VaneSample *sample = self->reading != NULL ? vane_reading_get_sample (self->reading) : NULL;
  guint picture = sample != NULL ? vane_picture_find (sample->condition, sample->daylight) : VANE_PICTURE_NONE;
  gboolean old = self->reading == NULL || vane_place_words_is_old (self->feed);
  g_autofree char *temperature = vane_place_words_temperature (self->reading);
  g_autofree char *outlook = NULL;
  g_autofree char *trouble = vane_place_words_trouble (self->feed);

  if (self->reading != NULL)
    outlook = vane_describe_outlook (vane_reading_get_report (self->reading), sample,
                                     vane_reading_get_now (self->reading));
  set_text (self->temperature, temperature);
  /* What went wrong matters more than an old sky. */
  set_text (self->outlook, trouble == NULL ? outlook : NULL);
  set_text (self->trouble, trouble);
  gtk_widget_set_visible (self->retry, trouble != NULL);
  gtk_widget_set_visible (self->icon, picture != VANE_PICTURE_NONE);
  g_object_set (self->icon, "picture", picture, NULL);
  /* The sky there is not known: a grey one. */
  g_object_set (self->sky, "reading", old ? NULL : self->reading, NULL);
  set_class (self, "old", old);
}

static void
update (VanePlaceCard *self)
{
  g_autofree char *name = vane_describe_place (vane_feed_get_place (self->feed));
  gboolean current = vane_feed_list_get_current (vane_context_get_feeds (self->context)) == self->feed;
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));
  g_autofree char *line = vane_place_words_line (self->feed, &units);
  g_autofree char *sentence = NULL;
  g_autofree char *more = NULL;

  take_reading (self);
  update_weather (self);
  set_text (self->name, name);
  set_text (self->line, line);
  set_class (self, "current", current);

  /* Translators: of a button: what can be done with a place, whose name is %s */
  more = g_strdup_printf (_("More about %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  sentence = describe_all (self, current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* --- what is asked of the list --- */

static void
order (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  static const struct
  {
    const char         *action;
    VanePlaceCardOrder  order;
  } orders[] = {
    { "place.move-up", VANE_PLACE_CARD_MOVE_UP },
    { "place.move-down", VANE_PLACE_CARD_MOVE_DOWN },
    { "place.rename", VANE_PLACE_CARD_RENAME },
    { "place.remove", VANE_PLACE_CARD_REMOVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (action, orders[i].action))
      {
        /* The card may go with its place. */
        g_autoptr(GtkWidget) self = g_object_ref (widget);

        g_signal_emit (self, signals[ORDERED], 0, orders[i].order);
        return;
      }
}

static void
retry (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  vane_feed_refresh (VANE_PLACE_CARD (widget)->feed, TRUE);
}

/* --- the menu --- */

static void
pop_up (VanePlaceCard      *self,
        const GdkRectangle *area)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.move-up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.move-down",
                                 (guint) position + 1 < vane_feed_list_get_n (feeds));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  VanePlaceCard *self = VANE_PLACE_CARD (widget);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->more, widget, &bounds))
    pop_up (self, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                    (int) bounds.size.height });
}

static void
on_menu_pressed (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 VanePlaceCard   *self)
{
  pop_up (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
on_long_pressed (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 VanePlaceCard       *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* --- the object --- */

static void
vane_place_card_dispose (GObject *object)
{
  VanePlaceCard *self = VANE_PLACE_CARD (object);

  g_clear_object (&self->feed_signals);
  g_clear_object (&self->settings_signals);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->wait);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* First, because the row does not see that the template lets go of it. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VANE_TYPE_PLACE_CARD);
  g_clear_pointer (&self->reading, vane_reading_unref);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_place_card_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint            key;
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_KEY_Up, GDK_ALT_MASK, "place.move-up" },
    { GDK_KEY_KP_Up, GDK_ALT_MASK, "place.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "place.move-down" },
    { GDK_KEY_KP_Down, GDK_ALT_MASK, "place.move-down" },
    { GDK_KEY_F2, 0, "place.rename" },
    { GDK_KEY_Delete, 0, "place.remove" },
    { GDK_KEY_KP_Delete, 0, "place.remove" },
    { GDK_KEY_Menu, 0, "place.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "place.menu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/vane_weather/Vane/vane-place-card.ui");
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, menu_model);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, sky);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, name);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, line);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, outlook);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, trouble);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, retry);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, spinner);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, icon);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, temperature);
  gtk_widget_class_bind_template_child (klass, VanePlaceCard, more);
  gtk_widget_class_bind_template_callback (klass, on_menu_pressed);
  gtk_widget_class_bind_template_callback (klass, on_long_pressed);
}

static void
vane_place_card_class_init (VanePlaceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_place_card_dispose;

  /**
   * VanePlaceCard::ordered:
   * @self: the card
   * @order: a #VanePlaceCardOrder
   *
   * The user wants something done with the place.
   */
  signals[ORDERED] = g_signal_new ("ordered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "place.move-up", NULL, order);
  gtk_widget_class_install_action (widget_class, "place.move-down", NULL, order);
  gtk_widget_class_install_action (widget_class, "place.rename", NULL, order);
  gtk_widget_class_install_action (widget_class, "place.remove", NULL, order);
  gtk_widget_class_install_action (widget_class, "place.retry", NULL, retry);
  gtk_widget_class_install_action (widget_class, "place.menu", NULL, show_menu);
  bind_keys (widget_class);
  g_type_ensure (VANE_TYPE_FOLD_LAYOUT);
  g_type_ensure (VANE_TYPE_ICON);
  g_type_ensure (VANE_TYPE_SKY_CARD);
  bind_template (widget_class);
}

static void
vane_place_card_init (VanePlaceCard *self)
{
  static const char *const details[] = { "notify::report", "notify::error", "notify::phase", "notify::place",
                                         "notify::asked-failed", "tick" };

  gtk_widget_init_template (GTK_WIDGET (self));
  vane_place_drag_attach (GTK_WIDGET (self));

  self->feed_signals = g_signal_group_new (VANE_TYPE_FEED);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_group_connect_swapped (self->feed_signals, details[i], G_CALLBACK (update), self);
  self->settings_signals = g_signal_group_new (VANE_TYPE_SETTINGS);
  g_signal_group_connect_swapped (self->settings_signals, "notify::units", G_CALLBACK (update), self);
  self->list_signals = g_signal_group_new (VANE_TYPE_FEED_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify::current", G_CALLBACK (update), self);
  self->wait = vane_wait_new ();
  g_object_bind_property (self->wait, "long", self->spinner, "spinning", G_BINDING_DEFAULT);
  g_object_bind_property (self->wait, "long", self->spinner, "visible", G_BINDING_DEFAULT);
}

/**
 * vane_place_card_new:
 * @context: the context
 * @feed: the place's feed
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
vane_place_card_new (VaneContext *context,
                     VaneFeed    *feed)
{
  VanePlaceCard *self = g_object_new (VANE_TYPE_PLACE_CARD, NULL);

  self->context = g_object_ref (context);
  self->feed = g_object_ref (feed);
  g_signal_group_set_target (self->feed_signals, feed);
  g_signal_group_set_target (self->settings_signals, vane_context_get_settings (context));
  g_signal_group_set_target (self->list_signals, vane_context_get_feeds (context));
  g_object_bind_property (feed, "refreshing", self->wait, "active", G_BINDING_SYNC_CREATE);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * vane_place_card_get_feed:
 * @self: a card
 *
 * Returns: (transfer none): the place's feed
 */
VaneFeed *
vane_place_card_get_feed (VanePlaceCard *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_CARD (self), NULL);

  return self->feed;
}

/**
 * vane_place_card_set_position:
 * @self: a card
 * @position: where it stands, from 1
 * @n: how many there are
 *
 * Where the card stands is read out after what it says.
 */
void
vane_place_card_set_position (VanePlaceCard *self,
                              guint          position,
                              guint          n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (VANE_IS_PLACE_CARD (self));

  /* Translators: where a place stands in the list: the second of six */
  text = g_strdup_printf (_("%u of %u"), position, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * vane_place_card_update:
 * @self: a card
 *
 * Time went by: what it shows may have changed though its feed did not.
 */
void
vane_place_card_update (VanePlaceCard *self)
{
  g_return_if_fail (VANE_IS_PLACE_CARD (self));

  update (self);
}
