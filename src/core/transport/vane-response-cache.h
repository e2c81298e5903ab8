/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Responses and attempts on disk, shared by every program. Reading it needs no libsoup. */
#pragma once

#include <gio/gio.h>

#include "transport/vane-attempt.h"
#include "transport/vane-response.h"

G_BEGIN_DECLS

/**
 * VaneCacheEntry:
 * @response: (owned) (nullable): the last good response, with `from_cache` set
 * @attempt: the last attempt at the URL
 */
typedef struct
{
  VaneResponse *response;
  VaneAttempt   attempt;
} VaneCacheEntry;

void            vane_cache_entry_free             (VaneCacheEntry       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneCacheEntry, vane_cache_entry_free)

#define VANE_TYPE_RESPONSE_CACHE (vane_response_cache_get_type ())
G_DECLARE_FINAL_TYPE (VaneResponseCache, vane_response_cache, VANE, RESPONSE_CACHE, GObject)

/* Signal "changed" (const char *key): an entry was written by this or another program.
 * It comes only after vane_response_cache_watch(). For an endpoint's record the key is
 * its id. */

VaneResponseCache *vane_response_cache_new              (const char           *folder);
const char        *vane_response_cache_get_folder       (VaneResponseCache    *self);
const char        *vane_response_cache_get_install_id   (VaneResponseCache    *self);
gboolean           vane_response_cache_claim            (VaneResponseCache    *self,
                                                         const char           *key);
void               vane_response_cache_disclaim         (VaneResponseCache    *self,
                                                         const char           *key);
gboolean           vane_response_cache_watch            (VaneResponseCache    *self,
                                                         GError              **error);

void               vane_response_cache_load_async       (VaneResponseCache    *self,
                                                         const char           *key,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
VaneCacheEntry    *vane_response_cache_load_finish      (VaneResponseCache    *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

void               vane_response_cache_store_async      (VaneResponseCache    *self,
                                                         const char           *key,
                                                         VaneResponse         *response,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean           vane_response_cache_store_finish     (VaneResponseCache    *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

/* The same task and the same vane_response_cache_store_finish(). */
void               vane_response_cache_discard_async    (VaneResponseCache    *self,
                                                         const char           *key,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);

/* @key: a URL, or the id of an endpoint. */
void               vane_response_cache_record_async     (VaneResponseCache    *self,
                                                         const char           *key,
                                                         const VaneAttempt    *attempt,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean           vane_response_cache_record_finish    (VaneResponseCache    *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

void               vane_response_cache_prune_async      (VaneResponseCache    *self,
                                                         const char *const    *kept_keys,
                                                         gint64                now,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean           vane_response_cache_prune_finish     (VaneResponseCache    *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
