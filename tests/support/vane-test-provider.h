/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A provider on given bodies: what the engine does, without waiting for anything. */
#pragma once

#include "provider/vane-fetch.h"

G_BEGIN_DECLS

/* The body for a part, or NULL and an error. */
typedef GBytes *(*VaneTestAnswer) (VaneRequest  *request,
                                   guint         slot,
                                   gpointer      user_data,
                                   GError      **error);

VanePlace    *vane_test_place_new       (double               latitude,
                                         double               longitude);
VaneResponse *vane_test_response_new    (GBytes              *body,
                                         gint64               fetched_at);

/* All rounds; NULL when a part that is required has no answer. */
VanePlan     *vane_test_plan_run        (const VaneProvider  *provider,
                                         VanePlace           *place,
                                         VaneTestAnswer       answer,
                                         gpointer             user_data,
                                         GError             **error);

/* One body for the first part of the first round, nothing for all others. */
VaneReport   *vane_test_report_from     (const VaneProvider  *provider,
                                         VanePlace           *place,
                                         const char          *body,
                                         GError             **error);

G_END_DECLS
