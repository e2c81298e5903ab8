/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "join-fixture.h"

#include <string.h>

#include "support/vane-test-clock.h"
#include "support/vane-test.h"

const VaneEndpoint join_wide = { "wide", "https://wide.test", 64, 0 };
const VaneEndpoint join_narrow = { "narrow", "https://narrow.test", 1, 0 };

/* "p=1" and "p=2" make "p=1,2", when they ask the same path. */
static VaneRequest *
join_places (VaneRequest *const *requests,
             guint               n)
{
  g_autoptr(VaneRequest) joined = vane_request_copy (requests[0]);
  g_autoptr(GString) places = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (vane_request_get_path (requests[i]), vane_request_get_path (requests[0])))
        return NULL;
      g_string_append_printf (places, "%s%s", i > 0 ? "," : "", vane_request_get (requests[i], "p"));
    }
  vane_request_set (joined, "p", places->str);

  return g_steal_pointer (&joined);
}

/* "a,b" is "a" and "b". */
static GPtrArray *
split_places (GBytes  *body,
              guint    n,
              GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *text = g_strndup (data, length);
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);
  GPtrArray *bodies;

  if (g_strv_length (parts) != n)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "not %u parts", n);
      return NULL;
    }
  bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (bodies, g_bytes_new (parts[i], strlen (parts[i])));

  return bodies;
}

static const VaneJoin places_join = { 25, join_places, split_places };

void
join_set_up (JoinFixture   *fixture,
             gconstpointer  data)
{
  fixture->endpoints = vane_endpoints_new ();
  fixture->network = fake_transport_new ();
  fixture->joiner = vane_joiner_new (fixture->endpoints, VANE_TRANSPORT (fixture->network));
}

void
join_tear_down (JoinFixture   *fixture,
                gconstpointer  data)
{
  vane_test_wait_until (G_OBJECT (fixture->joiner)->ref_count == 1);
  g_assert_finalize_object (fixture->joiner);
  g_assert_finalize_object (fixture->network);
  g_assert_finalize_object (fixture->endpoints);
}

VaneRequest *
join_make_request (const VaneEndpoint *endpoint,
                   const char         *path,
                   const char         *place)
{
  VaneRequest *request = vane_request_new (endpoint, path);

  vane_request_add (request, "p", place);
  vane_request_set_join (request, &places_join);

  return request;
}

void
join_get (JoinFixture         *fixture,
          const VaneEndpoint  *endpoint,
          const char          *place,
          GCancellable        *cancellable,
          GAsyncResult       **kept)
{
  g_autoptr(VaneRequest) request = join_make_request (endpoint, "/w", place);

  vane_transport_get_async (fixture->joiner, request, VANE_MODE_FRESH, cancellable, vane_test_keep_result, kept);
}

void
join_assert_gets (JoinFixture   *fixture,
                  GAsyncResult **kept,
                  const char    *body)
{
  g_autoptr(GAsyncResult) result = vane_test_await (kept);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = vane_transport_get_finish (fixture->joiner, result, &error);
  const char *data;
  gsize length;

  g_assert_no_error (error);
  data = g_bytes_get_data (vane_response_get_body (response), &length);
  g_assert_cmpmem (data, length, body, strlen (body));
}

void
join_assert_fails (JoinFixture   *fixture,
                   GAsyncResult **kept,
                   GQuark         domain,
                   int            code)
{
  g_autoptr(GAsyncResult) result = vane_test_await (kept);
  g_autoptr(GError) error = NULL;

  g_assert_null (vane_transport_get_finish (fixture->joiner, result, &error));
  g_assert_error (error, domain, code);
}

void
join_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
join_assert_asked (JoinFixture *fixture,
                   guint        number,
                   const char  *places)
{
  g_assert_cmpuint (fake_transport_get_n (fixture->network), >, number);
  g_assert_cmpstr (vane_request_get (fake_transport_peek (fixture->network, number), "p"), ==, places);
}

void
join_answer (JoinFixture *fixture,
             guint        number,
             const char  *body)
{
  fake_transport_answer (fixture->network, number, fake_response (body, "\"e\"", VANE_TEST_NOW, VANE_TEST_NOW + 1000));
}
