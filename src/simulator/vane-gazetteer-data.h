/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables behind vane-gazetteer.c. Ids, positions and populations as in GeoNames
 * (https://www.geonames.org, CC BY 4.0), rounded. */
#pragma once

#include "simulator/vane-gazetteer.h"

G_BEGIN_DECLS

extern const VaneGazetteerPlace vane_gazetteer_places[];
extern const guint              vane_gazetteer_n_places;
extern const VaneGazetteerCode  vane_gazetteer_codes[];
extern const guint              vane_gazetteer_n_codes;

G_END_DECLS
