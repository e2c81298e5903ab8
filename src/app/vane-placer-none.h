/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For placers that this build does not have. */
#pragma once

#include "vane-placer.h"

G_BEGIN_DECLS

static inline gboolean
vane_placer_works_never (GdkDisplay *display)
{
  return FALSE;
}

G_END_DECLS
