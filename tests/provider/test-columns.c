/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/vane-error.h"
#include "provider/vane-columns.h"
#include "support/vane-test.h"

#define TIME_0 G_GINT64_CONSTANT (1795273200)

static const VaneColumn columns[] = {
  { "t", "old_t", VANE_FIELD_TEMPERATURE },
  { "rain", NULL, VANE_FIELD_PRECIPITATION, .preceding = TRUE },
  { "snow", NULL, VANE_FIELD_SNOW, .scale = 0.5 },
};

static VaneColumnBlock
get_block (JsonNode *node)
{
  JsonObject *root = json_node_get_object (node);

  return (VaneColumnBlock) {
    .values = vane_json_get_object (root, "values"),
    .units = vane_json_get_object (root, "units"),
    .offset_s = 3600,
    .span_s = 3600,
  };
}

static JsonNode *
parse (const char *text)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonNode *node = vane_json_parse (body, &error);

  g_assert_no_error (error);

  return node;
}

static const VaneSample *
get_row (GArray *samples,
         guint   row)
{
  g_assert_cmpuint (row, <, samples->len);

  return &g_array_index (samples, VaneSample, row);
}

#define UNITS "\"units\":{\"t\":\"°C\",\"old_t\":\"°F\",\"rain\":\"mm\",\"snow\":\"cm\"}"

/* Each column as far as it goes; rows without a time keep their place. */
static void
test_lengths (void)
{
  g_autoptr(JsonNode) node =
      parse ("{" UNITS ",\"values\":{\"time\":[1795273200,null,\"2026-11-21T18:00\"],\"t\":[1,2,3,4,5],\"snow\":[2]}}");
  VaneColumnBlock block = get_block (node);
  g_autoptr(GArray) samples = vane_columns_read (&block, columns, G_N_ELEMENTS (columns));

  g_assert_cmpuint (samples->len, ==, 3);
  g_assert_cmpint (get_row (samples, 0)->time, ==, TIME_0);
  g_assert_cmpint (get_row (samples, 1)->time, ==, VANE_TIME_NONE);
  g_assert_cmpint (get_row (samples, 2)->time, ==, TIME_0 + 2 * 3600);
  g_assert_cmpfloat (get_row (samples, 2)->values[VANE_FIELD_TEMPERATURE], ==, 3.0);
  g_assert_cmpfloat (get_row (samples, 0)->values[VANE_FIELD_SNOW], ==, 10.0);
  g_assert_false (vane_sample_has (get_row (samples, 1), VANE_FIELD_SNOW));
}

/* What fell before a gap fell in no span that is here. */
static void
test_gap (void)
{
  g_autoptr(JsonNode) node =
      parse ("{" UNITS ",\"values\":{\"time\":[1795273200,1795276800,1795284000],\"rain\":[1,2,3]}}");
  VaneColumnBlock block = get_block (node);
  g_autoptr(GArray) samples = vane_columns_read (&block, columns, G_N_ELEMENTS (columns));

  g_assert_cmpfloat (get_row (samples, 0)->values[VANE_FIELD_PRECIPITATION], ==, 2.0);
  g_assert_false (vane_sample_has (get_row (samples, 1), VANE_FIELD_PRECIPITATION));
  g_assert_false (vane_sample_has (get_row (samples, 2), VANE_FIELD_PRECIPITATION));
}

/* The old name with the old name's unit, and only where the new one is not. */
static void
test_legacy (void)
{
  g_autoptr(JsonNode) old = parse ("{" UNITS ",\"values\":{\"time\":[1795273200],\"old_t\":[50]}}");
  g_autoptr(JsonNode) both = parse ("{" UNITS ",\"values\":{\"time\":[1795273200],\"old_t\":[50],\"t\":[null]}}");
  VaneColumnBlock block = get_block (old);
  g_autoptr(GArray) samples = vane_columns_read (&block, columns, G_N_ELEMENTS (columns));
  g_autoptr(GArray) none = NULL;

  g_assert_cmpfloat_with_epsilon (get_row (samples, 0)->values[VANE_FIELD_TEMPERATURE], 10.0, 1e-9);
  block = get_block (both);
  none = vane_columns_read (&block, columns, G_N_ELEMENTS (columns));
  g_assert_false (vane_sample_has (get_row (none, 0), VANE_FIELD_TEMPERATURE));
}

static const char *const nonsense[] = {
  "{}",
  "{\"values\":null}",
  "{\"values\":{}}",
  "{\"values\":{\"time\":{}}}",
  "{\"values\":{\"time\":3,\"t\":[1]}}",
  "{\"values\":{\"time\":[],\"t\":[1]}}",
};

static void
test_nonsense (gconstpointer data)
{
  g_autoptr(JsonNode) node = parse (data);
  VaneColumnBlock block = get_block (node);
  g_autoptr(GArray) samples = vane_columns_read (&block, columns, G_N_ELEMENTS (columns));

  g_assert_cmpuint (samples->len, ==, 0);
  g_assert_true (isnan (vane_columns_get (&block, "t", "old_t", 7)));
  g_assert_cmpint (vane_columns_get_time (&block, "time", 7), ==, VANE_TIME_NONE);
}

/* Somebody who wants our memory gets a bounded part of it. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new ("{" UNITS ",\"values\":{\"time\":[1795273200");
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GArray) samples = NULL;
  VaneColumnBlock block;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, ",1795273200");
  g_string_append (text, "]}}");
  node = parse (text->str);
  block = get_block (node);
  samples = vane_columns_read (&block, columns, G_N_ELEMENTS (columns));

  g_assert_cmpuint (samples->len, <=, 2048);
}

static void
test_list (void)
{
  g_autofree char *plain = vane_columns_list (columns, G_N_ELEMENTS (columns), NULL);
  g_autofree char *more = vane_columns_list (columns, G_N_ELEMENTS (columns), "code,sun");

  g_assert_cmpstr (plain, ==, "t,rain,snow");
  g_assert_cmpstr (more, ==, "code,sun,t,rain,snow");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/columns/lengths", test_lengths);
  g_test_add_func ("/columns/gap", test_gap);
  g_test_add_func ("/columns/legacy", test_legacy);
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autofree char *name = g_strdup_printf ("/columns/nonsense/%u", i);

      g_test_add_data_func (name, nonsense[i], test_nonsense);
    }
  g_test_add_func ("/columns/many", test_many);
  g_test_add_func ("/columns/list", test_list);

  return g_test_run ();
}
