/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OpenWeatherMap's provider and geocoder share. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

#define VANE_OPENWEATHERMAP_SECRET "openweathermap"

extern const VaneEndpoint vane_openweathermap_endpoint;

const char    *vane_openweathermap_find_language (const char *language);
VaneError      vane_openweathermap_explain       (guint       status,
                                                  GBytes     *body,
                                                  VaneError   fallback);
VaneCondition  vane_condition_from_owm           (int         id);

G_END_DECLS
