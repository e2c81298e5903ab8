/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days as rows, today first. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_DAYS_CARD (vane_days_card_get_type ())
G_DECLARE_FINAL_TYPE (VaneDaysCard, vane_days_card, VANE, DAYS_CARD, VaneReadingWidget)

/* Property "reading". */

G_END_DECLS
