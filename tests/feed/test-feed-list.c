/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-feed-list.h"
#include "feed/vane-feed-private.h"
#include "feed/vane-settings-places.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneSettings      *settings;
  VaneFeedList      *list;
  GPtrArray         *mirror;     /* what the model's signals say it holds */
  guint              n_changes;
  guint              n_currents;
} Fixture;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *self)
{
  self->n_changes++;
  g_assert_cmpuint (position + n_removed, <=, self->mirror->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (self->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
on_current (VaneFeedList *list,
            GParamSpec   *pspec,
            Fixture      *self)
{
  self->n_currents++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->settings = vane_settings_new_memory ();
  self->list = vane_feed_list_new (VANE_TRANSPORT (self->transport), VANE_CLOCK (self->clock), self->settings);
  self->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect (self->list, "notify::current", G_CALLBACK (on_current), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (self->mirror);
  g_assert_finalize_object (self->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->settings);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
}

static VanePlace *
make_place (guint       number,
            const char *name)
{
  g_autofree char *id = g_strdup_printf ("x:%u", number);

  return vane_place_new (&(VanePlaceFields) { .id = id, .name = name, .latitude = number, .longitude = 5.0 });
}

static void
add (Fixture *self,
     guint    number)
{
  g_autoptr(VanePlace) place = make_place (number, "A");

  g_assert_nonnull (vane_feed_list_add (self->list, place));
}

static char *
dump (Fixture *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vane_feed_list_get_n (self->list); i++)
    g_string_append_printf (text, "%s ",
                            vane_place_get_id (vane_feed_get_place (vane_feed_list_get (self->list, i))) + 2);

  return g_string_free (text, FALSE);
}

/* What holds after whatever was done. */
static void
check (Fixture *self)
{
  guint n = vane_feed_list_get_n (self->list);
  g_autoptr(GPtrArray) places = vane_settings_dup_places (self->settings);
  const char *current_id = vane_settings_get_current_id (self->settings);
  VaneFeed *current = vane_feed_list_get_current (self->list);
  VaneFeed *named = vane_feed_list_find (self->list, current_id);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, n);
  g_assert_cmpuint (self->mirror->len, ==, n);
  g_assert_cmpuint (places->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      VaneFeed *feed = vane_feed_list_get (self->list, i);
      const char *id = vane_place_get_id (vane_feed_get_place (feed));

      g_assert_true (g_ptr_array_index (self->mirror, i) == feed);
      g_assert_true (vane_feed_list_find (self->list, id) == feed);
      g_assert_true (vane_place_equal (vane_feed_get_place (feed), g_ptr_array_index (places, i)));
    }
  g_assert_null (vane_feed_list_get (self->list, n));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), n));
  g_assert_true (current == (named != NULL ? named : vane_feed_list_get (self->list, 0)));
}

static void
test_table (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(VanePlace) renamed = make_place (2, "B");
  g_autofree char *moved = NULL, *removed = NULL;
  VaneFeed *second;

  g_assert_null (vane_feed_list_get_current (self->list));
  for (guint i = 1; i <= 4; i++)
    add (self, i);
  g_assert_cmpuint (self->n_changes, ==, 4);
  g_assert_cmpuint (self->n_currents, ==, 1);

  /* Another name is no change of the model: the feed stays, and what it knows. */
  second = vane_feed_list_get (self->list, 1);
  g_assert_true (vane_feed_list_add (self->list, renamed) == second);
  g_assert_cmpstr (vane_place_get_name (vane_feed_get_place (second)), ==, "B");
  g_assert_true (vane_feed_list_rename (self->list, "x:2", "C"));
  g_assert_cmpstr (vane_place_get_name (vane_feed_get_place (second)), ==, "C");
  g_assert_false (vane_feed_list_rename (self->list, "x:9", "C"));
  g_assert_cmpuint (self->n_changes, ==, 4);

  /* "The first one" is a place: it stays the current one when it moves. */
  g_assert_true (vane_feed_list_move (self->list, "x:1", 2));
  moved = dump (self);
  g_assert_cmpstr (moved, ==, "2 3 1 4 ");
  g_assert_cmpuint (self->n_changes, ==, 5);
  g_assert_cmpuint (self->n_currents, ==, 1);
  g_assert_cmpstr (vane_settings_get_current_id (self->settings), ==, "x:1");
  g_assert_true (vane_feed_list_move (self->list, "x:1", 2));
  g_assert_cmpuint (self->n_changes, ==, 5);
  g_assert_false (vane_feed_list_move (self->list, "x:9", 0));

  /* The neighbour of a removed one: the next, else the last. */
  g_assert_true (vane_feed_list_remove (self->list, "x:1"));
  g_assert_cmpstr (vane_settings_get_current_id (self->settings), ==, "x:4");
  g_assert_true (vane_feed_list_remove (self->list, "x:4"));
  g_assert_cmpstr (vane_settings_get_current_id (self->settings), ==, "x:3");
  vane_feed_list_set_current (self->list, "x:9");
  g_assert_cmpstr (vane_settings_get_current_id (self->settings), ==, "x:3");
  vane_feed_list_set_current (self->list, "x:2");
  g_assert_true (vane_feed_list_get_current (self->list) == second);
  g_assert_true (vane_feed_list_remove (self->list, "x:3"));
  g_assert_true (vane_feed_list_get_current (self->list) == second);
  g_assert_false (vane_feed_list_remove (self->list, "x:3"));
  check (self);
  g_assert_true (vane_feed_list_remove (self->list, "x:2"));
  g_assert_null (vane_feed_list_get_current (self->list));
  g_assert_cmpstr (vane_settings_get_current_id (self->settings), ==, "");
  check (self);
}

