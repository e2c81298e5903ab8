/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transport of a program without a network stack: another program asks and writes the
 * cache, this one reads it. A hang, a leak or a crash of network code stays over there. */
#pragma once

#include "base/vane-clock.h"
#include "transport/vane-endpoints.h"
#include "transport/vane-response-cache.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_WORKER (vane_worker_get_type ())
G_DECLARE_FINAL_TYPE (VaneWorker, vane_worker, VANE, WORKER, GObject)

/* A worker that is not back by then is ended, and counts as TIMEOUT. */
#define VANE_WORKER_DEADLINE_S 60

/**
 * VaneWorkerCommand:
 * @asked: whether a person is among those who wait
 * @user_data: as given to vane_worker_new()
 *
 * Returns: (transfer full) (nullable): the program and its arguments, %NULL-terminated: what is to be
 *   refreshed now; %NULL: nothing, what is stored is the answer
 */
typedef char **(*VaneWorkerCommand) (gboolean asked,
                                     gpointer user_data);

VaneTransport *vane_worker_new          (VaneResponseCache *cache,
                                         VaneEndpoints     *endpoints,
                                         VaneClock         *clock,
                                         VaneWorkerCommand  command,
                                         gpointer           user_data);
/* For tests: another deadline. */
void           vane_worker_set_deadline (VaneWorker        *self,
                                         guint              deadline_ms);
/* Ends the program that is running; who waits is told CANCELLED. Nothing is started any more. */
void           vane_worker_close        (VaneWorker        *self);

G_END_DECLS
