/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the pager share. */
#pragma once

#include "vane-pager.h"

G_BEGIN_DECLS

struct _VanePager
{
  GtkWidget     parent_instance;

  VaneContext  *context;    /* (owned) (nullable) */
  GtkSizeGroup *tops;       /* (owned) (nullable) */
  GPtrArray    *slots;      /* (owned) (element-type AdwBin): in the feeds' order */
  GSignalGroup *view;       /* (owned): the current place's view */
  guint         ahead_id;   /* builds ahead, when there is time */
  gulong        painted_id; /* of the frame clock: the first frame */
  gboolean      painted;
  gboolean      splicing;   /* what the carousel says is not what a person wants */
  gboolean      pending;    /* the slots have to be laid out first */
  int           scroll;     /* pixels: how the first page that is shown is scrolled */

  AdwCarousel  *carousel;
};

/* vane-pager-slots.c */
VaneFeedList  *vane_pager_get_feeds         (VanePager *self);
int            vane_pager_find_current      (VanePager *self);
VanePlaceView *vane_pager_get_slot_view     (VanePager *self,
                                             guint      position);
void           vane_pager_show_views        (VanePager *self);
void           vane_pager_queue_build_ahead (VanePager *self);

G_END_DECLS
