/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers GNOME Shell's search: saved places from what is stored, others only when the text
 * begins with the word "weather". */
#pragma once

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_SEARCH_PROVIDER (vane_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (VaneSearchProvider, vane_search_provider, VANE, SEARCH_PROVIDER, GObject)

/* Signals: "used": somebody asks; "open" (const char *place_id): the window is wanted with
 * that place, "" for none in particular. */

VaneSearchProvider *vane_search_provider_new      (VaneContext         *context);
gboolean            vane_search_provider_export   (VaneSearchProvider  *self,
                                                   GDBusConnection     *connection,
                                                   GError             **error);
void                vane_search_provider_unexport (VaneSearchProvider  *self);

G_END_DECLS
