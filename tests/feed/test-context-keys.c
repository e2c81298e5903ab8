/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-context.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#define WEATHER "{\"cod\":200,\"dt\":1795273200,\"timezone\":0,\"main\":{\"temp\":5}}"

/* --- a store that keeps one key in memory, and gives the transport it was told to --- */

#define TYPE_STORE (store_get_type ())
G_DECLARE_FINAL_TYPE (Store, store, TEST, STORE, GObject)

struct _Store
{
  GObject        parent_instance;

  VaneTransport *trial;   /* (owned) (nullable) */
  char          *tried;   /* (owned) (nullable) */
  char          *stored;  /* (owned) (nullable) */
  gboolean       full;
};

static void store_iface_init (VaneKeyStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Store, store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_KEY_STORE, store_iface_init))

static void
store_store_async (VaneKeyStore        *keys,
                   const char          *secret_id,
                   const char          *secret,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Store *self = TEST_STORE (keys);
  g_autoptr(GTask) task = g_task_new (keys, cancellable, callback, user_data);

  g_assert_cmpstr (secret_id, ==, "openweathermap");
  if (self->full)
    {
      g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "full"));
      return;
    }
  g_free (self->stored);
  self->stored = g_strdup (secret);
  g_task_return_boolean (task, TRUE);
}

static gboolean
store_store_finish (VaneKeyStore  *keys,
                    GAsyncResult  *result,
                    GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static VaneTransport *
store_make_trial (VaneKeyStore *keys,
                  const char   *secret_id,
                  const char   *secret)
{
  Store *self = TEST_STORE (keys);

  g_free (self->tried);
  self->tried = g_strdup (secret);

  return self->trial != NULL ? g_object_ref (self->trial) : NULL;
}

static void
store_iface_init (VaneKeyStoreInterface *iface)
{
  iface->store_async = store_store_async;
  iface->store_finish = store_store_finish;
  iface->make_trial = store_make_trial;
}

static void
store_finalize (GObject *object)
{
  Store *self = TEST_STORE (object);

  g_clear_object (&self->trial);
  g_free (self->tried);
  g_free (self->stored);

  G_OBJECT_CLASS (store_parent_class)->finalize (object);
}

static void
store_class_init (StoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_finalize;
}

static void
store_init (Store *self)
{
}

/* --- the tests --- */

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneFakeTransport *trial;
  VaneSettings      *settings;
  VaneContext       *context;
  Store             *store;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->trial = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->settings = vane_settings_new_memory ();
  vane_settings_set_provider (self->settings, "openweathermap");
  self->context = vane_context_new (VANE_TRANSPORT (self->transport), NULL, self->settings, VANE_CLOCK (self->clock));
  self->store = g_object_new (TYPE_STORE, NULL);
  self->store->trial = VANE_TRANSPORT (g_object_ref (self->trial));
  vane_context_set_keys (self->context, VANE_KEY_STORE (self->store));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->context);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->trial);
  g_assert_finalize_object (self->transport);
  g_object_unref (self->settings);
  g_object_unref (self->clock);
}

static gboolean
test_key (Fixture    *self,
          const char *key,
          guint      *not_in_plan,
          GError    **error)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_context_test_key_async (self->context, "openweathermap", key, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);

  return vane_context_test_key_finish (self->context, result, not_in_plan, error);
}

