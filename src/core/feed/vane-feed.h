/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The newest report of one place. Only this object changes it; surfaces observe. */
#pragma once

#include <gio/gio.h>

#include "base/vane-clock.h"
#include "model/vane-phase.h"
#include "model/vane-provider-info.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_FEED (vane_feed_get_type ())
G_DECLARE_FINAL_TYPE (VaneFeed, vane_feed, VANE, FEED, GObject)

/* Properties: "place" (VanePlace), "provider" (string: its id, nullable), "report"
 * (VaneReport, nullable), "error" (GError, nullable), "source-error" (GError, nullable: why the
 * report of the last refresh is not the chosen source's), "refreshing" (boolean), "phase" (int,
 * of the clock's now at the last look), "asked-failed" (boolean: the refresh that failed
 * last was asked for by the user, and none has succeeded since), "loaded" (boolean: the
 * cached run has ended), "next-refresh" (int64: unix seconds or VANE_TIME_NONE).
 * Signal "tick": what is shown may have changed though no property did: time went by. */

VaneFeed               *vane_feed_new                 (VaneTransport       *transport,
                                                       VaneClock           *clock,
                                                       const char          *provider_id,
                                                       VanePlace           *place);

VanePlace              *vane_feed_get_place           (VaneFeed            *self);
VaneReport             *vane_feed_get_report          (VaneFeed            *self);
const GError           *vane_feed_get_error           (VaneFeed            *self);
const GError           *vane_feed_get_source_error    (VaneFeed            *self);
gboolean                vane_feed_get_settled         (VaneFeed            *self);
gboolean                vane_feed_get_refreshing      (VaneFeed            *self);
gboolean                vane_feed_get_asked_failed    (VaneFeed            *self);
gboolean                vane_feed_get_loaded          (VaneFeed            *self);
VanePhase               vane_feed_get_phase           (VaneFeed            *self);
gint64                  vane_feed_get_next_refresh    (VaneFeed            *self);
/* The source that was chosen; the one that the report is from; all that it is from, NULL-terminated. */
const VaneProviderInfo *vane_feed_get_provider        (VaneFeed            *self);
const VaneProviderInfo *vane_feed_get_shown_provider  (VaneFeed            *self);
GPtrArray              *vane_feed_list_origins        (VaneFeed            *self);
gint64                  vane_feed_get_now             (VaneFeed            *self);

/* The pipe in cached mode: never the network. */
void                    vane_feed_load                (VaneFeed            *self);
/* Returns at once; the result arrives in the properties. */
void                    vane_feed_refresh             (VaneFeed            *self,
                                                       gboolean             user_asked);
/* Nobody asked, but what a back-off waits for may be over: the network changed. */
void                    vane_feed_retry               (VaneFeed            *self);
/* For the command line, which has to exit with a code. A second request joins the flight. */
void                    vane_feed_refresh_async       (VaneFeed            *self,
                                                       gboolean             user_asked,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
VaneReport             *vane_feed_refresh_finish      (VaneFeed            *self,
                                                       GAsyncResult        *result,
                                                       GError             **error);
/* As above, in cached mode. */
void                    vane_feed_load_async          (VaneFeed            *self,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
VaneReport             *vane_feed_load_finish         (VaneFeed            *self,
                                                       GAsyncResult        *result,
                                                       GError             **error);

/* Cancels what is under way; nothing is emitted any more. */
void                    vane_feed_close               (VaneFeed            *self);

/* For the context and the scheduler. */
void                    vane_feed_set_place           (VaneFeed            *self,
                                                       VanePlace           *place);
void                    vane_feed_set_provider        (VaneFeed            *self,
                                                       const char          *provider_id);
void                    vane_feed_set_failover        (VaneFeed            *self,
                                                       gboolean             failover);
void                    vane_feed_set_options         (VaneFeed            *self,
                                                       guint                decimals,
                                                       const char          *language);
void                    vane_feed_set_interval        (VaneFeed            *self,
                                                       gint64               interval_s);
void                    vane_feed_set_next_refresh    (VaneFeed            *self,
                                                       gint64               due);
void                    vane_feed_tick                (VaneFeed            *self);

G_END_DECLS
