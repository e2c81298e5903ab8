/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/vane-error.h"
#include "provider/vane-json.h"
#include "support/vane-test.h"

static JsonNode *
parse (const char *text,
       GError    **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return vane_json_parse (body, error);
}

static JsonNode *
parse_good (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

/* --- what is no JSON --- */

static const char *const broken[] = {
  "",
  " ",
  "nan",
  "{",
  "{\"a\":nan}",
  "{\"a\":}",
  "[1,2",
  "{\"a\":1}}",
  "{\"a\":1} trailing words",
  "Unexpected error while streaming data: timeoutReached",
  "<html><body>Sign in</body></html>",
  "\"\xff\xfe\"",
  "{\"a\":\"\xc3\"}",
};

static void
test_broken (gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = parse (data, &error);

  g_assert_null (node);
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
}

static void
test_no_body (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) nul = g_bytes_new_static ("{\0}", 3);

  g_assert_null (vane_json_parse (NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_clear_error (&error);
  g_assert_null (vane_json_parse (nul, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
}

/* json-glib recurses: a body of brackets would use up the stack. */
static void
test_deep (void)
{
  for (guint depth = 1; depth < 200000; depth *= 3)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, close, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (text, &error);

      if (depth <= 64)
        g_assert_nonnull (node);
      else
        g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
    }
}

/* Brackets in a text are no depth. */
static void
test_text_is_not_deep (void)
{
  g_autofree char *open = g_strnfill (500, '[');
  g_autofree char *text = g_strdup_printf ("{\"a\":\"\\\"%s\"}", open);
  g_autoptr(JsonNode) node = parse_good (text);

  g_assert_cmpuint (strlen (vane_json_get_string (json_node_get_object (node), "a")), ==, 501);
}

/* An error goes to the log: what somebody else wrote does not. */
static void
test_error_quotes_nothing (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (parse ("{\"token\": secret-word }", &error));
  g_assert_null (strstr (error->message, "secret-word"));
  g_assert_null (strstr (error->message, "token"));
}

static void
test_root (void)
{
  g_autoptr(GBytes) array = g_bytes_new_static ("[1]", 3);
  g_autoptr(GBytes) object = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr(GError) error = NULL;
  JsonNode *root = NULL;

  g_assert_null (vane_json_parse_object (array, &root, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_clear_pointer (&root, json_node_unref);

  g_assert_cmpfloat (vane_json_get_number (vane_json_parse_object (object, &root, NULL), "a"), ==, 1.0);
  json_node_unref (root);
}

/* --- numbers --- */

static const struct
{
  const char *text;
  double      value;
} numbers[] = {
  { "12", 12.0 },   { "12.4", 12.4 },   { "-0.01", -0.01 }, { "0", 0.0 },       { "-0.0", 0.0 },
  { "1e3", 1000.0 }, { "null", NAN },    { "\"12\"", NAN },  { "true", NAN },    { "[12]", NAN },
  { "{}", NAN },    { "1e999", NAN },   { "-1e999", NAN },  { "9007199254740993", 9007199254740992.0 },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s,\"list\":[%s]}", numbers[i].text, numbers[i].text);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (text, &error);
      JsonObject *object = node != NULL ? json_node_get_object (node) : NULL;
      double value = vane_json_get_number (object, "a");
      double of_column = vane_json_column_number (vane_json_get_array (object, "list"), 0);

      g_test_message ("%s", numbers[i].text);
      g_assert_true (isnan (numbers[i].value) ? isnan (value) : value == numbers[i].value);
      g_assert_true (isnan (numbers[i].value) ? isnan (of_column) : of_column == numbers[i].value);
    }
}

static void
test_nothing (void)
{
  g_autoptr(JsonNode) node = parse_good ("{\"a\":null,\"list\":[null,{},3]}");
  JsonObject *object = json_node_get_object (node);
  JsonArray *list = vane_json_get_array (object, "list");
  g_autoptr(GError) error = NULL;

  g_assert_true (isnan (vane_json_get_number (NULL, "a")));
  g_assert_true (isnan (vane_json_get_number (object, "b")));
  g_assert_true (isnan (vane_json_node_number (NULL)));
  g_assert_true (isnan (vane_json_column_number (NULL, 0)));
  g_assert_true (isnan (vane_json_column_number (list, 3)));
  g_assert_true (isnan (vane_json_column_number (list, G_MAXUINT)));
  g_assert_null (vane_json_get_object (NULL, "a"));
  g_assert_null (vane_json_get_object (object, "a"));
  g_assert_null (vane_json_get_object (object, "list"));
  g_assert_null (vane_json_get_array (object, "a"));
  g_assert_null (vane_json_get_array (NULL, "a"));
  g_assert_null (vane_json_get_string (NULL, "a"));
  g_assert_null (vane_json_get_string (object, "a"));
  g_assert_null (vane_json_get_element (NULL, 0));
  g_assert_null (vane_json_get_element (list, 0));
  g_assert_nonnull (vane_json_get_element (list, 1));
  g_assert_null (vane_json_get_element (list, 2));
  g_assert_null (vane_json_get_element (list, 3));
  g_assert_cmpint (vane_json_get_time (NULL, "a"), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_json_node_time (NULL, 0), ==, VANE_TIME_NONE);

  g_assert_null (vane_json_need_object (object, "list", &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "list"));
  g_clear_error (&error);
  g_assert_null (vane_json_need_array (object, "missing", &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "missing"));
}

static void
test_strings (void)
{
  g_autoptr(JsonNode) node = parse_good ("{\"a\":\"ü\",\"b\":\"\",\"c\":1,\"d\":[\"x\"]}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (vane_json_get_string (object, "a"), ==, "ü");
  g_assert_null (vane_json_get_string (object, "b"));
  g_assert_null (vane_json_get_string (object, "c"));
  g_assert_null (vane_json_get_string (object, "d"));
}

static void
test_booleans (void)
{
  g_autoptr(JsonNode) node =
      parse_good ("{\"t\":true,\"f\":false,\"one\":1,\"zero\":0,\"text\":\"true\",\"null\":null}");
  JsonObject *object = json_node_get_object (node);

  for (gboolean fallback = FALSE; fallback <= TRUE; fallback++)
    {
      g_assert_true (vane_json_get_boolean (object, "t", fallback));
      g_assert_false (vane_json_get_boolean (object, "f", fallback));
      g_assert_true (vane_json_get_boolean (object, "one", fallback));
      g_assert_false (vane_json_get_boolean (object, "zero", fallback));
      g_assert_cmpint (vane_json_get_boolean (object, "text", fallback), ==, fallback);
      g_assert_cmpint (vane_json_get_boolean (object, "null", fallback), ==, fallback);
      g_assert_cmpint (vane_json_get_boolean (object, "none", fallback), ==, fallback);
      g_assert_cmpint (vane_json_get_boolean (NULL, "t", fallback), ==, fallback);
    }
}

/* --- times --- */

static const struct
{
  const char *text;
  int         offset_s;
  gint64      time;
} times[] = {
  { "2026-11-21T15:12:00Z", 0, 1795273920 },
  { "2026-11-21T15:12:00Z", 3600, 1795273920 },
  { "2026-11-21T15:12", 0, 1795273920 },
  { "2026-11-21T07:12", -28800, 1795273920 },
  { "2026-11-21T16:12+01:00", 0, 1795273920 },
  { "2026-11-21T16:12:00+01:00", -3600, 1795273920 },
  { "2026-11-21T15:12Z", 0, 1795273920 },
  { "2026-11-21T15:12:00.250Z", 0, 1795273920 },
  { "2026-11-21", 0, 1795219200 },
  { "2026-11-21", 3600, 1795215600 },
  { "1969-12-31T00:00:00Z", 0, VANE_TIME_NONE },
  { "9999-01-01T00:00:00Z", 0, VANE_TIME_NONE },
  { "2026-13-21T15:12", 0, VANE_TIME_NONE },
  { "2026-11-31T15:12", 0, VANE_TIME_NONE },
  { "2026-11-21T25:12", 0, VANE_TIME_NONE },
  { "2026-11-21T15", 0, VANE_TIME_NONE },
  { "yesterday", 0, VANE_TIME_NONE },
  { "yesterday at noon or so", 0, VANE_TIME_NONE },
  { "", 0, VANE_TIME_NONE },
  { "2026-11-21T15:12:00Z and a lot of other words after it", 0, VANE_TIME_NONE },
};

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_test_message ("%s", times[i].text);
      g_assert_cmpint (vane_json_parse_time (times[i].text, times[i].offset_s), ==, times[i].time);
    }
  g_assert_cmpint (vane_json_parse_time (NULL, 0), ==, VANE_TIME_NONE);
  /* A nonsensical offset is no crash. */
  g_assert_cmpint (vane_json_parse_time ("2026-11-21T15:12", G_MAXINT), !=, VANE_TIME_NONE);
}

static void
test_unix_times (void)
{
  g_autoptr(JsonNode) node =
      parse_good ("{\"a\":1795273920,\"b\":1795273920.9,\"c\":0,\"d\":-5,\"e\":1e300,\"f\":null,\"g\":true}");
  JsonObject *object = json_node_get_object (node);
  const char *none[] = { "c", "d", "e", "f", "g", "h" };

  g_assert_cmpint (vane_json_get_time (object, "a"), ==, 1795273920);
  g_assert_cmpint (vane_json_get_time (object, "b"), ==, 1795273920);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (vane_json_get_time (object, none[i]), ==, VANE_TIME_NONE);
}

/* --- samples --- */

static void
test_sample (void)
{
  static const VaneJsonColumn columns[] = {
    { "temp", VANE_FIELD_TEMPERATURE, 1.0, -273.15 },
    { "feels", VANE_FIELD_FEELS_LIKE, 1.0, 0.0 },
    { "pop", VANE_FIELD_PRECIPITATION_PROBABILITY, 100.0, 0.0 },
    { "humidity", VANE_FIELD_HUMIDITY, 1.0, 0.0 },
  };
  g_autoptr(JsonNode) node = parse_good ("{\"temp\":283.15,\"feels\":null,\"pop\":0.25,\"humidity\":900}");
  VaneSample sample;

  vane_sample_init (&sample, 0, 0);
  vane_json_read_sample (NULL, columns, G_N_ELEMENTS (columns), &sample);
  g_assert_true (vane_sample_is_empty (&sample));

  vane_json_read_sample (json_node_get_object (node), columns, G_N_ELEMENTS (columns), &sample);
  g_assert_cmpfloat_with_epsilon (sample.values[VANE_FIELD_TEMPERATURE], 10.0, 1e-9);
  g_assert_cmpfloat (sample.values[VANE_FIELD_PRECIPITATION_PROBABILITY], ==, 25.0);
  g_assert_false (vane_sample_has (&sample, VANE_FIELD_FEELS_LIKE));
  /* 900 % is no humidity. */
  g_assert_false (vane_sample_has (&sample, VANE_FIELD_HUMIDITY));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *name = g_strdup_printf ("/json/broken/%u", i);

      g_test_add_data_func (name, broken[i], test_broken);
    }
  g_test_add_func ("/json/no-body", test_no_body);
  g_test_add_func ("/json/deep", test_deep);
  g_test_add_func ("/json/text-is-not-deep", test_text_is_not_deep);
  g_test_add_func ("/json/error-quotes-nothing", test_error_quotes_nothing);
  g_test_add_func ("/json/root", test_root);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/nothing", test_nothing);
  g_test_add_func ("/json/strings", test_strings);
  g_test_add_func ("/json/booleans", test_booleans);
  g_test_add_func ("/json/times", test_times);
  g_test_add_func ("/json/unix-times", test_unix_times);
  g_test_add_func ("/json/sample", test_sample);

  return g_test_run ();
}
