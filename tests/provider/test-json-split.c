/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/vane-error.h"
#include "provider/vane-json.h"
#include "support/vane-test.h"

typedef struct
{
  const char *body;
  guint       n;
  const char *parts[3];
} SplitCase;

static const SplitCase split_cases[] = {
  { "[{\"a\":1.10},{\"a\":[2,{}]}]", 2, { "{\"a\":1.10}", "{\"a\":[2,{}]}" } },
  { " [ {\"a\":\"]},{\\\"\"} , {} ] \n", 2, { "{\"a\":\"]},{\\\"\"}", "{}" } },
  { "{\"a\":1}", 1, { "{\"a\":1}" } },
  { "[{\"a\":1}]", 1, { "{\"a\":1}" } },
  { "[{},{}]", 3 },
  { "[{},{}]", 1 },
  { "{}", 2 },
  { "[{},{}", 2 },
  { "[{},{\"a\":", 2 },
  { "[{},{}]Unexpected error while streaming data: timeoutReached", 2 },
  { "[{},2]", 2 },
  { "[{}{}]", 2 },
  { "[", 1 },
  { "]", 1 },
  { "{\"a\\", 1 },
  { "nan", 1 },
  { "", 1 },
};

static void
test_split (gconstpointer data)
{
  const SplitCase *row = data;
  g_autoptr(GBytes) body = g_bytes_new_static (row->body, strlen (row->body));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) parts = vane_json_split (body, row->n, &error);

  if (row->parts[0] == NULL)
    {
      g_assert_null (parts);
      g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, row->n);
  for (guint i = 0; i < row->n; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (parts->pdata[i], &length);

      g_assert_cmpmem (text, length, row->parts[i], strlen (row->parts[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (split_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/json-split/%u", i);

      g_test_add_data_func (name, &split_cases[i], test_split);
    }

  return g_test_run ();
}
