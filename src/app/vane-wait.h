/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wait that is worth a spinner: one that has lasted for 100 ms. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define VANE_TYPE_WAIT (vane_wait_get_type ())
G_DECLARE_FINAL_TYPE (VaneWait, vane_wait, VANE, WAIT, GObject)

/* Properties: "active" (boolean): something is waited for; "long" (boolean, read-only):
 * and has been for some time. */

VaneWait *vane_wait_new (void);

G_END_DECLS
