/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-panel-page.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-choice.h"
#include "vane-lock.h"

#define HOUR_MINUTES 60
#define N_HOURS 24
#define N_EDGES 4

struct _VanePanelPage
{
  AdwPreferencesPage parent_instance;

  GtkSwitch         *keep;
  AdwComboRow       *place;
  AdwComboRow       *icon;
  AdwComboRow       *ink;
  AdwComboRow       *strip_anchor;
  AdwComboRow       *glance_anchor;
  AdwPreferencesGroup *notifications;
  AdwPreferencesGroup *quiet;
  GtkSwitch         *alerts;
  GtkSwitch         *rain;
  AdwComboRow       *lead;
  GtkSwitch         *brief;
  AdwComboRow       *brief_time;
  AdwComboRow       *quiet_from;
  AdwComboRow       *quiet_until;
};

G_DEFINE_FINAL_TYPE (VanePanelPage, vane_panel_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- choices --- */

static void
bind_times (AdwComboRow  *row,
            VaneSettings *settings,
            const char   *property,
            guint         set)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  VaneChoice choices[N_HOURS + 1];
  guint n = 0;

  for (guint i = 0; i < N_HOURS; i++)
    {
      /* What somebody has set by other means is a choice too. */
      gboolean is_between = set > i * HOUR_MINUTES && set < (i + 1) * HOUR_MINUTES;

      for (guint minute = i * HOUR_MINUTES;; minute = set)
        {
          char *value = g_strdup_printf ("%u", minute);
          char *label = vane_format_time (minute * 60, utc);

          g_ptr_array_add (texts, value);
          g_ptr_array_add (texts, label);
          choices[n++] = (VaneChoice) { value, label };
          if (!is_between || minute == set)
            break;
        }
    }
  vane_choice_bind (row, G_OBJECT (settings), property, choices, n);
}

static void
bind_lead (VanePanelPage *self,
           VaneSettings  *settings)
{
  static const guint minutes[] = { 10, 15, 30, 45, 60 };
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  VaneChoice choices[G_N_ELEMENTS (minutes)];

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      char *value = g_strdup_printf ("%u", minutes[i]);
      /* Translators: how long before it rains the user is told */
      char *label = g_strdup_printf (ngettext ("%u minute before", "%u minutes before", minutes[i]), minutes[i]);

      g_ptr_array_add (texts, value);
      g_ptr_array_add (texts, label);
      choices[i] = (VaneChoice) { value, label };
    }
  vane_choice_bind (self->lead, G_OBJECT (settings), "notify-rain-lead-minutes", choices, G_N_ELEMENTS (choices));
}

/* The places there are when it is opened. */
static void
bind_place (VanePanelPage *self,
            VaneSettings  *settings)
{
  g_autoptr(GPtrArray) places = vane_settings_dup_places (settings);
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (VaneChoice));
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  /* Translators: whose weather the panel's tray shows: that of the place which the window shows */
  VaneChoice choice = { "", _("The current one") };

  g_array_append_val (choices, choice);
  for (guint i = 0; i < places->len; i++)
    {
      char *name = vane_describe_place (places->pdata[i]);

      g_ptr_array_add (names, name);
      choice = (VaneChoice) { vane_place_get_id (places->pdata[i]), name };
      g_array_append_val (choices, choice);
    }
  vane_choice_bind (self->place, G_OBJECT (settings), "tray-place", (const VaneChoice *) (void *) choices->data,
                    choices->len);
}

static void
bind_look (VanePanelPage *self,
           VaneSettings  *settings)
{
  const VaneChoice icons[] = {
    { "colour", _("In full colour") },
    { "symbolic", _("In one colour, like the number") },
  };
  const VaneChoice inks[] = {
    { "auto", _("As the desktop’s colours") },
    { "light", _("Light, for a dark panel") },
    { "dark", _("Dark, for a light panel") },
  };

  vane_choice_bind (self->icon, G_OBJECT (settings), "tray-icon", icons, G_N_ELEMENTS (icons));
  vane_choice_bind (self->ink, G_OBJECT (settings), "tray-ink", inks, G_N_ELEMENTS (inks));
}

