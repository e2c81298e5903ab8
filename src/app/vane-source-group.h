/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sources to choose from, as radio buttons. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_SOURCE_GROUP (vane_source_group_get_type ())
G_DECLARE_FINAL_TYPE (VaneSourceGroup, vane_source_group, VANE, SOURCE_GROUP, AdwPreferencesGroup)

/* Once. */
void vane_source_group_set_context (VaneSourceGroup *self,
                                  VaneContext     *context);

G_END_DECLS
