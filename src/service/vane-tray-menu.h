/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tray item's menu on the bus. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VANE_TRAY_MENU_PATH "/StatusNotifierItem/Menu"

#define VANE_TYPE_TRAY_MENU (vane_tray_menu_get_type ())
G_DECLARE_FINAL_TYPE (VaneTrayMenu, vane_tray_menu, VANE, TRAY_MENU, GObject)

/* Signal "activated" (const char *action, const char *target): a person chose an item. */

VaneTrayMenu *vane_tray_menu_new      (void);
gboolean      vane_tray_menu_export   (VaneTrayMenu     *self,
                                       GDBusConnection  *connection,
                                       GError          **error);
void          vane_tray_menu_unexport (VaneTrayMenu     *self);

/* A menu is made anew between these two; when nothing is different, nobody is told. */
void          vane_tray_menu_begin    (VaneTrayMenu     *self);
void          vane_tray_menu_add      (VaneTrayMenu     *self,
                                       const char       *label,
                                       const char       *action,
                                       const char       *target);
void          vane_tray_menu_add_radio (VaneTrayMenu    *self,
                                       const char       *label,
                                       const char       *action,
                                       const char       *target,
                                       gboolean          chosen);
void          vane_tray_menu_add_separator (VaneTrayMenu *self);
void          vane_tray_menu_end      (VaneTrayMenu     *self);

G_END_DECLS
