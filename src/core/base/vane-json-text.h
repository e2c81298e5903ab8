/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at before json-glib may read a text from outside. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* json-glib recurses for each level; no service nests deeper than about ten. */
#define VANE_JSON_TEXT_MAX_DEPTH 64

gboolean vane_json_text_is_one_value (const char *text,
                                      gsize       length);

G_END_DECLS
