/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composition happens in main.c: this file gets a context, and gives it a window. */
#include "config.h"

#include "vane-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "vane-background.h"
#include "vane-deprecated.h"
#include "vane-outside-actions.h"
#include "vane-stand-window.h"
#include "vane-stands.h"
#include "vane-window.h"

struct _VaneApplication
{
  AdwApplication       parent_instance;

  VaneApplicationOpen  open;
  gpointer             open_data;
  VaneContext         *context;      /* (owned) (nullable) */
  VaneBackground      *background;   /* (owned) (nullable) */
  gboolean             failed;
  gboolean             reading;      /* what is stored is read, and followed */
  gboolean             closing;
  guint                terminate_id;
  guint                interrupt_id;
};

G_DEFINE_FINAL_TYPE (VaneApplication, vane_application, ADW_TYPE_APPLICATION)

/* --- what all windows need --- */

/* What is stored of the current place goes before everything else. */
static void
start_reading (VaneApplication *self)
{
  VaneFeed *current = vane_feed_list_get_current (vane_context_get_feeds (self->context));

  if (self->reading)
    return;

  self->reading = TRUE;
  if (current != NULL)
    vane_feed_load (current);
  vane_context_follow_cache (self->context);
}

/* It loads the other places, and decides what is asked for. */
static void
start_schedule (VaneApplication *self)
{
  VaneScheduler *scheduler = vane_context_get_scheduler (self->context);

  vane_scheduler_set_visible (scheduler, TRUE);
  vane_scheduler_start (scheduler);
}

/* --- actions --- */

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GtkWindow *window = g_object_new (VANE_DEPRECATED_TYPE_ABOUT_WINDOW,
                                    "transient-for", gtk_application_get_active_window (user_data),
                                    "application-name", "Vane",
                                    "application-icon", VANE_APPLICATION_ID,
                                    "version", VANE_VERSION,
                                    "website", VANE_HOMEPAGE,
                                    "license-type", GTK_LICENSE_GPL_3_0,
                                    "comments", _("How warm, what sky, what next"),
                                    "translator-credits", _("translator-credits"),
                                    NULL);

  gtk_window_present (window);
}

static void
show_stand (VaneApplication *self,
            VaneStandKind    kind,
            GVariant        *wanted)
{
  if (self->failed || self->closing)
    return;

  start_reading (self);
  vane_stands_show (GTK_APPLICATION (self), self->context, kind, wanted);
  start_schedule (self);
}

static void
show_strip (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  show_stand (user_data, VANE_STAND_STRIP, parameter);
}

static void
show_glance (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  show_stand (user_data, VANE_STAND_GLANCE, parameter);
}

/* A world of its own, in a process of its own: nothing of it can reach the user's places. */
static void
show_demo (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) demo = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program != NULL ? program : "vane",
                                                  "--demo", NULL);

  if (demo == NULL)
    g_warning ("The demo did not start: %s", error->message);
}

static void
set_keys (VaneApplication *self)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accels[] = {
    { "win.refresh", { "F5", "<Control>r", NULL } },
    { "win.search", { "<Control>f", NULL } },
    { "win.preferences", { "<Control>comma", NULL } },
    { "win.shrink", { "<Control>m", NULL } },
    { "win.step-part(1)", { "F6", NULL } },
    { "win.step-part(-1)", { "<Shift>F6", NULL } },
    { "win.shortcuts", { "<Control>question", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "app.quit", { "<Control>q", NULL } },
  };
  gboolean from_right = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  const char *back[] = { from_right ? "<Alt>Right" : "<Alt>Left", "<Control>Page_Up", NULL };
  const char *forth[] = { from_right ? "<Alt>Left" : "<Alt>Right", "<Control>Page_Down", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.step-place(-1)", back);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.step-place(1)", forth);
  for (int place = 1; place <= 9; place++)
    {
      g_autofree char *action = g_strdup_printf ("win.place(%d)", place);
      g_autofree char *key = g_strdup_printf ("<Alt>%d", place);

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, (const char *[]) { key, NULL });
    }
}

static void
add_actions (VaneApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = quit },
    { .name = "about", .activate = show_about },
    { .name = "demo", .activate = show_demo },
    { .name = "strip", .activate = show_strip, .parameter_type = "a{sv}" },
    { .name = "glance", .activate = show_glance, .parameter_type = "a{sv}" },
  };
  VaneSettings *settings = vane_context_get_settings (self->context);
  g_autoptr(GPropertyAction) units = g_property_action_new ("units", settings, "units-preset");
  g_autoptr(GPropertyAction) provider = g_property_action_new ("provider", settings, "provider");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  vane_outside_actions_add (GTK_APPLICATION (self));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (units));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (provider));
  set_keys (self);
}

