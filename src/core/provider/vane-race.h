/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several providers for one place: the first good answer wins, the others are cancelled. */
#pragma once

#include "base/vane-clock.h"
#include "provider/vane-fetch.h"

G_BEGIN_DECLS

/* A service of which no byte has come for so long is late: the next one is asked, too. */
#define VANE_RACE_LATE_MS 3000

/**
 * VaneRaceFields:
 * @clock: measures what is late
 * @providers: (array zero-terminated=1): whom to ask, in this order; at least one
 * @place: what about
 * @options: what the user set
 * @mode: whether the network may be used
 */
typedef struct
{
  VaneClock                 *clock;
  const VaneProvider *const *providers;
  VanePlace                 *place;
  VanePlanOptions            options;
  VaneMode                   mode;
} VaneRaceFields;

void        vane_race_async    (VaneTransport         *transport,
                                const VaneRaceFields  *fields,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data);
VaneReport *vane_race_finish   (VaneTransport         *transport,
                                GAsyncResult          *result,
                                GError               **of_first,
                                GError               **error);
gboolean    vane_race_goes_on  (const GError          *error);
gboolean    vane_race_is_final (const GError          *error);

G_END_DECLS
