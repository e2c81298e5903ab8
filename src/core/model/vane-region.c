/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-region.h"

#include <string.h>

typedef struct
{
  const char *country_code;
  const char *abbreviation;
  const char *name;
} Region;

/* USPS Publication 28, appendix B, and Canada Post's Addressing Guidelines. */
static const Region regions[] = {
  { "US", "AL", "Alabama" },
  { "US", "AK", "Alaska" },
  { "US", "AZ", "Arizona" },
  { "US", "AR", "Arkansas" },
  { "US", "CA", "California" },
  { "US", "CO", "Colorado" },
  { "US", "CT", "Connecticut" },
  { "US", "DE", "Delaware" },
  { "US", "DC", "District of Columbia" },
  { "US", "FL", "Florida" },
  { "US", "GA", "Georgia" },
  { "US", "HI", "Hawaii" },
  { "US", "ID", "Idaho" },
  { "US", "IL", "Illinois" },
  { "US", "IN", "Indiana" },
  { "US", "IA", "Iowa" },
  { "US", "KS", "Kansas" },
  { "US", "KY", "Kentucky" },
  { "US", "LA", "Louisiana" },
  { "US", "ME", "Maine" },
  { "US", "MD", "Maryland" },
  { "US", "MA", "Massachusetts" },
  { "US", "MI", "Michigan" },
  { "US", "MN", "Minnesota" },
  { "US", "MS", "Mississippi" },
  { "US", "MO", "Missouri" },
  { "US", "MT", "Montana" },
  { "US", "NE", "Nebraska" },
  { "US", "NV", "Nevada" },
  { "US", "NH", "New Hampshire" },
  { "US", "NJ", "New Jersey" },
  { "US", "NM", "New Mexico" },
  { "US", "NY", "New York" },
  { "US", "NC", "North Carolina" },
  { "US", "ND", "North Dakota" },
  { "US", "OH", "Ohio" },
  { "US", "OK", "Oklahoma" },
  { "US", "OR", "Oregon" },
  { "US", "PA", "Pennsylvania" },
  { "US", "RI", "Rhode Island" },
  { "US", "SC", "South Carolina" },
  { "US", "SD", "South Dakota" },
  { "US", "TN", "Tennessee" },
  { "US", "TX", "Texas" },
  { "US", "UT", "Utah" },
  { "US", "VT", "Vermont" },
  { "US", "VA", "Virginia" },
  { "US", "WA", "Washington" },
  { "US", "WV", "West Virginia" },
  { "US", "WI", "Wisconsin" },
  { "US", "WY", "Wyoming" },
  { "CA", "AB", "Alberta" },
  { "CA", "BC", "British Columbia" },
  { "CA", "MB", "Manitoba" },
  { "CA", "NB", "New Brunswick" },
  { "CA", "NL", "Newfoundland and Labrador" },
  { "CA", "NS", "Nova Scotia" },
  { "CA", "NT", "Northwest Territories" },
  { "CA", "NU", "Nunavut" },
  { "CA", "ON", "Ontario" },
  { "CA", "PE", "Prince Edward Island" },
  { "CA", "QC", "Quebec" },
  { "CA", "SK", "Saskatchewan" },
  { "CA", "YT", "Yukon" },
};

/**
 * vane_region_expand:
 * @country_code: (nullable): two letters
 * @abbreviation: (nullable): two letters, in either case
 *
 * Returns: (transfer none) (nullable): the English name of the state or province that is
 *   written so in that country
 */
const char *
vane_region_expand (const char *country_code,
                    const char *abbreviation)
{
  if (country_code == NULL || abbreviation == NULL || strlen (abbreviation) != 2)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (g_ascii_strcasecmp (regions[i].country_code, country_code) == 0 &&
        g_ascii_strcasecmp (regions[i].abbreviation, abbreviation) == 0)
      return regions[i].name;

  return NULL;
}
