/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API keys in the desktop's keyring, over libsecret. */
#pragma once

#include <gio/gio.h>

#include "base/vane-error.h"
#include "transport/vane-key-store.h"

G_BEGIN_DECLS

/* @may_unlock: FALSE: never a prompt, and an answer within seconds */
void      vane_keyring_lookup_async  (const char           *secret_id,
                                      gboolean              may_unlock,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
char     *vane_keyring_lookup_finish (GAsyncResult         *result,
                                      GError              **error);

/* SAVED, LOCKED, NONE or NO_KEYRING: never a prompt, and an answer within seconds */
void      vane_keyring_get_state_async  (const char           *secret_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean  vane_keyring_get_state_finish (GAsyncResult         *result,
                                         VaneKeyState         *state,
                                         GError              **error);

/* @secret: (nullable): NULL removes it */
void      vane_keyring_store_async   (const char           *secret_id,
                                      const char           *secret,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean  vane_keyring_store_finish  (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
