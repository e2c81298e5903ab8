/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown while there is no place. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_WELCOME (vane_welcome_get_type ())
G_DECLARE_FINAL_TYPE (VaneWelcome, vane_welcome, VANE, WELCOME, GtkWidget)

/* Property "context" (VaneContext). */

/* Puts the focus where a place is typed. */
void vane_welcome_start  (VaneWelcome *self);
void vane_welcome_locate (VaneWelcome *self);

G_END_DECLS
