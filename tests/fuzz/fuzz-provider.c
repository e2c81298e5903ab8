/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One provider, FUZZ_ID, with replies of anybody's making. */
#include "config.h"

#include "fuzz-bodies.h"
#include "fuzz-target.h"

#include "provider/vane-fetch.h"

/* A provider is asked for the first of them that it covers. */
static VanePlace *
make_place (const VaneProvider *provider)
{
  const VanePlaceFields candidates[] = {
    { .name = "San Francisco", .country_code = "US", .latitude = 37.72, .longitude = -122.41 },
    { .name = "Berlin", .country_code = "DE", .admin1 = "Berlin", .latitude = 52.52, .longitude = 13.41 },
    { .name = "Oslo", .country_code = "NO", .admin1 = "Oslo", .latitude = 59.91, .longitude = 10.75 },
    { .name = "Toronto", .country_code = "CA", .admin1 = "Ontario", .latitude = 43.7, .longitude = -79.4 },
    { .name = "Madrid", .country_code = "ES", .admin1 = "Madrid", .latitude = 40.42, .longitude = -3.7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr(VanePlace) place = vane_place_new (&candidates[i]);

      if (provider->covers == NULL || provider->covers (place))
        return g_steal_pointer (&place);
    }

  g_error ("No place for " FUZZ_ID);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const VaneProvider *provider = vane_provider_find (FUZZ_ID);
  g_autoptr(VanePlace) place = make_place (provider);
  g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);
  g_autoptr(VaneReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!fuzz_bodies_answer (plan, provider->plan, data, size))
    return 0;

  report = vane_fetch_parse (provider, plan, &error);
  g_assert_true ((report != NULL) == (error == NULL));
  if (report != NULL)
    text = vane_report_to_string (report);

  return 0;
}
