/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libsoup's own queue peeks at every idle connection for every message: a thousand
 * requests take it seconds. It never sees more than may be under way at once. */
#include "config.h"

#include "net/vane-http-queue.h"

#include "base/vane-clock.h"

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

typedef struct
{
  char   *id;             /* (owned) */
  GQueue  waiting;        /* (element-type VaneHttpTicket) */
  guint   n_in_flight;
  guint   max_in_flight;
  guint   per_minute;     /* 0 = no pace */
  GArray *starts_us;      /* (owned) (element-type gint64): in the last minute */
} Lane;

struct _VaneHttpTicket
{
  VaneHttpTurn  turn;
  gpointer      user_data;
  Lane         *lane;     /* (nullable): before it entered */
  GList        *link;     /* (nullable): while it waits */
};

struct _VaneHttpQueue
{
  GPtrArray *lanes;       /* (owned) (element-type Lane) */
  guint      first_lane;  /* whose turn it is to be looked at first */
  guint      n_in_flight;
  guint      max_in_flight;
  guint      timer_id;    /* ends the wait for a pace */
  gboolean   running;
  gboolean   again;
};

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_assert (g_queue_is_empty (&lane->waiting) && lane->n_in_flight == 0);
  g_free (lane->id);
  g_array_unref (lane->starts_us);
  g_free (lane);
}

/**
 * vane_http_queue_new:
 * @max_in_flight: how many may be under way at once, whomever they ask
 *
 * Returns: (transfer full): an empty queue
 */
VaneHttpQueue *
vane_http_queue_new (guint max_in_flight)
{
  VaneHttpQueue *self = g_new0 (VaneHttpQueue, 1);

  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  self->max_in_flight = max_in_flight;

  return self;
}

/**
 * vane_http_queue_free:
 * @self: (transfer full): a queue that everybody has left
 */
void
vane_http_queue_free (VaneHttpQueue *self)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_ptr_array_unref (self->lanes);
  g_free (self);
}

/**
 * vane_http_pace_get_wait_us:
 * @starts_us: times of earlier starts in ascending order; those of more than a minute ago are dropped
 * @per_minute: how many there may be in any minute; 0 = no pace
 * @now_us: on the same scale
 *
 * Returns: how long the next one has to wait, in microseconds; 0 = it may start
 */
gint64
vane_http_pace_get_wait_us (GArray *starts_us,
                            guint   per_minute,
                            gint64  now_us)
{
  guint n_old = 0;

  while (n_old < starts_us->len && g_array_index (starts_us, gint64, n_old) <= now_us - MINUTE_US)
    n_old++;
  if (n_old > 0)
    g_array_remove_range (starts_us, 0, n_old);

  if (per_minute == 0 || starts_us->len < per_minute)
    return 0;

  return g_array_index (starts_us, gint64, starts_us->len - per_minute) + MINUTE_US - now_us;
}

static Lane *
ensure_lane (VaneHttpQueue *self,
             const char    *id)
{
  Lane *lane;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      lane = g_ptr_array_index (self->lanes, i);
      if (g_str_equal (lane->id, id))
        return lane;
    }

  lane = g_new0 (Lane, 1);
  lane->id = g_strdup (id);
  lane->starts_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->lanes, lane);

  return lane;
}

/* Gives the first of a lane its turn. @wait_us becomes the shorter of itself and of what
 * the lane's pace still asks for. */
static gboolean
serve_lane (VaneHttpQueue *self,
            Lane          *lane,
            gint64        *wait_us)
{
  VaneHttpTicket *ticket;
  gint64 now_us, lane_wait_us;

  if (g_queue_is_empty (&lane->waiting) || lane->n_in_flight >= lane->max_in_flight ||
      self->n_in_flight >= self->max_in_flight)
    return FALSE;

  now_us = vane_clock_measure_us ();
  lane_wait_us = vane_http_pace_get_wait_us (lane->starts_us, lane->per_minute, now_us);
  if (lane_wait_us > 0)
    {
      *wait_us = MIN (*wait_us, lane_wait_us);
      return FALSE;
    }

  ticket = g_queue_pop_head (&lane->waiting);
  ticket->link = NULL;
  lane->n_in_flight++;
  self->n_in_flight++;
  if (lane->per_minute > 0)
    g_array_append_val (lane->starts_us, now_us);
  ticket->turn (ticket->user_data);

  return TRUE;
}

