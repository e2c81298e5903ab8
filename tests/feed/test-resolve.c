/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-resolve.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

static const struct
{
  const char *id;
  const char *name;
} saved[] = {
  { "om:1", "Zürich" },
  { "zip:us/94134", "San Francisco" },
  { "om:3", "94134" },        /* a name that looks like a postal code */
  { "om:4", "Paris" },
  { "om:5", "paris" },
  { "om:6", "47.5,8.5" },     /* a name that looks like coordinates */
  { "om:7", "om:1" },         /* a name that looks like an id */
  { "om:8", NULL },
  { "geo:10.0000,20.0000", "Home" },
};

/* @ids: separated by blanks; "" = a geocoder has to be asked; NULL = NO_MATCH. */
static const struct
{
  const char *text;
  const char *ids;
} rows[] = {
  { NULL, "zip:us/94134" },
  { "", "zip:us/94134" },
  { "  ", "zip:us/94134" },
  { "om:1", "om:1" },
  { "zip:us/94134", "zip:us/94134" },
  { "geo:10.0000,20.0000", "geo:10.0000,20.0000" },
  { "om:99", "" },
  { "zip:us/10001", "" },
  { "Zürich", "om:1" },
  { "zürich", "om:1" },
  { " ZU\u0308RICH ", "om:1" },
  { "san francisco", "zip:us/94134" },
  { "94134", "om:3" },
  { "Paris", "om:4 om:5" },
  { "47.5,8.5", "om:6" },
  { "47.5,8.6", "geo:47.5000,8.6000" },
  { "geo:47.5,8.6", "geo:47.5000,8.6000" },
  { "-91,0", "" },
  { "10001", "" },
  { "London", "" },
  { "Zür", "" },
};

typedef struct
{
  VaneSettings *settings;
  VaneFeedList *feeds;
} Fixture;

static void
set_up (Fixture *self,
        gboolean empty)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(VaneFakeTransport) transport = vane_fake_transport_new (VANE_CLOCK (clock));

  self->settings = vane_settings_new_memory ();
  self->feeds = vane_feed_list_new (VANE_TRANSPORT (transport), VANE_CLOCK (clock), self->settings);
  for (guint i = 0; !empty && i < G_N_ELEMENTS (saved); i++)
    {
      g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
          .id = saved[i].id, .name = saved[i].name, .latitude = i, .longitude = 1.0
      });

      vane_feed_list_add (self->feeds, place);
    }
  vane_feed_list_set_current (self->feeds, "zip:us/94134");
}

static void
tear_down (Fixture *self)
{
  g_assert_finalize_object (self->feeds);
  g_assert_finalize_object (self->settings);
}

static char *
resolve (Fixture    *self,
         const char *text)
{
  g_autoptr(VaneQuery) query = vane_query_parse (text, "US");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_resolve_here (self->feeds, query, &error);
  GString *ids = g_string_new (NULL);

  if (error != NULL)
    {
      g_assert_error (error, VANE_ERROR, VANE_ERROR_NO_MATCH);
      g_assert_null (places);
      g_string_free (ids, TRUE);
      return NULL;
    }
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", vane_place_get_id (g_ptr_array_index (places, i)));

  return g_string_free (ids, FALSE);
}

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Fixture fixture;
  g_autofree char *ids = NULL;

  set_up (&fixture, FALSE);
  ids = resolve (&fixture, rows[i].text);
  g_assert_cmpstr (ids, ==, rows[i].ids);
  tear_down (&fixture);
}

static void
test_nothing_saved (void)
{
  Fixture fixture;
  g_autofree char *ids = NULL;

  set_up (&fixture, TRUE);
  g_assert_null (resolve (&fixture, ""));
  g_assert_null (resolve (&fixture, NULL));
  ids = resolve (&fixture, "Zürich");
  g_assert_cmpstr (ids, ==, "");
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/resolve/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/resolve/nothing-saved", test_nothing_saved);

  return g_test_run ();
}
