/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys as surfaces see them: a VaneKeyStore over VaneSecrets and the network. */
#pragma once

#include "base/vane-clock.h"
#include "net/vane-secrets.h"
#include "transport/vane-endpoints.h"
#include "transport/vane-key-store.h"

G_BEGIN_DECLS

#define VANE_TYPE_KEYS (vane_keys_get_type ())
G_DECLARE_FINAL_TYPE (VaneKeys, vane_keys, VANE, KEYS, GObject)

/* @clock: (nullable): %NULL: no network may be used */
VaneKeyStore *vane_keys_new (VaneSecrets   *secrets,
                             VaneEndpoints *endpoints,
                             VaneClock     *clock);

G_END_DECLS
