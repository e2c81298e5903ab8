/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A geocoder on given bodies: what it asks and what it makes of the answers. */
#pragma once

#include "provider/vane-geocode.h"
#include "support/vane-test-transport.h"

G_BEGIN_DECLS

/* Asks it for @text as a person in the US would; the places, or an error. */
GPtrArray *geocode_search     (VaneTestTransport          *transport,
                               const VaneGeocodeProvider  *geocoder,
                               const char                 *text,
                               GError                    **error);
/* "id|name|admin1|country code|postal code|zone", a line each. */
char      *geocode_describe   (GPtrArray                  *places);
/* A good body, cut at every length, gives places or DATA. */
void       geocode_check_cuts (const VaneGeocodeProvider  *geocoder,
                               const char                 *text,
                               const char                 *body);

G_END_DECLS
