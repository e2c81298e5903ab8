/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The country of a place of which only the time zone is known: coordinates that somebody typed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneZoneCountry:
 * @country_code: ISO 3166-1 code
 * @zones: IANA names, with blanks between
 */
typedef struct
{
  const char *country_code;
  const char *zones;
} VaneZoneCountry;

/* Ends with a row without a country. */
extern const VaneZoneCountry vane_zone_countries[];

const char *vane_zone_get_country_code (const char *zone);

G_END_DECLS
