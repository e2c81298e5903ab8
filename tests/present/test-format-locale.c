/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same values under the locale in LC_ALL: one run a locale, because GLib reads the
 * locale's digits once. */
#include "config.h"

#include <locale.h>

#include "present/vane-format.h"
#include "present/vane-report-json.h"
#include "support/vane-test.h"

/* 2026-11-21 15:12:00 UTC, a Saturday */
#define NOW G_GINT64_CONSTANT (1795273920)

typedef struct
{
  const char *locale;
  const char *temperature;
  const char *precipitation;
  const char *pressure;
  const char *precise;
  const char *time;
  const char *midnight;
  const char *hour;
  const char *weekday;
  const char *date;
} Row;

static const Row rows[] = {
  { "de_DE.UTF-8", "-5°C", "1,3 mm", "1013 hPa", "16,23°C", "15:12", "00:12", "15", "Sa",
    "Samstag 21 November" },
  { "ar_EG.UTF-8", "-5°C", "1.3 mm", "1013 hPa", "16.23°C", "3:12 م", "12:12 ص", "3 م", "س",
    "السبت 21 نوفمبر" },
  { "fa_IR.UTF-8", "-۵°C", "۱٫۳ mm", "۱۰۱۳ hPa", "۱۶٫۲۳°C", "۱۵:۱۲", "۰۰:۱۲", "۱۵", "شنبه",
    "شنبه ۲۱ نوامبر" },
  { "en_US.UTF-8", "-5°C", "1.3 mm", "1013 hPa", "16.23°C", "3:12 PM", "12:12 AM", "3 PM", "Sat",
    "Saturday 21 November" },
  { "en_GB.UTF-8", "-5°C", "1.3 mm", "1013 hPa", "16.23°C", "15:12", "00:12", "15", "Sat",
    "Saturday 21 November" },
};

static const Row *row;

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_numbers (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);

  check_text (vane_format_value (VANE_FIELD_TEMPERATURE, -5.2, &units, VANE_FORMAT_UNIT), row->temperature);
  check_text (vane_format_value (VANE_FIELD_PRECIPITATION, 1.25, &units, VANE_FORMAT_UNIT), row->precipitation);
  check_text (vane_format_value (VANE_FIELD_PRESSURE, 1013.25, &units, VANE_FORMAT_UNIT), row->pressure);
  check_text (vane_format_value (VANE_FIELD_TEMPERATURE, 16.23, &units, VANE_FORMAT_UNIT | VANE_FORMAT_PRECISE),
              row->precise);
}

static void
test_times (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  check_text (vane_format_time (NOW, utc), row->time);
  check_text (vane_format_time (NOW - 15 * 3600, utc), row->midnight);
  check_text (vane_format_hour (NOW - 720, utc), row->hour);
  check_text (vane_format_weekday (NOW, utc, NOW - 86400, TRUE), row->weekday);
  check_text (vane_format_date (NOW, utc), row->date);
}

/* JSON is the same in every locale. */
static void
test_json (void)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);

  json_array_add_double_element (array, 16.23);
  json_array_add_double_element (array, -0.5);
  json_array_add_int_element (array, 1795273920);
  check_text (vane_report_json_to_string (node, FALSE), "[16.23,-0.5,1795273920]");
}

int
main (int    argc,
      char **argv)
{
  const char *locale = setlocale (LC_ALL, "");

  vane_test_init (&argc, &argv);

  /* "C" would mean that the locale was not compiled. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (locale, rows[i].locale) == 0)
      row = &rows[i];
  if (row == NULL)
    g_error ("LC_ALL names no locale of the table, or it is not in LOCPATH: %s", locale);

  g_test_add_func ("/format-locale/numbers", test_numbers);
  g_test_add_func ("/format-locale/times", test_times);
  g_test_add_func ("/format-locale/json", test_json);

  return g_test_run ();
}
