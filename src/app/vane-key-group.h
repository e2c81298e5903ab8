/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One API key: set, try and remove it. It is never shown again. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_KEY_GROUP (vane_key_group_get_type ())
G_DECLARE_FINAL_TYPE (VaneKeyGroup, vane_key_group, VANE, KEY_GROUP, AdwPreferencesGroup)

VaneKeyGroup *vane_key_group_new (VaneContext            *context,
                                  const VaneProviderInfo *provider);

G_END_DECLS
