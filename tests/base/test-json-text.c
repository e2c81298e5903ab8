/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-json-text.h"

#include <string.h>

static void
test_table (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
  } cases[] = {
    { "{}", TRUE },
    { " \r\n\t[ ] \n", TRUE },
    { "\xef\xbb\xbf{}", TRUE },
    { "{\"a\":[1,{\"b\":\"]}\\\"{\"}]}", TRUE },
    { "{\"a\":\"http://example.org/*\"}", TRUE },
    /* What json-glib 1.6 reads and leaks. */
    { "{}{}", FALSE },
    { "2{}", FALSE },
    { "333[]", FALSE },
    { "[]null", FALSE },
    { "{/*\"*/}{}/*\"*/}", FALSE },
    /* No answer of a service. */
    { "", FALSE },
    { " ", FALSE },
    { "null", FALSE },
    { "\"{}\"", FALSE },
    { "<html>", FALSE },
    { "var a = {}", FALSE },
    { "{", FALSE },
    { "]", FALSE },
    { "{\"a\":\"}", FALSE },
    { "{\"a\\", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (vane_json_text_is_one_value (cases[i].text, strlen (cases[i].text)), ==, cases[i].good);
    }
  g_assert_false (vane_json_text_is_one_value ("{}\0", 3));
}

static void
test_depth (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < VANE_JSON_TEXT_MAX_DEPTH; i++)
    {
      g_string_prepend_c (text, '[');
      g_string_append_c (text, ']');
    }
  g_assert_true (vane_json_text_is_one_value (text->str, text->len));
  g_string_prepend_c (text, '[');
  g_string_append_c (text, ']');
  g_assert_false (vane_json_text_is_one_value (text->str, text->len));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-text/table", test_table);
  g_test_add_func ("/json-text/depth", test_depth);

  return g_test_run ();
}
