/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole pipe on the services of VANE_ENDPOINTS, with a cache of its own. */
#pragma once

#include "feed/vane-context.h"
#include "net/vane-http.h"

G_BEGIN_DECLS

VaneContext *vane_pipe_new        (const char *folder,
                                   gboolean    joined,
                                   VaneHttp  **http);
VanePlace   *vane_pipe_make_place (guint       i);

G_END_DECLS
