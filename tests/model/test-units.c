/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-units.h"
#include "support/vane-test.h"

/* As tables print them: NIST SP 811, WMO-No. 8; the tolerance is half the last digit. */
static void
test_conversions (void)
{
  static const struct { VaneUnit unit; double stored; double shown; double tolerance; } rows[] = {
    { VANE_UNIT_FAHRENHEIT, 0.0, 32.0, 1e-12 },
    { VANE_UNIT_FAHRENHEIT, 100.0, 212.0, 1e-12 },
    { VANE_UNIT_FAHRENHEIT, -40.0, -40.0, 1e-12 },
    { VANE_UNIT_CELSIUS, 16.23, 16.23, 0.0 },
    { VANE_UNIT_MILES_PER_HOUR, 100.0 / 3.6, 62.137, 0.0005 },
    { VANE_UNIT_KILOMETRES_PER_HOUR, 10.0, 36.0, 1e-12 },
    { VANE_UNIT_KNOTS, 100.0 / 3.6, 53.996, 0.0005 },
    { VANE_UNIT_KNOTS, 1.0, 1.94384, 0.000005 },
    { VANE_UNIT_METRES_PER_SECOND, 3.3, 3.3, 0.0 },
    { VANE_UNIT_INCH_OF_MERCURY, 1013.25, 29.92, 0.005 },
    { VANE_UNIT_MILLIMETRE_OF_MERCURY, 1013.25, 760.0, 0.001 },
    { VANE_UNIT_HECTOPASCAL, 1013.25, 1013.25, 0.0 },
    { VANE_UNIT_INCH, 25.4, 1.0, 1e-12 },
    { VANE_UNIT_MILLIMETRE, 0.3, 0.3, 0.0 },
    { VANE_UNIT_MILE, 1609.344, 1.0, 1e-12 },
    { VANE_UNIT_KILOMETRE, 16093.44, 16.09344, 1e-9 },
    { VANE_UNIT_METRE, 5.0, 5.0, 0.0 },
    { VANE_UNIT_PERCENT, 81.0, 81.0, 0.0 },
    { VANE_UNIT_DEGREE, 290.0, 290.0, 0.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat (fabs (vane_unit_convert (rows[i].unit, rows[i].stored) - rows[i].shown), <=,
                       rows[i].tolerance);
  for (guint i = 0; i < VANE_N_UNITS; i++)
    g_assert_true (isnan (vane_unit_convert (i, NAN)));
}

/* WMO-No. 306, code table 1100: the least and the greatest speed of each force. */
static void
test_beaufort (void)
{
  static const double table[13][2] = {
    { 0.0, 0.2 },    { 0.3, 1.5 },    { 1.6, 3.3 },    { 3.4, 5.4 },   { 5.5, 7.9 },
    { 8.0, 10.7 },   { 10.8, 13.8 },  { 13.9, 17.1 },  { 17.2, 20.7 }, { 20.8, 24.4 },
    { 24.5, 28.4 },  { 28.5, 32.6 },  { 32.7, 150.0 },
  };

  for (guint force = 0; force < G_N_ELEMENTS (table); force++)
    for (guint end = 0; end < 2; end++)
      g_assert_cmpfloat (vane_unit_convert (VANE_UNIT_BEAUFORT, table[force][end]), ==, force);
}

static void
test_presets (void)
{
  static const struct { const char *id; VaneUnit units[5]; } rows[VANE_N_UNITS_PRESETS] = {
    { "us", { VANE_UNIT_FAHRENHEIT, VANE_UNIT_MILES_PER_HOUR, VANE_UNIT_INCH_OF_MERCURY, VANE_UNIT_INCH,
              VANE_UNIT_MILE } },
    { "uk", { VANE_UNIT_CELSIUS, VANE_UNIT_MILES_PER_HOUR, VANE_UNIT_HECTOPASCAL, VANE_UNIT_MILLIMETRE,
              VANE_UNIT_MILE } },
    { "metric", { VANE_UNIT_CELSIUS, VANE_UNIT_KILOMETRES_PER_HOUR, VANE_UNIT_HECTOPASCAL,
                  VANE_UNIT_MILLIMETRE, VANE_UNIT_KILOMETRE } },
    { "nordic", { VANE_UNIT_CELSIUS, VANE_UNIT_METRES_PER_SECOND, VANE_UNIT_HECTOPASCAL,
                  VANE_UNIT_MILLIMETRE, VANE_UNIT_KILOMETRE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      VaneUnitsPreset preset = VANE_N_UNITS_PRESETS;
      VaneUnits units;

      g_assert_true (vane_units_preset_from_string (rows[i].id, &preset));
      g_assert_cmpuint (preset, ==, i);
      g_assert_cmpstr (vane_units_preset_to_string (i), ==, rows[i].id);
      units = vane_units_from_preset (i);
      g_assert_cmpuint (units.unit[VANE_QUANTITY_TEMPERATURE], ==, rows[i].units[0]);
      g_assert_cmpuint (units.unit[VANE_QUANTITY_SPEED], ==, rows[i].units[1]);
      g_assert_cmpuint (units.unit[VANE_QUANTITY_PRESSURE], ==, rows[i].units[2]);
      g_assert_cmpuint (units.unit[VANE_QUANTITY_PRECIPITATION], ==, rows[i].units[3]);
      g_assert_cmpuint (units.unit[VANE_QUANTITY_DISTANCE], ==, rows[i].units[4]);
      for (guint quantity = 0; quantity < VANE_N_QUANTITIES; quantity++)
        g_assert_true (vane_unit_is_of (units.unit[quantity], quantity));
    }
  g_assert_false (vane_units_preset_from_string ("imperial", &(VaneUnitsPreset) { 0 }));
  g_assert_false (vane_units_preset_from_string (NULL, &(VaneUnitsPreset) { 0 }));
}

static void
test_countries (void)
{
  static const struct { const char *country; VaneUnitsPreset preset; } rows[] = {
    { "US", VANE_UNITS_US },     { "PR", VANE_UNITS_US },     { "LR", VANE_UNITS_US },
    { "GB", VANE_UNITS_UK },     { "JE", VANE_UNITS_UK },     { "DE", VANE_UNITS_METRIC },
    { "CA", VANE_UNITS_METRIC }, { "AU", VANE_UNITS_METRIC }, { "IE", VANE_UNITS_METRIC },
    { "NO", VANE_UNITS_NORDIC }, { "SE", VANE_UNITS_NORDIC }, { "FI", VANE_UNITS_NORDIC },
    { "ZZ", VANE_UNITS_METRIC }, { "", VANE_UNITS_METRIC },   { NULL, VANE_UNITS_METRIC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (vane_units_preset_for_country (rows[i].country), ==, rows[i].preset);
}

static void
test_names (void)
{
  for (guint i = 0; i < VANE_N_UNITS; i++)
    {
      VaneUnit unit = VANE_N_UNITS;

      g_assert_true (vane_unit_from_string (vane_unit_to_string (i), &unit));
      g_assert_cmpuint (unit, ==, i);
    }
  g_assert_false (vane_unit_from_string ("furlong", &(VaneUnit) { 0 }));
  g_assert_false (vane_unit_from_string (NULL, &(VaneUnit) { 0 }));
  g_assert_false (vane_unit_is_of (VANE_UNIT_CELSIUS, VANE_QUANTITY_SPEED));
  g_assert_false (vane_unit_is_of (VANE_N_UNITS, VANE_QUANTITY_SPEED));
}

static void
test_equal (void)
{
  VaneUnits a = vane_units_from_preset (VANE_UNITS_UK);
  VaneUnits b = vane_units_from_preset (VANE_UNITS_UK);

  g_assert_true (vane_units_equal (&a, &b));
  b.unit[VANE_QUANTITY_SPEED] = VANE_UNIT_KNOTS;
  g_assert_false (vane_units_equal (&a, &b));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/units/conversions", test_conversions);
  g_test_add_func ("/units/beaufort", test_beaufort);
  g_test_add_func ("/units/presets", test_presets);
  g_test_add_func ("/units/countries", test_countries);
  g_test_add_func ("/units/names", test_names);
  g_test_add_func ("/units/equal", test_equal);

  return g_test_run ();
}
