/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-columns.h"

#include <math.h>

#include "base/vane-error.h"

/* No service sends more rows: 16 days of hours are 384. */
#define MAX_ROWS 2048

typedef struct
{
  VaneQuantity quantity;
  const char  *unit;
  double       factor;
  double       offset;
} Unit;

/* As the services write them: Open-Meteo's are in its server's SiUnit.swift ("mp/h" is no
 * slip of ours). Both letters mu are in use: U+00B5 and U+03BC. */
static const Unit units[] = {
  { VANE_QUANTITY_TEMPERATURE, "°C", 1.0, 0.0 },
  { VANE_QUANTITY_TEMPERATURE, "°F", 5.0 / 9.0, -32.0 * 5.0 / 9.0 },
  { VANE_QUANTITY_TEMPERATURE, "celsius", 1.0, 0.0 },
  { VANE_QUANTITY_TEMPERATURE, "K", 1.0, -273.15 },
  { VANE_QUANTITY_SPEED, "m/s", 1.0, 0.0 },
  { VANE_QUANTITY_SPEED, "km/h", 1.0 / 3.6, 0.0 },
  { VANE_QUANTITY_SPEED, "mp/h", 0.44704, 0.0 },
  { VANE_QUANTITY_SPEED, "mph", 0.44704, 0.0 },
  { VANE_QUANTITY_SPEED, "kn", 1852.0 / 3600.0, 0.0 },
  { VANE_QUANTITY_SPEED, "kt", 1852.0 / 3600.0, 0.0 },
  { VANE_QUANTITY_PRESSURE, "hPa", 1.0, 0.0 },
  { VANE_QUANTITY_PRESSURE, "Pa", 0.01, 0.0 },
  { VANE_QUANTITY_PRECIPITATION, "mm", 1.0, 0.0 },
  { VANE_QUANTITY_PRECIPITATION, "cm", 10.0, 0.0 },
  { VANE_QUANTITY_PRECIPITATION, "inch", 25.4, 0.0 },
  { VANE_QUANTITY_DISTANCE, "m", 1.0, 0.0 },
  { VANE_QUANTITY_DISTANCE, "km", 1000.0, 0.0 },
  { VANE_QUANTITY_DISTANCE, "ft", 0.3048, 0.0 },
  { VANE_QUANTITY_PERCENT, "%", 1.0, 0.0 },
  { VANE_QUANTITY_ANGLE, "°", 1.0, 0.0 },
  { VANE_QUANTITY_ANGLE, "degrees", 1.0, 0.0 },
  { VANE_QUANTITY_CONCENTRATION, "µg/m³", 1.0, 0.0 },
  { VANE_QUANTITY_CONCENTRATION, "μg/m³", 1.0, 0.0 },
  { VANE_QUANTITY_POLLEN, "grains/m³", 1.0, 0.0 },
};

/**
 * vane_columns_find_unit:
 * @quantity: what kind of value it is
 * @unit: (nullable): their unit
 * @factor: (out): ours = theirs × @factor + @offset
 * @offset: (out): see @factor
 *
 * An index has no unit, whatever stands there ("", "EAQI"); percent and degrees are
 * taken without one. Of anything else the unit must be known, or the value is not.
 *
 * Returns: whether it is a unit of that quantity
 */
gboolean
vane_columns_find_unit (VaneQuantity quantity,
                        const char  *unit,
                        double      *factor,
                        double      *offset)
{
  *factor = 1.0;
  *offset = 0.0;

  if (quantity == VANE_QUANTITY_INDEX)
    return g_strcmp0 (unit, "undefined") != 0;
  if (unit == NULL)
    return quantity == VANE_QUANTITY_PERCENT || quantity == VANE_QUANTITY_ANGLE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].quantity == quantity && g_str_equal (units[i].unit, unit))
      {
        *factor = units[i].factor;
        *offset = units[i].offset;
        return TRUE;
      }

  g_debug ("An unknown unit: %s", unit);

  return FALSE;
}

/* The name under which the block has a column, the new one first. */
static const char *
pick_name (const VaneColumnBlock *block,
           const char            *name,
           const char            *legacy)
{
  if (block->values == NULL || json_object_has_member (block->values, name))
    return name;

  return legacy != NULL && json_object_has_member (block->values, legacy) ? legacy : name;
}

static gboolean
find_conversion (const VaneColumnBlock *block,
                 const VaneColumn      *column,
                 const char            *name,
                 double                *factor,
                 double                *offset)
{
  const char *unit = vane_json_get_string (block->units, name);
  double scale = column->scale != 0.0 ? column->scale : 1.0;

  if (!vane_columns_find_unit (vane_field_get_info (column->field)->quantity, unit, factor, offset))
    return FALSE;

  *factor *= scale;
  *offset *= scale;

  return TRUE;
}

