/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop may ask of the window: by D-Bus, or by an option of the same name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VaneOutsideOptions:
 * @refresh: open the window, and ask for the current place again
 * @places: open the window with the places
 * @preferences: open the window with the preferences
 * @toggle: close the window where it is open, else open it
 * @place: (owned) (nullable): a PLACE: open the window with it
 *
 * What the command line asks of the window, whichever process shows it.
 */
typedef struct
{
  gboolean refresh;
  gboolean places;
  gboolean preferences;
  gboolean toggle;
  char    *place;
} VaneOutsideOptions;

void     vane_outside_actions_add         (GtkApplication           *application);
void     vane_outside_actions_add_options (GApplication             *application,
                                           VaneOutsideOptions       *options);
gboolean vane_outside_actions_run         (GApplication             *application,
                                           const VaneOutsideOptions *options,
                                           GError                  **error);

G_END_DECLS
