/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a secret may travel, how it gets into a URL, and that it is in nothing else. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  vane_http_may_carry_secret (GUri       *uri);
GError   *vane_http_check_secret     (const char *url);
GUri     *vane_http_add_secret       (const char *url,
                                      const char *parameter,
                                      const char *secret);
void      vane_http_hide_secret      (GError     *error,
                                      const char *secret);

/* Keeps queries out of libsoup's debug log until it is removed. */
guint     vane_http_add_log_filter    (void);
void      vane_http_remove_log_filter (guint       filter_id);

G_END_DECLS
