/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --demo: a world of its own. Six ready places, a simulator in this process, a cache that
 * is gone at exit; nothing of this machine is read or written. */
#pragma once

#include "base/vane-clock.h"
#include "model/vane-place.h"
#include "simulator/vane-simulator.h"

G_BEGIN_DECLS

#define VANE_TYPE_DEMO (vane_demo_get_type ())
G_DECLARE_FINAL_TYPE (VaneDemo, vane_demo, VANE, DEMO, GObject)

/* Starts the simulator and makes the temporary cache folder. */
VaneDemo      *vane_demo_new              (VaneClock  *clock,
                                           GError    **error);
VaneSimulator *vane_demo_get_simulator    (VaneDemo   *self);
const char    *vane_demo_get_cache_folder (VaneDemo   *self);
/* San Francisco 94134 first; one slow, one failing, one polar, one with an alert, one far
 * east. (element-type VanePlace) (transfer full) */
GPtrArray     *vane_demo_dup_places       (VaneDemo   *self);
/* Removes the cache folder; also done when the object goes. */
void           vane_demo_close            (VaneDemo   *self);

G_END_DECLS
