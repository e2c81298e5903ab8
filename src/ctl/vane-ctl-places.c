/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl places: the saved places. */
#include "config.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <string.h>

#include "ctl/vane-ctl-show.h"
#include "present/vane-describe.h"
#include "present/vane-place-json.h"

/* Nobody's list of places is larger. */
#define MAX_FILE_BYTES (1024 * 1024)

typedef void (*PlacesRun) (VaneCtl           *ctl,
                           const char *const *arguments);

static GPtrArray *
dup_places (VaneCtl *ctl)
{
  return vane_settings_dup_places (vane_context_get_settings (ctl->context));
}

/* A saved place by its id or by its name; the name may be in any case. */
static VaneFeed *
find_saved (VaneCtl    *ctl,
            const char *text)
{
  VaneFeedList *feeds = vane_context_get_feeds (ctl->context);
  VaneFeed *feed = vane_feed_list_find (feeds, text);
  g_autofree char *wanted = g_utf8_casefold (text, -1);

  for (guint i = 0; feed == NULL && i < vane_feed_list_get_n (feeds); i++)
    {
      VanePlace *place = vane_feed_get_place (vane_feed_list_get (feeds, i));
      g_autofree char *name = g_utf8_casefold (vane_place_get_name (place) ? vane_place_get_name (place) : "", -1);

      if (g_str_equal (name, wanted))
        feed = vane_feed_list_get (feeds, i);
    }

  if (feed == NULL)
    {
      g_autofree char *clean = vane_ctl_clean (text);

      vane_ctl_complain (_("“%s” is not one of your places; “vanectl places list” shows them."), clean);
      vane_ctl_raise (ctl, VANE_EXIT_NO_PLACE);
    }

  return feed;
}

/* Where no settings can be written (no session bus, nothing installed) GSettings says so to
 * nobody but the log, and this program's own list may know of it already: so a fresh look
 * tells whether that place, if any, is there, or is gone. */
static void
end_change (VaneCtl    *ctl,
            const char *id,
            gboolean    there)
{
  VaneSettings *settings = vane_context_get_settings (ctl->context);
  gboolean good = vane_settings_is_kept (settings), found = FALSE;

  if (good && id != NULL)
    {
      g_autoptr(VaneSettings) fresh = NULL;
      g_autoptr(GPtrArray) places = NULL;

      vane_settings_sync (settings);
      fresh = vane_settings_new ();
      places = vane_settings_dup_places (fresh);
      for (guint i = 0; i < places->len; i++)
        found = found || g_str_equal (vane_place_get_id (places->pdata[i]), id);
      good = found == there;
    }
  if (!good && !vane_context_get_demo (ctl->context))
    {
      vane_ctl_complain (vane_settings_is_writable (settings, "places")
                             ? _("Your places cannot be kept: in a session without D-Bus, put “dbus-run-session” in "
                                 "front, or set GSETTINGS_BACKEND=keyfile.")
                             : _("The places are set by your administrator."));
      vane_ctl_raise (ctl, VANE_EXIT_LOCAL);
    }
  vane_ctl_end (ctl);
}

static void
run_list (VaneCtl           *ctl,
          const char *const *arguments)
{
  g_autoptr(GPtrArray) places = dup_places (ctl);
  VaneFeed *current = vane_feed_list_get_current (vane_context_get_feeds (ctl->context));
  const char *current_id = current != NULL ? vane_place_get_id (vane_feed_get_place (current)) : NULL;

  if (ctl->json)
    {
      g_autoptr(JsonNode) node = vane_place_json_new_list (places);

      vane_ctl_print_json (node);
    }
  for (guint i = 0; !ctl->json && i < places->len; i++)
    {
      const char *id = vane_place_get_id (places->pdata[i]);
      g_autofree char *full = vane_describe_place_full (places->pdata[i]);
      g_autofree char *line =
          g_strdup_printf ("%s %-16s %s\n", g_strcmp0 (id, current_id) == 0 ? "*" : " ", id, full);

      vane_ctl_print (line);
    }
  if (places->len == 0 && !ctl->json)
    vane_ctl_complain (_("You have no places yet; “vanectl places add PLACE” adds one."));
  vane_ctl_end (ctl);
}

