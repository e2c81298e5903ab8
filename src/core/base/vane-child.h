/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs another program to its end, but no longer than a deadline. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  vane_child_run_async  (const char *const   *arguments,
                             guint                deadline_ms,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
char *vane_child_run_finish (GAsyncResult        *result,
                             int                 *exit_status,
                             GError             **error);

G_END_DECLS
