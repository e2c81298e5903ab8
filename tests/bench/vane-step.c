/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/vane-step.h"

#include <glib.h>

/* A poll function gets no user data: what it measures has to stand beside it. */
static gint64 returned_us;
static gint64 longest_us;

static int
measure_poll (GPollFD *fds,
              guint    n_fds,
              int      timeout_ms)
{
  gint64 now_us = g_get_monotonic_time ();
  int result;

  if (returned_us != 0)
    longest_us = MAX (longest_us, now_us - returned_us);
  result = g_poll (fds, n_fds, timeout_ms);
  returned_us = g_get_monotonic_time ();

  return result;
}

void
vane_step_begin (void)
{
  longest_us = 0;
  returned_us = g_get_monotonic_time ();
  g_main_context_set_poll_func (NULL, measure_poll);
}

double
vane_step_get_longest_ms (void)
{
  return (double) longest_us / 1000.0;
}