/* --- the end --- */

static gboolean
on_signal (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);

  return G_SOURCE_CONTINUE;
}

static void
got_closed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(VaneApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!vane_feed_list_close_finish (VANE_FEED_LIST (source), result, &error))
    g_warning ("Not closed well: %s", error->message);
  g_application_release (G_APPLICATION (self));
}

static gboolean
shows_weather (VaneApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (VANE_IS_WINDOW (window->data) || VANE_IS_STAND_WINDOW (window->data))
      return TRUE;

  return FALSE;
}

/* The last one ends the program. Cancel, then wait: nothing comes back to a program that has gone. */
static void
vane_application_window_removed (GtkApplication *application,
                                 GtkWindow      *window)
{
  VaneApplication *self = VANE_APPLICATION (application);

  GTK_APPLICATION_CLASS (vane_application_parent_class)->window_removed (application, window);

  if (self->closing || shows_weather (self))
    return;

  self->closing = TRUE;
  vane_background_close (self->background);
  g_application_hold (G_APPLICATION (self));
  vane_scheduler_stop (vane_context_get_scheduler (self->context));
  vane_feed_list_close_async (vane_context_get_feeds (self->context), got_closed, g_object_ref (self));
}

/* --- the beginning --- */

static void
vane_application_startup (GApplication *application)
{
  VaneApplication *self = VANE_APPLICATION (application);
  g_autoptr(GError) error = NULL;

  G_APPLICATION_CLASS (vane_application_parent_class)->startup (application);

  self->context = self->open (self->open_data, &error);
  if (self->context == NULL)
    {
      g_printerr ("vane: %s\n", error->message);
      self->failed = TRUE;
      return;
    }

  g_object_ref (self->context);
  add_actions (self);
  self->background = vane_background_new (GTK_APPLICATION (self), vane_context_get_settings (self->context));
  self->terminate_id = g_unix_signal_add (SIGTERM, on_signal, self);
  self->interrupt_id = g_unix_signal_add (SIGINT, on_signal, self);
}

static void
open_window (VaneApplication *self)
{
  start_reading (self);
  vane_window_present_when_ready (vane_window_new (GTK_APPLICATION (self), self->context));
  start_schedule (self);
}

static void
vane_application_activate (GApplication *application)
{
  VaneApplication *self = VANE_APPLICATION (application);
  GtkWindow *window = vane_application_get_window (self);

  if (self->failed || self->closing)
    return;
  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (self);
}

static void
vane_application_dispose (GObject *object)
{
  VaneApplication *self = VANE_APPLICATION (object);

  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  g_clear_object (&self->background);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_application_parent_class)->dispose (object);
}

static void
vane_application_class_init (VaneApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_application_dispose;
  application_class->startup = vane_application_startup;
  application_class->activate = vane_application_activate;
  GTK_APPLICATION_CLASS (klass)->window_removed = vane_application_window_removed;
}

static void
vane_application_init (VaneApplication *self)
{
}

/**
 * vane_application_new:
 * @open: gives what is to be shown
 * @user_data: for @open
 *
 * Returns: (transfer full): the application
 */
VaneApplication *
vane_application_new (VaneApplicationOpen open,
                      gpointer            user_data)
{
  VaneApplication *self = g_object_new (VANE_TYPE_APPLICATION,
                                        "application-id", VANE_APPLICATION_ID,
                                        "resource-base-path", "/io/github/vane_weather/Vane",
                                        NULL);

  self->open = open;
  self->open_data = user_data;

  return self;
}

/**
 * vane_application_get_failed:
 * @self: an application that has run
 *
 * Returns: whether there was nothing to show
 */
gboolean
vane_application_get_failed (VaneApplication *self)
{
  g_return_val_if_fail (VANE_IS_APPLICATION (self), TRUE);

  return self->failed;
}

/**
 * vane_application_get_window:
 * @self: an application
 *
 * Returns: (transfer none) (nullable): the window with the pages: neither the strip nor a dialog
 */
GtkWindow *
vane_application_get_window (VaneApplication *self)
{
  g_return_val_if_fail (VANE_IS_APPLICATION (self), NULL);

  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (VANE_IS_WINDOW (window->data))
      return window->data;

  return NULL;
}
