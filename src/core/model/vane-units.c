/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of units, the presets, and the one conversion from what is stored. */
#include "config.h"

#include "model/vane-units.h"

#include <math.h>
#include <string.h>

/* shown = stored × factor + offset. Factors are exact by definition: 1 mile = 1609.344 m,
 * 1 knot = 1852 m/h, 1 inch = 25.4 mm, 1 inHg = 33.863886… hPa (conventional, 0 °C),
 * 1 mmHg = 1.333223… hPa. */
static const struct
{
  const char   *id;
  VaneQuantity  quantity;
  double        factor;
  double        offset;
} units[VANE_N_UNITS] = {
  [VANE_UNIT_CELSIUS] = { "°C", VANE_QUANTITY_TEMPERATURE, 1.0, 0.0 },
  [VANE_UNIT_FAHRENHEIT] = { "°F", VANE_QUANTITY_TEMPERATURE, 1.8, 32.0 },
  [VANE_UNIT_METRES_PER_SECOND] = { "m/s", VANE_QUANTITY_SPEED, 1.0, 0.0 },
  [VANE_UNIT_KILOMETRES_PER_HOUR] = { "km/h", VANE_QUANTITY_SPEED, 3.6, 0.0 },
  [VANE_UNIT_MILES_PER_HOUR] = { "mph", VANE_QUANTITY_SPEED, 3600.0 / 1609.344, 0.0 },
  [VANE_UNIT_KNOTS] = { "kn", VANE_QUANTITY_SPEED, 3600.0 / 1852.0, 0.0 },
  [VANE_UNIT_BEAUFORT] = { "Bft", VANE_QUANTITY_SPEED, 1.0, 0.0 },
  [VANE_UNIT_HECTOPASCAL] = { "hPa", VANE_QUANTITY_PRESSURE, 1.0, 0.0 },
  [VANE_UNIT_INCH_OF_MERCURY] = { "inHg", VANE_QUANTITY_PRESSURE, 1.0 / 33.8638866667, 0.0 },
  [VANE_UNIT_MILLIMETRE_OF_MERCURY] = { "mmHg", VANE_QUANTITY_PRESSURE, 1.0 / 1.33322387415, 0.0 },
  [VANE_UNIT_MILLIMETRE] = { "mm", VANE_QUANTITY_PRECIPITATION, 1.0, 0.0 },
  [VANE_UNIT_INCH] = { "in", VANE_QUANTITY_PRECIPITATION, 1.0 / 25.4, 0.0 },
  [VANE_UNIT_METRE] = { "m", VANE_QUANTITY_DISTANCE, 1.0, 0.0 },
  [VANE_UNIT_KILOMETRE] = { "km", VANE_QUANTITY_DISTANCE, 0.001, 0.0 },
  [VANE_UNIT_MILE] = { "mi", VANE_QUANTITY_DISTANCE, 1.0 / 1609.344, 0.0 },
  [VANE_UNIT_PERCENT] = { "%", VANE_QUANTITY_PERCENT, 1.0, 0.0 },
  [VANE_UNIT_DEGREE] = { "°", VANE_QUANTITY_ANGLE, 1.0, 0.0 },
  [VANE_UNIT_NONE] = { "", VANE_QUANTITY_INDEX, 1.0, 0.0 },
  [VANE_UNIT_MICROGRAM_PER_CUBIC_METRE] = { "µg/m³", VANE_QUANTITY_CONCENTRATION, 1.0, 0.0 },
  [VANE_UNIT_GRAIN_PER_CUBIC_METRE] = { "grains/m³", VANE_QUANTITY_POLLEN, 1.0, 0.0 },
};

static const char *const presets[VANE_N_UNITS_PRESETS] = { "us", "uk", "metric", "nordic" };

/**
 * vane_units_from_preset:
 * @preset: a preset
 *
 * Returns: the unit of each quantity
 */
VaneUnits
vane_units_from_preset (VaneUnitsPreset preset)
{
  VaneUnits self = {
    .unit = {
      [VANE_QUANTITY_TEMPERATURE] = VANE_UNIT_CELSIUS,
      [VANE_QUANTITY_SPEED] = VANE_UNIT_KILOMETRES_PER_HOUR,
      [VANE_QUANTITY_PRESSURE] = VANE_UNIT_HECTOPASCAL,
      [VANE_QUANTITY_PRECIPITATION] = VANE_UNIT_MILLIMETRE,
      [VANE_QUANTITY_DISTANCE] = VANE_UNIT_KILOMETRE,
      [VANE_QUANTITY_PERCENT] = VANE_UNIT_PERCENT,
      [VANE_QUANTITY_ANGLE] = VANE_UNIT_DEGREE,
      [VANE_QUANTITY_INDEX] = VANE_UNIT_NONE,
      [VANE_QUANTITY_CONCENTRATION] = VANE_UNIT_MICROGRAM_PER_CUBIC_METRE,
      [VANE_QUANTITY_POLLEN] = VANE_UNIT_GRAIN_PER_CUBIC_METRE,
    },
  };

  switch (preset)
    {
    case VANE_UNITS_US:
      self.unit[VANE_QUANTITY_TEMPERATURE] = VANE_UNIT_FAHRENHEIT;
      self.unit[VANE_QUANTITY_SPEED] = VANE_UNIT_MILES_PER_HOUR;
      self.unit[VANE_QUANTITY_PRESSURE] = VANE_UNIT_INCH_OF_MERCURY;
      self.unit[VANE_QUANTITY_PRECIPITATION] = VANE_UNIT_INCH;
      self.unit[VANE_QUANTITY_DISTANCE] = VANE_UNIT_MILE;
      break;
    case VANE_UNITS_UK:
      self.unit[VANE_QUANTITY_SPEED] = VANE_UNIT_MILES_PER_HOUR;
      self.unit[VANE_QUANTITY_DISTANCE] = VANE_UNIT_MILE;
      break;
    case VANE_UNITS_NORDIC:
      self.unit[VANE_QUANTITY_SPEED] = VANE_UNIT_METRES_PER_SECOND;
      break;
    case VANE_UNITS_METRIC:
    default:
      break;
    }

  return self;
}

