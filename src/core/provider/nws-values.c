/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the National Weather Service writes numbers: as objects with a unit, as a number whose
 * unit stands beside it, or as text ("5 to 10 mph"). */
#include "config.h"

#include <math.h>
#include <string.h>

#include "provider/nws.h"
#include "provider/vane-columns.h"

/* The WMO's codes (http://codes.wmo.int/common/unit) as they occur, and "F" and "C" of the
 * periods. */
static const char *const units[][2] = {
  { "degC", "°C" },
  { "C", "°C" },
  { "degF", "°F" },
  { "F", "°F" },
  { "K", "K" },
  { "km_h-1", "km/h" },
  { "m_s-1", "m/s" },
  { "mi_h-1", "mph" },
  { "kt", "kn" },
  { "percent", "%" },
  { "degree_(angle)", "°" },
  { "degree_angle", "°" },
  { "in", "inch" },
};

/* Without "wmoUnit:", "unit:", "uc:" or "nwsUnit:". */
static const char *
find_unit (const char *code)
{
  const char *colon = code != NULL ? strrchr (code, ':') : NULL;
  const char *unit = colon != NULL ? colon + 1 : code;

  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i][0], unit))
      return units[i][1];

  return unit;
}

static double
convert (double       value,
         const char  *code,
         VaneQuantity quantity)
{
  double factor, offset;

  if (isnan (value) || !vane_columns_find_unit (quantity, find_unit (code), &factor, &offset))
    return NAN;

  return value * factor + offset;
}

/* What the service's own checks found wrong is no measurement: X is rejected, B bad. */
static gboolean
is_rejected (JsonObject *object)
{
  const char *quality = vane_json_get_string (object, "qualityControl");

  return quality != NULL && (g_str_has_suffix (quality, "X") || g_str_has_suffix (quality, "B"));
}

/**
 * vane_nws_read_quantity:
 * @object: (nullable): an object
 * @member: a member: {unitCode, value, qualityControl}, or {unitCode, minValue, maxValue}
 * @quantity: what it is
 *
 * Of a range the greater end counts.
 *
 * Returns: its value in our unit, or NAN
 */
double
vane_nws_read_quantity (JsonObject  *object,
                        const char  *member,
                        VaneQuantity quantity)
{
  JsonObject *value = vane_json_get_object (object, member);
  double number = vane_json_get_number (value, "value");

  if (is_rejected (value))
    return NAN;
  if (isnan (number))
    number = vane_json_get_number (value, "maxValue");

  return convert (number, vane_json_get_string (value, "unitCode"), quantity);
}

/**
 * vane_nws_read_temperature:
 * @period: a period of a forecast
 *
 * Returns: its temperature in °C, or NAN: a number with its unit beside it, or, with the
 *   feature flag forecast_temperature_qv, which is to become the default, an object
 */
double
vane_nws_read_temperature (JsonObject *period)
{
  double number = vane_json_get_number (period, "temperature");

  if (isnan (number))
    return vane_nws_read_quantity (period, "temperature", VANE_QUANTITY_TEMPERATURE);

  return convert (number, vane_json_get_string (period, "temperatureUnit"), VANE_QUANTITY_TEMPERATURE);
}

/**
 * vane_nws_read_wind:
 * @period: a period of a forecast
 * @member: windSpeed or windGust: "18 mph", "5 to 10 mph", "16 km/h", or an object
 *
 * Of a range the greater end counts: that is what to reckon with.
 *
 * Returns: m/s, or NAN
 */
double
vane_nws_read_wind (JsonObject *period,
                    const char *member)
{
  const char *text = vane_json_get_string (period, member);
  double speed = NAN;
  const char *unit;

  if (text == NULL)
    return vane_nws_read_quantity (period, member, VANE_QUANTITY_SPEED);

  unit = strrchr (text, ' ');
  if (unit == NULL)
    return NAN;
  for (const char *p = text; p < unit; p++)
    if (g_ascii_isdigit (*p))
      {
        char *end;
        double number = g_ascii_strtod (p, &end);

        speed = isnan (speed) ? number : fmax (speed, number);
        p = end;
      }

  return convert (speed, unit + 1, VANE_QUANTITY_SPEED);
}

/**
 * vane_nws_read_direction:
 * @text: (nullable): "N", "NNE", …
 *
 * Returns: degrees the wind comes from, or NAN
 */
double
vane_nws_read_direction (const char *text)
{
  static const char *const points[] = { "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
                                        "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW" };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (points); i++)
    if (g_str_equal (points[i], text))
      return i * 22.5;

  return NAN;
}
