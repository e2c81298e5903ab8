/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the locale says of its user: the one file in core that asks the C library. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pure: from names such as "de_CH.UTF-8@euro". (transfer full) (nullable) */
char *vane_settings_locale_parse_country  (const char *name);
char *vane_settings_locale_parse_language (const char *name);

/* Of this process, as its main() has set it. (transfer full) (nullable) */
char *vane_settings_locale_read_country   (void);
char *vane_settings_locale_read_language  (void);

G_END_DECLS