/**
 * vane_units_preset_to_string:
 * @preset: a preset
 *
 * Returns: (transfer none): its stable name: us, uk, metric, nordic
 */
const char *
vane_units_preset_to_string (VaneUnitsPreset preset)
{
  g_return_val_if_fail ((guint) preset < VANE_N_UNITS_PRESETS, "metric");

  return presets[preset];
}

/**
 * vane_units_preset_from_string:
 * @id: (nullable): a stable name
 * @preset: (out): the preset
 *
 * Returns: %FALSE when there is none of that name
 */
gboolean
vane_units_preset_from_string (const char      *id,
                               VaneUnitsPreset *preset)
{
  for (guint i = 0; i < VANE_N_UNITS_PRESETS; i++)
    if (g_strcmp0 (id, presets[i]) == 0)
      {
        *preset = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * vane_units_preset_for_country:
 * @country_code: (nullable): two upper-case letters
 *
 * °F where CLDR's supplemental measurement data has it (temperature: US, its territories,
 * Bahamas, Belize, Cayman Islands, Palau, Marshall Islands, Micronesia, Liberia); miles in
 * the United Kingdom; m/s where the weather services speak in it.
 *
 * Returns: what people there expect
 */
VaneUnitsPreset
vane_units_preset_for_country (const char *country_code)
{
  static const char *const us[] = { "US", "PR", "GU", "VI", "AS", "MP", "UM", "BS", "BZ",
                                    "KY", "PW", "MH", "FM", "LR", NULL };
  static const char *const uk[] = { "GB", "IM", "JE", "GG", NULL };
  static const char *const nordic[] = { "NO", "SE", "DK", "FI", "IS", "FO", "GL", "AX", "SJ", "RU", "EE",
                                        "LV", "LT", "UA", "BY", "KZ", "CN", "JP", "KR", NULL };

  if (country_code == NULL)
    return VANE_UNITS_METRIC;
  if (g_strv_contains (us, country_code))
    return VANE_UNITS_US;
  if (g_strv_contains (uk, country_code))
    return VANE_UNITS_UK;
  if (g_strv_contains (nordic, country_code))
    return VANE_UNITS_NORDIC;

  return VANE_UNITS_METRIC;
}

/**
 * vane_unit_to_string:
 * @unit: a unit
 *
 * Returns: (transfer none): its symbol, as in JSON and in settings
 */
const char *
vane_unit_to_string (VaneUnit unit)
{
  g_return_val_if_fail ((guint) unit < VANE_N_UNITS, "");

  return units[unit].id;
}

/**
 * vane_unit_from_string:
 * @id: (nullable): a symbol
 * @unit: (out): the unit
 *
 * Returns: %FALSE when there is none
 */
gboolean
vane_unit_from_string (const char *id,
                       VaneUnit   *unit)
{
  for (guint i = 0; i < VANE_N_UNITS; i++)
    if (g_strcmp0 (id, units[i].id) == 0)
      {
        *unit = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * vane_unit_is_of:
 * @unit: a unit
 * @quantity: a kind of quantity
 *
 * Returns: whether the quantity can be given in that unit
 */
gboolean
vane_unit_is_of (VaneUnit     unit,
                 VaneQuantity quantity)
{
  return (guint) unit < VANE_N_UNITS && units[unit].quantity == quantity;
}

/* WMO-No. 306, code table 1100: the equivalents of the Beaufort numbers are rounded
 * values of v = 0.836 B^1.5. */
static double
convert_to_beaufort (double speed)
{
  static const double limits[] = { 0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7 };
  guint force = 0;

  while (force < G_N_ELEMENTS (limits) && speed >= limits[force])
    force++;

  return force;
}

/**
 * vane_unit_convert:
 * @unit: a unit
 * @stored: a number in the stored unit of its quantity, or NAN
 *
 * Returns: the number in that unit, or NAN
 */
double
vane_unit_convert (VaneUnit unit,
                   double   stored)
{
  g_return_val_if_fail ((guint) unit < VANE_N_UNITS, NAN);

  if (isnan (stored))
    return NAN;
  if (unit == VANE_UNIT_BEAUFORT)
    return convert_to_beaufort (stored);

  return stored * units[unit].factor + units[unit].offset;
}

/**
 * vane_units_equal:
 * @a: units
 * @b: units
 *
 * Returns: whether both are the same
 */
gboolean
vane_units_equal (const VaneUnits *a,
                  const VaneUnits *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}
