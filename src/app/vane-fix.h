/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the user is, asked once of the desktop's Location portal. The one file that knows it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VaneFixError:
 * @VANE_FIX_ERROR_REFUSED: the user, or their settings, said no
 * @VANE_FIX_ERROR_MISSING: the desktop has nothing that could tell
 * @VANE_FIX_ERROR_TIMEOUT: nothing came in time
 * @VANE_FIX_ERROR_CLOSED: the desktop ended the search
 *
 * Why it is not known.
 */
typedef enum
{
  VANE_FIX_ERROR_REFUSED,
  VANE_FIX_ERROR_MISSING,
  VANE_FIX_ERROR_TIMEOUT,
  VANE_FIX_ERROR_CLOSED,
} VaneFixError;

#define VANE_FIX_ERROR (vane_fix_error_quark ())

GQuark vane_fix_error_quark (void);

/**
 * VaneFix:
 * @latitude: −90 … 90 degrees
 * @longitude: −180 … 180 degrees
 * @accuracy: how far off that may be, in metres; 0 when that is not known
 *
 * Where the user is.
 */
typedef struct
{
  double latitude;
  double longitude;
  double accuracy;
} VaneFix;

void     vane_fix_async  (GtkWindow            *parent,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data);
gboolean vane_fix_finish (GAsyncResult         *result,
                          VaneFix              *fix,
                          GError              **error);

G_END_DECLS
