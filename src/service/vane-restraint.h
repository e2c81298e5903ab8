/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often strangers may ask as a person does. Pure. */
#pragma once

#include <glib.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

/* A person who asks cuts a back-off short; a client that asks in a loop must not. */
#define VANE_RESTRAINT_S 30

/**
 * VaneRestraint:
 * @granted_at: when it was granted last, unix seconds, or %VANE_TIME_NONE
 */
typedef struct
{
  gint64 granted_at;
} VaneRestraint;

#define VANE_RESTRAINT_INIT ((VaneRestraint) { VANE_TIME_NONE })

/**
 * vane_restraint_take:
 * @self: of one place
 * @now: unix seconds
 *
 * Returns: whether this one counts as a person; the others are what a schedule would do
 */
static inline gboolean
vane_restraint_take (VaneRestraint *self,
                     gint64         now)
{
  /* A clock that was set back does not bar anybody. */
  if (self->granted_at != VANE_TIME_NONE && now >= self->granted_at && now - self->granted_at < VANE_RESTRAINT_S)
    return FALSE;

  self->granted_at = now;

  return TRUE;
}

G_END_DECLS
