/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of its own, as it was when it was opened: a text that somebody reads must not move. */
#include "config.h"

#include "vane-alerts-window.h"

#include "vane-alert-card.h"

/* More than a place ever has, but a country may have hundreds: cards are long texts that have to be laid out, and
 * nobody reads them all. */
#define N_AT_ONCE 8

struct _VaneAlertsWindow
{
  AdwWindow    parent_instance;

  VaneReading *reading;  /* (owned) */
  GtkBox      *cards;
  GtkWidget   *more;
  GtkWidget   *scroller;
  guint        n_shown;
  guint        n_wanted;
  guint        tick_id;  /* while cards are added */
};

G_DEFINE_FINAL_TYPE (VaneAlertsWindow, vane_alerts_window, ADW_TYPE_WINDOW)

static void
add_card (VaneAlertsWindow *self)
{
  GPtrArray *alerts = vane_reading_get_alerts (self->reading);

  gtk_box_append (self->cards, vane_alert_card_new (g_ptr_array_index (alerts, self->n_shown++), self->reading));
}

/* One after the other, a piece a frame, at the end: what is there can be read, and does not move. */
static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *frames,
         gpointer       user_data)
{
  VaneAlertsWindow *self = VANE_ALERTS_WINDOW (widget);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->cards));

  if (last != NULL && vane_alert_card_grow (VANE_ALERT_CARD (last)))
    return G_SOURCE_CONTINUE;
  if (self->n_shown < self->n_wanted)
    {
      add_card (self);
      return G_SOURCE_CONTINUE;
    }

  gtk_widget_set_visible (self->more, self->n_shown < vane_reading_get_alerts (self->reading)->len);
  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
show_cards (VaneAlertsWindow *self)
{
  self->n_wanted = MIN (vane_reading_get_alerts (self->reading)->len, self->n_wanted + N_AT_ONCE);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
vane_alerts_window_dispose (GObject *object)
{
  VaneAlertsWindow *self = VANE_ALERTS_WINDOW (object);

  g_clear_pointer (&self->reading, vane_reading_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), VANE_TYPE_ALERTS_WINDOW);

  G_OBJECT_CLASS (vane_alerts_window_parent_class)->dispose (object);
}

static void
vane_alerts_window_class_init (VaneAlertsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_alerts_window_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-alerts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneAlertsWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, VaneAlertsWindow, more);
  gtk_widget_class_bind_template_child (widget_class, VaneAlertsWindow, scroller);
  gtk_widget_class_bind_template_callback (widget_class, show_cards);
}

static void
vane_alerts_window_init (VaneAlertsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vane_alerts_window_new:
 * @parent: the window over which it stands
 * @reading: whose alerts to show
 *
 * Returns: (transfer none): the window, not yet presented; GTK owns it
 */
GtkWindow *
vane_alerts_window_new (GtkWindow   *parent,
                        VaneReading *reading)
{
  VaneAlertsWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && reading != NULL, NULL);

  self = g_object_new (VANE_TYPE_ALERTS_WINDOW, "transient-for", parent, NULL);
  self->reading = vane_reading_ref (reading);
  /* The first frame has the head of the worst: texts are long, and take longer to lay out than a frame lasts. */
  if (vane_reading_get_alerts (reading)->len > 0)
    add_card (self);
  show_cards (self);
  /* Arrow keys scroll at once; else the first text that can be copied would have the focus, and be selected. */
  gtk_window_set_focus (GTK_WINDOW (self), self->scroller);

  return GTK_WINDOW (self);
}
