/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a country's own weather service shows its rain radar: pages for people, which are never asked by us. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneRadar:
 * @countries: ISO 3166-1 codes, with blanks between
 * @service: who shows it: a proper name
 * @url: the page
 */
typedef struct
{
  const char *countries;
  const char *service;
  const char *url;
} VaneRadar;

/* Ends with a row without countries. */
extern const VaneRadar vane_radars[];

const VaneRadar *vane_radar_find (const char *country_code);

G_END_DECLS
