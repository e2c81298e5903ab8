/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API keys: from the environment, a key file, or the keyring. Nowhere else is one read. */
#pragma once

#include <gio/gio.h>

#include "base/vane-error.h"
#include "transport/vane-key-store.h"

G_BEGIN_DECLS

#define VANE_TYPE_SECRETS (vane_secrets_get_type ())
G_DECLARE_FINAL_TYPE (VaneSecrets, vane_secrets, VANE, SECRETS, GObject)

/* @may_unlock: only the window, and vanectl on a terminal, may unlock a keyring. */
VaneSecrets *vane_secrets_new           (gboolean              may_unlock);
VaneSecrets *vane_secrets_new_empty     (void);
/* A trial: this key and no other. */
VaneSecrets *vane_secrets_new_only      (const char           *secret_id,
                                         const char           *secret);
gboolean     vane_secrets_set_file      (VaneSecrets          *self,
                                         const char           *secret_id,
                                         const char           *path,
                                         GError              **error);

/* Whether this is a key at all: 1 … 256 bytes of text without control characters. */
gboolean     vane_secrets_check         (const char           *secret,
                                         GError              **error);
/* @secret: (transfer full) (nullable): wiped, then freed */
void         vane_secrets_free          (char                 *secret);

/* Environment (OPENWEATHERMAP_API_KEY for "openweathermap"), then the key file, then
 * libsecret. KEY_MISSING when nobody has it. */
void         vane_secrets_lookup_async  (VaneSecrets          *self,
                                         const char           *secret_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
char        *vane_secrets_lookup_finish (VaneSecrets          *self,
                                         GAsyncResult         *result,
                                         GError              **error);

/* Whether there is one, and where: never a prompt, never the key. */
void         vane_secrets_get_state_async  (VaneSecrets          *self,
                                            const char           *secret_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean     vane_secrets_get_state_finish (VaneSecrets          *self,
                                            GAsyncResult         *result,
                                            VaneKeyState         *state,
                                            GError              **error);

/* @secret: (nullable): NULL removes it from the keyring. */
void         vane_secrets_store_async   (VaneSecrets          *self,
                                         const char           *secret_id,
                                         const char           *secret,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     vane_secrets_store_finish  (VaneSecrets          *self,
                                         GAsyncResult         *result,
                                         GError              **error);

/* 32 hexadecimal digits, salted with the installation's id. */
char        *vane_secrets_fingerprint   (const char           *secret,
                                         const char           *salt);

G_END_DECLS