static void
bind_anchors (VanePanelPage *self,
              VaneSettings  *settings)
{
  /* The first four are edges: all that a strip has. */
  const VaneChoice choices[] = {
    { "top", _("At the top") },
    { "bottom", _("At the bottom") },
    { "left", _("At the left") },
    { "right", _("At the right") },
    { "top-left", _("At the top left") },
    { "top-right", _("At the top right") },
    { "bottom-left", _("At the bottom left") },
    { "bottom-right", _("At the bottom right") },
    { "center", _("In the middle") },
  };

  vane_choice_bind (self->strip_anchor, G_OBJECT (settings), "strip-anchor", choices, N_EDGES);
  vane_choice_bind (self->glance_anchor, G_OBJECT (settings), "glance-anchor", choices, G_N_ELEMENTS (choices));
}

/* --- the object --- */

static void
vane_panel_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VANE_TYPE_PANEL_PAGE);

  G_OBJECT_CLASS (vane_panel_page_parent_class)->dispose (object);
}

static void
vane_panel_page_class_init (VanePanelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_panel_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-panel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, keep);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, place);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, icon);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, ink);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, strip_anchor);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, glance_anchor);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, notifications);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, alerts);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, rain);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, lead);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, brief);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, brief_time);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, VanePanelPage, quiet_until);
}

static void
vane_panel_page_init (VanePanelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_switch (VaneSettings *settings,
             const char   *property,
             gpointer      widget,
             const char   *widget_property)
{
  GBindingFlags both = g_str_equal (widget_property, "active") ? G_BINDING_BIDIRECTIONAL : G_BINDING_DEFAULT;

  g_object_bind_property (settings, property, widget, widget_property, both | G_BINDING_SYNC_CREATE);
}

/**
 * vane_panel_page_set_context:
 * @self: the page
 * @context: whose settings these are
 */
void
vane_panel_page_set_context (VanePanelPage *self,
                             VaneContext   *context)
{
  VaneSettings *settings = vane_context_get_settings (context);
  VaneNotifications set = vane_settings_get_notifications (settings);

  bind_place (self, settings);
  bind_look (self, settings);
  bind_anchors (self, settings);
  bind_lead (self, settings);
  bind_times (self->brief_time, settings, "notify-brief-time", set.brief_minute);
  bind_times (self->quiet_from, settings, "quiet-from", set.quiet_from);
  bind_times (self->quiet_until, settings, "quiet-until", set.quiet_until);
  bind_switch (settings, "keep-in-panel", self->keep, "active");
  bind_switch (settings, "keep-in-panel", self->place, "sensitive");
  bind_switch (settings, "keep-in-panel", self->icon, "sensitive");
  bind_switch (settings, "keep-in-panel", self->ink, "sensitive");
  bind_switch (settings, "keep-in-panel", self->notifications, "sensitive");
  bind_switch (settings, "keep-in-panel", self->quiet, "sensitive");
  bind_switch (settings, "notify-alerts", self->alerts, "active");
  bind_switch (settings, "notify-rain", self->rain, "active");
  if (!vane_lock_row (self->lead, settings, "notify-rain-lead-minutes"))
    bind_switch (settings, "notify-rain", self->lead, "sensitive");
  bind_switch (settings, "notify-brief", self->brief, "active");
  if (!vane_lock_row (self->brief_time, settings, "notify-brief-time"))
    bind_switch (settings, "notify-brief", self->brief_time, "sensitive");
  vane_lock_row (self->keep, settings, "keep-in-panel");
  vane_lock_row (self->alerts, settings, "notify-alerts");
  vane_lock_row (self->rain, settings, "notify-rain");
  vane_lock_row (self->brief, settings, "notify-brief");
  vane_lock_row (self->quiet_from, settings, "quiet-from");
  vane_lock_row (self->quiet_until, settings, "quiet-until");
}
