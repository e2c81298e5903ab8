/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-stands.h"

#include <glib/gi18n.h>

#include "vane-placer.h"
#include "vane-stand-window.h"

/**
 * vane_stands_add_options:
 * @application: the application
 * @options: filled in while the command line is parsed; must live as long as @application
 */
void
vane_stands_add_options (GApplication     *application,
                         VaneStandOptions *options)
{
  const GOptionEntry entries[] = {
    { "strip", 0, 0, G_OPTION_ARG_NONE, &options->strip, N_("Show all places in one line, a panel of its own"), NULL },
    { "glance", 0, 0, G_OPTION_ARG_NONE, &options->glance,
      N_("Show the small card on the desktop, of the current place or of PLACE"), NULL },
    { "anchor", 0, 0, G_OPTION_ARG_STRING, &options->anchor,
      N_("Where the strip or the card stands: top, bottom, left, right; the card also top-left … and center"),
      N_("WHERE") },
    { "margin", 0, 0, G_OPTION_ARG_INT, &options->margin, N_("Pixels between it and the edges"), N_("PIXELS") },
    { "output", 0, 0, G_OPTION_ARG_STRING, &options->output, N_("The monitor it stands on, by its connector"),
      N_("NAME") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->places, NULL, N_("[PLACE]") },
    G_OPTION_ENTRY_NULL,
  };

  g_application_add_main_option_entries (application, entries);
}

/**
 * vane_stand_options_clear:
 * @options: what was asked for
 */
void
vane_stand_options_clear (VaneStandOptions *options)
{
  g_clear_pointer (&options->anchor, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->places, g_strfreev);
}

/**
 * vane_stand_options_given:
 * @options: what was asked for
 *
 * Returns: whether it was the strip, or a glance
 */
gboolean
vane_stand_options_given (const VaneStandOptions *options)
{
  return options->strip || options->glance;
}

/* --- asking --- */

static gboolean
check_stand (const VaneStandOptions  *options,
             VaneStandKind            kind,
             GError                 **error)
{
  const char *const *anchors = vane_stand_list_anchors (kind);
  g_autofree char *words = NULL;
  VaneStand stand = { anchors[0], 0, "" };

  if (vane_stand_change (&stand, kind, options->anchor, options->margin, NULL))
    return TRUE;
  if (vane_stand_change (&stand, kind, options->anchor, -1, NULL))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("A margin has at most 1000 pixels."));
      return FALSE;
    }

  words = g_strjoinv (", ", (char **) anchors);
  /* Translators: first what was given for --anchor, then the words that can be given */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("It cannot stand at “%s”, only at: %s."),
               options->anchor, words);

  return FALSE;
}

static gboolean
check (const VaneStandOptions  *options,
       GError                 **error)
{
  guint n_places = options->places != NULL ? g_strv_length (options->places) : 0;
  gboolean placed = options->anchor != NULL || options->margin >= 0 || options->output != NULL;

  if ((options->strip && !check_stand (options, VANE_STAND_STRIP, error)) ||
      (options->glance && !check_stand (options, VANE_STAND_GLANCE, error)))
    return FALSE;
  if (n_places > (options->glance ? 1 : 0))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("One place can be given with --glance, or with --place=PLACE."));
  else if (placed && !vane_stand_options_given (options))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("--anchor, --margin and --output need --strip or --glance."));
  else
    return TRUE;

  return FALSE;
}

static GVariant *
make_wanted (const VaneStandOptions *options,
             VaneStandKind           kind)
{
  g_auto(GVariantDict) wanted = G_VARIANT_DICT_INIT (NULL);

  if (options->anchor != NULL)
    g_variant_dict_insert (&wanted, "anchor", "s", options->anchor);
  if (options->margin >= 0)
    g_variant_dict_insert (&wanted, "margin", "i", options->margin);
  if (options->output != NULL)
    g_variant_dict_insert (&wanted, "output", "s", options->output);
  if (kind == VANE_STAND_GLANCE && options->places != NULL && options->places[0] != NULL)
    g_variant_dict_insert (&wanted, "place", "s", options->places[0]);

  return g_variant_dict_end (&wanted);
}

/* It is no mistake: a monitor that is unplugged comes back. */
static void
tell_missing_output (const char *output)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  if (output == NULL || *output == '\0' || vane_placer_find_monitor (display, output) != NULL)
    return;

  names = vane_placer_list_connectors (display);
  /* Translators: first the connector that was given for --output, then those that there are */
  sentence = g_strdup_printf (_("There is no monitor “%s”, only: %s. Until it is there, another one is taken."), output,
                              names);
  g_printerr ("vane: %s\n", sentence);
}

/**
 * vane_stands_run:
 * @application: the application, before its main loop
 * @options: what the command line asked for
 * @error: what is wrong with it, or why the application could not be registered
 *
 * Registers the application, and has shown what was asked for, by this process or by the one that
 * runs already.
 *
 * Returns: whether all is well; also when nothing was asked for
 */
gboolean
vane_stands_run (GApplication            *application,
                 const VaneStandOptions  *options,
                 GError                 **error)
{
  if (!check (options, error))
    return FALSE;
  if (!vane_stand_options_given (options))
    return TRUE;
  if (!g_application_register (application, NULL, error))
    return FALSE;

  tell_missing_output (options->output);
  if (options->strip)
    g_action_group_activate_action (G_ACTION_GROUP (application), "strip", make_wanted (options, VANE_STAND_STRIP));
  if (options->glance)
    g_action_group_activate_action (G_ACTION_GROUP (application), "glance", make_wanted (options, VANE_STAND_GLANCE));

  return TRUE;
}

/* --- showing --- */

static VaneStandWindow *
find_window (GtkApplication *application,
             VaneStandKind   kind,
             const char     *place)
{
  for (GList *window = gtk_application_get_windows (application); window != NULL; window = window->next)
    if (VANE_IS_STAND_WINDOW (window->data) && vane_stand_window_get_kind (window->data) == kind &&
        g_strcmp0 (vane_stand_window_get_place (window->data), place) == 0)
      return window->data;

  return NULL;
}

/**
 * vane_stands_show:
 * @application: the application
 * @context: what is shown
 * @kind: what is to be seen
 * @wanted: a{sv}: "anchor" (s), "margin" (i), "output" (s), "place" (s); of what is not in it the
 *   settings are asked
 *
 * There is one strip, and one glance a place: what is there already is moved. What is not
 * understood is as if it had not been given.
 */
void
vane_stands_show (GtkApplication *application,
                  VaneContext    *context,
                  VaneStandKind   kind,
                  GVariant       *wanted)
{
  const char *anchor = NULL, *output = NULL, *place = NULL;
  int margin = -1;
  VaneStand stand = vane_settings_get_stand (vane_context_get_settings (context), kind);
  VaneStandWindow *window;

  g_variant_lookup (wanted, "anchor", "&s", &anchor);
  g_variant_lookup (wanted, "margin", "i", &margin);
  g_variant_lookup (wanted, "output", "&s", &output);
  if (kind == VANE_STAND_GLANCE)
    g_variant_lookup (wanted, "place", "&s", &place);
  if (!vane_stand_change (&stand, kind, anchor, margin, output))
    {
      anchor = NULL;
      margin = -1;
    }

  window = find_window (application, kind, place);
  if (window == NULL)
    window = vane_stand_window_new (application, context, kind, place);
  vane_stand_window_move (window, anchor, margin, output);
  gtk_window_present (GTK_WINDOW (window));
}
