/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked of the simulator. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _VaneSimLog VaneSimLog;

VaneSimLog *vane_sim_log_new        (void);
void        vane_sim_log_free       (VaneSimLog         *self);
void        vane_sim_log_add        (VaneSimLog         *self,
                                     const char         *endpoint,
                                     const char         *request,
                                     SoupMessageHeaders *headers);
void        vane_sim_log_reset      (VaneSimLog         *self);
guint       vane_sim_log_count      (VaneSimLog         *self,
                                     const char         *endpoint);
const char *vane_sim_log_get        (VaneSimLog         *self,
                                     guint               index);
const char *vane_sim_log_get_header (VaneSimLog         *self,
                                     guint               index,
                                     const char         *name);
char       *vane_sim_log_to_json    (VaneSimLog         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneSimLog, vane_sim_log_free)

G_END_DECLS
