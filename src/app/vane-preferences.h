/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: everything applies at once, because everybody follows the settings. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PREFERENCES (vane_preferences_get_type ())
G_DECLARE_FINAL_TYPE (VanePreferences, vane_preferences, VANE, PREFERENCES, AdwPreferencesWindow)

/* (transfer none): GTK owns it, as every window */
VanePreferences *vane_preferences_new (GtkWindow   *parent,
                                       VaneContext *context);

G_END_DECLS
