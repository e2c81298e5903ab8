/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences of what there is without the window: the panel, and notifications. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PANEL_PAGE (vane_panel_page_get_type ())
G_DECLARE_FINAL_TYPE (VanePanelPage, vane_panel_page, VANE, PANEL_PAGE, AdwPreferencesPage)

/* Once. */
void vane_panel_page_set_context (VanePanelPage *self,
                                  VaneContext   *context);

G_END_DECLS
