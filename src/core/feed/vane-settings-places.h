/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of places as it is kept in the settings. Pure. */
#pragma once

#include "model/vane-place.h"

G_BEGIN_DECLS

#define VANE_SETTINGS_MAX_PLACES 100

/* (element-type VanePlace) (transfer full); what is no place is left out */
GPtrArray *vane_settings_places_read  (GVariant  *variant);
/* aa{sv}, floating */
GVariant  *vane_settings_places_write (GPtrArray *places);
gboolean   vane_settings_places_equal (GPtrArray *a,
                                       GPtrArray *b);

G_END_DECLS
