/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of its own, as it was when it was opened: a text that somebody reads must not move. */
#include "config.h"

#include "vane-alerts-window.h"

#include "vane-alert-card.h"

struct _VaneAlertsWindow
{
  AdwWindow  parent_instance;

  GtkBox    *cards;
};

G_DEFINE_FINAL_TYPE (VaneAlertsWindow, vane_alerts_window, ADW_TYPE_WINDOW)

static void
vane_alerts_window_dispose (GObject *object)
{
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
  GPtrArray *alerts;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && reading != NULL, NULL);

  self = g_object_new (VANE_TYPE_ALERTS_WINDOW, "transient-for", parent, NULL);
  alerts = vane_reading_get_alerts (reading);
  for (guint i = 0; i < alerts->len; i++)
    gtk_box_append (self->cards, vane_alert_card_new (g_ptr_array_index (alerts, i), reading));

  return GTK_WINDOW (self);
}
