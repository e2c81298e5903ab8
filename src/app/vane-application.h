/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one instance, its actions, and an end that waits for what is cancelled. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_APPLICATION (vane_application_get_type ())
G_DECLARE_FINAL_TYPE (VaneApplication, vane_application, VANE, APPLICATION, AdwApplication)

/**
 * VaneApplicationOpen:
 * @user_data: as given to vane_application_new()
 * @error: why not
 *
 * Called once, in the instance that shows the window.
 *
 * Returns: (transfer none) (nullable): what is shown; it must live as long as the application
 */
typedef VaneContext *(*VaneApplicationOpen) (gpointer   user_data,
                                             GError   **error);

VaneApplication *vane_application_new        (VaneApplicationOpen  open,
                                              gpointer             user_data);
/* The one with the pages, if it is open. */
GtkWindow       *vane_application_get_window (VaneApplication     *self);
/* Whether there was nothing to show, and a message about it on stderr. */
gboolean         vane_application_get_failed (VaneApplication     *self);

G_END_DECLS
