/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a secret may travel, how it gets into a URL, and that it is in nothing else. Pure. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  vane_http_may_carry_secret (GUri       *uri);
GUri     *vane_http_add_secret       (const char *url,
                                      const char *parameter,
                                      const char *secret);
void      vane_http_hide_secret      (GError     *error,
                                      const char *secret);

G_END_DECLS
