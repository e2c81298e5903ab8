/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/vane-step.h"

#include <time.h>

/* A poll function gets no user data: what it measures has to stand beside it. */
static gint64 returned_us;
static gint64 longest_us;
static gint64 returned_cpu_us;
static gint64 longest_cpu_us;
static gint64 frame_us;
static gint64 longest_own_us;

/* On a shared machine the wall clock also counts what others work. */
gint64
vane_step_get_cpu_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
measure_poll (GPollFD *fds,
              guint    n_fds,
              int      timeout_ms)
{
  gint64 cpu_us = vane_step_get_cpu_us () - returned_cpu_us;
  int result;

  longest_us = MAX (longest_us, g_get_monotonic_time () - returned_us);
  longest_cpu_us = MAX (longest_cpu_us, cpu_us);
  longest_own_us = MAX (longest_own_us, cpu_us - frame_us);
  result = g_poll (fds, n_fds, timeout_ms);
  returned_us = g_get_monotonic_time ();
  returned_cpu_us = vane_step_get_cpu_us ();
  frame_us = 0;

  return result;
}

void
vane_step_begin (void)
{
  longest_us = longest_cpu_us = longest_own_us = frame_us = 0;
  returned_us = g_get_monotonic_time ();
  returned_cpu_us = vane_step_get_cpu_us ();
  g_main_context_set_poll_func (NULL, measure_poll);
}

double
vane_step_get_longest_ms (void)
{
  return (double) longest_us / 1000.0;
}

double
vane_step_get_longest_cpu_ms (void)
{
  return (double) longest_cpu_us / 1000.0;
}

void
vane_step_add_frame_us (gint64 us)
{
  frame_us += us;
}

double
vane_step_get_longest_own_ms (void)
{
  return (double) longest_own_us / 1000.0;
}