static void
shuffle (GRand     *rand,
         GPtrArray *places)
{
  for (guint i = places->len; i > 1; i--)
    {
      guint j = g_rand_int_range (rand, 0, (int) i);
      gpointer kept = g_ptr_array_index (places, j);

      g_ptr_array_index (places, j) = g_ptr_array_index (places, i - 1);
      g_ptr_array_index (places, i - 1) = kept;
    }
}

/* What another program may do to the settings. */
static void
interfere (Fixture *self,
           GRand   *rand)
{
  g_autoptr(GPtrArray) places = vane_settings_dup_places (self->settings);

  g_ptr_array_set_free_func (places, (GDestroyNotify) vane_place_unref);
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      shuffle (rand, places);
      break;
    case 1:
      g_ptr_array_insert (places, g_rand_int_range (rand, 0, (int) places->len + 1),
                          make_place ((guint) g_rand_int_range (rand, 1, 30), "theirs"));
      break;
    case 2:
      if (places->len > 0)
        g_ptr_array_remove_index (places, (guint) g_rand_int_range (rand, 0, (int) places->len));
      break;
    default:
      vane_settings_set_current_id (self->settings, g_rand_boolean (rand) ? "x:7" : "nowhere");
    }
  vane_settings_set_places (self->settings, places);
}

static void
act (Fixture *self,
     GRand   *rand)
{
  guint number = (guint) g_rand_int_range (rand, 1, 30);
  g_autofree char *id = g_strdup_printf ("x:%u", number);
  g_autoptr(VanePlace) place = make_place (number, g_rand_boolean (rand) ? "A" : "B");

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
    case 2:
      vane_feed_list_add (self->list, place);
      break;
    case 3:
      vane_feed_list_remove (self->list, id);
      break;
    case 4:
      vane_feed_list_move (self->list, id, (guint) g_rand_int_range (rand, 0, 40));
      break;
    case 5:
      vane_feed_list_rename (self->list, id, "C");
      break;
    case 6:
      vane_feed_list_set_current (self->list, id);
      break;
    default:
      interfere (self, rand);
    }
}

static void
test_random (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  guint before;

  for (guint i = 0; i < 600; i++)
    {
      before = self->n_changes;
      act (self, rand);
      g_assert_cmpuint (self->n_changes - before, <=, 1);
      check (self);
    }
}

static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(VanePlace) more = NULL;

  for (guint i = 0; i < VANE_SETTINGS_MAX_PLACES / 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("y:%u", i);
      g_autoptr(VanePlace) place =
          vane_place_new (&(VanePlaceFields) { .id = id, .latitude = 1.0, .longitude = 1.0 });

      add (self, i);
      vane_feed_list_add (self->list, place);
    }
  more = make_place (77, "one more");
  g_assert_null (vane_feed_list_add (self->list, more));
  g_assert_cmpuint (vane_feed_list_get_n (self->list), ==, VANE_SETTINGS_MAX_PLACES);
  check (self);
}

static void
test_follows_settings (Fixture       *self,
                       gconstpointer  data)
{
  VaneFeed *feed;

  add (self, 1);
  feed = vane_feed_list_get (self->list, 0);
  g_assert_cmpstr (vane_feed_get_provider (feed)->id, ==, "open-meteo");
  vane_settings_set_provider (self->settings, "met-norway");
  g_assert_cmpstr (vane_feed_get_provider (feed)->id, ==, "met-norway");
  add (self, 2);
  g_assert_cmpstr (vane_feed_get_provider (vane_feed_list_get (self->list, 1))->id, ==, "met-norway");
}

/* Quitting cancels, then waits: also for one whose place was removed before. */
static void
test_close (Fixture       *self,
            gconstpointer  data)
{
  GAsyncResult *result = NULL, *again = NULL;
  g_autoptr(GAsyncResult) done = NULL, refused = NULL;
  g_autoptr(GError) error = NULL;

  vane_fake_transport_hold (self->transport);
  for (guint i = 1; i <= 5; i++)
    {
      add (self, i);
      vane_feed_refresh (vane_feed_list_get (self->list, i - 1), FALSE);
    }
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), >=, 5);
  vane_feed_list_remove (self->list, "x:3");
  vane_feed_list_close_async (self->list, vane_test_keep_result, &result);
  g_assert_null (result);
  done = vane_test_await (&result);
  g_assert_true (vane_feed_list_close_finish (self->list, done, NULL));
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 0);

  vane_feed_list_close_async (self->list, vane_test_keep_result, &again);
  refused = vane_test_await (&again);
  g_assert_false (vane_feed_list_close_finish (self->list, refused, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_false (vane_feed_list_remove (self->list, "x:1"));
}

static void
test_close_idle (Fixture       *self,
                 gconstpointer  data)
{
  GAsyncResult *result = NULL;

  vane_feed_list_close_async (self->list, vane_test_keep_result, &result);
  g_assert_null (result);
  g_object_unref (vane_test_await (&result));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/feed-list/table", test_table },
    { "/feed-list/random", test_random },
    { "/feed-list/full", test_full },
    { "/feed-list/follows-settings", test_follows_settings },
    { "/feed-list/close", test_close },
    { "/feed-list/close-idle", test_close_idle },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
