/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies that no service should send. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *vane_sim_body_gzip        (GBytes     *bytes);
GBytes *vane_sim_body_bomb        (void);
GBytes *vane_sim_body_huge        (gsize       size);
char   *vane_sim_body_wrong_types (const char *json);
/* A captive portal's page. */
const char *vane_sim_body_portal  (void);

G_END_DECLS
