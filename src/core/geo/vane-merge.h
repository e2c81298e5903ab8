/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two geocoders' answers to one postal code made into one. */
#pragma once

#include "model/vane-place.h"

G_BEGIN_DECLS

double     vane_merge_get_distance_km (VanePlace *a,
                                       VanePlace *b);
GPtrArray *vane_merge_places          (GPtrArray *exact,
                                       GPtrArray *zoned);

G_END_DECLS
