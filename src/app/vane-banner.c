/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An alert, else a failure, else the next hour. The words stay while the banner folds away. */
#include "config.h"

#include "vane-banner.h"

#include <glib/gi18n.h>

#include "icons/vane-picture.h"
#include "model/vane-notice.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe-next-hour.h"
#include "vane-accessible.h"
#include "vane-alerts-window.h"
#include "vane-icon.h"
#include "vane-trouble.h"

struct _VaneBanner
{
  VaneReadingWidget  parent_instance;

  VaneNotice         notice;
  VaneFeed          *feed;   /* (owned) (nullable) */
  const char        *style;  /* (nullable): the class that the box has */
  GtkRevealer       *revealer;
  GtkWidget         *box;
  GtkWidget         *image;
  GtkWidget         *icon;
  GtkLabel          *label;
  GtkButton         *button;
};

G_DEFINE_FINAL_TYPE (VaneBanner, vane_banner, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_NOTICE,
  PROP_FEED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what it says --- */

/* "Wind advisory, severe, until Sunday 04:00. 2 more." */
static char *
describe_alerts (VaneReading *reading,
                 GPtrArray   *alerts)
{
  const VaneAlertFields *first = vane_alert_get_fields (g_ptr_array_index (alerts, 0));
  g_autofree char *span = vane_describe_alert_span (first, vane_report_get_zone (vane_reading_get_report (reading)),
                                                    vane_reading_get_now (reading));
  g_autoptr(GString) text = g_string_new (NULL);
  int n_more = (int) alerts->len - 1;

  g_string_append_printf (text, "%s: %s", vane_describe_severity (first->severity), first->event);
  if (span != NULL)
    g_string_append_printf (text, " %s", span);
  if (n_more > 0)
    {
      g_string_append (text, " · ");
      /* Translators: how many other official warnings there are */
      g_string_append_printf (text, ngettext ("%d more", "%d more", n_more), n_more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_alert_style (GPtrArray *alerts)
{
  const VaneAlertFields *first = vane_alert_get_fields (g_ptr_array_index (alerts, 0));

  return first->severity >= VANE_SEVERITY_SEVERE ? "alert-severe" : "alert";
}

/* --- showing it --- */

static void
show (VaneBanner *self,
      const char *text,
      const char *style,
      const char *action,
      const char *action_text)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (self->box, self->style);
  self->style = style;
  gtk_widget_add_css_class (self->box, style);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->image, self->notice != VANE_NOTICE_NEXT_HOUR);
  gtk_widget_set_visible (self->icon, self->notice == VANE_NOTICE_NEXT_HOUR);
  gtk_widget_set_visible (GTK_WIDGET (self->button), action != NULL);
  if (action != NULL)
    {
      gtk_button_set_label (self->button, action_text);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
show_next_hour (VaneBanner  *self,
                VaneReading *reading)
{
  static const VaneCondition conditions[VANE_N_FALLS] = { VANE_CONDITION_RAIN, VANE_CONDITION_SNOW,
                                                          VANE_CONDITION_SLEET };
  const VaneNextHour *next_hour = vane_reading_get_next_hour (reading);
  g_autofree char *text = vane_describe_next_hour (next_hour, vane_reading_get_now (reading));

  if (text == NULL)
    return;

  g_object_set (self->icon, "picture", vane_picture_find (conditions[next_hour->fall], VANE_DAYLIGHT_DAY), NULL);
  show (self, text, "next-hour-notice", NULL, NULL);
}

static void
vane_banner_reading_changed (VaneReadingWidget *widget)
{
  VaneBanner *self = VANE_BANNER (widget);
  VaneReading *reading = vane_reading_widget_get_reading (widget);
  GPtrArray *alerts = reading != NULL ? vane_reading_get_alerts (reading) : NULL;
  g_autofree char *trouble = self->feed != NULL ? vane_trouble_describe (self->feed) : NULL;

  /* The properties come one after the other: between them they may disagree. */
  if (self->notice == VANE_NOTICE_ALERT && alerts != NULL && alerts->len > 0)
    {
      g_autofree char *text = describe_alerts (reading, alerts);

      show (self, text, get_alert_style (alerts), "banner.details", _("Details"));
    }
  else if (self->notice == VANE_NOTICE_FAILED && trouble != NULL)
    show (self, trouble, "trouble", "win.refresh", _("Retry"));
  else if (self->notice == VANE_NOTICE_NEXT_HOUR && reading != NULL)
    show_next_hour (self, reading);
  else
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
show_details (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  VaneReading *reading = vane_reading_widget_get_reading (VANE_READING_WIDGET (widget));

  if (reading != NULL)
    gtk_window_present (vane_alerts_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), reading));
}

/* --- the object --- */

static void
vane_banner_dispose (GObject *object)
{
  g_clear_object (&VANE_BANNER (object)->feed);

  G_OBJECT_CLASS (vane_banner_parent_class)->dispose (object);
}

static void
vane_banner_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NOTICE:
      g_value_set_int (value, (int) VANE_BANNER (object)->notice);
      break;

    case PROP_FEED:
      g_value_set_object (value, VANE_BANNER (object)->feed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_banner_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  VaneBanner *self = VANE_BANNER (object);

  switch (property_id)
    {
    case PROP_NOTICE:
      self->notice = (VaneNotice) g_value_get_int (value);
      break;

    case PROP_FEED:
      g_set_object (&self->feed, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  vane_banner_reading_changed (VANE_READING_WIDGET (self));
}

static void
vane_banner_class_init (VaneBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_banner_dispose;
  object_class->get_property = vane_banner_get_property;
  object_class->set_property = vane_banner_set_property;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_banner_reading_changed;

  properties[PROP_NOTICE] = g_param_spec_int ("notice", NULL, NULL, 0, VANE_NOTICE_NEXT_HOUR, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FEED] = g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "banner.details", NULL, show_details);
  g_type_ensure (VANE_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, box);
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, image);
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, label);
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, button);
}

static void
vane_banner_init (VaneBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_follow_revealer (self->revealer);
}
