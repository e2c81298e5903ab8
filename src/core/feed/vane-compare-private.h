/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a comparison is made, and what it does with its rows. */
#pragma once

#include "base/vane-clock.h"
#include "feed/vane-accuracy-store.h"
#include "feed/vane-compare.h"
#include "feed/vane-sources.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

struct _VaneCompareRow
{
  GObject             parent_instance;

  const VaneProvider *provider;
  VaneCompared        compared;     /* its report and error are owned */
  GCancellable       *cancellable;  /* (owned) (nullable): it is asked right now */
};

/**
 * VaneCompareFields:
 * @transport: where responses come from
 * @clock: what time it is
 * @sources: all sources, and the one that the user has chosen, which comes first
 * @place: what about
 * @decimals: of coordinates that are sent
 * @language: (nullable): as in #VanePlanOptions
 * @store: (nullable): where it is kept how far they are off
 */
typedef struct
{
  VaneTransport     *transport;
  VaneClock         *clock;
  VaneSources        sources;
  VanePlace         *place;
  guint              decimals;
  const char        *language;
  VaneAccuracyStore *store;
} VaneCompareFields;

struct _VaneCompare
{
  GObject            parent_instance;

  VaneCompareFields  fields;     /* its pointers are owned */
  GPtrArray         *rows;       /* (owned) (element-type VaneCompareRow) */
  GTimeZone         *local;      /* (owned): while no better zone is known */
  guint              n_in_air;
  gboolean           closed;
  GTask             *run;        /* (owned) (nullable) */
  gulong             cancelled_id;
};

VaneCompare    *vane_compare_new           (const VaneCompareFields *fields);

/* vane-compare-access.c */
void            vane_compare_list_model_init (GListModelInterface   *iface);

/* vane-compare-row.c */
VaneCompareRow *vane_compare_row_new       (const VaneProvider      *provider);
void            vane_compare_row_wait      (VaneCompareRow          *self);
void            vane_compare_row_take      (VaneCompareRow          *self,
                                            VaneReport              *report,
                                            GError                  *error);
void            vane_compare_row_set_score (VaneCompareRow          *self,
                                            const VaneAccuracyScore *score);

G_END_DECLS
