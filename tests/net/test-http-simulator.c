/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way in which the simulator can misbehave, and what becomes of it: the network's
 * own troubles get a code here, a body that is merely wrong passes and is for the parser. */
#include "config.h"

#include "net/vane-http.h"
#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#include <string.h>

#define PASSES (-1)

static const VaneEndpoint open_meteo = { "open-meteo", "https://nowhere.invalid", 4, 0 };

typedef struct
{
  const char *name;
  VaneMishap  mishap;
  int         code;
  guint       total_ms;
} Row;

static const Row rows[] = {
  { "none", { .kind = VANE_MISHAP_NONE }, PASSES, 0 },
  { "late", { .kind = VANE_MISHAP_NONE, .delay_ms = 50 }, PASSES, 0 },
  { "too-late", { .kind = VANE_MISHAP_NONE, .delay_ms = 60000 }, VANE_ERROR_TIMEOUT, 100 },
  { "hang", { .kind = VANE_MISHAP_HANG }, VANE_ERROR_TIMEOUT, 100 },
  { "drip", { .kind = VANE_MISHAP_DRIP, .delay_ms = 20 }, VANE_ERROR_TIMEOUT, 300 },
  { "truncate", { .kind = VANE_MISHAP_TRUNCATE, .size = 20 }, VANE_ERROR_SERVICE, 0 },
  { "reset", { .kind = VANE_MISHAP_RESET }, VANE_ERROR_SERVICE, 0 },
  { "400", { .kind = VANE_MISHAP_STATUS, .status = 400 }, VANE_ERROR_SERVICE, 0 },
  { "401", { .kind = VANE_MISHAP_STATUS, .status = 401 }, VANE_ERROR_REFUSED, 0 },
  { "403", { .kind = VANE_MISHAP_STATUS, .status = 403 }, VANE_ERROR_SERVICE, 0 },
  { "429", { .kind = VANE_MISHAP_STATUS, .status = 429, .retry_after = "60" }, VANE_ERROR_BUSY, 0 },
  { "500", { .kind = VANE_MISHAP_STATUS, .status = 500 }, VANE_ERROR_SERVICE, 0 },
  { "503", { .kind = VANE_MISHAP_STATUS, .status = 503, .retry_after = "60" }, VANE_ERROR_BUSY, 0 },
  { "html", { .kind = VANE_MISHAP_HTML }, PASSES, 0 },
  { "plain-text", { .kind = VANE_MISHAP_PLAIN_TEXT }, PASSES, 0 },
  { "wrong-types", { .kind = VANE_MISHAP_WRONG_TYPES }, PASSES, 0 },
  { "huge", { .kind = VANE_MISHAP_HUGE }, VANE_ERROR_DATA, 0 },
  { "gzip-bomb", { .kind = VANE_MISHAP_GZIP_BOMB }, VANE_ERROR_DATA, 0 },
  { "redirect", { .kind = VANE_MISHAP_REDIRECT, .location = "http://192.0.2.1/" }, VANE_ERROR_UNTRUSTED, 0 },
  { "redirect-loop", { .kind = VANE_MISHAP_REDIRECT_LOOP }, VANE_ERROR_SERVICE, 0 },
  { "body", { .kind = VANE_MISHAP_BODY, .status = 200, .body = "[]" }, PASSES, 0 },
};

static VaneResponse *
get (VaneTransport *http,
     GError       **error)
{
  g_autoptr(VaneRequest) request = vane_request_new (&open_meteo, "/v1/forecast");
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_request_add (request, "latitude", "37.72");
  vane_request_add (request, "longitude", "-122.41");
  vane_request_add (request, "current", "temperature_2m");
  vane_transport_get_async (http, request, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);

  return vane_transport_get_finish (http, result, error);
}

static void
test_mishap (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(VaneSimulator) simulator = vane_simulator_new (VANE_CLOCK (clock), 1);
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneSecrets) secrets = vane_secrets_new_empty ();
  g_autoptr(VaneTransport) http = NULL;
  g_autoptr(VaneResponse) response = NULL, mended = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (vane_simulator_start (simulator, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (vane_endpoints_replace (endpoints, "open-meteo", vane_simulator_get_url (simulator), &error));
  http = vane_http_new (endpoints, secrets, VANE_CLOCK (clock), "salt");
  if (row->total_ms != 0)
    vane_http_set_deadlines (VANE_HTTP (http), 10000, row->total_ms);

  vane_simulator_misbehave (simulator, &row->mishap);
  response = get (http, &error);
  if (row->code == PASSES)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (vane_response_get_body (response)), >, 0);
    }
  else
    {
      g_assert_null (response);
      g_assert_error (error, VANE_ERROR, row->code);
      if (row->code == VANE_ERROR_BUSY)
        g_assert_cmpint (vane_error_get_not_before (error), ==, VANE_TEST_NOW + 60);
    }
  g_clear_error (&error);

  /* Once the service is well again, so is the next request. */
  vane_simulator_behave (simulator);
  vane_http_set_deadlines (VANE_HTTP (http), 10000, 20000);
  mended = get (http, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*(const char *) g_bytes_get_data (vane_response_get_body (mended), NULL), ==, '{');
  vane_simulator_stop (simulator);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/http-simulator/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_mishap);
    }

  return g_test_run ();
}
