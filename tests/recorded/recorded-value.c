/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>
#include <stdio.h>

static guint n_compared;

JsonNode *
recorded_get (JsonNode   *root,
              const char *path_format,
              ...)
{
  g_autofree char *path = NULL;
  g_auto(GStrv) steps = NULL;
  va_list args;

  va_start (args, path_format);
  path = g_strdup_vprintf (path_format, args);
  va_end (args);
  steps = g_strsplit (path, "/", -1);

  for (guint i = 0; root != NULL && steps[i] != NULL; i++)
    {
      guint64 index = g_ascii_strtoull (steps[i], NULL, 10);

      if (JSON_NODE_HOLDS_OBJECT (root))
        root = json_object_get_member (json_node_get_object (root), steps[i]);
      else if (JSON_NODE_HOLDS_ARRAY (root) && index < json_array_get_length (json_node_get_array (root)))
        root = json_array_get_element (json_node_get_array (root), index);
      else
        root = NULL;
    }

  return root;
}

double
recorded_number (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
    return NAN;

  return json_node_get_double (node);
}

const char *
recorded_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

guint
recorded_length (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

gint64
recorded_time (JsonNode *node,
               int       offset_s)
{
  const char *text = recorded_string (node);
  g_autoptr(GDateTime) time = NULL;
  int year, month, day, hour = 0, minute = 0;

  if (text == NULL)
    return isnan (recorded_number (node)) ? VANE_TIME_NONE : (gint64) recorded_number (node);
  if (sscanf (text, "%d-%d-%dT%d:%d", &year, &month, &day, &hour, &minute) < 3)
    return VANE_TIME_NONE;

  time = g_date_time_new_utc (year, month, day, hour, minute, 0.0);

  return g_date_time_to_unix (time) - (g_str_has_suffix (text, "Z") ? 0 : offset_s);
}

const VaneSample *
recorded_find (const VaneSample *samples,
               guint             n,
               gint64            time)
{
  for (guint i = 0; i < n; i++)
    if (samples[i].time == time)
      return &samples[i];

  return NULL;
}

/* NAN: nothing was sent, so nothing is told. */
void
recorded_expect (const VaneSample *sample,
                 VaneField         field,
                 double            expected)
{
  double actual = sample != NULL ? sample->values[field] : NAN;

  n_compared++;
  if (isnan (actual) && isnan (expected))
    return;
  if (isnan (actual) || isnan (expected) || fabs (actual - expected) > 1e-6 * MAX (1.0, fabs (expected)))
    g_error ("%s at %" G_GINT64_FORMAT ": %.9g, expected %.9g", vane_field_get_info (field)->id,
             sample != NULL ? sample->time : 0, actual, expected);
}

void
recorded_expect_condition (const VaneSample *sample,
                           const char       *expected)
{
  n_compared++;
  g_assert_cmpstr (sample != NULL ? vane_condition_to_string (sample->condition) : "unknown", ==, expected);
}

void
recorded_count (void)
{
  n_compared++;
}

guint
recorded_get_n_compared (void)
{
  return n_compared;
}

void
recorded_reset (void)
{
  n_compared = 0;
}
