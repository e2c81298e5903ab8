/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody can look: the session is neither locked nor long idle. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Idle for so long: nobody is going to look. */
#define VANE_PRESENCE_IDLE_S 3600

#define VANE_TYPE_PRESENCE (vane_presence_get_type ())
G_DECLARE_FINAL_TYPE (VanePresence, vane_presence, VANE, PRESENCE, GObject)

/* Property "away" (boolean). Signal "resumed": the machine came back from sleep. */
VanePresence *vane_presence_new      (GDBusConnection *session_bus);
gboolean      vane_presence_get_away (VanePresence    *self);

G_END_DECLS
