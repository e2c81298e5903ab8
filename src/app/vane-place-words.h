/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says of its feed. All (transfer full) (nullable): NULL when there is nothing to say. */
#pragma once

#include "feed/vane-feed.h"
#include "model/vane-units.h"
#include "vane-reading.h"

G_BEGIN_DECLS

/* Whether what is shown is no longer what the sky does. */
gboolean  vane_place_words_is_old  (VaneFeed          *feed);
/* "94134 · 3:12 PM", "94134 · Updated 2 h ago" */
char     *vane_place_words_line    (VaneFeed          *feed,
                                    const VaneUnits   *units);
/* "Sunday 8:12 AM" */
char     *vane_place_words_clock   (VaneReading       *reading);
/* "The service did not answer" */
char     *vane_place_words_trouble (VaneFeed          *feed);
/* "61°" */
char     *vane_place_words_temperature (VaneReading   *reading);
/* "San Francisco, 61°, partly cloudy": those that say something. */
char     *vane_place_words_join    (const char        *separator,
                                    const char *const *parts,
                                    guint              n);

G_END_DECLS
