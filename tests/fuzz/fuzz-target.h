/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libFuzzer calls; replay.c calls it, too, with the seeds. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);
