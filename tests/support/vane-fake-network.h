/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network monitor that says what a test wants. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VANE_TYPE_FAKE_NETWORK (vane_fake_network_get_type ())
G_DECLARE_FINAL_TYPE (VaneFakeNetwork, vane_fake_network, VANE, FAKE_NETWORK, GObject)

VaneFakeNetwork *vane_fake_network_new         (void);
void             vane_fake_network_set_metered (VaneFakeNetwork *self,
                                                gboolean         metered);
void             vane_fake_network_change      (VaneFakeNetwork *self,
                                                gboolean         available);

G_END_DECLS
