/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract of a provider: one const struct in one file.
 *
 * A provider says which URLs it needs and turns bodies into a report. It does no I/O,
 * reads no clock and no locale, knows no task and no key. plan() is called once a round,
 * with round 0, 1, …: it adds the requests that it can name by then, reading earlier
 * bodies where it has to. A round in which nothing is added is the end. parse() then
 * reads every body, possibly in another thread: whatever came from outside may be
 * missing, of another type, or nonsense, and must give VANE_ERROR_DATA or a report
 * without that value, never a crash and never a zero that nobody sent.
 *
 * A new provider is its file and one word in this folder's meson.build. */
#pragma once

#include "model/vane-provider-info.h"
#include "provider/vane-json.h"
#include "provider/vane-plan.h"

G_BEGIN_DECLS

/**
 * VaneProvider:
 * @info: what surfaces may know
 * @endpoints: %NULL-terminated: the hosts it asks
 * @required: VANE_BLOCK_BIT()s without which there is no report
 * @alone: VANE_BLOCK_BIT()s that can be had without the required ones, to fill what another
 *   source lacks: when only such are wanted, plan() and parse() find no bodies of other parts
 * @covers: (nullable): whether it has anything for a place; %NULL = everywhere
 * @plan: adds the requests of a round; %FALSE and an error when that cannot be done
 * @parse: reads all bodies into the builder
 */
typedef struct
{
  VaneProviderInfo           info;
  const VaneEndpoint *const *endpoints;
  guint                      required;
  guint                      alone;
  gboolean                 (*covers) (VanePlace *place);
  gboolean                 (*plan)   (VanePlan          *plan,
                                      guint              round,
                                      GError           **error);
  gboolean                 (*parse)  (VanePlan          *plan,
                                      VaneReportBuilder *out,
                                      GError           **error);
} VaneProvider;

/**
 * VaneGeocodeProvider:
 * @id: stable id
 * @name: as the user reads it
 * @endpoints: %NULL-terminated: the hosts it asks
 * @secret_id: (nullable): the secret it needs
 * @sends: English, marked with VANE_SENDS(): what leaves this machine, and to whom
 * @answers: whether it can be asked that
 * @plan: as of a provider; the plan has a query instead of a place
 * @parse: (element-type VanePlace): adds the places found, the best first; none is no error
 */
typedef struct
{
  const char                *id;
  const char                *name;
  const VaneEndpoint *const *endpoints;
  const char                *secret_id;
  const char                *sends;
  gboolean                 (*answers) (VaneQuery  *query);
  gboolean                 (*plan)    (VanePlan   *plan,
                                       guint       round,
                                       GError    **error);
  gboolean                 (*parse)   (VanePlan   *plan,
                                       GPtrArray  *places,
                                       GError    **error);
} VaneGeocodeProvider;

/* Both tables are written by the build from the list in meson.build; %NULL-terminated. */
extern const VaneProvider *const vane_providers[];
extern const VaneGeocodeProvider *const vane_geocode_providers[];

const VaneProvider        *vane_provider_find         (const char *id);
const VaneGeocodeProvider *vane_geocode_provider_find (const char *id);
const VaneEndpoint        *vane_endpoint_find         (const char *id);

G_END_DECLS
