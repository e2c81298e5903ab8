/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a fetch, shared by its two files. */
#pragma once

#include "base/vane-gather.h"
#include "provider/vane-fetch.h"

G_BEGIN_DECLS

typedef struct
{
  const VaneProvider        *provider;     /* input: one of the two */
  const VaneGeocodeProvider *geocoder;
  VaneMode                   mode;
  VanePlan                  *plan;         /* in progress (owned) */
  VaneGather                 gather;
  GCancellable              *cancellable;  /* (owned): of the parts: follows the caller's */
  gulong                     cancelled_id;
  gpointer                   value;        /* (owned) (nullable): what was parsed, until its turn comes */
  GError                    *error;        /* (owned) (nullable): why there is none */
} VaneFetch;

/* vane-fetch-end.c */
GDestroyNotify vane_fetch_get_destroy    (const VaneFetch *self);
void           vane_fetch_stop_following (GTask           *task);
void           vane_fetch_give_error     (GTask           *task,
                                          GError          *error);
void           vane_fetch_end            (GTask           *task);

G_END_DECLS
