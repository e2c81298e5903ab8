/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each question to the geocoder, cancelled at each of five moments. */
#include "config.h"

#include "geo/vane-geocoder.h"
#include "support/vane-test-transport.h"
#include "support/vane-test.h"

#define FOUND "{\"results\":[{\"id\":1,\"name\":\"Berlin\",\"latitude\":52.5,\"longitude\":13.4}]}"

typedef struct
{
  VaneTestTransport *transport;
  VaneGeocoder      *geocoder;
  GCancellable      *cancellable;
  GAsyncResult      *kept;
} Fixture;

static void
ask_zone (Fixture    *fixture,
          const char *text)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 52.5, .longitude = 13.4 });

  vane_geocoder_find_zone_async (fixture->geocoder, place, fixture->cancellable, vane_test_keep_result,
                                 &fixture->kept);
}

static gboolean
finish_zone (Fixture  *fixture,
             GError  **error)
{
  g_autofree char *zone = vane_geocoder_find_zone_finish (fixture->geocoder, fixture->kept, error);

  return zone != NULL;
}

static void
ask_search (Fixture    *fixture,
            const char *text)
{
  g_autoptr(VaneQuery) query = vane_query_parse (text, "US");

  vane_geocoder_search_async (fixture->geocoder, query, NULL, fixture->cancellable, vane_test_keep_result,
                              &fixture->kept);
}

static gboolean
finish_search (Fixture  *fixture,
               GError  **error)
{
  g_autoptr(GPtrArray) places = vane_geocoder_search_finish (fixture->geocoder, fixture->kept, error);

  return places != NULL;
}

static const struct
{
  const char *name;
  const char *text;
  void      (*ask) (Fixture *fixture, const char *text);
  gboolean  (*finish) (Fixture *fixture, GError **error);
  guint       n_requests;  /* of the first stage */
} questions[] = {
  { "zone", NULL, ask_zone, finish_zone, 1 },
  { "name", "Berlin", ask_search, finish_search, 1 },
  { "two-sources", "94134", ask_search, finish_search, 2 },
  { "last-resort", "Nowhere", ask_search, finish_search, 1 },
  { "nobody-is-asked", "1.5,2.5", ask_search, finish_search, 0 },
};

typedef enum
{
  BEFORE,
  RIGHT_AFTER,
  WHILE_ASKED,
  WITH_THE_ANSWER,
  AFTER,
  N_MOMENTS,
} Moment;

static const char *const moments[N_MOMENTS] = { "before", "right-after", "while-asked", "with-the-answer", "after" };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_cancel (gconstpointer data)
{
  guint question = GPOINTER_TO_UINT (data) / N_MOMENTS;
  Moment moment = GPOINTER_TO_UINT (data) % N_MOMENTS;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Fixture fixture = { .transport = vane_test_transport_new (), .cancellable = cancellable };
  guint n_requests = questions[question].n_requests;

  fixture.geocoder = vane_geocoder_new (VANE_TRANSPORT (fixture.transport));
  vane_test_transport_answer (fixture.transport, "", FOUND);
  vane_test_transport_answer (fixture.transport, "timezone=auto", "{\"timezone\":\"Europe/Berlin\"}");
  vane_test_transport_answer (fixture.transport, "Nowhere", "{}");
  vane_test_transport_hold (fixture.transport);
  if (moment == BEFORE)
    g_cancellable_cancel (cancellable);
  questions[question].ask (&fixture, questions[question].text);
  if (moment == RIGHT_AFTER)
    g_cancellable_cancel (cancellable);
  g_assert_null (fixture.kept);
  if (moment >= WHILE_ASKED)
    settle ();
  if (moment == WHILE_ASKED)
    g_cancellable_cancel (cancellable);
  if (moment >= WITH_THE_ANSWER)
    vane_test_transport_release (fixture.transport);
  if (moment == WITH_THE_ANSWER)
    g_cancellable_cancel (cancellable);
  vane_test_wait_until (fixture.kept != NULL);
  if (moment == AFTER)
    g_cancellable_cancel (cancellable);
  settle ();

  /* Whoever looks at the result after cancelling gets CANCELLED, whatever had come. */
  g_assert_false (questions[question].finish (&fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (moment == BEFORE)
    g_assert_cmpuint (vane_test_transport_get_n_requests (fixture.transport), ==, 0);
  else if (moment < WITH_THE_ANSWER)
    g_assert_cmpuint (vane_test_transport_get_n_requests (fixture.transport), <=, n_requests);
  /* Nothing is left behind. */
  g_assert_cmpuint (vane_test_transport_get_n_in_flight (fixture.transport), ==, 0);
  g_clear_object (&fixture.kept);
  g_assert_finalize_object (fixture.geocoder);
  g_assert_finalize_object (fixture.transport);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (questions) * N_MOMENTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/geocoder-cancel/%s/%s", questions[i / N_MOMENTS].name,
                                               moments[i % N_MOMENTS]);

      /* Coordinates are answered at once: there is no middle. */
      if (questions[i / N_MOMENTS].n_requests > 0 || i % N_MOMENTS != WHILE_ASKED)
        g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cancel);
    }

  return g_test_run ();
}
