/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an ask, shared by its three files. */
#pragma once

#include "base/vane-data.h"
#include "feed/vane-ask.h"

G_BEGIN_DECLS

typedef struct
{
  VaneAskFields  fields;        /* input: its pointers are owned, but for @first_data */
  GPtrArray     *list;          /* (owned) (element-type VaneProvider): who gives weather, in order */
  GPtrArray     *stored;        /* in progress (owned) (element-type VaneReport): by the order; may have NULLs */
  guint          n_stored;      /* how many are still being read */
  VaneReport    *base;          /* (owned) (nullable): the weather */
  GError        *of_chosen;     /* (owned) (nullable): why it is not the chosen source's */
  GError        *error;         /* (owned) (nullable): why there is none */
  gboolean       settled;       /* whether there is one is known */
  GPtrArray     *fills;         /* (owned) (element-type VaneFill): who was asked to fill */
  guint          n_filling;
  gboolean       told;          /* @first was called, or is not needed any more */
  GSource       *deadline;      /* (owned) (nullable): of what fills */
  gboolean       late;          /* it is over */
  gulong         cancelled_id;
} VaneAsk;

/* A source that is asked for what another one lacks. */
typedef struct
{
  VaneFillStep   step;
  GCancellable  *cancellable;   /* (owned): a new one for each try */
  gboolean       running;
  gboolean       from_store;    /* the second try: what is stored */
  VaneReport    *report;        /* (owned) (nullable) */
  GError        *error;         /* (owned) (nullable): of the first try */
} VaneFill;

/* vane-ask.c */
void        vane_ask_look        (GTask    *task);

/* vane-ask-fill.c */
void        vane_fill_free       (gpointer  fill);
void        vane_ask_start_fills (GTask    *task,
                                  guint     missing);
void        vane_ask_stop_fills  (VaneAsk  *self);
VaneReport *vane_ask_combine     (VaneAsk  *self,
                                  gboolean  final);

/* vane-ask-stored.c */
void        vane_ask_read_stored (GTask    *task);

G_END_DECLS
