/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types into the desktop's search is private: which of it may leave this
 * machine is decided here, and nowhere else. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *vane_search_text_join     (const char *const *terms);
gboolean  vane_search_text_strip    (const char        *text,
                                     const char        *word,
                                     const char       **rest);
gboolean  vane_search_text_may_go_out (const char      *rest,
                                     const char        *country);
gboolean  vane_search_text_matches  (const char        *text,
                                     const char        *name);

G_END_DECLS
