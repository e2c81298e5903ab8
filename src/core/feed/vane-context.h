/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition root: builds feeds, geocoder and scheduler on a transport that a
 * program's main() hands in, and hands them to a surface. */
#pragma once

#include "base/vane-clock.h"
#include "feed/vane-accuracy-store.h"
#include "feed/vane-compare.h"
#include "feed/vane-feed-list.h"
#include "feed/vane-scheduler.h"
#include "feed/vane-settings.h"
#include "geo/vane-geocoder.h"
#include "model/vane-destination.h"
#include "model/vane-provider-info.h"
#include "transport/vane-endpoints.h"
#include "transport/vane-key-store.h"
#include "transport/vane-response-cache.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_CONTEXT (vane_context_get_type ())
G_DECLARE_FINAL_TYPE (VaneContext, vane_context, VANE, CONTEXT, GObject)

VaneContext            *vane_context_new             (VaneTransport     *transport,
                                                      VaneResponseCache *cache,
                                                      VaneSettings      *settings,
                                                      VaneClock         *clock);
/* (transfer full): of one place, saved or not; see there. */
VaneContext            *vane_context_new_for_place   (VaneContext       *self,
                                                      VanePlace         *place);
VaneSettings           *vane_context_get_settings    (VaneContext       *self);
VaneFeedList           *vane_context_get_feeds       (VaneContext       *self);
VaneGeocoder           *vane_context_get_geocoder    (VaneContext       *self);
VaneScheduler          *vane_context_get_scheduler   (VaneContext       *self);
VaneClock              *vane_context_get_clock       (VaneContext       *self);
/* Whether what is shown is demo data; surfaces then say "Demo data". */
gboolean                vane_context_get_demo        (VaneContext       *self);
void                    vane_context_set_demo        (VaneContext       *self,
                                                      gboolean           demo);
/* (nullable): where the responses are kept, for people who ask. */
const char             *vane_context_get_cache_folder (VaneContext      *self);
/* A feed that is in no list: one place, one command. (transfer full) */
VaneFeed               *vane_context_make_feed       (VaneContext       *self,
                                                      VanePlace         *place,
                                                      const char        *provider_id);
/* All sources for one place, side by side; vane_compare_run_async() it. (transfer full) */
VaneCompare            *vane_context_make_comparison (VaneContext       *self,
                                                      VanePlace         *place);
/* How many others said the same as a report's source when they were compared last, within the last hour. */
gboolean                vane_context_get_agreement   (VaneContext       *self,
                                                      VaneReport        *report,
                                                      gint64             now,
                                                      guint             *n_agreeing,
                                                      guint             *n_others);
/* (nullable): where it is kept how far sources are off at the saved places; NULL: nowhere */
void                    vane_context_set_accuracy    (VaneContext       *self,
                                                      VaneAccuracyStore *accuracy);
/* When an entry of the cache changes (another program refreshed), every feed that uses it
 * runs its pipe in cached mode again. */
void                    vane_context_follow_cache    (VaneContext       *self);

/* %NULL-terminated table of the sources, for surfaces, which never see provider/. */
const VaneProviderInfo *const *vane_context_get_providers (VaneContext *self);
const VaneProviderInfo *vane_context_find_provider   (VaneContext       *self,
                                                      const char        *id);
/* (transfer full) (nullable): endpoint ids for `doctor` and for checking --endpoint */
GStrv                   vane_context_dup_endpoint_ids (VaneContext      *self);

/* (nullable) (transfer none): where endpoints really are; NULL: where their services are */
void                    vane_context_set_endpoints   (VaneContext       *self,
                                                      VaneEndpoints     *endpoints);
/* Everybody who may be asked, and what is sent to them. (element-type VaneDestination) */
GPtrArray              *vane_context_dup_destinations (VaneContext      *self);
/* Whether a source has anything for a place. */
gboolean                vane_context_provider_covers (VaneContext       *self,
                                                      const char        *id,
                                                      VanePlace         *place);

/* Keys: (nullable) where nobody handed any in. */
VaneKeyStore           *vane_context_get_keys        (VaneContext       *self);
void                    vane_context_set_keys        (VaneContext       *self,
                                                      VaneKeyStore      *keys);
/* @key: (nullable): NULL removes it. What waits for it is asked at once. */
void                    vane_context_save_key_async  (VaneContext         *self,
                                                      const char          *secret_id,
                                                      const char          *key,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean                vane_context_save_key_finish (VaneContext         *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
/* @key: (nullable): one that is not saved; NULL: the one that is set. */
void                    vane_context_test_key_async  (VaneContext         *self,
                                                      const char          *provider_id,
                                                      const char          *key,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean                vane_context_test_key_finish (VaneContext         *self,
                                                      GAsyncResult        *result,
                                                      guint               *not_in_plan,
                                                      GError             **error);

/* PLACE → places, by the order in decisions.md ("Places"): nothing = the current place;
 * id; a saved place's name; lat,lon; postal code; name. Result as of
 * vane_geocoder_search_finish(): more than one = the user has to choose. */
void                    vane_context_resolve_async   (VaneContext         *self,
                                                      const char          *text,
                                                      const char          *provider_id,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GPtrArray              *vane_context_resolve_finish  (VaneContext         *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_END_DECLS
