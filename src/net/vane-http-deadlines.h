/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Endpoints that have less time than others: a test of who never answers need not hurry who does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VaneHttpDeadlines VaneHttpDeadlines;

VaneHttpDeadlines *vane_http_deadlines_new  (void);
void               vane_http_deadlines_free (VaneHttpDeadlines *self);
void               vane_http_deadlines_set  (VaneHttpDeadlines *self,
                                             const char        *endpoint,
                                             guint              total_ms);
guint              vane_http_deadlines_find (VaneHttpDeadlines *self,
                                             const char        *endpoint,
                                             guint              others_ms);

G_END_DECLS
