/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-opener.h"

#include "base/vane-program.h"

#define APPLICATION_PATH "/io/github/vane_weather/Vane"

typedef struct
{
  char *action;  /* (owned) */
  char *target;  /* (owned) (nullable) */
  char *token;   /* (owned) (nullable) */
} Opening;

static void
opening_free (Opening *self)
{
  g_free (self->action);
  g_free (self->target);
  g_free (self->token);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* Not installed, or without a bus that can start programs. */
static void
spawn (const Opening *opening)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *vane = vane_program_find ("vane");
  g_autofree char *action =
      opening->target != NULL ? g_strdup_printf ("--%s=%s", opening->action, opening->target)
                              : g_strconcat ("--", opening->action, NULL);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  if (opening->token != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "XDG_ACTIVATION_TOKEN", opening->token, TRUE);
      g_subprocess_launcher_setenv (launcher, "DESKTOP_STARTUP_ID", opening->token, TRUE);
    }
  process = g_subprocess_launcher_spawn (launcher, &error, vane, *opening->action != '\0' ? action : NULL, NULL);
  if (process == NULL)
    g_warning ("The window cannot be opened: %s", error->message);
}

static void
did_activate (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    spawn (opening);
}

static GVariant *
make_platform_data (const char *token)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (token != NULL)
    {
      g_variant_builder_add (&builder, "{sv}", "activation-token", g_variant_new_string (token));
      g_variant_builder_add (&builder, "{sv}", "desktop-startup-id", g_variant_new_string (token));
    }

  return g_variant_builder_end (&builder);
}

/**
 * vane_opener_open:
 * @connection: the session bus
 * @action: an action of the application, such as "preferences", which is also an option of the
 *   program; "": only the window
 * @target: (nullable): what the action is to be done with
 * @token: (nullable): an activation token, from who was clicked at
 */
void
vane_opener_open (GDBusConnection *connection,
                  const char      *action,
                  const char      *target,
                  const char      *token)
{
  gboolean plain = *action == '\0';
  GVariantBuilder parameters;
  GVariant *platform_data = make_platform_data (token);
  GVariant *arguments;
  Opening *opening = g_new0 (Opening, 1);

  opening->action = g_strdup (action);
  opening->target = g_strdup (target);
  opening->token = g_strdup (token);
  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (target != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (target));
  arguments = plain ? g_variant_new ("(@a{sv})", platform_data)
                    : g_variant_new ("(sav@a{sv})", action, &parameters, platform_data);
  if (plain)
    g_variant_builder_clear (&parameters);
  g_dbus_connection_call (connection, VANE_APPLICATION_ID, APPLICATION_PATH, "org.freedesktop.Application",
                          plain ? "Activate" : "ActivateAction", arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          did_activate, opening);
}

/**
 * vane_opener_open_place:
 * @connection: the session bus
 * @feeds: the saved places
 * @place_id: which place is wanted; "": the current one
 * @token: (nullable): an activation token, from who was clicked at
 *
 * A saved one becomes the current place; one that is not saved is for the window to look up.
 */
void
vane_opener_open_place (GDBusConnection *connection,
                        VaneFeedList    *feeds,
                        const char      *place_id,
                        const char      *token)
{
  if (*place_id != '\0' && vane_feed_list_find (feeds, place_id) == NULL)
    {
      vane_opener_open (connection, "place", place_id, token);
      return;
    }
  if (*place_id != '\0')
    vane_feed_list_set_current (feeds, place_id);
  vane_opener_open (connection, "", NULL, token);
}
