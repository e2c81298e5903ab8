/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-keys.h"

#include "net/vane-http.h"

/* Nothing of a trial is stored, so nothing is told apart by its fingerprint. */
#define TRIAL_SALT "trial"

struct _VaneKeys
{
  GObject        parent_instance;

  VaneSecrets   *secrets;    /* (owned) */
  VaneEndpoints *endpoints;  /* (owned) */
  VaneClock     *clock;      /* (owned) (nullable) */
};

static void vane_keys_iface_init (VaneKeyStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneKeys, vane_keys, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_KEY_STORE, vane_keys_iface_init))

static void got_state (GObject *source, GAsyncResult *result, gpointer user_data);
static void stored (GObject *source, GAsyncResult *result, gpointer user_data);

static void
vane_keys_finalize (GObject *object)
{
  VaneKeys *self = VANE_KEYS (object);

  g_object_unref (self->secrets);
  g_object_unref (self->endpoints);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (vane_keys_parent_class)->finalize (object);
}

static void
vane_keys_class_init (VaneKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_keys_finalize;
}

static void
vane_keys_init (VaneKeys *self)
{
}

/**
 * vane_keys_new:
 * @secrets: the keys
 * @endpoints: where services are
 * @clock: (nullable): the clock; %NULL: no network may be used
 *
 * Returns: (transfer full): the keys as surfaces see them
 */
VaneKeyStore *
vane_keys_new (VaneSecrets   *secrets,
               VaneEndpoints *endpoints,
               VaneClock     *clock)
{
  VaneKeys *self;

  g_return_val_if_fail (VANE_IS_SECRETS (secrets) && VANE_IS_ENDPOINTS (endpoints), NULL);

  self = g_object_new (VANE_TYPE_KEYS, NULL);
  self->secrets = g_object_ref (secrets);
  self->endpoints = g_object_ref (endpoints);
  g_set_object (&self->clock, clock);

  return VANE_KEY_STORE (self);
}

static void
get_state_async (VaneKeyStore        *store,
                 const char          *secret_id,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, get_state_async);
  vane_secrets_get_state_async (VANE_KEYS (store)->secrets, secret_id, cancellable, got_state, task);
}

static void
got_state (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  VaneKeyState state;

  if (vane_secrets_get_state_finish (VANE_SECRETS (source), result, &state, &error))
    g_task_return_int (task, state);
  else
    g_task_return_error (task, error);
}

static gboolean
get_state_finish (VaneKeyStore  *store,
                  GAsyncResult  *result,
                  VaneKeyState  *state,
                  GError       **error)
{
  gssize value;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;
  *state = (VaneKeyState) value;

  return TRUE;
}

static void
store_async (VaneKeyStore        *store,
             const char          *secret_id,
             const char          *secret,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, store_async);
  vane_secrets_store_async (VANE_KEYS (store)->secrets, secret_id, secret, cancellable, stored, task);
}

static void
stored (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (vane_secrets_store_finish (VANE_SECRETS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
store_finish (VaneKeyStore  *store,
              GAsyncResult  *result,
              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static VaneTransport *
make_trial (VaneKeyStore *store,
            const char   *secret_id,
            const char   *secret)
{
  VaneKeys *self = VANE_KEYS (store);
  g_autoptr(VaneSecrets) only = NULL;

  if (self->clock == NULL)
    return NULL;

  only = secret != NULL ? vane_secrets_new_only (secret_id, secret) : g_object_ref (self->secrets);

  return vane_http_new (self->endpoints, only, self->clock, TRIAL_SALT);
}

static void
vane_keys_iface_init (VaneKeyStoreInterface *iface)
{
  iface->get_state_async = get_state_async;
  iface->get_state_finish = get_state_finish;
  iface->store_async = store_async;
  iface->store_finish = store_finish;
  iface->make_trial = make_trial;
}
