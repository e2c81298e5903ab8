/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sources that give weather, asked about one place at once: a GListModel with a row for
 * each, filled as its answer arrives. */
#pragma once

#include <gio/gio.h>

#include "feed/vane-compare-row.h"

G_BEGIN_DECLS

#define VANE_TYPE_COMPARE (vane_compare_get_type ())
G_DECLARE_FINAL_TYPE (VaneCompare, vane_compare, VANE, COMPARE, GObject)

/* Signal "changed": one of the rows did. */

VanePlace          *vane_compare_get_place  (VaneCompare         *self);
GTimeZone          *vane_compare_get_zone   (VaneCompare         *self);
gint64              vane_compare_get_now    (VaneCompare         *self);
guint               vane_compare_get_n_waiting (VaneCompare      *self);
VaneCompareRow     *vane_compare_get_row    (VaneCompare         *self,
                                             guint                position);
GArray             *vane_compare_list       (VaneCompare         *self);

/* Asks them all; returns when the last one has answered, failed, or come back cancelled. */
void                vane_compare_run_async  (VaneCompare         *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean            vane_compare_run_finish (VaneCompare         *self,
                                             GAsyncResult        *result,
                                             GError             **error);
void                vane_compare_retry      (VaneCompare         *self,
                                             VaneCompareRow      *row);
/* Cancels what is under way; nothing is emitted any more. */
void                vane_compare_close      (VaneCompare         *self);

G_END_DECLS
