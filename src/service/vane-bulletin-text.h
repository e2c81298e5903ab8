/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a notification. */
#pragma once

#include <gio/gio.h>

#include "model/vane-units.h"
#include "service/vane-bulletins.h"

G_BEGIN_DECLS

GNotification *vane_bulletin_to_notification (const VaneBulletin *bulletin,
                                              VanePlace          *place,
                                              VaneReport         *report,
                                              const VaneUnits    *units,
                                              gint64              now);

G_END_DECLS
