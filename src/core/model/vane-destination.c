/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-destination.h"

/**
 * vane_destination_free:
 * @self: (transfer full): a destination
 */
void
vane_destination_free (VaneDestination *self)
{
  g_strfreev (self->hosts);
  g_free (self);
}
