/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed's inside, and what the list and the tests do with a feed. */
#pragma once

#include "feed/vane-feed.h"
#include "feed/vane-sources.h"
#include "feed/vane-waiters.h"
#include "provider/vane-provider.h"

G_BEGIN_DECLS

/* What may be in the air at the same time: one of each. */
typedef enum
{
  VANE_FEED_LOAD,
  VANE_FEED_REFRESH,
  VANE_FEED_N_KINDS
} VaneFeedKind;

typedef struct
{
  GCancellable *cancellable;  /* (owned) (nullable): %NULL: nothing is in the air */
  VaneWaiters  *waiters;      /* (owned) (nullable) */
  VaneMode      mode;
  gboolean      user_asked;
} VaneFlight;

struct _VaneFeed
{
  GObject             parent_instance;

  VaneTransport      *transport;     /* (owned) */
  VaneClock          *clock;         /* (owned) */
  VaneSources         sources;       /* its chosen one is NULL when there is no source of that id */
  VanePlace          *place;         /* (owned) */
  guint               decimals;
  char               *language;      /* (owned) (nullable) */
  gint64              interval_s;
  gint64              next_refresh;

  VaneReport         *report;        /* (owned) (nullable) */
  gboolean            settled;       /* the report is an answer to what the sources are now */
  GError             *error;         /* (owned) (nullable) */
  GError             *source_error;  /* (owned) (nullable) */
  VanePhase           phase;
  gboolean            refreshing;
  gboolean            asked_failed;
  gboolean            loaded;

  VaneFlight          flights[VANE_FEED_N_KINDS];
  guint               n_in_air;      /* with those whose result nobody wants any more */
  gboolean            closed;
  GPtrArray          *closing;       /* (owned) (element-type GTask) */
};

enum
{
  VANE_FEED_PROP_PLACE = 1,
  VANE_FEED_PROP_PROVIDER,
  VANE_FEED_PROP_REPORT,
  VANE_FEED_PROP_ERROR,
  VANE_FEED_PROP_SOURCE_ERROR,
  VANE_FEED_PROP_REFRESHING,
  VANE_FEED_PROP_PHASE,
  VANE_FEED_PROP_ASKED_FAILED,
  VANE_FEED_PROP_LOADED,
  VANE_FEED_PROP_NEXT_REFRESH,
  VANE_FEED_N_PROPS
};

/* vane-feed.c */
/* @provider: (nullable): static; NULL = there is no source of that id */
VaneFeed *vane_feed_new_for_provider (VaneTransport       *transport,
                                      VaneClock           *clock,
                                      const VaneProvider  *provider,
                                      VanePlace           *place);
void      vane_feed_notify           (VaneFeed            *self,
                                      guint                property);

/* vane-feed-state.c */
void      vane_feed_set_boolean      (VaneFeed            *self,
                                      gboolean            *field,
                                      gboolean             value,
                                      guint                property);
void      vane_feed_update_phase     (VaneFeed            *self);
void      vane_feed_take_refreshed   (VaneFeed            *self,
                                      gboolean             user_asked,
                                      VaneReport          *report,
                                      const GError        *of_chosen,
                                      const GError        *error);
void      vane_feed_take_first       (VaneFeed            *self,
                                      VaneReport          *report);
void      vane_feed_take_loaded      (VaneFeed            *self,
                                      VaneReport          *report,
                                      const GError        *error);
void      vane_feed_use_sources      (VaneFeed            *self,
                                      const VaneSources   *sources);

/* vane-feed-flight.c */
void      vane_feed_restart_flights  (VaneFeed            *self);
/* vane_feed_close(), and waits until every flight has returned. */
void      vane_feed_close_async      (VaneFeed            *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean  vane_feed_close_finish     (VaneFeed            *self,
                                      GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
