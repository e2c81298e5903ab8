/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands largest on a page: the place, its temperature and its sky. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_HERO (vane_hero_get_type ())
G_DECLARE_FINAL_TYPE (VaneHero, vane_hero, VANE, HERO, VaneReadingWidget)

/* Properties "reading", "feed" (VaneFeed, nullable: whose place is named) and "notice" (int: a
 * VaneNotice: what the banner tells already). */

GtkWidget *vane_hero_get_icon (VaneHero *self);

G_END_DECLS
