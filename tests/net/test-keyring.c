/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real libsecret against a keyring of this test. libsecret keeps its bus: each case is a
 * process of its own, run on a bus of its own (see meson.build). */
#include "config.h"

#include <signal.h>
#include <string.h>

#include "net/vane-keys.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#define KEY "a-key-0123456789"

typedef struct
{
  GSubprocess  *keyring;  /* (nullable) */
  GInputStream *said;     /* of @keyring; (nullable) */
  VaneSecrets  *secrets;
  VaneKeyStore *keys;
} Fixture;

static void
read_line (Fixture    *self,
           const char *expected)
{
  g_autoptr(GString) line = g_string_new (NULL);
  char c = '\0';

  while (g_input_stream_read (self->said, &c, 1, NULL, NULL) == 1 && c != '\n')
    g_string_append_c (line, c);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
start_keyring (Fixture           *self,
               const char *const *options)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) "/usr/bin/python3");
  g_ptr_array_add (argv, (gpointer) g_getenv ("VANE_FAKE_SECRETS"));
  for (guint i = 0; options[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) options[i]);
  g_ptr_array_add (argv, NULL);
  self->keyring = g_subprocess_newv ((const char *const *) argv->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->said = g_subprocess_get_stdout_pipe (self->keyring);
  read_line (self, "ready");
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const char *const *options = data;
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();

  if (options != NULL)
    start_keyring (self, options);
  self->secrets = vane_secrets_new (TRUE);
  self->keys = vane_keys_new (self->secrets, endpoints, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->keys);
  g_object_unref (self->secrets);
  if (self->keyring != NULL)
    {
      g_subprocess_send_signal (self->keyring, SIGTERM);
      g_subprocess_wait (self->keyring, NULL, NULL);
      g_object_unref (self->keyring);
    }
}

static void
expect_state (Fixture      *self,
              VaneKeyState  expected)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  VaneKeyState state = VANE_KEY_UNKEPT;

  vane_key_store_get_state_async (self->keys, "openweathermap", NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);
  g_assert_true (vane_key_store_get_state_finish (self->keys, result, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, expected);
}

static gboolean
store (Fixture    *self,
       const char *key)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean stored;

  vane_key_store_store_async (self->keys, "openweathermap", key, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  stored = vane_key_store_store_finish (self->keys, result, &error);
  if (!stored)
    {
      g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
      g_assert_null (strstr (error->message, KEY));
    }

  return stored;
}

static void
expect_key (Fixture    *self,
            const char *expected)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  char *secret;

  vane_secrets_lookup_async (self->secrets, "openweathermap", NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  secret = vane_secrets_lookup_finish (self->secrets, result, &error);
  g_assert_cmpstr (secret, ==, expected);
  if (expected == NULL)
    g_assert_error (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
  else
    g_assert_no_error (error);
  vane_secrets_free (secret);
}

static void
test_present (Fixture       *self,
              gconstpointer  data)
{
  expect_state (self, VANE_KEY_NONE);
  expect_key (self, NULL);
  g_assert_true (store (self, KEY));
  expect_state (self, VANE_KEY_SAVED);
  expect_key (self, KEY);
  /* One secret is one item: it is replaced. */
  g_assert_true (store (self, "another-key"));
  expect_key (self, "another-key");

  g_setenv ("OPENWEATHERMAP_API_KEY", KEY, TRUE);
  expect_state (self, VANE_KEY_FROM_ENVIRONMENT);
  g_unsetenv ("OPENWEATHERMAP_API_KEY");

  g_assert_true (store (self, NULL));
  expect_state (self, VANE_KEY_NONE);
  /* What is not there is gone. */
  g_assert_true (store (self, NULL));
}

/* Looking whether there is a key never asks; using it does. */
static void
test_locked (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(VaneSecrets) background = vane_secrets_new (FALSE);
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  expect_state (self, VANE_KEY_LOCKED);
  vane_secrets_lookup_async (background, "openweathermap", NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_null (vane_secrets_lookup_finish (background, result, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
  g_assert_nonnull (strstr (error->message, VANE_ERROR_MESSAGE_LOCKED));
  expect_state (self, VANE_KEY_LOCKED);

  expect_key (self, KEY);
  read_line (self, "prompt");
  expect_state (self, VANE_KEY_SAVED);
}

static void
test_dismissed (Fixture       *self,
                gconstpointer  data)
{
  expect_key (self, NULL);
  expect_state (self, VANE_KEY_LOCKED);
  g_assert_false (store (self, KEY));
  expect_state (self, VANE_KEY_LOCKED);
}

static void
test_absent (Fixture       *self,
             gconstpointer  data)
{
  expect_state (self, VANE_KEY_NO_KEYRING);
  expect_key (self, NULL);
  g_assert_false (store (self, KEY));
}

/* One that owns the name and says nothing: an answer comes all the same. */
static void
test_silent (Fixture       *self,
             gconstpointer  data)
{
  expect_state (self, VANE_KEY_NO_KEYRING);
}

int
main (int    argc,
      char **argv)
{
  static const char *const empty[] = { NULL };
  static const char *const locked[] = { "--locked", "--item", "openweathermap=" KEY, NULL };
  static const char *const dismissed[] = { "--locked", "--dismiss", "--item", "openweathermap=" KEY, NULL };
  static const char *const silent[] = { "--silent", NULL };

  vane_test_init (&argc, &argv);

  g_test_add ("/keyring/present", Fixture, empty, set_up, test_present, tear_down);
  g_test_add ("/keyring/locked", Fixture, locked, set_up, test_locked, tear_down);
  g_test_add ("/keyring/dismissed", Fixture, dismissed, set_up, test_dismissed, tear_down);
  g_test_add ("/keyring/absent", Fixture, NULL, set_up, test_absent, tear_down);
  g_test_add ("/keyring/silent", Fixture, silent, set_up, test_silent, tear_down);

  return g_test_run ();
}
