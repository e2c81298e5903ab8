/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the places is shown: a dot for each, or where there are many, two numbers. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PAGER_POSITION (vane_pager_position_get_type ())
G_DECLARE_FINAL_TYPE (VanePagerPosition, vane_pager_position, VANE, PAGER_POSITION, GtkWidget)

/* Properties "context" (VaneContext) and "carousel" (AdwCarousel). Nothing is shown of a single
 * place. */

G_END_DECLS
