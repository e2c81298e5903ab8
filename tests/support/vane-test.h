/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every test starts with, and waiting for conditions instead of sleeping. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* g_test_init() with private XDG folders for this program, gone at its end. */
void          vane_test_init        (int          *argc,
                                     char       ***argv);

/* Runs the main context until the condition holds. A test that waits for 60 s has failed:
 * that is a bound for what hangs, not a measure. */
void          vane_test_wait_for    (gboolean     *done);
#define vane_test_wait_until(condition)             \
  G_STMT_START                                      \
  {                                                 \
    gint64 deadline_us = vane_test_deadline_us ();  \
    while (!(condition))                            \
      vane_test_iterate (deadline_us, #condition);  \
  }                                                 \
  G_STMT_END
gint64        vane_test_deadline_us (void);
void          vane_test_iterate     (gint64        deadline_us,
                                     const char   *condition);

/* A GAsyncReadyCallback that keeps its result: user_data is a GAsyncResult **. */
void          vane_test_keep_result (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data);
/* Waits for it. (transfer full) */
GAsyncResult *vane_test_await       (GAsyncResult **result);

/* A window whose next frame is always due already, as where painting takes longer than a frame lasts: a source, to be
 * removed. */
guint         vane_test_paint       (void);

G_END_DECLS
