/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives memory back after weather was read. */
#pragma once

#include "feed/vane-feed-list.h"

G_BEGIN_DECLS

#define VANE_TYPE_TRIMMER (vane_trimmer_get_type ())
G_DECLARE_FINAL_TYPE (VaneTrimmer, vane_trimmer, VANE, TRIMMER, GObject)

VaneTrimmer *vane_trimmer_new (VaneFeedList *feeds);

G_END_DECLS
