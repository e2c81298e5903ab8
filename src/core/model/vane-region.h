/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States and provinces that people write as two letters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *vane_region_expand (const char *country_code,
                                const char *abbreviation);

G_END_DECLS
