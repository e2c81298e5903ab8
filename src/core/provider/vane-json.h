/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checked readers of JSON: nothing that a service sends is believed. The one place where
 * bad JSON becomes VANE_ERROR_DATA. Numbers may be integers or not, missing or null: a
 * missing number is NAN, never 0. */
#pragma once

#include <json-glib/json-glib.h>

#include "model/vane-sample.h"

G_BEGIN_DECLS

/**
 * VaneJsonColumn:
 * @name: their name for it
 * @field: ours
 * @factor: ours = theirs × @factor + @offset
 * @offset: see @factor
 */
typedef struct
{
  const char *name;
  VaneField   field;
  double      factor;
  double      offset;
} VaneJsonColumn;

/* Parsing. The node is (transfer full): json_node_unref(), or g_autoptr(JsonNode). */
JsonNode   *vane_json_parse         (GBytes               *body,
                                     GError              **error);
JsonObject *vane_json_parse_object  (GBytes               *body,
                                     JsonNode            **root,
                                     GError              **error);

/* What must be there: an error that names the member when it is not. */
JsonObject *vane_json_need_object   (JsonObject           *object,
                                     const char           *member,
                                     GError              **error);
JsonArray  *vane_json_need_array    (JsonObject           *object,
                                     const char           *member,
                                     GError              **error);

/* What may be there. All are (transfer none) and take a %NULL object. */
JsonObject *vane_json_get_object    (JsonObject           *object,
                                     const char           *member);
JsonArray  *vane_json_get_array     (JsonObject           *object,
                                     const char           *member);
const char *vane_json_get_string    (JsonObject           *object,
                                     const char           *member);
double      vane_json_get_number    (JsonObject           *object,
                                     const char           *member);
gint64      vane_json_get_time      (JsonObject           *object,
                                     const char           *member);
gboolean    vane_json_get_boolean   (JsonObject           *object,
                                     const char           *member,
                                     gboolean              fallback);
JsonObject *vane_json_get_element   (JsonArray            *array,
                                     guint                 index);

/* The same from a node, as in columns. */
double      vane_json_node_number   (JsonNode             *node);
gint64      vane_json_node_time     (JsonNode             *node,
                                     int                   offset_s);
double      vane_json_column_number (JsonArray            *column,
                                     guint                 index);

void        vane_json_read_sample   (JsonObject           *object,
                                     const VaneJsonColumn *columns,
                                     guint                 n_columns,
                                     VaneSample           *sample);

gint64      vane_json_parse_time    (const char           *text,
                                     int                   offset_s);

/* An answer for many places, cut into one for each. */
GPtrArray  *vane_json_split         (GBytes               *body,
                                     guint                 n,
                                     GError              **error);

G_END_DECLS
