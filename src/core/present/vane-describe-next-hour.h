/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next hour in one sentence. */
#pragma once

#include "model/vane-derive-next-hour.h"

G_BEGIN_DECLS

/* "Rain in about 25 min", "Rain stops in 35 min"; (transfer full) (nullable) */
char *vane_describe_next_hour (const VaneNextHour *next_hour,
                               gint64              now);

G_END_DECLS
