/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pure end of the engine: from bodies to a report. Threads and fuzzers call it too. */
#include "config.h"

#include "provider/vane-fetch.h"

/**
 * vane_fetch_parse:
 * @provider: whose plan it is
 * @plan: a plan whose rounds are over
 * @error: of the domain %VANE_ERROR
 *
 * Returns: (transfer full) (nullable): the report
 */
VaneReport *
vane_fetch_parse (const VaneProvider *provider,
                  VanePlan           *plan,
                  GError            **error)
{
  g_autoptr(VaneReportBuilder) builder =
      vane_report_builder_new (vane_plan_get_place (plan), provider->info.id, provider->required);

  if (!provider->parse (plan, builder, error))
    return NULL;
  /* After parsing: by then it is also known which optional parts nobody could read. */
  vane_plan_fill_builder (plan, builder);

  return vane_report_builder_end (builder, error);
}
