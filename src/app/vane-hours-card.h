/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours as a strip, now first. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_HOURS_CARD (vane_hours_card_get_type ())
G_DECLARE_FINAL_TYPE (VaneHoursCard, vane_hours_card, VANE, HOURS_CARD, VaneReadingWidget)

/* Properties "reading", "date" and "notice" (int: a VaneNotice: what the banner says already). */

G_END_DECLS
