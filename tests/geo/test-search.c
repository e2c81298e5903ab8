/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "geo/vane-search.h"
#include "support/vane-test-transport.h"
#include "support/vane-test.h"

#define PLACE(id, name) \
  "{\"results\":[{\"id\":" id ",\"name\":\"" name "\",\"latitude\":52.5,\"longitude\":13.4}]}"
#define NOTHING "{\"generationtime_ms\":0.1}"

typedef struct
{
  VaneTestTransport *transport;
  VaneGeocoder      *geocoder;
  VaneSearch        *search;
  GString           *events;
} Fixture;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  gpointer    user_data)
{
  g_string_append_printf (user_data, "items %u-%u+%u ", position, n_removed, n_added);
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->transport = vane_test_transport_new ();
  fixture->geocoder = vane_geocoder_new (VANE_TRANSPORT (fixture->transport));
  fixture->search = vane_search_new (fixture->geocoder, "US");
  vane_search_set_delay (fixture->search, 1);
  fixture->events = g_string_new (NULL);
  g_signal_connect (fixture->search, "items-changed", G_CALLBACK (on_items_changed), fixture->events);
  g_signal_connect (fixture->search, "notify", G_CALLBACK (on_notify), fixture->events);
  vane_test_transport_answer (fixture->transport, "name=Berlin", PLACE ("1", "Berlin"));
  vane_test_transport_answer (fixture->transport, "name=Bern", PLACE ("2", "Bern"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->search != NULL)
    g_assert_finalize_object (fixture->search);
  vane_test_wait_until (vane_test_transport_get_n_in_flight (fixture->transport) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->geocoder);
  g_assert_finalize_object (fixture->transport);
  g_string_free (fixture->events, TRUE);
}

static void
settle (Fixture *fixture)
{
  vane_test_wait_until (!vane_search_get_searching (fixture->search));
}

static void
assert_first (Fixture    *fixture,
              const char *name)
{
  g_autoptr(VanePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->search), 0);

  if (name == NULL)
    {
      g_assert_null (item);
      return;
    }
  g_assert_nonnull (item);
  g_assert_cmpstr (vane_place_get_name (vane_place_item_get_place (item)), ==, name);
}

static void
test_found (Fixture      *fixture,
            gconstpointer data)
{
  vane_search_set_text (fixture->search, "Berlin");
  g_assert_true (vane_search_get_searching (fixture->search));
  assert_first (fixture, NULL);
  settle (fixture);
  assert_first (fixture, "Berlin");
  g_assert_null (vane_search_get_error (fixture->search));
  g_assert_cmpstr (fixture->events->str, ==, "text searching items 0-0+1 searching ");
  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (fixture->search)), ==, VANE_TYPE_PLACE_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->search), 1));
}

/* Each letter counts as one text, and only the last one is asked for. */
static void
test_debounce (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const texts[] = { "B", "Be", "Ber", "Berl", "Berli", "Berlin" };

  /* Long enough that no machine is so slow, until the last letter. */
  vane_search_set_delay (fixture->search, 3600 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (i + 1 == G_N_ELEMENTS (texts))
        vane_search_set_delay (fixture->search, 1);
      vane_search_set_text (fixture->search, texts[i]);
    }
  settle (fixture);
  g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport), ==, 1);
  assert_first (fixture, "Berlin");
}

static void
test_supersede (Fixture      *fixture,
                gconstpointer data)
{
  vane_test_transport_hold (fixture->transport);
  vane_search_set_text (fixture->search, "Berlin");
  vane_test_wait_until (vane_test_transport_get_n_in_flight (fixture->transport) == 1);
  vane_search_set_text (fixture->search, "Bern");
  vane_test_wait_until (vane_test_transport_get_n_cancelled (fixture->transport) == 1);
  g_assert_true (vane_search_get_searching (fixture->search));
  vane_test_transport_release (fixture->transport);
  settle (fixture);
  assert_first (fixture, "Bern");
  g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport), ==, 2);
  g_assert_cmpstr (fixture->events->str, ==, "text searching text items 0-0+1 searching ");
}

/* The older answer is on its way already. */
static void
test_supersede_late (Fixture      *fixture,
                     gconstpointer data)
{
  vane_test_transport_hold (fixture->transport);
  vane_search_set_text (fixture->search, "Berlin");
  vane_test_wait_until (vane_test_transport_get_n_in_flight (fixture->transport) == 1);
  vane_test_transport_release (fixture->transport);
  vane_search_set_text (fixture->search, "Bern");
  settle (fixture);
  assert_first (fixture, "Bern");
  g_assert_null (strstr (fixture->events->str, "items 0-1+1"));
}

static void
test_old_stay (Fixture      *fixture,
               gconstpointer data)
{
  vane_search_set_text (fixture->search, "Berlin");
  settle (fixture);
  vane_search_set_text (fixture->search, "Bern");
  assert_first (fixture, "Berlin");
  settle (fixture);
  assert_first (fixture, "Bern");

  /* Too short to be asked: nothing is searched for, nothing is shown. */
  vane_search_set_text (fixture->search, "B");
  g_assert_false (vane_search_get_searching (fixture->search));
  assert_first (fixture, NULL);
  g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport), ==, 2);
}

