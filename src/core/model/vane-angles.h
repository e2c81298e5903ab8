/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coordinates the way people write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vane_angles_parse (const char *text,
                            double     *latitude,
                            double     *longitude);

G_END_DECLS