static void
read_column (const VaneColumnBlock *block,
             const VaneColumn      *column,
             GArray                *samples)
{
  const char *name = pick_name (block, column->name, column->legacy);
  JsonArray *values = vane_json_get_array (block->values, name);
  double factor, offset;

  if (values == NULL || !find_conversion (block, column, name, &factor, &offset))
    return;

  for (guint i = column->preceding ? 1 : 0; i < samples->len; i++)
    {
      VaneSample *sample = &g_array_index (samples, VaneSample, i);
      gint64 time = sample->time;

      if (column->preceding)
        sample = &g_array_index (samples, VaneSample, i - 1);
      /* Rows with a gap between them: the span before this one has no sample. */
      if (time == VANE_TIME_NONE || (column->preceding && sample->time != time - block->span_s))
        continue;
      vane_sample_set (sample, column->field, vane_json_column_number (values, i) * factor + offset);
    }
}

/**
 * vane_columns_read:
 * @block: where the columns are
 * @columns: (array length=n_columns): which, and what they mean
 * @n_columns: how many
 *
 * A column that is missing, too short, of an unknown unit or no column gives no value.
 * What a service says of the span that ends at a row's time goes to the sample that
 * begins with that span: our amounts look forward. The last row then has none.
 *
 * Returns: (transfer full) (element-type VaneSample): a sample for each row of "time", in
 *   its order; the time is %VANE_TIME_NONE where the row has none
 */
GArray *
vane_columns_read (const VaneColumnBlock *block,
                   const VaneColumn      *columns,
                   guint                  n_columns)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (VaneSample));
  JsonArray *times = vane_json_get_array (block->values, "time");
  guint n_rows = times != NULL ? MIN (json_array_get_length (times), MAX_ROWS) : 0;

  for (guint i = 0; i < n_rows; i++)
    {
      VaneSample sample;

      vane_sample_init (&sample, vane_columns_get_time (block, "time", i), block->span_s);
      g_array_append_val (samples, sample);
    }
  for (guint i = 0; i < n_columns; i++)
    read_column (block, &columns[i], samples);

  return samples;
}

/**
 * vane_columns_read_row:
 * @block: an object with one value under each name
 * @columns: (array length=n_columns): which, and what they mean; preceding or not is the caller's to know
 * @n_columns: how many
 * @sample: (inout): where they go
 */
void
vane_columns_read_row (const VaneColumnBlock *block,
                       const VaneColumn      *columns,
                       guint                  n_columns,
                       VaneSample            *sample)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char *name = pick_name (block, columns[i].name, columns[i].legacy);
      double value = vane_json_get_number (block->values, name);
      double factor, offset;

      if (!isnan (value) && find_conversion (block, &columns[i], name, &factor, &offset))
        vane_sample_set (sample, columns[i].field, value * factor + offset);
    }
}

/**
 * vane_columns_get:
 * @block: where the columns are
 * @name: a column
 * @legacy: (nullable): what it was called before
 * @row: its row
 *
 * Returns: the number there as it was sent, or NAN
 */
double
vane_columns_get (const VaneColumnBlock *block,
                  const char            *name,
                  const char            *legacy,
                  guint                  row)
{
  return vane_json_column_number (vane_json_get_array (block->values, pick_name (block, name, legacy)), row);
}

/**
 * vane_columns_get_time:
 * @block: where the columns are
 * @name: a column of times: unix seconds, or ISO 8601
 * @row: its row
 *
 * Returns: unix seconds, or %VANE_TIME_NONE
 */
gint64
vane_columns_get_time (const VaneColumnBlock *block,
                       const char            *name,
                       guint                  row)
{
  JsonArray *column = vane_json_get_array (block->values, name);

  if (column == NULL || row >= json_array_get_length (column))
    return VANE_TIME_NONE;

  return vane_json_node_time (json_array_get_element (column, row), block->offset_s);
}

/**
 * vane_columns_list:
 * @columns: (array length=n_columns): columns
 * @n_columns: how many
 * @others: (nullable): more names, with commas
 *
 * Returns: (transfer full): their names with commas between, for a request
 */
char *
vane_columns_list (const VaneColumn *columns,
                   guint             n_columns,
                   const char       *others)
{
  g_autoptr(GString) list = g_string_new (others);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", columns[i].name);

  return g_string_free (g_steal_pointer (&list), FALSE);
}
