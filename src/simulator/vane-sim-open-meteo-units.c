/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of the simulated Open-Meteo, with its oddities: "mp/h", and inch that also turns
 * metres into feet. */
#include "config.h"

#include "simulator/vane-sim-open-meteo.h"

#include "simulator/vane-sim-json.h"

#define MM_PER_INCH     25.4
#define CM_PER_INCH     2.54
#define METRES_PER_FOOT 0.3048

/**
 * vane_sim_open_meteo_get_unit:
 * @quantity: a kind of quantity
 * @options: how the reply is asked for
 *
 * Returns: (transfer none): the unit as Open-Meteo writes it
 */
const char *
vane_sim_open_meteo_get_unit (VaneQuantity          quantity,
                              const VaneSimOptions *options)
{
  switch (quantity)
    {
    case VANE_QUANTITY_WMO:
      return "wmo code";
    case VANE_QUANTITY_PERCENT:
      return "%";
    case VANE_QUANTITY_DEGREES:
      return "°";
    case VANE_QUANTITY_HPA:
      return "hPa";
    case VANE_QUANTITY_SECONDS:
      return "s";
    case VANE_QUANTITY_HOURS:
      return "h";
    case VANE_QUANTITY_TEMPERATURE:
      return options->fahrenheit ? "°F" : "°C";
    case VANE_QUANTITY_WIND:
      return options->wind_unit;
    case VANE_QUANTITY_RAIN:
      return options->inch ? "inch" : "mm";
    case VANE_QUANTITY_SNOWFALL:
      return options->inch ? "inch" : "cm";
    case VANE_QUANTITY_LENGTH:
      return options->inch ? "ft" : "m";
    case VANE_QUANTITY_TIME:
      return options->unixtime ? "unixtime" : "iso8601";
    case VANE_QUANTITY_NUMBER:
    default:
      return "";
    }
}

/**
 * vane_sim_open_meteo_convert:
 * @quantity: a kind of quantity
 * @options: how the reply is asked for
 * @value: in °C, m/s, mm, cm, m …
 *
 * Returns: the value in the unit that was asked for
 */
double
vane_sim_open_meteo_convert (VaneQuantity          quantity,
                             const VaneSimOptions *options,
                             double                value)
{
  if (quantity == VANE_QUANTITY_TEMPERATURE && options->fahrenheit)
    return value * 1.8 + 32.0;
  if (quantity == VANE_QUANTITY_WIND)
    return value * options->wind_factor;
  if (quantity == VANE_QUANTITY_RAIN && options->inch)
    return value / MM_PER_INCH;
  if (quantity == VANE_QUANTITY_SNOWFALL && options->inch)
    return value / CM_PER_INCH;
  if (quantity == VANE_QUANTITY_LENGTH && options->inch)
    return value / METRES_PER_FOOT;

  return value;
}

/**
 * vane_sim_open_meteo_add_value:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @quantity: a kind of quantity
 * @decimals: in metric units
 * @options: how the reply is asked for
 * @value: in °C, m/s, mm, cm, m …; NAN is null
 *
 * Adds a value in the unit that was asked for.
 */
void
vane_sim_open_meteo_add_value (GString              *json,
                               const char           *name,
                               VaneQuantity          quantity,
                               guint                 decimals,
                               const VaneSimOptions *options,
                               double                value)
{
  gboolean length = quantity == VANE_QUANTITY_RAIN || quantity == VANE_QUANTITY_SNOWFALL ||
                    quantity == VANE_QUANTITY_LENGTH;

  vane_sim_json_add_fixed (json, name, vane_sim_open_meteo_convert (quantity, options, value),
                           options->inch && length ? 3 : decimals);
}
