/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thing that a page points out. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_BANNER (vane_banner_get_type ())
G_DECLARE_FINAL_TYPE (VaneBanner, vane_banner, VANE, BANNER, VaneReadingWidget)

/* Properties "reading" and "trouble" (string, nullable: cause, last success and next try). */

G_END_DECLS
