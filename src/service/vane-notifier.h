/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the user what is to be told, by notifications of the desktop. */
#pragma once

#include <gio/gio.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_NOTIFIER (vane_notifier_get_type ())
G_DECLARE_FINAL_TYPE (VaneNotifier, vane_notifier, VANE, NOTIFIER, GObject)

/* @clock: one of its own: it has another timer than the schedule. */
VaneNotifier *vane_notifier_new (VaneContext  *context,
                                 GApplication *application,
                                 VaneClock    *clock);

G_END_DECLS
