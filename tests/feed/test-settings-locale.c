/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-settings-locale.h"
#include "support/vane-test.h"

static const struct
{
  const char *name;
  const char *country;
  const char *language;
} rows[] = {
  { "en_US.UTF-8", "US", "en" },
  { "de_CH.UTF-8@euro", "CH", "de" },
  { "de_DE@euro", "DE", "de" },
  { "de", NULL, "de" },
  { "pt_BR.UTF-8", "BR", "pt_BR" },
  { "pt_PT.UTF-8", "PT", "pt" },
  { "zh_TW", "TW", "zh_TW" },
  { "en_us", "US", "en" },
  { "hsb_DE", "DE", "hsb" },
  { "es_419", NULL, "es" },
  { "C", NULL, NULL },
  { "C.UTF-8", NULL, NULL },
  { "POSIX", NULL, NULL },
  { "", NULL, NULL },
  { "_US", "US", NULL },
  { "en_", NULL, "en" },
  { "en_USA", NULL, "en" },
  { "EN_US", "US", NULL },
  { "../../etc/passwd", NULL, NULL },
  { "LC_CTYPE=en_US.UTF-8;LC_NUMERIC=C", NULL, NULL },
  { NULL, NULL, NULL },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *country = vane_settings_locale_parse_country (rows[i].name);
  g_autofree char *language = vane_settings_locale_parse_language (rows[i].name);

  g_assert_cmpstr (country, ==, rows[i].country);
  g_assert_cmpstr (language, ==, rows[i].language);
}

/* LC_ALL beats LC_MEASUREMENT beats LANG, also for locales that were never generated. */
static void
test_environment (void)
{
  static const struct
  {
    const char *all, *measurement, *lang, *country;
  } cases[] = {
    { "de_DE.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "DE" },
    { NULL, "en_US.UTF-8", "en_GB.UTF-8", "US" },
    { "", "", "en_GB.UTF-8", "GB" },
    { "C", "en_US.UTF-8", "en_GB.UTF-8", NULL },
    { NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const struct { const char *name, *value; } variables[] = {
        { "LC_ALL", cases[i].all }, { "LC_MEASUREMENT", cases[i].measurement }, { "LANG", cases[i].lang },
      };
      g_autofree char *country = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (variables); j++)
        if (variables[j].value != NULL)
          g_setenv (variables[j].name, variables[j].value, TRUE);
        else
          g_unsetenv (variables[j].name);
      country = vane_settings_locale_read_country ();
      g_assert_cmpstr (country, ==, cases[i].country);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/settings-locale/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/settings-locale/environment", test_environment);

  return g_test_run ();
}