static void
finish_add (VaneCtl   *ctl,
            VanePlace *found)
{
  g_autoptr(VanePlace) place = ctl->name != NULL ? vane_place_with_name (found, ctl->name) : vane_place_ref (found);
  g_autofree char *full = vane_describe_place_full (place);
  g_autofree char *line = g_strdup_printf ("%-16s %s\n", vane_place_get_id (place), full);

  vane_feed_list_add (vane_context_get_feeds (ctl->context), place);
  vane_ctl_print (line);
  end_change (ctl, vane_place_get_id (place), TRUE);
}

/* From the PLACE to the saved place. */
typedef struct
{
  VaneCtl   *ctl;
  char      *text;   /* (owned): as the person named it */
  VanePlace *place;  /* (owned) (nullable) */
} Add;

static void
add_free (Add *add)
{
  g_free (add->text);
  g_clear_pointer (&add->place, vane_place_unref);
  g_free (add);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Add, add_free)

static void
got_zone (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Add) add = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *zone = vane_geocoder_find_zone_finish (VANE_GEOCODER (source), result, &error);
  g_autoptr(VanePlace) zoned = NULL;

  if (vane_error_is_cancelled (error))
    {
      vane_ctl_raise (add->ctl, VANE_EXIT_INTERRUPTED);
      vane_ctl_end (add->ctl);
      return;
    }

  /* Without a zone the place is as good: the report will bring one, or an offset. */
  zoned = zone != NULL ? vane_place_with_timezone (add->place, zone) : vane_place_ref (add->place);
  finish_add (add->ctl, zoned);
}

static void
fail_to_find (const Add    *add,
              const GError *error)
{
  g_autofree char *clean = vane_ctl_clean (add->text);

  vane_ctl_fail (add->ctl, clean, error, NULL);
}

static void
got_place (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Add) add = user_data;
  VaneCtl *ctl = add->ctl;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_context_resolve_finish (VANE_CONTEXT (source), result, &error);

  if (places == NULL || places->len > 1)
    {
      if (places == NULL)
        fail_to_find (add, error);
      else
        vane_ctl_list_candidates (ctl, add->text, places);
      vane_ctl_end (ctl);
      return;
    }
  if (vane_place_get_timezone (places->pdata[0]) != NULL)
    {
      finish_add (ctl, places->pdata[0]);
      return;
    }

  add->place = vane_place_ref (places->pdata[0]);
  vane_geocoder_find_zone_async (vane_context_get_geocoder (ctl->context), places->pdata[0], ctl->cancellable,
                                 got_zone, g_steal_pointer (&add));
}

static void
run_add (VaneCtl           *ctl,
         const char *const *arguments)
{
  g_autofree char *text = g_strjoinv (" ", (char **) arguments);
  Add *add;

  if (*text == '\0')
    {
      vane_ctl_usage (ctl, _("“places add” needs a PLACE."));
      return;
    }

  add = g_new0 (Add, 1);
  add->ctl = ctl;
  add->text = g_steal_pointer (&text);
  vane_context_resolve_async (ctl->context, add->text, ctl->provider, ctl->cancellable, got_place, add);
}

static void
run_remove (VaneCtl           *ctl,
            const char *const *arguments)
{
  g_autofree char *id = NULL;

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      VaneFeed *feed = find_saved (ctl, arguments[i]);

      if (feed == NULL)
        continue;
      g_free (id);
      id = g_strdup (vane_place_get_id (vane_feed_get_place (feed)));
      vane_feed_list_remove (vane_context_get_feeds (ctl->context), id);
    }
  if (arguments[0] == NULL)
    {
      vane_ctl_usage (ctl, _("“places remove” needs the id or the name of a place."));
      return;
    }
  end_change (ctl, id, FALSE);
}

static void
run_move (VaneCtl           *ctl,
          const char *const *arguments)
{
  guint64 position;
  VaneFeed *feed;
  guint n = vane_feed_list_get_n (vane_context_get_feeds (ctl->context));

  if (g_strv_length ((char **) arguments) != 2 ||
      !g_ascii_string_to_unsigned (arguments[1], 10, 1, MAX (n, 1), &position, NULL))
    {
      vane_ctl_usage (ctl, _("“places move” needs a place and its new position, from 1 to the number of your places."));
      return;
    }

  feed = find_saved (ctl, arguments[0]);
  if (feed != NULL)
    vane_feed_list_move (vane_context_get_feeds (ctl->context), vane_place_get_id (vane_feed_get_place (feed)),
                         position - 1);
  end_change (ctl, NULL, TRUE);
}

