/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-field.h"
#include "support/vane-test.h"

static void
test_table (void)
{
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    {
      const VaneFieldInfo *info = vane_field_get_info (i);
      VaneField field = VANE_N_FIELDS;

      g_assert_nonnull (info->id);
      g_assert_cmpfloat (info->min, <, info->max);
      g_assert_cmpuint (info->quantity, <, VANE_N_QUANTITIES);
      g_assert_true (vane_field_from_string (info->id, &field));
      g_assert_cmpuint (field, ==, i);
      g_assert_true (vane_field_is_plausible (i, info->min));
      g_assert_true (vane_field_is_plausible (i, info->max));
      g_assert_false (vane_field_is_plausible (i, nextafter (info->min, -INFINITY)));
      g_assert_false (vane_field_is_plausible (i, nextafter (info->max, INFINITY)));
      g_assert_false (vane_field_is_plausible (i, NAN));
      g_assert_false (vane_field_is_plausible (i, INFINITY));
    }
  g_assert_false (vane_field_from_string ("nonsense", &(VaneField) { 0 }));
  g_assert_false (vane_field_from_string (NULL, &(VaneField) { 0 }));
}

/* The world's records are weather, sentinels and wrong units are not. */
static void
test_plausible (void)
{
  static const struct { VaneField field; double value; gboolean plausible; } rows[] = {
    { VANE_FIELD_TEMPERATURE, -89.2, TRUE },    { VANE_FIELD_TEMPERATURE, 56.7, TRUE },
    { VANE_FIELD_TEMPERATURE, 289.4, FALSE },   { VANE_FIELD_TEMPERATURE, -9999.0, FALSE },
    { VANE_FIELD_TEMPERATURE, -273.15, FALSE }, { VANE_FIELD_PRESSURE, 870.0, TRUE },
    { VANE_FIELD_PRESSURE, 1084.8, TRUE },      { VANE_FIELD_PRESSURE, 29.92, FALSE },
    { VANE_FIELD_PRESSURE, 101325.0, FALSE },   { VANE_FIELD_WIND_GUST, 113.3, TRUE },
    { VANE_FIELD_WIND_SPEED, -1.0, FALSE },     { VANE_FIELD_HUMIDITY, 100.0, TRUE },
    { VANE_FIELD_HUMIDITY, 101.0, FALSE },      { VANE_FIELD_PRECIPITATION, 1825.0, TRUE },
    { VANE_FIELD_WIND_DIRECTION, 360.0, TRUE }, { VANE_FIELD_WIND_DIRECTION, 999.0, FALSE },
    { VANE_FIELD_AQI_OWM, 0.0, FALSE },         { VANE_FIELD_UV_INDEX, 43.3, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (vane_field_is_plausible (rows[i].field, rows[i].value), ==, rows[i].plausible);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/field/table", test_table);
  g_test_add_func ("/field/plausible", test_plausible);

  return g_test_run ();
}
