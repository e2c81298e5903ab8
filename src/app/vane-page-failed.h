/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page shows when nothing came of its place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_PAGE_FAILED (vane_page_failed_get_type ())
G_DECLARE_FINAL_TYPE (VanePageFailed, vane_page_failed, VANE, PAGE_FAILED, GtkWidget)

/* Properties "feed" (VaneFeed) of the place and "wait" (VaneWait) for a refresh. */

G_END_DECLS
