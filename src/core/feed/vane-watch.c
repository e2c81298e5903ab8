/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scheduler remembers of one feed. */
#include "config.h"

#include "feed/vane-watch.h"

#include "model/vane-derive.h"
#include "transport/vane-attempt.h"

struct _VaneWatch
{
  VaneFeed         *feed;        /* (owned) */
  VaneClock        *clock;       /* (owned) */
  gulong            handler_id;
  VaneWatchChanged  changed;
  gpointer          user_data;
  gint64            tick_at;     /* what is shown changes then */
  gint64            ended_at;    /* when the last refresh ended */
  gboolean          ended;       /* since the policy was asked last */
  guint             n_in_vain;   /* refreshes in a row after which another one was due at once */
};

static void
on_feed_notify (VaneFeed   *feed,
                GParamSpec *pspec,
                VaneWatch  *self)
{
  /* What the scheduler itself sets is no news. */
  if (g_str_equal (pspec->name, "next-refresh") || g_str_equal (pspec->name, "phase"))
    return;

  if (g_str_equal (pspec->name, "refreshing") && !vane_feed_get_refreshing (feed))
    {
      self->ended_at = vane_clock_get_now (self->clock);
      self->ended = TRUE;
    }
  self->changed (self->user_data);
}

/**
 * vane_watch_new:
 * @feed: a feed
 * @clock: what time it is
 * @changed: called when something of the feed changed
 * @user_data: for @changed
 *
 * Returns: (transfer full): nothing is known yet
 */
VaneWatch *
vane_watch_new (VaneFeed         *feed,
                VaneClock        *clock,
                VaneWatchChanged  changed,
                gpointer          user_data)
{
  VaneWatch *self = g_new0 (VaneWatch, 1);

  self->feed = g_object_ref (feed);
  self->clock = g_object_ref (clock);
  self->changed = changed;
  self->user_data = user_data;
  self->tick_at = VANE_TIME_NONE;
  self->ended_at = VANE_TIME_NONE;
  self->handler_id = g_signal_connect (feed, "notify", G_CALLBACK (on_feed_notify), self);

  return self;
}

/**
 * vane_watch_free:
 * @self: (transfer full): a watch
 */
void
vane_watch_free (VaneWatch *self)
{
  g_signal_handler_disconnect (self->feed, self->handler_id);
  g_object_unref (self->feed);
  g_object_unref (self->clock);
  g_free (self);
}

/* A report that is no answer to the sources as they are set only bridges the gap. */
static VaneReport *
get_report (VaneFeed *feed)
{
  VaneReport *report = vane_feed_get_report (feed);

  return vane_feed_get_settled (feed) ? report : NULL;
}

/* Whether the network changed after the last try. */
static gboolean
is_new_network (VaneWatch *self,
                gint64     network_changed_at)
{
  return network_changed_at != VANE_TIME_NONE && self->ended_at <= network_changed_at;
}

/* Whatever the records say, refreshes after each of which another one is due at once must
 * not become a loop. */
static gint64
slow_down (VaneWatch *self,
           gint64     next,
           gint64     now)
{
  gboolean at_once = next != VANE_TIME_NONE && next <= now;

  if (!at_once)
    {
      /* While one waits for its turn the others before it still count. */
      if (self->ended)
        self->n_in_vain = 0;
    }
  else if (self->ended)
    {
      self->n_in_vain++;
    }
  self->ended = FALSE;

  /* The clock was set back. */
  self->ended_at = MIN (self->ended_at, now);
  if (!at_once || self->n_in_vain == 0)
    return next;

  return MAX (next, self->ended_at + vane_attempt_backoff_s (self->n_in_vain));
}

/**
 * vane_watch_decide:
 * @self: a watch
 * @input: what is known, but for report, error and seed
 * @install_id: of this installation
 * @now: unix seconds
 *
 * Asks the policy when the feed is due, and sees when its look changes. The feed learns both.
 */
void
vane_watch_decide (VaneWatch       *self,
                   VanePolicyInput *input,
                   const char      *install_id,
                   gint64           now)
{
  g_autofree char *seed = g_strconcat (install_id, vane_place_get_id (vane_feed_get_place (self->feed)), NULL);
  gint64 interval_s = vane_policy_interval (input);
  VaneReport *shown = vane_feed_get_report (self->feed);
  gint64 old;

  input->report = get_report (self->feed);
  input->error = vane_feed_get_error (self->feed);
  input->source_error = vane_feed_get_source_error (self->feed);
  input->seed = seed;
  if (!is_new_network (self, input->network_changed_at))
    input->network_changed_at = VANE_TIME_NONE;

  vane_feed_set_interval (self->feed, interval_s);
  vane_feed_set_next_refresh (self->feed, slow_down (self, vane_policy_next (input, now), now));
  input->seed = NULL;

  self->tick_at = VANE_TIME_NONE;
  if (shown == NULL)
    return;
  self->tick_at = vane_derive_next_change (shown, now);
  old = vane_phase_get_old_after (vane_report_get_fetched_at (shown), interval_s) + 1;
  if (old > now && (self->tick_at == VANE_TIME_NONE || old < self->tick_at))
    self->tick_at = old;
}

/**
 * vane_watch_get_tick:
 * @self: a watch
 *
 * Returns: the unix second at which what is shown changes by itself, or %VANE_TIME_NONE
 */
gint64
vane_watch_get_tick (VaneWatch *self)
{
  return self->tick_at;
}

/**
 * vane_watch_is_ready:
 * @self: a watch
 * @now: unix seconds
 * @slack_s: what is due within counts as due when it has expired already
 *
 * Returns: whether to refresh now
 */
gboolean
vane_watch_is_ready (VaneWatch *self,
                     gint64     now,
                     gint64     slack_s)
{
  VaneReport *report = vane_feed_get_report (self->feed);
  gint64 next = vane_feed_get_next_refresh (self->feed);

  if (next == VANE_TIME_NONE || next > now + slack_s || !vane_feed_get_loaded (self->feed) ||
      vane_feed_get_refreshing (self->feed))
    return FALSE;
  if (next <= now)
    return TRUE;

  /* Before it expires nothing would be sent. */
  return vane_feed_get_error (self->feed) == NULL && report != NULL &&
         vane_report_get_expires_at (report) <= now;
}

/**
 * vane_watch_refresh:
 * @self: a watch
 * @network_changed_at: unix seconds or %VANE_TIME_NONE
 *
 * Where the network was the trouble and has changed, its back-off is cut short.
 */
void
vane_watch_refresh (VaneWatch *self,
                    gint64     network_changed_at)
{
  const GError *error = vane_feed_get_error (self->feed);

  if (is_new_network (self, network_changed_at) &&
      (g_error_matches (error, VANE_ERROR, VANE_ERROR_OFFLINE) ||
       g_error_matches (error, VANE_ERROR, VANE_ERROR_UNTRUSTED)))
    vane_feed_retry (self->feed);
  else
    vane_feed_refresh (self->feed, FALSE);
}
