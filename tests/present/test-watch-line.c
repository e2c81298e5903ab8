/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "example-report.h"
#include "present/vane-watch-line.h"
#include "support/vane-test.h"

typedef struct
{
  VanePlace           *place;
  VaneReport          *report;
  VaneUnits            units;
  VaneReportJsonInput  input;
  GPtrArray           *origins;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->place = example_place_new ();
  fixture->report = example_report_new ();
  fixture->units = vane_units_from_preset (VANE_UNITS_US);
  fixture->origins = g_ptr_array_new ();
  g_ptr_array_add (fixture->origins, (gpointer) &example_provider);
  fixture->input = (VaneReportJsonInput) {
    .place = fixture->place,
    .report = fixture->report,
    .provider = &example_provider,
    .origins = fixture->origins,
    .units = &fixture->units,
    .phase = VANE_PHASE_READY,
    .next_try_at = VANE_TIME_NONE,
    .now = EXAMPLE_NOW,
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->origins);
  vane_report_unref (fixture->report);
  vane_place_unref (fixture->place);
}

static const struct
{
  const char *template;
  const char *expected;
} templates[] = {
  { "{temp}", "61°" },
  { "{place}: {temp} {cond}", "San Francisco: 61° Partly cloudy" },
  { "{feels} {humidity} {wind} {wind-from}", "59° 81% 7 mph WNW" },
  { "{id} {icon-name} {phase} {source}", "partly-cloudy vane-partly-cloudy ready Open-Meteo" },
  { "{gusts} {uv}", "– –" },
  { "{alert}", "Wind Advisory" },
  { "{{temp}} {temp}", "{temp} 61°" },
  { "{{{temp}}}", "{61°}" },
  { "a}}b", "a}b" },
  { "{nonsense} {", "{nonsense} {" },
  { "", "" },
};

static void
test_templates (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *text = vane_watch_expand (templates[i].template, &fixture->input, FALSE);

      g_assert_cmpstr (text, ==, templates[i].expected);
    }
}

static void
test_check (void)
{
  static const struct { const char *template; const char *problem; } rows[] = {
    { "", NULL },
    { "{icon} {temp}", NULL },
    { "{{nonsense", NULL },
    { "}", NULL },
    { "{nonsense} {temp}", "{nonsense}" },
    { "{temp", "{temp" },
    { "{}", "{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *problem = NULL;

      g_assert_cmpint (vane_watch_check_template (rows[i].template, &problem), ==, rows[i].problem == NULL);
      g_assert_cmpstr (problem, ==, rows[i].problem);
    }
}

/* Every field that is told of can be used. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *fields = vane_watch_describe_fields ();
  g_auto(GStrv) lines = g_strsplit (fields, "\n", -1);
  guint n = 0;

  for (guint i = 0; *lines[i] != '\0'; i++, n++)
    {
      g_auto(GStrv) words = g_strsplit (g_strchug (lines[i]), " ", 2);
      g_autofree char *problem = NULL;
      g_autofree char *text = NULL;

      g_assert_true (vane_watch_check_template (words[0], &problem));
      text = vane_watch_expand (words[0], &fixture->input, FALSE);
      g_assert_cmpstr (text, !=, words[0]);
    }
  g_assert_cmpuint (n, >, 15);
}

static JsonObject *
parse (const char *line,
       JsonNode  **node)
{
  g_assert_null (strchr (line, '\n'));
  *node = json_from_string (line, NULL);
  g_assert_nonnull (*node);

  return json_node_get_object (*node);
}

static gboolean
has_class (JsonObject *object,
           const char *name)
{
  JsonArray *classes = json_object_get_array_member (object, "class");

  for (guint i = 0; i < json_array_get_length (classes); i++)
    if (g_str_equal (json_array_get_string_element (classes, i), name))
      return TRUE;

  return FALSE;
}

static void
test_waybar (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *line = vane_watch_line (VANE_WATCH_WAYBAR, NULL, &fixture->input);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object = parse (line, &node);

  g_assert_true (g_str_has_suffix (json_object_get_string_member (object, "text"), " 61°"));
  g_assert_cmpstr (json_object_get_string_member (object, "alt"), ==, "partly-cloudy");
  g_assert_true (has_class (object, "partly-cloudy"));
  g_assert_true (has_class (object, "alert"));
  g_assert_true (has_class (object, "moderate"));
  g_assert_false (has_class (object, "stale"));
  g_assert_nonnull (strstr (json_object_get_string_member (object, "tooltip"), "Wind Advisory"));
  g_assert_nonnull (strstr (json_object_get_string_member (object, "tooltip"), "Open-Meteo, at "));
}

/* Of a failure, and of nothing at all: never empty, which would hide the module. */
static void
test_waybar_without_report (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_OFFLINE, "no route");
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *line = NULL;
  JsonObject *object;

  fixture->input.report = NULL;
  fixture->input.place = NULL;
  fixture->input.error = error;
  fixture->input.phase = VANE_PHASE_FAILED;
  line = vane_watch_line (VANE_WATCH_WAYBAR, NULL, &fixture->input);
  object = parse (line, &node);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (object, "alt"), ==, "unknown");
  g_assert_true (has_class (object, "failed"));
  g_assert_cmpstr (json_object_get_string_member (object, "tooltip"), !=, "");
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autoptr(JsonNode) node = NULL;

  fixture->input.phase = VANE_PHASE_STALE_FAILED;
  line = vane_watch_line (VANE_WATCH_WAYBAR, NULL, &fixture->input);
  g_assert_true (has_class (parse (line, &node), "stale"));
}

/* The name of a place is foreign: markup and line ends in it stay text. */
static void
test_foreign_text (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(VanePlace) place = vane_place_with_name (fixture->place, "<b>A & B</b>\nC");
  g_autofree char *line = NULL;
  g_autofree char *plain = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  fixture->input.place = place;
  line = vane_watch_line (VANE_WATCH_WAYBAR, "<i>{place}</i>", &fixture->input);
  object = parse (line, &node);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "<i>&lt;b&gt;A &amp; B&lt;/b&gt; C</i>");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (object, "tooltip"), "&lt;b&gt;A &amp; B"));
  plain = vane_watch_line (VANE_WATCH_TEXT, "{place}", &fixture->input);
  g_assert_cmpstr (plain, ==, "<b>A & B</b> C");
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *line = vane_watch_line (VANE_WATCH_JSON, NULL, &fixture->input);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object = parse (line, &node);

  g_assert_cmpint (json_object_get_int_member (object, "schema"), ==, 1);
  g_assert_false (json_object_has_member (object, "age_s"));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/present/watch-line/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("templates", test_templates);
  g_test_add_func ("/present/watch-line/check", test_check);
  ADD ("fields", test_fields);
  ADD ("waybar", test_waybar);
  ADD ("waybar-without-report", test_waybar_without_report);
  ADD ("stale", test_stale);
  ADD ("foreign-text", test_foreign_text);
  ADD ("json", test_json);

  return g_test_run ();
}
