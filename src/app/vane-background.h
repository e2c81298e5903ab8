/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does what "Keep the weather in the panel" says, now and for the next session. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-settings.h"

G_BEGIN_DECLS

#define VANE_TYPE_BACKGROUND (vane_background_get_type ())
G_DECLARE_FINAL_TYPE (VaneBackground, vane_background, VANE, BACKGROUND, GObject)

VaneBackground *vane_background_new   (GtkApplication *application,
                                       VaneSettings   *settings);
void            vane_background_close (VaneBackground *self);

G_END_DECLS
