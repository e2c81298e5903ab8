/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-key-store.h"

G_DEFINE_INTERFACE (VaneKeyStore, vane_key_store, G_TYPE_OBJECT)

static void
vane_key_store_default_init (VaneKeyStoreInterface *iface)
{
}

/**
 * vane_key_store_get_state_async:
 * @self: where keys are kept
 * @secret_id: which secret
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Unlocks nothing and asks nobody.
 */
void
vane_key_store_get_state_async (VaneKeyStore        *self,
                                const char          *secret_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (VANE_IS_KEY_STORE (self) && secret_id != NULL);

  VANE_KEY_STORE_GET_IFACE (self)->get_state_async (self, secret_id, cancellable, callback, user_data);
}

/**
 * vane_key_store_get_state_finish:
 * @self: where keys are kept
 * @result: the result
 * @state: (out): whether there is a key, and where
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: whether @state is set
 */
gboolean
vane_key_store_get_state_finish (VaneKeyStore  *self,
                                 GAsyncResult  *result,
                                 VaneKeyState  *state,
                                 GError       **error)
{
  g_return_val_if_fail (VANE_IS_KEY_STORE (self), FALSE);

  return VANE_KEY_STORE_GET_IFACE (self)->get_state_finish (self, result, state, error);
}

/**
 * vane_key_store_store_async:
 * @self: where keys are kept
 * @secret_id: which secret
 * @secret: (nullable): the key; %NULL removes it
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * The user may be asked to unlock the keyring.
 */
void
vane_key_store_store_async (VaneKeyStore        *self,
                            const char          *secret_id,
                            const char          *secret,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (VANE_IS_KEY_STORE (self) && secret_id != NULL);

  VANE_KEY_STORE_GET_IFACE (self)->store_async (self, secret_id, secret, cancellable, callback, user_data);
}

/**
 * vane_key_store_store_finish:
 * @self: where keys are kept
 * @result: the result
 * @error: LOCAL, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was stored or removed
 */
gboolean
vane_key_store_store_finish (VaneKeyStore  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (VANE_IS_KEY_STORE (self), FALSE);

  return VANE_KEY_STORE_GET_IFACE (self)->store_finish (self, result, error);
}

/**
 * vane_key_store_make_trial:
 * @self: where keys are kept
 * @secret_id: which secret
 * @secret: (nullable): a key that is set nowhere yet; %NULL: the one that is set
 *
 * Returns: (transfer full) (nullable): a transport that asks the network with that key and
 *   stores nothing; %NULL where no network may be used
 */
VaneTransport *
vane_key_store_make_trial (VaneKeyStore *self,
                           const char   *secret_id,
                           const char   *secret)
{
  g_return_val_if_fail (VANE_IS_KEY_STORE (self) && secret_id != NULL, NULL);

  return VANE_KEY_STORE_GET_IFACE (self)->make_trial (self, secret_id, secret);
}
