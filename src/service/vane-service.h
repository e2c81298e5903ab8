/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vane-service: what is always on. Owns the schedule, and feeds every surface that has no
 * process of its own. Its bus name is its one owner: a second instance ends at once. */
#pragma once

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_SERVICE (vane_service_get_type ())
G_DECLARE_FINAL_TYPE (VaneService, vane_service, VANE, SERVICE, GApplication)

VaneService *vane_service_new      (VaneContext *context);
/* Somebody uses it: it stays a while, also when it is not to be kept. */
void         vane_service_use      (VaneService *self);

G_END_DECLS
