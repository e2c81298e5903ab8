/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of vane_facts_init(). */
#pragma once

#include "model/vane-facts.h"

G_BEGIN_DECLS

void vane_facts_find_sky      (VaneFacts *self, VaneReport *report);
void vane_facts_find_pressure (VaneFacts *self, VaneReport *report);
void vane_facts_find_air      (VaneFacts *self, VaneReport *report);
void vane_facts_find_rain     (VaneFacts *self, VaneReport *report);

G_END_DECLS
