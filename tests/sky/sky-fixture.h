/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a sky of one's choice and a face on it, and cards. */
#pragma once

#include <gtk/gtk.h>

#include "vane-reading.h"
#include "vane-sky-view.h"

G_BEGIN_DECLS

typedef enum
{
  SKY_DAY,
  SKY_DUSK,
  SKY_NIGHT,
} SkyTime;

/* @cover: %. What is read of a report that has nothing but this sky. (transfer full) */
VaneReading *sky_fixture_make_reading (SkyTime        time,
                                       VaneCondition  condition,
                                       double         cover);
/* (transfer none): a window that has not been presented. Its sky has no reading yet. */
GtkWindow   *sky_fixture_make_window  (VaneSkyView  **view);
void         sky_fixture_set_reading  (VaneSkyView   *view,
                                       VaneReading   *reading);

G_END_DECLS
