/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-outside-actions.h"

#include <glib/gi18n.h>

#include "vane-application.h"
#include "vane-place-opener.h"

/* The first of these that the window has. */
static void
show_and_do (GtkApplication *application,
             const char     *wanted,
             const char     *otherwise)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (application));
  window = vane_application_get_window (VANE_APPLICATION (application));
  if (window != NULL && !gtk_widget_activate_action (GTK_WIDGET (window), wanted, NULL) && otherwise != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), otherwise, NULL);
}

static void
refresh (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  show_and_do (user_data, "win.refresh", NULL);
}

static void
show_places (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  show_and_do (user_data, "win.places", "win.search");
}

static void
show_preferences (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  show_and_do (user_data, "win.preferences", NULL);
}

/* For a click on a panel: by then the panel has the focus, so that it does not say whether the window is in use. */
static void
toggle (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  GtkWindow *window = vane_application_get_window (user_data);

  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_activate (user_data);
}

/* What the search of the desktop found: it need not be a saved place. */
static void
show_place (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GtkWindow *window;
  g_autoptr(VaneContext) context = NULL;

  g_application_activate (G_APPLICATION (user_data));
  window = vane_application_get_window (user_data);
  if (window == NULL)
    return;
  g_object_get (window, "context", &context, NULL);
  vane_place_opener_open (window, context, g_variant_get_string (parameter, NULL));
}

/**
 * vane_outside_actions_add:
 * @application: the application
 *
 * Adds the actions that the desktop file names, and the tray's. Each opens the window when
 * there is none.
 */
void
vane_outside_actions_add (GtkApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "refresh", .activate = refresh },
    { .name = "places", .activate = show_places },
    { .name = "preferences", .activate = show_preferences },
    { .name = "toggle", .activate = toggle },
    { .name = "place", .activate = show_place, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
}

/**
 * vane_outside_actions_add_options:
 * @application: the application
 * @options: filled in while the command line is parsed; must live as long as @application
 *
 * The options are for desktops that start programs without D-Bus.
 */
void
vane_outside_actions_add_options (GApplication       *application,
                                  VaneOutsideOptions *options)
{
  const GOptionEntry entries[] = {
    { "refresh", 0, 0, G_OPTION_ARG_NONE, &options->refresh, N_("Open the window and refresh"), NULL },
    { "places", 0, 0, G_OPTION_ARG_NONE, &options->places, N_("Open the window with the places"), NULL },
    { "preferences", 0, 0, G_OPTION_ARG_NONE, &options->preferences, N_("Open the window with the preferences"),
      NULL },
    { "toggle", 0, 0, G_OPTION_ARG_NONE, &options->toggle, N_("Open the window, or close it when it is open"), NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options->place, N_("Open the window with this place"), N_("PLACE") },
    G_OPTION_ENTRY_NULL,
  };

  g_application_add_main_option_entries (application, entries);
}

/**
 * vane_outside_actions_run:
 * @application: the application, before its main loop
 * @options: what the command line asked for
 * @error: why the application could not be registered
 *
 * Registers the application, and activates the actions that were asked for: in this process,
 * or in the one that shows the window already.
 *
 * Returns: whether all is well; also when nothing was asked for
 */
gboolean
vane_outside_actions_run (GApplication              *application,
                          const VaneOutsideOptions  *options,
                          GError                   **error)
{
  const struct
  {
    gboolean    given;
    const char *name;
  } asked[] = {
    { options->refresh, "refresh" },
    { options->places, "places" },
    { options->preferences, "preferences" },
    { options->toggle, "toggle" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      if (!asked[i].given)
        continue;
      if (!g_application_register (application, NULL, error))
        return FALSE;
      g_action_group_activate_action (G_ACTION_GROUP (application), asked[i].name, NULL);
    }
  if (options->place != NULL)
    {
      if (!g_application_register (application, NULL, error))
        return FALSE;
      g_action_group_activate_action (G_ACTION_GROUP (application), "place", g_variant_new_string (options->place));
    }

  return TRUE;
}
