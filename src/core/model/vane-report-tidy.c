/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the samples of a block in order. Nothing that a service sent is believed. */
#include "config.h"

#include "model/vane-report-private.h"

/* 2200-01-01: no weather report speaks of what is later, nor of a time before 1970. */
#define END_OF_TIME_S G_GINT64_CONSTANT (7258118400)

#define MAX_SPAN_S (31 * 86400)

gboolean
vane_report_is_instant (gint64 time)
{
  return time >= 0 && time < END_OF_TIME_S;
}

/* Times that cannot be, and spans that would not fit into a number. */
void
vane_report_drop_impossible (GArray *samples)
{
  guint kept = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      VaneSample sample = g_array_index (samples, VaneSample, i);

      if (!vane_report_is_instant (sample.time))
        continue;
      if (sample.span_s < 0 || sample.span_s > MAX_SPAN_S)
        sample.span_s = 0;
      g_array_index (samples, VaneSample, kept++) = sample;
    }
  g_array_set_size (samples, kept);
}

static int
compare_samples (gconstpointer a,
                 gconstpointer b)
{
  const VaneSample *x = a;
  const VaneSample *y = b;

  return x->time < y->time ? -1 : x->time > y->time;
}

/* In order of time, once each; where an instant came twice the first one counts. */
static void
sort_samples (GArray *samples)
{
  guint kept = 0;

  g_array_sort (samples, compare_samples);
  for (guint i = 0; i < samples->len; i++)
    {
      VaneSample *sample = &g_array_index (samples, VaneSample, i);

      if (kept > 0 && g_array_index (samples, VaneSample, kept - 1).time == sample->time)
        continue;
      g_array_index (samples, VaneSample, kept++) = *sample;
    }
  g_array_set_size (samples, kept);
}

/* A step lasts until the next one where the service did not say how long. */
static void
fill_spans (GArray *samples,
            gint64  default_s)
{
  for (guint i = 0; i < samples->len; i++)
    {
      VaneSample *sample = &g_array_index (samples, VaneSample, i);

      if (sample->span_s > 0)
        continue;
      if (i + 1 < samples->len)
        sample->span_s = g_array_index (samples, VaneSample, i + 1).time - sample->time;
      else
        sample->span_s = i > 0 ? g_array_index (samples, VaneSample, i - 1).span_s : default_s;
    }
}

/* In order of time, once each, without what cannot be; spans that are not known last until
 * the next sample, the last @default_span_s; 0: the samples are instants. */
void
vane_report_tidy_samples (GArray *samples,
                          gint64  default_span_s)
{
  vane_report_drop_impossible (samples);
  sort_samples (samples);
  if (default_span_s > 0)
    fill_spans (samples, default_span_s);
}
