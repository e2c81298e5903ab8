/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libsecret's search, not its lookup: that one would unlock a keyring, with a prompt, for
 * programs that nobody looks at. */
#include "config.h"

#include "net/vane-keyring.h"

#include "base/vane-data.h"

#include <libsecret/secret.h>

/* For programs that may not unlock: a secret service that hangs must not hang them. */
#define DEADLINE_MS 3000

static const SecretSchema schema = {
  .name = VANE_APPLICATION_ID ".ApiKey",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef struct
{
  SecretRetrievable *item;          /* (owned) (nullable): what was found */
  GCancellable      *inner;         /* (owned): follows the caller's, and the deadline */
  gulong             cancelled_id;
  guint              timeout_id;
} Lookup;

VANE_DEFINE_DATA (Lookup, lookup)

static void found_items (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_value (GObject *source, GAsyncResult *result, gpointer user_data);
static void give_missing (GTask *task, const char *reason);
static void found_for_state (GObject *source, GAsyncResult *result, gpointer user_data);
static void stored (GObject *source, GAsyncResult *result, gpointer user_data);
static void cleared (GObject *source, GAsyncResult *result, gpointer user_data);

static void
lookup_clear (Lookup *self)
{
  g_clear_object (&self->item);
  g_clear_object (&self->inner);
}

static GHashTable *
make_attributes (const char *secret_id)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "service", g_strdup (secret_id));

  return attributes;
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
on_timeout (gpointer user_data)
{
  Lookup *self = user_data;

  self->timeout_id = 0;
  g_cancellable_cancel (self->inner);

  return G_SOURCE_REMOVE;
}

static void
end (GTask *task)
{
  Lookup *self = g_task_get_task_data (task);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  /* Not g_cancellable_disconnect(): it would wait for an emission this may run in. */
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  self->cancelled_id = 0;
}

/* Gives the task a search that ends when the caller cancels, or in time. */
static Lookup *
begin (GTask    *task,
       gboolean  may_wait)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Lookup *self = lookup_attach (task);

  self->inner = g_cancellable_new ();
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), g_object_ref (self->inner),
                                                g_object_unref);
  if (!may_wait)
    self->timeout_id = g_timeout_add (DEADLINE_MS, on_timeout, self);

  return self;
}

/**
 * vane_keyring_lookup_async:
 * @secret_id: which secret
 * @may_unlock: whether the user may be asked to unlock the keyring
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_keyring_lookup_async (const char          *secret_id,
                           gboolean             may_unlock,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) attributes = NULL;
  Lookup *self;

  g_return_if_fail (secret_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_keyring_lookup_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  /* Whoever may unlock waits for a person. */
  self = begin (task, may_unlock);
  attributes = make_attributes (secret_id);
  secret_password_searchv (&schema, attributes,
                           may_unlock ? SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS : SECRET_SEARCH_LOAD_SECRETS,
                           self->inner, found_items, g_object_ref (task));
}

static void
found_items (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autolist(SecretRetrievable) items = secret_password_search_finish (result, &error);

  if (error != NULL)
    {
      /* Most often there is no secret service: that is no failure of anything. */
      g_debug ("The keyring was not read: %s", error->message);
      give_missing (task, "there is no keyring that answers");
      return;
    }
  if (items == NULL)
    {
      give_missing (task, "no key is set");
      return;
    }
  if (SECRET_IS_ITEM (items->data) && secret_item_get_locked (items->data))
    {
      give_missing (task, VANE_ERROR_MESSAGE_LOCKED);
      return;
    }

  self->item = g_object_ref (items->data);
  secret_retrievable_retrieve_secret (self->item, self->inner, got_value, g_object_ref (task));
}

static void
got_value (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (self->item, result, &error);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (text == NULL)
    {
      g_debug ("The keyring gave no text: %s", error != NULL ? error->message : "something else");
      g_clear_pointer (&value, secret_value_unref);
      give_missing (task, "the keyring gave no key");
      return;
    }

  end (task);
  g_task_return_pointer (task, g_strdup (text), (GDestroyNotify) secret_password_free);
  secret_value_unref (value);
}

static void
give_missing (GTask      *task,
              const char *reason)
{
  end (task);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_error (task, vane_error_new (VANE_ERROR_KEY_MISSING, "%s", reason));
}

/**
 * vane_keyring_lookup_finish:
 * @result: the result
 * @error: KEY_MISSING, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the key; secret_password_free() it
 */
char *
vane_keyring_lookup_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vane_keyring_get_state_async:
 * @secret_id: which secret
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_keyring_get_state_async (const char          *secret_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) attributes = NULL;
  Lookup *self;

  g_return_if_fail (secret_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_keyring_get_state_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  self = begin (task, FALSE);
  attributes = make_attributes (secret_id);
  secret_password_searchv (&schema, attributes, SECRET_SEARCH_NONE, self->inner, found_for_state,
                           g_object_ref (task));
}

static void
found_for_state (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autolist(SecretRetrievable) items = secret_password_search_finish (result, &error);
  VaneKeyState state = VANE_KEY_SAVED;

  end (task);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (error != NULL)
    {
      g_debug ("The keyring was not asked: %s", error->message);
      state = VANE_KEY_NO_KEYRING;
    }
  else if (items == NULL)
    state = VANE_KEY_NONE;
  else if (SECRET_IS_ITEM (items->data) && secret_item_get_locked (items->data))
    state = VANE_KEY_LOCKED;
  g_task_return_int (task, state);
}

/**
 * vane_keyring_get_state_finish:
 * @result: the result
 * @state: (out): whether there is a key
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: whether @state is set
 */
gboolean
vane_keyring_get_state_finish (GAsyncResult  *result,
                               VaneKeyState  *state,
                               GError       **error)
{
  gssize value;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;
  *state = (VaneKeyState) value;

  return TRUE;
}

/**
 * vane_keyring_store_async:
 * @secret_id: which secret
 * @secret: (nullable): the key; %NULL removes it
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_keyring_store_async (const char          *secret_id,
                          const char          *secret,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) attributes = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (secret_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_keyring_store_async);
  attributes = make_attributes (secret_id);
  if (secret == NULL)
    {
      secret_password_clearv (&schema, attributes, cancellable, cleared, g_steal_pointer (&task));
      return;
    }

  label = g_strdup_printf ("Vane: %s", secret_id);
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, secret, cancellable, stored,
                          g_steal_pointer (&task));
}

static void
give_stored (GTask  *task,
             GError *error)
{
  g_autoptr(GError) cause = error;

  if (cause == NULL)
    g_task_return_boolean (task, TRUE);
  else if (vane_error_is_cancelled (cause))
    g_task_return_error (task, g_steal_pointer (&cause));
  else
    g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "the keyring: %s", cause->message));
}

static void
stored (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  secret_password_store_finish (result, &error);
  give_stored (task, error);
}

static void
cleared (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  /* FALSE without an error: there was none. It is gone either way. */
  secret_password_clear_finish (result, &error);
  give_stored (task, error);
}

/**
 * vane_keyring_store_finish:
 * @result: the result
 * @error: LOCAL, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was stored or removed
 */
gboolean
vane_keyring_store_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
