/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which unit each kind of quantity is shown in: a value. Conversion and words are in
 * present/. */
#pragma once

#include <glib.h>

#include "model/vane-field.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_UNIT_CELSIUS,
  VANE_UNIT_FAHRENHEIT,
  VANE_UNIT_METRES_PER_SECOND,
  VANE_UNIT_KILOMETRES_PER_HOUR,
  VANE_UNIT_MILES_PER_HOUR,
  VANE_UNIT_KNOTS,
  VANE_UNIT_BEAUFORT,
  VANE_UNIT_HECTOPASCAL,
  VANE_UNIT_INCH_OF_MERCURY,
  VANE_UNIT_MILLIMETRE_OF_MERCURY,
  VANE_UNIT_MILLIMETRE,
  VANE_UNIT_INCH,
  VANE_UNIT_METRE,
  VANE_UNIT_KILOMETRE,
  VANE_UNIT_MILE,
  VANE_UNIT_PERCENT,
  VANE_UNIT_DEGREE,
  VANE_UNIT_NONE,
  VANE_UNIT_MICROGRAM_PER_CUBIC_METRE,
  VANE_UNIT_GRAIN_PER_CUBIC_METRE,
} VaneUnit;

#define VANE_N_UNITS (VANE_UNIT_GRAIN_PER_CUBIC_METRE + 1)

typedef enum
{
  VANE_UNITS_US,      /* °F, mph, inHg, inch, mile */
  VANE_UNITS_UK,      /* °C, mph, hPa, mm, mile */
  VANE_UNITS_METRIC,  /* °C, km/h, hPa, mm, km */
  VANE_UNITS_NORDIC,  /* °C, m/s, hPa, mm, km */
} VaneUnitsPreset;

#define VANE_N_UNITS_PRESETS (VANE_UNITS_NORDIC + 1)

/**
 * VaneUnits:
 * @unit: the unit of each #VaneQuantity
 */
typedef struct
{
  VaneUnit unit[VANE_N_QUANTITIES];
} VaneUnits;

VaneUnits   vane_units_from_preset        (VaneUnitsPreset  preset);
const char *vane_units_preset_to_string   (VaneUnitsPreset  preset);
gboolean    vane_units_preset_from_string (const char      *id,
                                           VaneUnitsPreset *preset);
VaneUnitsPreset vane_units_preset_for_country (const char  *country_code);
const char *vane_unit_to_string           (VaneUnit         unit);
gboolean    vane_unit_from_string         (const char      *id,
                                           VaneUnit        *unit);
gboolean    vane_unit_is_of               (VaneUnit         unit,
                                           VaneQuantity     quantity);
double      vane_unit_convert             (VaneUnit         unit,
                                           double           stored);
gboolean    vane_units_equal              (const VaneUnits *a,
                                           const VaneUnits *b);

G_END_DECLS
