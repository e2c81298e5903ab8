/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tray item says of a place: number, picture, tooltip, and whether to look up. */
#pragma once

#include "feed/vane-feed.h"
#include "model/vane-units.h"
#include "service/vane-tray-item.h"

G_BEGIN_DECLS

void vane_tray_face_show_feed    (VaneTrayItem    *item,
                                  VaneFeed        *feed,
                                  const VaneUnits *units,
                                  VaneLook         look);
void vane_tray_face_show_nothing (VaneTrayItem    *item,
                                  VaneLook         look);

G_END_DECLS
