/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with units, as people read them and as JSON has them. Times are in
 * vane-format-time.c. */
#include "config.h"

#include "present/vane-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/vane-digits.h"

/* So many decimals has JSON: enough for every service, too few for the noise of a
 * conversion there and back. */
#define MAX_DECIMALS 4

/* Half away from zero; a negative zero becomes a positive one. */
static double
round_to (double value,
          guint  decimals)
{
  static const double powers[MAX_DECIMALS + 1] = { 1.0, 10.0, 100.0, 1000.0, 10000.0 };

  return round (value * powers[decimals]) / powers[decimals] + 0.0;
}

static VaneUnit
get_unit (VaneField        field,
          const VaneUnits *units)
{
  return units->unit[vane_field_get_info (field)->quantity];
}

/**
 * vane_format_number:
 * @field: a field
 * @value: in the stored unit, or NAN
 * @units: the units wanted
 *
 * Returns: the number for JSON: in @units, with at most 4 decimals; NAN stays NAN
 */
double
vane_format_number (VaneField        field,
                    double           value,
                    const VaneUnits *units)
{
  g_return_val_if_fail ((guint) field < VANE_N_FIELDS && units != NULL, NAN);

  if (isnan (value))
    return NAN;

  return round_to (vane_unit_convert (get_unit (field, units), value), MAX_DECIMALS);
}

/* How many decimals somebody wants to read. */
static guint
choose_decimals (VaneUnit unit,
                 double   number)
{
  switch (unit)
    {
    case VANE_UNIT_MILLIMETRE:
      return 1;
    case VANE_UNIT_INCH:
    case VANE_UNIT_INCH_OF_MERCURY:
      return 2;
    case VANE_UNIT_KILOMETRE:
    case VANE_UNIT_MILE:
    case VANE_UNIT_MICROGRAM_PER_CUBIC_METRE:
      /* 9.96 would be "10.0". */
      return fabs (round_to (number, 1)) < 10.0 ? 1 : 0;
    default:
      return 0;
    }
}

static guint
count_decimals (double number)
{
  guint decimals = 0;

  while (decimals < MAX_DECIMALS && round_to (number, decimals) != number)
    decimals++;

  return decimals;
}

static char *
print_number (double number,
              guint  decimals)
{
  double rounded = round_to (number, decimals);
  g_autofree char *digits = vane_digits_print (fabs (rounded), decimals);

  if (rounded < 0)
    /* Translators: a number below zero, as "-5". A language that is written from right to left
     * begins it with U+200E, else the sign would stand behind the digits. */
    return g_strdup_printf (C_("number", "-%s"), digits);

  return g_steal_pointer (&digits);
}

static char *
add_unit (const char *number,
          VaneUnit    unit)
{
  switch (unit)
    {
    case VANE_UNIT_CELSIUS:
      /* Translators: %s is a number with its sign. Where your language wants a space before
       * a unit, take a no-break one: programs read the first word. */
      return g_strdup_printf (C_("unit", "%s°C"), number);
    case VANE_UNIT_FAHRENHEIT:
      return g_strdup_printf (C_("unit", "%s°F"), number);
    case VANE_UNIT_METRES_PER_SECOND:
      return g_strdup_printf (C_("unit", "%s m/s"), number);
    case VANE_UNIT_KILOMETRES_PER_HOUR:
      return g_strdup_printf (C_("unit", "%s km/h"), number);
    case VANE_UNIT_MILES_PER_HOUR:
      return g_strdup_printf (C_("unit", "%s mph"), number);
    case VANE_UNIT_KNOTS:
      return g_strdup_printf (C_("unit", "%s kn"), number);
    case VANE_UNIT_BEAUFORT:
      /* Translators: wind force on the Beaufort scale */
      return g_strdup_printf (C_("unit", "%s Bft"), number);
    case VANE_UNIT_HECTOPASCAL:
      return g_strdup_printf (C_("unit", "%s hPa"), number);
    case VANE_UNIT_INCH_OF_MERCURY:
      return g_strdup_printf (C_("unit", "%s inHg"), number);
    case VANE_UNIT_MILLIMETRE_OF_MERCURY:
      return g_strdup_printf (C_("unit", "%s mmHg"), number);
    case VANE_UNIT_MILLIMETRE:
      return g_strdup_printf (C_("unit", "%s mm"), number);
    case VANE_UNIT_INCH:
      /* Translators: inches of rain */
      return g_strdup_printf (C_("unit", "%s in"), number);
    case VANE_UNIT_METRE:
      return g_strdup_printf (C_("unit", "%s m"), number);
    case VANE_UNIT_KILOMETRE:
      return g_strdup_printf (C_("unit", "%s km"), number);
    case VANE_UNIT_MILE:
      return g_strdup_printf (C_("unit", "%s mi"), number);
    case VANE_UNIT_PERCENT:
      return g_strdup_printf (C_("unit", "%s%%"), number);
    case VANE_UNIT_DEGREE:
      return g_strdup_printf (C_("unit", "%s°"), number);
    case VANE_UNIT_MICROGRAM_PER_CUBIC_METRE:
      return g_strdup_printf (C_("unit", "%s µg/m³"), number);
    case VANE_UNIT_GRAIN_PER_CUBIC_METRE:
      /* Translators: pollen in the air */
      return g_strdup_printf (C_("unit", "%s grains/m³"), number);
    case VANE_UNIT_NONE:
    default:
      return g_strdup (number);
    }
}