static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  vane_search_set_text (fixture->search, "Berlin");
  settle (fixture);
  vane_search_set_text (fixture->search, "Berlin ");
  g_assert_false (vane_search_get_searching (fixture->search));
  g_assert_cmpstr (vane_search_get_text (fixture->search), ==, "Berlin ");
  assert_first (fixture, "Berlin");
}

static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  vane_test_transport_answer (fixture->transport, "name=Nowhere", NOTHING);
  vane_test_transport_fail (fixture->transport, "openweathermap", VANE_ERROR_KEY_MISSING);
  vane_test_transport_fail (fixture->transport, "name=Bern", VANE_ERROR_OFFLINE);

  vane_search_set_text (fixture->search, "Berlin");
  settle (fixture);
  vane_search_set_text (fixture->search, "Bern");
  settle (fixture);
  g_assert_error (vane_search_get_error (fixture->search), VANE_ERROR, VANE_ERROR_OFFLINE);
  assert_first (fixture, "Berlin");

  vane_search_set_text (fixture->search, "Nowhere");
  settle (fixture);
  g_assert_error (vane_search_get_error (fixture->search), VANE_ERROR, VANE_ERROR_NO_MATCH);
  assert_first (fixture, NULL);

  vane_search_set_text (fixture->search, "Berlin");
  settle (fixture);
  g_assert_null (vane_search_get_error (fixture->search));
  assert_first (fixture, "Berlin");

  vane_search_set_text (fixture->search, "Nowhere");
  settle (fixture);
  vane_search_set_text (fixture->search, NULL);
  g_assert_null (vane_search_get_error (fixture->search));
}

/* Which texts are searched for without waiting. */
static void
test_at_once (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean    at_once;
  } rows[] = {
    { "94134", TRUE }, { "94134-1234", TRUE }, { "8001,ch", TRUE }, { "om:5", TRUE }, { "52.5, 13.4", TRUE },
    { "941", FALSE }, { "9413", FALSE }, { "SW1A 1AA", FALSE }, { "Berlin", FALSE },
  };

  vane_search_set_delay (fixture->search, 3600 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_before = vane_test_transport_get_n_requests (fixture->transport);

      vane_search_set_text (fixture->search, rows[i].text);
      g_assert_true (vane_search_get_searching (fixture->search));
      if (rows[i].at_once)
        settle (fixture);
      else
        g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport), ==, n_before);
    }
}

/* Let go of before the delay is over, in flight, and with the answer on its way: not a
 * word after that. */
static void
test_dispose (Fixture      *fixture,
              gconstpointer data)
{
  guint moment = GPOINTER_TO_UINT (data);

  vane_test_transport_hold (fixture->transport);
  if (moment == 0)
    vane_search_set_delay (fixture->search, 3600 * 1000);
  vane_search_set_text (fixture->search, "Berlin");
  if (moment > 0)
    vane_test_wait_until (vane_test_transport_get_n_in_flight (fixture->transport) == 1);
  if (moment == 2)
    vane_test_transport_release (fixture->transport);
  g_string_truncate (fixture->events, 0);
  g_assert_finalize_object (g_steal_pointer (&fixture->search));
  vane_test_transport_release (fixture->transport);
  vane_test_wait_until (vane_test_transport_get_n_in_flight (fixture->transport) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (fixture->events->str, ==, "");
  g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport), ==, moment > 0);
}

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(VanePlace) place = NULL;
  g_autoptr(VanePlace) same = NULL;
  g_autoptr(VanePlaceItem) item = NULL;
  gboolean searching;
  guint delay_ms;

  vane_test_transport_fail (fixture->transport, "open-meteo", VANE_ERROR_TIMEOUT);
  g_object_set (fixture->search, "delay", 0, "text", "Rome", NULL);
  settle (fixture);
  g_object_get (fixture->search, "text", &text, "searching", &searching, "error", &error, "delay", &delay_ms, NULL);
  g_assert_cmpstr (text, ==, "Rome");
  g_assert_false (searching);
  g_assert_cmpuint (delay_ms, ==, 0);
  g_assert_error (error, VANE_ERROR, VANE_ERROR_TIMEOUT);

  place = vane_place_new (&(VanePlaceFields) { .name = "Rome", .latitude = 41.9, .longitude = 12.5 });
  item = vane_place_item_new (place);
  g_object_get (item, "place", &same, NULL);
  g_assert_true (same == place);
}

static void
add (const char   *path,
     gconstpointer data,
     void        (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  add ("/search/found", NULL, test_found);
  add ("/search/debounce", NULL, test_debounce);
  add ("/search/supersede", NULL, test_supersede);
  add ("/search/supersede-late", NULL, test_supersede_late);
  add ("/search/old-stay", NULL, test_old_stay);
  add ("/search/same", NULL, test_same);
  add ("/search/errors", NULL, test_errors);
  add ("/search/at-once", NULL, test_at_once);
  add ("/search/dispose/before", GUINT_TO_POINTER (0), test_dispose);
  add ("/search/dispose/in-flight", GUINT_TO_POINTER (1), test_dispose);
  add ("/search/dispose/on-its-way", GUINT_TO_POINTER (2), test_dispose);
  add ("/search/properties", NULL, test_properties);

  return g_test_run ();
}
