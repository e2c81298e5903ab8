/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as you type: a GListModel of places that follows a text. Debounced; a newer text
 * cancels the older request. */
#pragma once

#include "geo/vane-geocoder.h"

G_BEGIN_DECLS

#define VANE_TYPE_SEARCH (vane_search_get_type ())
G_DECLARE_FINAL_TYPE (VaneSearch, vane_search, VANE, SEARCH, GObject)

/* Properties: "text" (string, read-write), "searching" (boolean), "error" (GError, nullable),
 * "delay" (uint, ms, read-write).
 * GListModel of VanePlaceItem. */
VaneSearch   *vane_search_new           (VaneGeocoder *geocoder,
                                         const char   *locale_country);
void          vane_search_set_text      (VaneSearch   *self,
                                         const char   *text);
const char   *vane_search_get_text      (VaneSearch   *self);
gboolean      vane_search_get_searching (VaneSearch   *self);
const GError *vane_search_get_error     (VaneSearch   *self);
void          vane_search_set_delay     (VaneSearch   *self,
                                         guint         delay_ms);

/* List models hold objects: a place in one. Property "place" (VanePlace). */
#define VANE_TYPE_PLACE_ITEM (vane_place_item_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceItem, vane_place_item, VANE, PLACE_ITEM, GObject)

VanePlaceItem *vane_place_item_new       (VanePlace     *place);
VanePlace     *vane_place_item_get_place (VanePlaceItem *self);

G_END_DECLS
