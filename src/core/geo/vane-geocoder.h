/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person typed to places: which geocoders are asked, in what order. */
#pragma once

#include <gio/gio.h>

#include "model/vane-place.h"
#include "model/vane-query.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_GEOCODER (vane_geocoder_get_type ())
G_DECLARE_FINAL_TYPE (VaneGeocoder, vane_geocoder, VANE, GEOCODER, GObject)

VaneGeocoder *vane_geocoder_new           (VaneTransport        *transport);
void          vane_geocoder_set_language  (VaneGeocoder         *self,
                                           const char           *language);
void          vane_geocoder_set_decimals  (VaneGeocoder         *self,
                                           guint                 decimals);

/* @provider_id: (nullable): the source that the user named: with "openweathermap" a postal
 * code goes to that service alone. The mode is ASKED: what is stored for 30 days answers.
 * Result: (element-type VanePlace), the best first, never empty: NO_MATCH otherwise. */
void          vane_geocoder_search_async  (VaneGeocoder         *self,
                                           VaneQuery            *query,
                                           const char           *provider_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray    *vane_geocoder_search_finish (VaneGeocoder         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/* The IANA name of a place's zone, for a place about to be saved without one: one
 * Open-Meteo request without variables. (transfer full) */
void          vane_geocoder_find_zone_async  (VaneGeocoder         *self,
                                              VanePlace            *place,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
char         *vane_geocoder_find_zone_finish (VaneGeocoder         *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
