/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON with the number of decimals that a service prints: json-glib's generator
 * prints seventeen digits (16.1 becomes 16.100000000000001), which no service does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @name: (nullable): NULL for an element of an array */
void vane_sim_json_open        (GString    *json,
                                const char *name,
                                char        bracket);
void vane_sim_json_close       (GString    *json,
                                char        bracket);
void vane_sim_json_add_string  (GString    *json,
                                const char *name,
                                const char *value);
void vane_sim_json_add_int     (GString    *json,
                                const char *name,
                                gint64      value);
/* Always @decimals of them; NAN is null. */
void vane_sim_json_add_fixed   (GString    *json,
                                const char *name,
                                double      value,
                                guint       decimals);
/* At most @decimals, an integer where it is one. */
void vane_sim_json_add_trimmed (GString    *json,
                                const char *name,
                                double      value,
                                guint       decimals);
/* Anything that is JSON already. */
void vane_sim_json_add_raw     (GString    *json,
                                const char *name,
                                const char *value);

G_END_DECLS
