/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes to a connection what no well-behaved server would. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What happens when all is written. */
typedef enum
{
  VANE_WIRE_CLOSE,   /* closes */
  VANE_WIRE_WAIT,    /* keeps the connection until the other side closes it */
  VANE_WIRE_RESET,   /* resets: the other side sees ECONNRESET */
} VaneWireEnd;

/**
 * VaneWire:
 * @stream: what is written to
 * @socket: below it
 * @bytes: what is written
 * @n_at_once: so many bytes of it at once
 * @interval_ms: between each of the other bytes
 * @end: what comes then
 *
 * What shall happen on a connection.
 */
typedef struct
{
  GIOStream   *stream;
  GSocket     *socket;
  GBytes      *bytes;
  gsize        n_at_once;
  guint        interval_ms;
  VaneWireEnd  end;
} VaneWire;

void     vane_wire_run_async  (const VaneWire       *wire,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean vane_wire_run_finish (GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
