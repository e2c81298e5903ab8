/* SPDX-License-Identifier: GPL-3.0-or-later */
/* POST /_control, GET /_log: telling a simulator that runs alone what to do. */
#pragma once

#include <libsoup/soup.h>

#include "simulator/vane-simulator.h"

G_BEGIN_DECLS

/* Whether the path is one of those; then the message is answered. @log: JSON of the log. */
gboolean vane_sim_control_answer (VaneSimulator     *simulator,
                                  SoupServerMessage *message,
                                  const char        *path);
/* vane-simulator.c: (transfer full) */
char    *vane_simulator_dup_log  (VaneSimulator     *self);

G_END_DECLS
