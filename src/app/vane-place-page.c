/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a feed into a few properties; the template binds to them. What has been shown is
 * never taken away: a page that has a report keeps it, whatever happens to its feed. */
#include "config.h"

#include "vane-place-page.h"

#include "model/vane-notice.h"
#include "vane-accessible.h"
#include "vane-banner.h"
#include "vane-closures.h"
#include "vane-days-card.h"
#include "vane-first-frame.h"
#include "vane-hero.h"
#include "vane-hours-card.h"
#include "vane-page-footer.h"
#include "vane-page-layout.h"
#include "vane-page-phases.h"
#include "vane-page-tail.h"
#include "vane-template.h"
#include "vane-trouble.h"
#include "vane-wait.h"

/* Ages are told in minutes. */
#define AGE_INTERVAL_S 30

struct _VanePlacePage
{
  GtkWidget      parent_instance;

  VaneContext   *context;          /* (owned) (nullable) */
  VaneFeed      *feed;             /* (owned) (nullable) */
  GSignalGroup  *feed_signals;     /* (owned) */
  GSignalGroup  *settings_signals; /* (owned) */
  VaneReading   *reading;          /* (owned) (nullable) */
  VaneNotice     notice;           /* what the banner holds */
  guint          date;             /* YYYYMMDD that was chosen; 0: now */
  VaneWait      *wait;             /* (owned): for a refresh */
  GBindingGroup *wait_bindings;    /* (owned) */
  guint          age_id;

  GtkStack      *stack;
  GtkWidget     *face;
  VaneHero      *hero;
  GtkWidget     *tiles;            /* (nullable): when the first frame has been painted */
  GtkWidget     *footer;
};

G_DEFINE_FINAL_TYPE (VanePlacePage, vane_place_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_FEED,
  PROP_READING,
  PROP_NOTICE,
  PROP_WAIT,
  PROP_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what is shown --- */

static void
set_reading (VanePlacePage *self,
             VaneReading   *reading)
{
  g_clear_pointer (&self->reading, vane_reading_unref);
  self->reading = reading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static void
set_date (VanePlacePage *self,
          guint          date)
{
  if (date == self->date)
    return;

  self->date = date;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
set_notice (VanePlacePage *self)
{
  VaneNotice notice = VANE_NOTICE_NONE;

  if (self->reading != NULL)
    notice = vane_notice_choose (vane_reading_get_alerts (self->reading)->len, vane_trouble_is_told (self->feed),
                                 vane_reading_get_next_hour (self->reading)->spell);
  if (notice == self->notice)
    return;

  self->notice = notice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
update (VanePlacePage *self)
{
  VaneReport *report;
  VaneUnits units;

  if (self->context == NULL || self->feed == NULL)
    return;

  report = vane_feed_get_report (self->feed);
  units = vane_settings_get_units (vane_context_get_settings (self->context));

  g_object_freeze_notify (G_OBJECT (self));
  set_reading (self, report != NULL ? vane_reading_new (report, &units, vane_feed_get_now (self->feed)) : NULL);
  /* A day that is over, or that another source does not know. */
  if (self->reading == NULL || !vane_reading_has_date (self->reading, self->date))
    set_date (self, 0);
  set_notice (self);
  g_object_thaw_notify (G_OBJECT (self));
  vane_page_phases_show (self->stack, self->feed, self->wait);
}

/* --- the first frame --- */

static gboolean
complete (gpointer user_data)
{
  VanePlacePage *self = user_data;

  if (self->tiles == NULL)
    self->tiles = vane_page_tail_make (GTK_WIDGET (self), self->footer);

  return G_SOURCE_REMOVE;
}

/* --- what makes it change --- */

static gboolean
on_age_timeout (gpointer user_data)
{
  update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
vane_place_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vane_place_page_parent_class)->root (widget);
  vane_first_frame_call_below (widget, complete);
}

static void
vane_place_page_map (GtkWidget *widget)
{
  VanePlacePage *self = VANE_PLACE_PAGE (widget);

  GTK_WIDGET_CLASS (vane_place_page_parent_class)->map (widget);
  update (self);
  self->age_id = g_timeout_add_seconds (AGE_INTERVAL_S, on_age_timeout, self);
}

/* Nobody looks: nothing wakes up. */
static void
vane_place_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&VANE_PLACE_PAGE (widget)->age_id, g_source_remove);
  GTK_WIDGET_CLASS (vane_place_page_parent_class)->unmap (widget);
}

static void
set_context (VanePlacePage *self,
             VaneContext   *context)
{
  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->settings_signals,
                             context != NULL ? vane_context_get_settings (context) : NULL);
  update (self);
}

static void
set_feed (VanePlacePage *self,
          VaneFeed      *feed)
{
  if (!g_set_object (&self->feed, feed))
    return;

  g_signal_group_set_target (self->feed_signals, feed);
  g_binding_group_set_source (self->wait_bindings, feed);
  set_date (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FEED]);
  update (self);
}

