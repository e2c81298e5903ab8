/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what a fan-out still waits for. The set-up itself counts as one, so that
 * nothing finishes before all has been started, and zero parts need no special case. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint   n_pending;
  GError *error;      /* (owned) (nullable): the first one */
} VaneGather;

static inline void
vane_gather_begin (VaneGather *gather)
{
  g_assert (gather->n_pending == 0);
  gather->n_pending = 1;
}

static inline void
vane_gather_add (VaneGather *gather)
{
  g_assert (gather->n_pending > 0);
  gather->n_pending++;
}

/**
 * vane_gather_done:
 * @gather: a gather that has begun
 * @error: (transfer full) (nullable): what went wrong; the first one is kept
 *
 * Returns: whether this was the last one
 */
static inline gboolean
vane_gather_done (VaneGather *gather,
                  GError     *error)
{
  if (gather->error == NULL)
    gather->error = error;
  else
    g_clear_error (&error);

  g_assert (gather->n_pending > 0);

  return --gather->n_pending == 0;
}

G_END_DECLS
