/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads blocks of equally long columns, with a column of times and a table of units
 * beside them, into samples: `"hourly": {"time": […], "temperature_2m": […]}` and
 * `"hourly_units": {"temperature_2m": "°F"}`. */
#pragma once

#include "provider/vane-json.h"

G_BEGIN_DECLS

/**
 * VaneColumn:
 * @name: their name for it
 * @legacy: (nullable): what they called it before
 * @field: ours
 * @scale: what a value is multiplied with once it is in our unit; 0 counts as 1
 * @preceding: whether a value is about the span that ends at its time, not the one that begins
 */
typedef struct
{
  const char *name;
  const char *legacy;
  VaneField   field;
  double      scale;
  gboolean    preceding;
} VaneColumn;

/**
 * VaneColumnBlock:
 * @values: (nullable): the columns; or, for vane_columns_read_row(), plain values
 * @units: (nullable): their units, by name
 * @offset_s: seconds east of UTC of times that are texts without an offset
 * @span_s: how long a row lasts; 0 for instants
 */
typedef struct
{
  JsonObject *values;
  JsonObject *units;
  int         offset_s;
  gint64      span_s;
} VaneColumnBlock;

GArray     *vane_columns_read        (const VaneColumnBlock *block,
                                      const VaneColumn      *columns,
                                      guint                  n_columns);
void        vane_columns_read_row    (const VaneColumnBlock *block,
                                      const VaneColumn      *columns,
                                      guint                  n_columns,
                                      VaneSample            *sample);
double      vane_columns_get         (const VaneColumnBlock *block,
                                      const char            *name,
                                      const char            *legacy,
                                      guint                  row);
gint64      vane_columns_get_time    (const VaneColumnBlock *block,
                                      const char            *name,
                                      guint                  row);
char       *vane_columns_list        (const VaneColumn      *columns,
                                      guint                  n_columns,
                                      const char            *others);

gboolean    vane_columns_find_unit   (VaneQuantity           quantity,
                                      const char            *unit,
                                      double                *factor,
                                      double                *offset);

G_END_DECLS
