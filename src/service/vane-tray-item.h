/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A StatusNotifierItem: registers with the watcher whenever there is one, and waits silently
 * where there is none. */
#pragma once

#include <gio/gio.h>

#include "paint/vane-paint.h"

G_BEGIN_DECLS

/**
 * VaneTrayContent:
 * @title: (nullable): of the item, for who cannot see
 * @picture: what is drawn
 * @number: (nullable): "61°", drawn below it
 * @look: how they are drawn
 * @icon_name: (nullable): shown by name in place of the picture
 * @label: (nullable): text beside it, on hosts that have room
 * @tip_icon: (nullable): the icon of the tooltip
 * @tip_title: (nullable): its first line, plain text
 * @tip_text: (nullable): the others, plain text
 * @attention: whether it asks for attention
 *
 * What an item shows. Compared by value.
 */
typedef struct
{
  const char *title;
  guint       picture;
  const char *number;
  VaneLook    look;
  const char *icon_name;
  const char *label;
  const char *tip_icon;
  const char *tip_title;
  const char *tip_text;
  gboolean    attention;
} VaneTrayContent;

#define VANE_TYPE_TRAY_ITEM (vane_tray_item_get_type ())
G_DECLARE_FINAL_TYPE (VaneTrayItem, vane_tray_item, VANE, TRAY_ITEM, GObject)

/* Signals: "activate" (const char *token, nullable): a click; "secondary": a middle click;
 * "scroll" (int): by one place, -1 or 1. */

VaneTrayItem *vane_tray_item_new         (const char             *menu_path);
gboolean      vane_tray_item_export      (VaneTrayItem           *self,
                                          GDBusConnection        *connection,
                                          GError                **error);
void          vane_tray_item_unexport    (VaneTrayItem           *self);
void          vane_tray_item_set_content (VaneTrayItem           *self,
                                          const VaneTrayContent  *content);
/* (transfer full) (nullable): the activation token of the last click, once */
char         *vane_tray_item_steal_token (VaneTrayItem           *self);

G_END_DECLS
