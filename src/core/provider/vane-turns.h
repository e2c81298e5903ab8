/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces of work, one a turn of the main loop: what arrives together must not keep
 * the loop for the sum of it. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

void vane_turns_take (GObject         *owner,
                      GSourceOnceFunc  turn,
                      gpointer         data);

G_END_DECLS
