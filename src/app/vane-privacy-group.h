/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody who may be asked and what they are sent, from the sources' own data. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PRIVACY_GROUP (vane_privacy_group_get_type ())
G_DECLARE_FINAL_TYPE (VanePrivacyGroup, vane_privacy_group, VANE, PRIVACY_GROUP, AdwPreferencesGroup)

/* Once. */
void vane_privacy_group_set_context (VanePrivacyGroup *self,
                                  VaneContext     *context);

G_END_DECLS