static char *
add_rate_unit (const char *number,
               VaneUnit    unit)
{
  if (unit == VANE_UNIT_INCH)
    return g_strdup_printf (C_("unit", "%s in/h"), number);

  return g_strdup_printf (C_("unit", "%s mm/h"), number);
}

/**
 * vane_format_value:
 * @field: a field
 * @value: in the stored unit, or NAN
 * @units: the units wanted
 * @flags: with its unit or not, rounded for reading or not
 *
 * In the user's locale. A temperature without its unit still has a degree sign.
 *
 * Returns: (transfer full) (nullable): the text; %NULL when @value is NAN
 */
char *
vane_format_value (VaneField        field,
                   double           value,
                   const VaneUnits *units,
                   VaneFormatFlags  flags)
{
  VaneUnit unit;
  double number;
  g_autofree char *text = NULL;

  g_return_val_if_fail ((guint) field < VANE_N_FIELDS && units != NULL, NULL);

  number = vane_format_number (field, value, units);
  if (isnan (number))
    return NULL;

  unit = get_unit (field, units);
  text = print_number (number, (flags & VANE_FORMAT_PRECISE) != 0 ? count_decimals (number)
                                                                  : choose_decimals (unit, number));
  if ((flags & VANE_FORMAT_UNIT) != 0)
    return field == VANE_FIELD_PRECIPITATION_RATE ? add_rate_unit (text, unit) : add_unit (text, unit);
  if (unit == VANE_UNIT_CELSIUS || unit == VANE_UNIT_FAHRENHEIT)
    return add_unit (text, VANE_UNIT_DEGREE);

  return g_steal_pointer (&text);
}

/**
 * vane_format_difference:
 * @field: a field
 * @low: in the stored unit, or NAN
 * @high: in the stored unit, or NAN
 * @units: the units wanted
 * @flags: with its unit or not, rounded for reading or not
 *
 * Degrees have a tenth here: sources differ by less than one.
 *
 * Returns: (transfer full) (nullable): how far they are apart; %NULL when one is NAN
 */
char *
vane_format_difference (VaneField        field,
                        double           low,
                        double           high,
                        const VaneUnits *units,
                        VaneFormatFlags  flags)
{
  VaneUnit unit;
  double number;
  guint decimals;
  g_autofree char *text = NULL;

  g_return_val_if_fail ((guint) field < VANE_N_FIELDS && units != NULL, NULL);

  number = vane_format_number (field, high, units) - vane_format_number (field, low, units);
  if (isnan (number))
    return NULL;

  unit = get_unit (field, units);
  decimals = choose_decimals (unit, number);
  if (unit == VANE_UNIT_CELSIUS || unit == VANE_UNIT_FAHRENHEIT)
    {
      decimals = 1;
      unit = VANE_UNIT_DEGREE;
    }
  if ((flags & VANE_FORMAT_PRECISE) != 0)
    decimals = count_decimals (round_to (number, MAX_DECIMALS));
  text = print_number (number, decimals);

  return (flags & VANE_FORMAT_UNIT) != 0 || unit == VANE_UNIT_DEGREE ? add_unit (text, unit) : g_steal_pointer (&text);
}

/**
 * vane_format_sample:
 * @sample: a sample
 * @field: one of its fields
 * @units: the units wanted
 * @flags: as for vane_format_value()
 *
 * Returns: (transfer full) (nullable): the text; %NULL when the value is not given
 */
char *
vane_format_sample (const VaneSample *sample,
                    VaneField         field,
                    const VaneUnits  *units,
                    VaneFormatFlags   flags)
{
  g_return_val_if_fail (sample != NULL, NULL);

  return vane_format_value (field, vane_sample_get (sample, field), units, flags);
}

/**
 * vane_format_compass:
 * @degrees: where the wind comes from: 0 is north, 90 east; or NAN
 *
 * Returns: (transfer none) (nullable): the nearest of the 16 points of the compass in
 *   the user's language; %NULL for NAN
 */
const char *
vane_format_compass (double degrees)
{
  static const char *const points[] = {
    /* Translators: the 16 points of the compass, abbreviated */
    NC_("compass", "N"), NC_("compass", "NNE"), NC_("compass", "NE"), NC_("compass", "ENE"),
    NC_("compass", "E"), NC_("compass", "ESE"), NC_("compass", "SE"), NC_("compass", "SSE"),
    NC_("compass", "S"), NC_("compass", "SSW"), NC_("compass", "SW"), NC_("compass", "WSW"),
    NC_("compass", "W"), NC_("compass", "WNW"), NC_("compass", "NW"), NC_("compass", "NNW"),
  };
  double turn = fmod (degrees, 360.0);

  if (!isfinite (degrees))
    return NULL;
  if (turn < 0.0)
    turn += 360.0;

  return g_dpgettext2 (GETTEXT_PACKAGE, "compass",
                       points[(guint) floor (turn / 22.5 + 0.5) % G_N_ELEMENTS (points)]);
}
