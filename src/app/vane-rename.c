/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small dialog with one entry. Whatever happens to the place meanwhile, its id finds it. */
#include "config.h"

#include "vane-rename.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "vane-deprecated.h"

#define RENAME "rename"

typedef struct
{
  VaneFeedList *feeds;     /* (owned) */
  char         *place_id;  /* (owned) */
  GtkWidget    *entry;     /* in the dialog, which owns this */
} Rename;

static void
rename_free (Rename *self)
{
  g_clear_object (&self->feeds);
  g_free (self->place_id);
  g_free (self);
}

/* A copy, because a name of blanks is none. */
static char *
dup_name (Rename *rename)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (rename->entry))));
}

static void
on_dialog_response (GtkWidget  *dialog,
                    const char *response,
                    Rename     *rename)
{
  g_autofree char *name = dup_name (rename);

  if (g_str_equal (response, RENAME) && *name != '\0')
    vane_feed_list_rename (rename->feeds, rename->place_id, name);
}

static void
on_entry_changed (GtkEditable *entry,
                  GtkWidget   *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  vane_deprecated_dialog_set_enabled (dialog, RENAME, *name != '\0');
}

/**
 * vane_rename_ask:
 * @parent: the window over which it is asked
 * @feeds: the saved places
 * @place: one of them
 *
 * Asks for another name, and gives it to the place.
 */
void
vane_rename_ask (GtkWindow    *parent,
                 VaneFeedList *feeds,
                 VanePlace    *place)
{
  g_autofree char *name = vane_describe_place (place);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *dialog = vane_deprecated_dialog_new (parent, _("Rename Place"), entry, _("_Cancel"), RENAME,
                                                  _("_Rename"));
  Rename *rename = g_new0 (Rename, 1);

  rename->feeds = g_object_ref (feeds);
  rename->place_id = g_strdup (vane_place_get_id (place));
  rename->entry = entry;

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);

  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response), rename,
                         (GClosureNotify) (void (*) (void)) rename_free, G_CONNECT_DEFAULT);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed), dialog, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
