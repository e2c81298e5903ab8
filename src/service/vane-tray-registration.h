/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an item known to whoever keeps the tray, each time that somebody begins to. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VaneTrayRegistration:
 *
 * While it lives, the item of a connection is registered with the watcher that there is.
 */
typedef struct _VaneTrayRegistration VaneTrayRegistration;

VaneTrayRegistration *vane_tray_registration_new  (GDBusConnection      *connection);
void                  vane_tray_registration_free (VaneTrayRegistration *self);

G_END_DECLS
