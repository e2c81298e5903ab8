/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How postal codes look, country by country. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *vane_postal_normalise     (const char *text,
                                       const char *country_code);
gboolean    vane_postal_guess_country (const char *text,
                                       const char *locale_country,
                                       char      **country_code,
                                       char      **postal_code);
char       *vane_postal_dup_short     (const char *postal_code,
                                       const char *country_code);
gboolean    vane_postal_has_area      (const char *country_code);
char       *vane_postal_dup_area      (const char *postal_code,
                                       const char *country_code);
char       *vane_postal_dup_id        (const char *postal_code,
                                       const char *country_code);

G_END_DECLS
