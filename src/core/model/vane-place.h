/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place on Earth, immutable: never "city", never "location". */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a place's time zone became known, best first. */
typedef enum
{
  VANE_ZONE_UNKNOWN,    /* not known: UTC */
  VANE_ZONE_GEOCODER,   /* the geocoder's */
  VANE_ZONE_REPORT,     /* the report named it */
  VANE_ZONE_LOOKUP,     /* asked for when the place was saved */
  VANE_ZONE_OFFSET,     /* the service's offset: no daylight saving days */
  VANE_ZONE_LONGITUDE,  /* the longitude's whole hour: no daylight saving days */
} VaneZoneOrigin;

const char *vane_zone_origin_to_string (VaneZoneOrigin origin);

/* The id of the place where the user is, or was when that was asked for last. */
#define VANE_PLACE_HERE "here"

/**
 * VanePlaceFields:
 * @id: "om:5391959", "zip:us/94134", "geo:37.72,-122.41"; %NULL makes one from the coordinates
 * @name: as the user reads it
 * @admin1: state, province, county
 * @admin2: what is below that
 * @country: the country's name
 * @country_code: two upper-case letters
 * @postal_code: a string: it may have letters, blanks and leading zeros
 * @timezone: IANA name
 * @latitude: −90 … 90
 * @longitude: −180 … 180
 * @accuracy: how far off that may be in metres, of a place that was measured; else 0
 *
 * What a place is made from; every string may be %NULL.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *admin1;
  const char *admin2;
  const char *country;
  const char *country_code;
  const char *postal_code;
  const char *timezone;
  double      latitude;
  double      longitude;
  double      accuracy;
} VanePlaceFields;

typedef struct _VanePlace VanePlace;

#define VANE_TYPE_PLACE (vane_place_get_type ())

GType       vane_place_get_type          (void);
VanePlace  *vane_place_new               (const VanePlaceFields *fields);
VanePlace  *vane_place_ref               (VanePlace             *self);
void        vane_place_unref             (VanePlace             *self);
VanePlace  *vane_place_with_name         (VanePlace             *self,
                                          const char            *name);
VanePlace  *vane_place_with_timezone     (VanePlace             *self,
                                          const char            *timezone);

const char *vane_place_get_id            (VanePlace             *self);
const char *vane_place_get_name          (VanePlace             *self);
const char *vane_place_get_admin1        (VanePlace             *self);
const char *vane_place_get_admin2        (VanePlace             *self);
const char *vane_place_get_country       (VanePlace             *self);
const char *vane_place_get_country_code  (VanePlace             *self);
const char *vane_place_get_postal_code   (VanePlace             *self);
const char *vane_place_get_timezone      (VanePlace             *self);
double      vane_place_get_latitude      (VanePlace             *self);
double      vane_place_get_longitude     (VanePlace             *self);
double      vane_place_get_accuracy      (VanePlace             *self);
gboolean    vane_place_is_here           (VanePlace             *self);

gboolean    vane_place_equal             (VanePlace             *a,
                                          VanePlace             *b);
gboolean    vane_place_coordinates_valid (double                 latitude,
                                          double                 longitude);
GVariant   *vane_place_to_variant        (VanePlace             *self);
VanePlace  *vane_place_from_variant      (GVariant              *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VanePlace, vane_place_unref)

G_END_DECLS
