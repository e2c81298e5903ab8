/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that newer versions of GTK and libadwaita call deprecated, while what takes its place is not there on the
 * floor (GTK 4.8, libadwaita 1.2). Each has the version and its successor: when the floor rises, it goes. What has
 * to do with X11 as such is in vane-placer-x11.c. tests/platforms/check-deprecations.py finds what is used elsewhere.
 * No compiler sees .ui files: vane-window.ui has an AdwSqueezer (libadwaita 1.4: AdwBreakpoint), help-overlay.ui a
 * GtkShortcutsWindow (GTK 4.18: AdwShortcutsDialog of libadwaita 1.8). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* libadwaita 1.6: AdwAboutDialog */
#define VANE_DEPRECATED_TYPE_ABOUT_WINDOW (vane_deprecated_get_about_window_type ())
GType vane_deprecated_get_about_window_type (void);

/* libadwaita 1.6: AdwPreferencesDialog */
#define VANE_DEPRECATED_TYPE_PREFERENCES_WINDOW (vane_deprecated_get_preferences_window_type ())
GType vane_deprecated_get_preferences_window_type (void);

/* GTK 4.10: gtk_widget_get_color() */
void vane_deprecated_get_color (GtkWidget *widget,
                                GdkRGBA   *color);

/* GTK 4.10: none for names of colours; adw_style_manager_get_accent_color_rgba() of libadwaita 1.6 for that one */
gboolean vane_deprecated_lookup_color (GtkWidget  *widget,
                                       const char *name,
                                       GdkRGBA    *color);

/* libadwaita 1.6: AdwAlertDialog. The signal "response" has one of the ids. */
GtkWidget *vane_deprecated_dialog_new (GtkWindow  *parent,
                                       const char *heading,
                                       GtkWidget  *child,
                                       const char *cancel_label,
                                       const char *id,
                                       const char *label);

void vane_deprecated_dialog_set_enabled (GtkWidget  *dialog,
                                         const char *id,
                                         gboolean    enabled);

G_END_DECLS