static void
test_trial (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint not_in_plan = 0;

  vane_fake_transport_fail (self->trial, "", VANE_ERROR_REFUSED, VANE_TIME_NONE);
  g_assert_false (test_key (self, "typed", NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_REFUSED);
  g_clear_error (&error);

  vane_fake_transport_answer (self->trial, "", WEATHER, 900);
  vane_fake_transport_fail (self->trial, "air_pollution", VANE_ERROR_NOT_IN_PLAN, VANE_TIME_NONE);
  g_assert_true (test_key (self, "typed", &not_in_plan, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (self->store->tried, ==, "typed");
  g_assert_cmpuint (not_in_plan, ==, VANE_BLOCK_BIT (VANE_BLOCK_AIR));
  /* What is set is tried without being read. */
  g_assert_true (test_key (self, NULL, NULL, &error));
  g_assert_null (self->store->tried);

  g_clear_object (&self->store->trial);
  g_assert_false (test_key (self, "typed", NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_OFFLINE);
  /* Nothing of it went the way of the others, where it would be kept. */
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);
}

static gboolean
save (Fixture    *self,
      const char *key,
      GError    **error)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_context_save_key_async (self->context, "openweathermap", key, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);

  return vane_context_save_key_finish (self->context, result, error);
}

/* What was refused is asked again at once; nobody has to press anything. */
static void
test_save (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
      .id = "x:1", .name = "A", .timezone = "UTC", .latitude = 50.0, .longitude = 10.0
  });
  VaneFeed *feed = vane_feed_list_add (vane_context_get_feeds (self->context), place);
  g_autoptr(GError) error = NULL;

  vane_fake_transport_fail (self->transport, "", VANE_ERROR_KEY_MISSING, VANE_TIME_NONE);
  vane_feed_refresh (feed, FALSE);
  vane_test_wait_until (vane_feed_get_error (feed) != NULL);

  self->store->full = TRUE;
  g_assert_false (save (self, "a-key", &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
  g_assert_false (vane_feed_get_refreshing (feed));
  g_clear_error (&error);

  self->store->full = FALSE;
  vane_fake_transport_answer (self->transport, "", WEATHER, 900);
  g_assert_true (save (self, "a-key", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (self->store->stored, ==, "a-key");
  /* Another source may have stood in before; the key's trouble ends with the key. */
  vane_test_wait_until (vane_feed_get_report (feed) != NULL && vane_feed_get_error (feed) == NULL);

  g_assert_true (save (self, NULL, &error));
  g_assert_null (self->store->stored);
  vane_test_wait_until (!vane_feed_get_refreshing (feed));
}

/* The list is everybody who can be asked, each with what it is sent. */
static void
test_destinations (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  const VaneProviderInfo *const *providers = vane_context_get_providers (self->context);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) without = NULL;
  guint n_search = 0;

  g_assert_true (vane_endpoints_replace (endpoints, "openweathermap", "http://127.0.0.1:7", NULL));
  vane_context_set_endpoints (self->context, endpoints);
  list = vane_context_dup_destinations (self->context);
  for (guint i = 0; i < list->len; i++)
    {
      const VaneDestination *destination = g_ptr_array_index (list, i);

      g_assert_nonnull (destination->name);
      g_assert_true (destination->sends != NULL && *destination->sends != '\0');
      g_assert_cmpuint (g_strv_length (destination->hosts), >=, 1);
      g_assert_cmpint (destination->use == VANE_DESTINATION_CHOSEN, ==, i == 0);
      n_search += destination->use == VANE_DESTINATION_SEARCH;
      for (guint j = 0; providers[j] != NULL; j++)
        if (g_str_equal (providers[j]->name, destination->name) && destination->use == VANE_DESTINATION_CHOSEN)
          g_assert_cmpstr (providers[j]->id, ==, "openweathermap");
    }
  g_assert_cmpstr (((VaneDestination *) g_ptr_array_index (list, 0))->hosts[0], ==, "http://127.0.0.1:7");
  g_assert_cmpint (((VaneDestination *) g_ptr_array_index (list, 1))->use, ==, VANE_DESTINATION_FILLS);
  g_assert_cmpuint (n_search, >=, 2);

  vane_settings_set_failover (self->settings, FALSE);
  without = vane_context_dup_destinations (self->context);
  g_assert_cmpint (((VaneDestination *) g_ptr_array_index (without, 1))->use, ==, VANE_DESTINATION_UNUSED);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add ("/context-keys/trial", Fixture, NULL, set_up, test_trial, tear_down);
  g_test_add ("/context-keys/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/context-keys/destinations", Fixture, NULL, set_up, test_destinations, tear_down);

  return g_test_run ();
}