static void run (VaneHttpQueue *self);

static gboolean
on_timer (gpointer user_data)
{
  VaneHttpQueue *self = user_data;

  self->timer_id = 0;
  run (self);

  return G_SOURCE_REMOVE;
}

/* Lanes take turns, so that a long one does not starve the others when all are full. */
static void
run (VaneHttpQueue *self)
{
  gint64 wait_us = G_MAXINT64;

  self->again = TRUE;
  if (self->running)
    return;

  self->running = TRUE;
  while (self->again)
    {
      guint n_lanes = self->lanes->len;
      guint first = self->first_lane;

      self->again = FALSE;
      wait_us = G_MAXINT64;
      for (guint i = 0; i < n_lanes; i++)
        if (serve_lane (self, g_ptr_array_index (self->lanes, (first + i) % n_lanes), &wait_us))
          {
            self->first_lane = (first + i + 1) % n_lanes;
            self->again = TRUE;
          }
    }
  self->running = FALSE;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (wait_us != G_MAXINT64)
    self->timer_id = g_timeout_add ((guint) (wait_us / 1000 + 1), on_timer, self);
}

/**
 * vane_http_ticket_new:
 * @turn: called once, when its turn has come
 * @user_data: for @turn
 *
 * Returns: (transfer full): a ticket for vane_http_queue_enter()
 */
VaneHttpTicket *
vane_http_ticket_new (VaneHttpTurn turn,
                      gpointer     user_data)
{
  VaneHttpTicket *self = g_new0 (VaneHttpTicket, 1);

  self->turn = turn;
  self->user_data = user_data;

  return self;
}

/**
 * vane_http_queue_enter:
 * @self: a queue
 * @ticket: a new ticket
 * @lane_id: id of an endpoint
 * @max_in_flight: its bound, as it is now
 * @per_minute: its pace, as it is now; 0 = none
 */
void
vane_http_queue_enter (VaneHttpQueue  *self,
                       VaneHttpTicket *ticket,
                       const char     *lane_id,
                       guint           max_in_flight,
                       guint           per_minute)
{
  Lane *lane;

  g_return_if_fail (ticket->lane == NULL);
  g_return_if_fail (max_in_flight > 0);

  lane = ensure_lane (self, lane_id);
  lane->max_in_flight = max_in_flight;
  lane->per_minute = per_minute;
  ticket->lane = lane;
  g_queue_push_tail (&lane->waiting, ticket);
  ticket->link = g_queue_peek_tail_link (&lane->waiting);
  run (self);
}

/**
 * vane_http_queue_leave:
 * @self: a queue
 * @ticket: (transfer full): a ticket that entered it
 *
 * Who waits gives up; who had a turn has done with it. Either way the next one may come.
 */
void
vane_http_queue_leave (VaneHttpQueue  *self,
                       VaneHttpTicket *ticket)
{
  Lane *lane = ticket->lane;

  if (ticket->link != NULL)
    {
      g_queue_delete_link (&lane->waiting, ticket->link);
    }
  else
    {
      lane->n_in_flight--;
      self->n_in_flight--;
    }
  g_free (ticket);
  run (self);
}

/**
 * vane_http_ticket_is_waiting:
 * @ticket: a ticket
 *
 * Returns: whether its turn has not come yet
 */
gboolean
vane_http_ticket_is_waiting (VaneHttpTicket *ticket)
{
  return ticket->link != NULL;
}

/**
 * vane_http_queue_get_n_waiting:
 * @self: a queue
 *
 * Returns: how many wait in all lanes
 */
guint
vane_http_queue_get_n_waiting (VaneHttpQueue *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    n += ((Lane *) g_ptr_array_index (self->lanes, i))->waiting.length;

  return n;
}

/**
 * vane_http_queue_get_n_in_flight:
 * @self: a queue
 *
 * Returns: how many are under way in all lanes
 */
guint
vane_http_queue_get_n_in_flight (VaneHttpQueue *self)
{
  return self->n_in_flight;
}
