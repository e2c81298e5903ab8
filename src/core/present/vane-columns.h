/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much room a text takes on a terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

glong vane_columns_count (const char *text);
char *vane_columns_cut   (const char *text,
                          glong       columns);

G_END_DECLS
