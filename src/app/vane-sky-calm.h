/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words stand on the sky, and what lies behind them. */
#pragma once

#include <gtk/gtk.h>

#include "model/vane-sky-colours.h"

G_BEGIN_DECLS

typedef struct _VaneSkyCalm VaneSkyCalm;

VaneSkyCalm *vane_sky_calm_new      (void);
void         vane_sky_calm_free     (VaneSkyCalm          *self);
void         vane_sky_calm_snapshot (VaneSkyCalm          *self,
                                     GtkSnapshot          *snapshot,
                                     const VaneSkyColours *sky,
                                     GtkWidget            *face,
                                     GtkWidget            *view,
                                     float                 top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneSkyCalm, vane_sky_calm_free)

G_END_DECLS
