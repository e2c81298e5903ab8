/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places as JSON: search results, the saved places, export and import. */
#pragma once

#include <json-glib/json-glib.h>

#include "model/vane-place.h"

G_BEGIN_DECLS

JsonNode  *vane_place_json_new        (VanePlace   *place);
JsonNode  *vane_place_json_new_list   (GPtrArray   *places);
GPtrArray *vane_place_json_parse_list (const char  *text,
                                       gsize        length,
                                       GError     **error);

G_END_DECLS