/* --- the day that is shown --- */

static void
show_now (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  set_date (VANE_PLACE_PAGE (widget), 0);
}

/* With nothing chosen the key is another's. */
static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  gboolean chosen = VANE_PLACE_PAGE (widget)->date != 0;

  set_date (VANE_PLACE_PAGE (widget), 0);

  return chosen;
}

/* --- the object --- */

static void
vane_place_page_dispose (GObject *object)
{
  VanePlacePage *self = VANE_PLACE_PAGE (object);

  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_object (&self->feed_signals);
  g_clear_object (&self->settings_signals);
  g_clear_object (&self->wait_bindings);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PLACE_PAGE);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);
  g_clear_object (&self->wait);

  G_OBJECT_CLASS (vane_place_page_parent_class)->dispose (object);
}

static void
vane_place_page_finalize (GObject *object)
{
  VanePlacePage *self = VANE_PLACE_PAGE (object);

  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_place_page_parent_class)->finalize (object);
}

static void
vane_place_page_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VanePlacePage *self = VANE_PLACE_PAGE (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_FEED:
      g_value_set_object (value, self->feed);
      break;

    case PROP_READING:
      g_value_set_boxed (value, self->reading);
      break;

    case PROP_NOTICE:
      g_value_set_int (value, (int) self->notice);
      break;

    case PROP_WAIT:
      g_value_set_object (value, self->wait);
      break;

    case PROP_DATE:
      g_value_set_uint (value, self->date);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_page_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VanePlacePage *self = VANE_PLACE_PAGE (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      set_context (self, g_value_get_object (value));
      break;

    case PROP_FEED:
      set_feed (self, g_value_get_object (value));
      break;

    case PROP_DATE:
      set_date (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FEED] = g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READING] = g_param_spec_boxed ("reading", NULL, NULL, VANE_TYPE_READING,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOTICE] = g_param_spec_int ("notice", NULL, NULL, 0, VANE_NOTICE_NEXT_HOUR, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WAIT] = g_param_spec_object ("wait", NULL, NULL, VANE_TYPE_WAIT,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATE] = g_param_spec_uint ("date", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vane_place_page_class_init (VanePlacePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_place_page_dispose;
  object_class->finalize = vane_place_page_finalize;
  object_class->get_property = vane_place_page_get_property;
  object_class->set_property = vane_place_page_set_property;
  widget_class->root = vane_place_page_root;
  widget_class->map = vane_place_page_map;
  widget_class->unmap = vane_place_page_unmap;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "page.now", NULL, show_now);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  g_type_ensure (VANE_TYPE_BANNER);
  g_type_ensure (VANE_TYPE_DAYS_CARD);
  g_type_ensure (VANE_TYPE_HERO);
  g_type_ensure (VANE_TYPE_HOURS_CARD);
  g_type_ensure (VANE_TYPE_PAGE_FOOTER);
  g_type_ensure (VANE_TYPE_PAGE_LAYOUT);
  g_type_ensure (VANE_TYPE_WAIT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-place-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePlacePage, stack);
  gtk_widget_class_bind_template_child (widget_class, VanePlacePage, face);
  gtk_widget_class_bind_template_child (widget_class, VanePlacePage, hero);
  gtk_widget_class_bind_template_child (widget_class, VanePlacePage, footer);
  vane_closures_bind (widget_class);
}

static void
vane_place_page_init (VanePlacePage *self)
{
  self->wait = vane_wait_new ();
  self->wait_bindings = g_binding_group_new ();
  g_binding_group_bind (self->wait_bindings, "refreshing", self->wait, "active", G_BINDING_SYNC_CREATE);
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_follow_stack (self->stack);

  self->feed_signals = g_signal_group_new (VANE_TYPE_FEED);
  g_signal_group_connect_swapped (self->feed_signals, "notify::report", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::error", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::phase", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::asked-failed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::next-refresh", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "tick", G_CALLBACK (update), self);
  self->settings_signals = g_signal_group_new (VANE_TYPE_SETTINGS);
  g_signal_group_connect_swapped (self->settings_signals, "notify::units", G_CALLBACK (update), self);
}

/**
 * vane_place_page_get_face:
 * @self: a page
 *
 * Returns: (transfer none): what stands on the sky, at the top of the scrolled part
 */
GtkWidget *
vane_place_page_get_face (VanePlacePage *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_PAGE (self), NULL);

  return self->face;
}

/**
 * vane_place_page_get_icon:
 * @self: a page
 *
 * Returns: (transfer none): what stands before the sun
 */
GtkWidget *
vane_place_page_get_icon (VanePlacePage *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_PAGE (self), NULL);

  return vane_hero_get_icon (self->hero);
}
