/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thing that a page points out. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_BANNER (vane_banner_get_type ())
G_DECLARE_FINAL_TYPE (VaneBanner, vane_banner, VANE, BANNER, VaneReadingWidget)

/* Properties "reading", "notice" (int: a VaneNotice: what it holds) and "feed" (VaneFeed,
 * nullable: whose failure it tells). */

G_END_DECLS
