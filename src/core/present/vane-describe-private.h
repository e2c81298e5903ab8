/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of present/ share with each other only. */
#pragma once

#include "present/vane-describe.h"

G_BEGIN_DECLS

/* "partly cloudy": within a sentence; (transfer none) (nullable): NULL for unknown */
const char *vane_describe_condition_inline (VaneCondition  condition,
                                            VaneDaylight   daylight);
/* (transfer full) (nullable): the parts with the language's comma between; NULL when empty */
char       *vane_describe_join             (GStrvBuilder  *parts);

G_END_DECLS
