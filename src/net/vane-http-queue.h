/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may ask now: so many at once to an endpoint, so many a minute, and so many in all.
 * First come, first served in each endpoint's lane. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VaneHttpQueue VaneHttpQueue;
typedef struct _VaneHttpTicket VaneHttpTicket;

/* May be called from within vane_http_queue_enter(). */
typedef void (*VaneHttpTurn) (gpointer user_data);

VaneHttpQueue  *vane_http_queue_new           (guint           max_in_flight);
void            vane_http_queue_free          (VaneHttpQueue  *self);

VaneHttpTicket *vane_http_ticket_new          (VaneHttpTurn    turn,
                                               gpointer        user_data);
void            vane_http_queue_enter         (VaneHttpQueue  *self,
                                               VaneHttpTicket *ticket,
                                               const char     *lane_id,
                                               guint           max_in_flight,
                                               guint           per_minute);
void            vane_http_queue_leave         (VaneHttpQueue  *self,
                                               VaneHttpTicket *ticket);
gboolean        vane_http_ticket_is_waiting   (VaneHttpTicket *ticket);

guint           vane_http_queue_get_n_waiting   (VaneHttpQueue *self);
guint           vane_http_queue_get_n_in_flight (VaneHttpQueue *self);

/* The pace alone, on the times of earlier starts (element-type gint64). */
gint64          vane_http_pace_get_wait_us    (GArray         *starts_us,
                                               guint           per_minute,
                                               gint64          now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneHttpQueue, vane_http_queue_free)

G_END_DECLS
