/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of the last attempt at a URL or an endpoint: what back-off rests on, the
 * same for every program and across restarts. Pure. */
#pragma once

#include "base/vane-error.h"

G_BEGIN_DECLS

/**
 * VaneAttempt:
 * @started_at: unix seconds; %VANE_TIME_NONE: never tried
 * @finished: whether the attempt is over
 * @failed: whether it went wrong
 * @code: how, when it did
 * @not_before: unix seconds: nobody tries before; %VANE_TIME_NONE: any time
 * @n_failures: how many in a row
 * @fingerprint: salted hash of the secret it carried, or empty
 */
typedef struct
{
  gint64    started_at;
  gboolean  finished;
  gboolean  failed;
  VaneError code;
  gint64    not_before;
  guint     n_failures;
  char      fingerprint[33];
} VaneAttempt;

#define VANE_ATTEMPT_NEVER \
  ((VaneAttempt) { .started_at = VANE_TIME_NONE, .finished = TRUE, .not_before = VANE_TIME_NONE })

/* Another program's attempt younger than this is waited for rather than repeated. */
#define VANE_ATTEMPT_WAIT_S 30

VaneAttempt  vane_attempt_begin        (const VaneAttempt *previous,
                                        gint64             now);
VaneAttempt  vane_attempt_succeed      (const VaneAttempt *begun);
VaneAttempt  vane_attempt_fail         (const VaneAttempt *begun,
                                        const GError      *error,
                                        const char        *seed,
                                        gint64             now);
gboolean     vane_attempt_is_running   (const VaneAttempt *attempt,
                                        gint64             now);
gint64       vane_attempt_get_due      (VaneError          code,
                                        gint64             not_before,
                                        gint64             now);
gboolean     vane_attempt_allows       (const VaneAttempt *attempt,
                                        gboolean           user_asked,
                                        gint64             now);
GError      *vane_attempt_to_error     (const VaneAttempt *attempt,
                                        const char        *what);
gboolean     vane_attempt_is_for_endpoint (const GError   *error);
gboolean     vane_attempt_is_for_secret (const VaneAttempt *attempt,
                                        gint64             now);

double       vane_attempt_jitter       (const char        *seed,
                                        guint              number);
gint64       vane_attempt_backoff_s    (guint              n_failures);

G_END_DECLS
