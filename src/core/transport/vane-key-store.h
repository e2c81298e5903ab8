/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where API keys are kept, as surfaces see it: whether there is one, never which. The
 * network layer has the one implementation. */
#pragma once

#include "base/vane-key-state.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_KEY_STORE (vane_key_store_get_type ())
G_DECLARE_INTERFACE (VaneKeyStore, vane_key_store, VANE, KEY_STORE, GObject)

struct _VaneKeyStoreInterface
{
  GTypeInterface parent_iface;

  void           (*get_state_async)  (VaneKeyStore        *self,
                                      const char          *secret_id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
  gboolean       (*get_state_finish) (VaneKeyStore        *self,
                                      GAsyncResult        *result,
                                      VaneKeyState        *state,
                                      GError             **error);
  void           (*store_async)      (VaneKeyStore        *self,
                                      const char          *secret_id,
                                      const char          *secret,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
  gboolean       (*store_finish)     (VaneKeyStore        *self,
                                      GAsyncResult        *result,
                                      GError             **error);
  VaneTransport *(*make_trial)       (VaneKeyStore        *self,
                                      const char          *secret_id,
                                      const char          *secret);
};

/* Never a prompt. */
void           vane_key_store_get_state_async  (VaneKeyStore        *self,
                                                const char          *secret_id,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean       vane_key_store_get_state_finish (VaneKeyStore        *self,
                                                GAsyncResult        *result,
                                                VaneKeyState        *state,
                                                GError             **error);
/* @secret: (nullable): %NULL removes it */
void           vane_key_store_store_async      (VaneKeyStore        *self,
                                                const char          *secret_id,
                                                const char          *secret,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean       vane_key_store_store_finish     (VaneKeyStore        *self,
                                                GAsyncResult        *result,
                                                GError             **error);
VaneTransport *vane_key_store_make_trial       (VaneKeyStore        *self,
                                                const char          *secret_id,
                                                const char          *secret);

G_END_DECLS
