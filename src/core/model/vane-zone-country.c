/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-zone-country.h"

#include <string.h>

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (words, word); found != NULL; found = strstr (found + 1, word))
    if ((found == words || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;

  return FALSE;
}

/**
 * vane_zone_get_country_code:
 * @zone: (nullable): an IANA name
 *
 * Each zone of the tz database's zone.tab lies in one country.
 *
 * Returns: (transfer none) (nullable): its ISO 3166-1 code; %NULL for an offset, for a sea, and for what is not known
 */
const char *
vane_zone_get_country_code (const char *zone)
{
  if (zone == NULL || strchr (zone, '/') == NULL || strchr (zone, ' ') != NULL)
    return NULL;

  for (const VaneZoneCountry *row = vane_zone_countries; row->country_code != NULL; row++)
    if (has_word (row->zones, zone))
      return row->country_code;

  return NULL;
}
