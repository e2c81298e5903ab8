/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context's inside, for vane-context-access.c. */
#pragma once

#include "feed/vane-context.h"

G_BEGIN_DECLS

struct _VaneContext
{
  GObject             parent_instance;

  VaneTransport      *transport;    /* (owned) */
  VaneResponseCache  *cache;        /* (owned) (nullable) */
  VaneSettings       *settings;     /* (owned) */
  VaneClock          *clock;        /* (owned) */
  VaneFeedList       *feeds;        /* (owned) */
  VaneGeocoder       *geocoder;     /* (owned) */
  VaneScheduler      *scheduler;    /* (owned) */
  VaneKeyStore       *keys;         /* (owned) (nullable) */
  VaneEndpoints      *endpoints;    /* (owned) (nullable) */
  VaneAccuracyStore  *accuracy;     /* (owned) (nullable) */
  GPtrArray          *providers;    /* (owned): of const VaneProviderInfo *, and NULL */
  GCancellable       *cancellable;  /* (owned): of what the context itself asks */
  GHashTable         *zones_asked;  /* (owned): ids of places */
  GHashTable         *noted;        /* (owned): ids of places of which notes are taken */
  GHashTable         *agreements;   /* (owned): ids of places to what a comparison has shown */
  guint               follow_id;    /* source: entries have changed */
  gboolean            following;
  gboolean            demo;
  gboolean            for_place;    /* its places are not the user's list */
};

/* vane-context-compare.c */
void vane_context_note_reports (VaneContext *self,
                                VaneFeed    *feed);
void vane_context_forget_removed (VaneContext *self);

G_END_DECLS
