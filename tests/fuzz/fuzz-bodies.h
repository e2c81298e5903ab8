/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An input of the fuzzer as replies of services: bodies, one after the other, with a line "%%"
 * between them. The first request of a plan gets the first one; when there is none left, a
 * request has no answer. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

typedef gboolean (*FuzzPlanFunc) (VanePlan  *plan,
                                  guint      round,
                                  GError   **error);

gboolean fuzz_bodies_answer (VanePlan      *plan,
                             FuzzPlanFunc   make_round,
                             const guint8  *data,
                             gsize          size);

G_END_DECLS
