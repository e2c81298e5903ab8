/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those who wait for one flight: each has a task and a cancellable of its own. */
#pragma once

#include <gio/gio.h>

#include "model/vane-report.h"

G_BEGIN_DECLS

typedef struct _VaneWaiters VaneWaiters;

VaneWaiters *vane_waiters_new    (void);
/* Leaves at once when its cancellable is cancelled; the others stay. */
void         vane_waiters_take   (VaneWaiters  *self,
                                  GTask        *task);
guint        vane_waiters_get_n  (VaneWaiters  *self);
/* (transfer full) @self: all of them get the report, or else the error. */
void         vane_waiters_answer (VaneWaiters  *self,
                                  VaneReport   *report,
                                  const GError *error);

G_END_DECLS
