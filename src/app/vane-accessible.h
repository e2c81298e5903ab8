/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps from screen readers what is not on screen, and names what has no name. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void vane_accessible_follow_stack    (GtkStack      *stack);
void vane_accessible_follow_revealer (GtkRevealer   *revealer);
void vane_accessible_name_scroller   (AdwStatusPage *page);
void vane_accessible_set_name        (GtkAccessible *accessible,
                                      const char    *name);

G_END_DECLS
