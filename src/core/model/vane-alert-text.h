/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of alerts as people read them: pure functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vane_alert_text_line      (const char *text,
                                 guint       max_chars);
char *vane_alert_text_paragraphs (const char *text,
                                 guint       max_chars);
char *vane_alert_text_url       (const char *text);
GStrv vane_alert_text_split      (const char *text,
                                  gsize       max_bytes);

G_END_DECLS