static void
run_current (VaneCtl           *ctl,
             const char *const *arguments)
{
  VaneFeedList *feeds = vane_context_get_feeds (ctl->context);
  VaneFeed *feed = arguments[0] != NULL ? find_saved (ctl, arguments[0]) : vane_feed_list_get_current (feeds);

  if (feed != NULL)
    {
      VanePlace *place = vane_feed_get_place (feed);
      g_autofree char *full = vane_describe_place_full (place);
      g_autofree char *line = g_strdup_printf ("%-16s %s\n", vane_place_get_id (place), full);

      if (arguments[0] != NULL)
        vane_feed_list_set_current (feeds, vane_place_get_id (place));
      vane_ctl_print (line);
    }
  else if (arguments[0] == NULL)
    {
      vane_ctl_complain (_("You have no places yet; “vanectl places add PLACE” adds one."));
      vane_ctl_raise (ctl, VANE_EXIT_NO_PLACE);
    }
  vane_ctl_end (ctl);
}

static void
run_export (VaneCtl           *ctl,
            const char *const *arguments)
{
  g_autoptr(GPtrArray) places = dup_places (ctl);
  g_autoptr(JsonNode) node = vane_place_json_new_list (places);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (arguments[0] == NULL || g_str_equal (arguments[0], "-"))
    {
      vane_ctl_print_json (node);
      vane_ctl_end (ctl);
      return;
    }

  text = json_to_string (node, TRUE);
  if (!g_file_set_contents (arguments[0], text, -1, &error))
    {
      vane_ctl_complain (_("The places could not be written: %s"), error->message);
      vane_ctl_raise (ctl, VANE_EXIT_LOCAL);
    }
  vane_ctl_end (ctl);
}

/* Never more than what a list of places needs, also of what has no end. */
static char *
read_file (const char  *path,
           gsize       *length,
           GError     **error)
{
  g_autofree char *text = g_malloc (MAX_FILE_BYTES + 1);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_FILE_BYTES + 1, length, NULL, error))
    return NULL;
  if (*length > MAX_FILE_BYTES)
    {
      g_set_error_literal (error, VANE_ERROR, VANE_ERROR_LOCAL, _("too large"));
      return NULL;
    }

  return g_steal_pointer (&text);
}

static void
run_import (VaneCtl           *ctl,
            const char *const *arguments)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = NULL;
  gsize length = 0;

  if (arguments[0] == NULL)
    {
      vane_ctl_usage (ctl, _("“places import” needs a FILE."));
      return;
    }

  text = read_file (arguments[0], &length, &error);
  if (text != NULL)
    places = vane_place_json_parse_list (text, length, &error);
  if (places == NULL)
    {
      vane_ctl_complain (_("The places could not be read: %s"), error->message);
      vane_ctl_raise (ctl, VANE_EXIT_LOCAL);
      vane_ctl_end (ctl);
      return;
    }

  for (guint i = 0; i < places->len; i++)
    vane_feed_list_add (vane_context_get_feeds (ctl->context), places->pdata[i]);
  run_list (ctl, arguments + 1);
  end_change (ctl, places->len > 0 ? vane_place_get_id (places->pdata[0]) : NULL, TRUE);
}

/**
 * vane_ctl_run_places:
 * @ctl: the program
 * @arguments: what to do with the places, and its arguments
 */
void
vane_ctl_run_places (VaneCtl           *ctl,
                     const char *const *arguments)
{
  static const struct { const char *name; PlacesRun run; } commands[] = {
    { "list", run_list }, { "add", run_add }, { "remove", run_remove }, { "move", run_move },
    { "current", run_current }, { "export", run_export }, { "import", run_import },
  };

  if (arguments[0] == NULL)
    {
      run_list (ctl, arguments);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (arguments[0], commands[i].name))
      {
        commands[i].run (ctl, arguments + 1);
        return;
      }

  vane_ctl_usage (ctl, _("“places” knows list, add, remove, move, current, export and import."));
}
