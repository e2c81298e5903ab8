/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pure end of the engine: from bodies to a report. Threads and fuzzers call it too. */
#include "config.h"

#include "provider/vane-fetch.h"

/**
 * vane_fetch_widen:
 * @options: what is wanted
 * @provider: of whom
 *
 * Returns: the same, and the required blocks where what is wanted cannot be had alone
 */
VanePlanOptions
vane_fetch_widen (const VanePlanOptions *options,
                  const VaneProvider    *provider)
{
  VanePlanOptions wide = *options;

  if ((wide.blocks & ~provider->alone) != 0)
    wide.blocks |= provider->required;

  return wide;
}

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
  guint wanted = vane_plan_get_options (plan)->blocks;
  g_autoptr(VaneReportBuilder) builder =
      vane_report_builder_new (vane_plan_get_place (plan), provider->info.id,
                               wanted != 0 ? provider->required & wanted : provider->required);

  if (!provider->parse (plan, builder, error))
    return NULL;
  /* After parsing: by then it is also known which optional parts nobody could read. */
  vane_plan_fill_builder (plan, builder);

  return vane_report_builder_end (builder, error);
}

/**
 * vane_fetch_reject:
 * @transport: where the plan's responses are from
 * @plan: a plan that was parsed
 * @error: (inout) (nullable): why there is no report; it learns when to try again
 *
 * A body that nobody can read is not kept in place of one that somebody could: of the
 * required parts when there is no report, and of each optional part that parse() gave up.
 */
void
vane_fetch_reject (VaneTransport *transport,
                   VanePlan      *plan,
                   GError        *error)
{
  for (guint slot = 0; slot < vane_plan_get_n_parts (plan); slot++)
    {
      VaneRequest *request = vane_plan_peek_request (plan, slot);
      VaneResponse *response = vane_plan_peek_response (plan, slot);
      const GError *own = vane_plan_peek_error (plan, slot);
      g_autoptr(GError) of_part = own != NULL ? g_error_copy (own) : NULL;

      if (response != NULL && of_part != NULL)
        vane_transport_reject (transport, request, response, of_part);
      else if (response != NULL && error != NULL && !vane_plan_is_optional (plan, slot))
        vane_transport_reject (transport, request, response, error);
    }
}
