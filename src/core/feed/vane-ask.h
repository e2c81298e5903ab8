/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sources to one report: the weather from the first that has it, and what that one lacks
 * from others. */
#pragma once

#include "base/vane-clock.h"
#include "feed/vane-sources.h"
#include "provider/vane-plan.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

/* What fills a report is waited for so long once the report is there. */
#define VANE_ASK_FILL_MS 5000

/**
 * VaneAskFields:
 * @clock: measures what is late
 * @sources: whom to ask
 * @place: what about
 * @options: what the user set
 * @mode: whether the network may be used
 * @first: (nullable): told when the weather is there and only something that fills it is not;
 *   called at most once, before the end
 * @first_data: for @first; must live until the end
 */
typedef struct
{
  VaneClock        *clock;
  VaneSources       sources;
  VanePlace        *place;
  VanePlanOptions   options;
  VaneMode          mode;
  void            (*first) (VaneReport *report,
                            gpointer    user_data);
  gpointer          first_data;
} VaneAskFields;

void        vane_ask_async  (VaneTransport        *transport,
                             const VaneAskFields  *fields,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
VaneReport *vane_ask_finish (VaneTransport        *transport,
                             GAsyncResult         *result,
                             GError              **of_chosen,
                             GError              **error);

G_END_DECLS
