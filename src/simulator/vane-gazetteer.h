/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places that the simulated geocoders know: data, and looking things up in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneGazetteerPlace:
 * @id: as GeoNames has it
 * @name: in English
 * @alternates: (nullable): "de=München|ja=…": other names with their languages
 * @admin1: (nullable): state, province, country of the UK
 * @admin2: (nullable): what is below that
 * @country: in English
 * @country_code: two upper-case letters
 * @latitude: degrees
 * @longitude: degrees
 * @elevation: m
 * @timezone: IANA name
 * @population: people
 * @feature_code: as GeoNames has it
 * @postal_codes: (nullable): "94102|94134"
 *
 * A town; its coordinates are its centre's.
 */
typedef struct
{
  guint       id;
  const char *name;
  const char *alternates;
  const char *admin1;
  const char *admin2;
  const char *country;
  const char *country_code;
  double      latitude;
  double      longitude;
  double      elevation;
  const char *timezone;
  guint       population;
  const char *feature_code;
  const char *postal_codes;
} VaneGazetteerPlace;

/**
 * VaneGazetteerCode:
 * @code: the postal code as services print it
 * @country_code: two upper-case letters
 * @country: in English
 * @name: of the place that has it
 * @state: (nullable): state or province
 * @state_code: (nullable): its abbreviation
 * @latitude: degrees, of the code's own area
 * @longitude: degrees
 *
 * A postal code with its own position, which is not its town's.
 */
typedef struct
{
  const char *code;
  const char *country_code;
  const char *country;
  const char *name;
  const char *state;
  const char *state_code;
  double      latitude;
  double      longitude;
} VaneGazetteerCode;

const VaneGazetteerPlace *vane_gazetteer_get        (guint       index);
const VaneGazetteerPlace *vane_gazetteer_find_near  (double      latitude,
                                                     double      longitude,
                                                     double      radius);
/* (element-type VaneGazetteerPlace) (transfer container): most people first. */
GPtrArray                *vane_gazetteer_search     (const char *text,
                                                     const char *country_code);
GPtrArray                *vane_gazetteer_find_postal (const char *code,
                                                     const char *country_code);
gboolean                  vane_gazetteer_find_code  (const char        *code,
                                                     const char        *country_code,
                                                     VaneGazetteerCode *found);
/* Whether "CA" is the place's state, or "California". */
gboolean                  vane_gazetteer_is_state   (const VaneGazetteerPlace *place,
                                                     const char               *state);
/* The name in a language, else the English one. (transfer full) */
char                     *vane_gazetteer_dup_name   (const VaneGazetteerPlace *place,
                                                     const char               *language);
/* Without case and accents. (transfer full) */
char                     *vane_gazetteer_fold       (const char *text);
/* IANA zone of any position: the nearest place's, else one of whole hours. (transfer full) */
char                     *vane_gazetteer_dup_zone   (double      latitude,
                                                     double      longitude);

G_END_DECLS
