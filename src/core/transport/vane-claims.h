/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks: of all programs with one cache folder, one at a time for each URL. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _VaneClaims VaneClaims;

VaneClaims *vane_claims_new  (GFile      *folder);
void        vane_claims_free (VaneClaims *self);
gboolean    vane_claims_take (VaneClaims *self,
                              const char *key);
void        vane_claims_drop (VaneClaims *self,
                              const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneClaims, vane_claims_free)

G_END_DECLS
