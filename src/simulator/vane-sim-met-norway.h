/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of MET Norway's locationforecast. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vane_sim_met_norway_write (guint32   seed,
                                gint64    now,
                                gint64    model_time,
                                double    latitude,
                                double    longitude,
                                double    altitude,
                                gboolean  complete,
                                GString  *json);

G_END_DECLS
