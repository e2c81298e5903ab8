/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day in the user's own zone, in minutes since midnight. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vane_quiet_is_now     (guint      from,
                                guint      until,
                                GTimeZone *zone,
                                gint64     now);
gint64   vane_quiet_find_next  (guint      minute,
                                GTimeZone *zone,
                                gint64     now);
gint64   vane_quiet_find_today (guint      minute,
                                GTimeZone *zone,
                                gint64     now);

G_END_DECLS
