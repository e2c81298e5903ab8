/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One timer for all places: asks the policy when each is due, refreshes what is, and
 * tells those whose look changes by the passing of time. */
#include "config.h"

#include "feed/vane-scheduler.h"

#include "feed/vane-policy.h"
#include "model/vane-derive.h"
#include "transport/vane-attempt.h"

/* What is due within so many seconds goes along, so that a service that takes many places
 * in one request is asked once. */
#define TOGETHER_S 60

struct _VaneScheduler
{
  GObject                parent_instance;

  VaneFeedList          *feeds;               /* (owned) */
  VaneSettings          *settings;            /* (owned) */
  VaneClock             *clock;               /* (owned) */
  GNetworkMonitor       *network;             /* (owned) (nullable): the machine's from the start on */
  GPowerProfileMonitor  *power;               /* (owned) (nullable): until the start */
  char                  *seed;                /* (owned) */

  gboolean               started;
  gboolean               asleep;
  gboolean               visible;
  gint64                 extra_s;
  gint64                 due;                 /* what the timer is armed for */
  gint64                 network_changed_at;
  guint                  idle_id;             /* source: look at everything soon */
  GHashTable            *watches;             /* (owned): VaneFeed → Watch */
};

G_DEFINE_FINAL_TYPE (VaneScheduler, vane_scheduler, G_TYPE_OBJECT)

/* What is remembered of a feed. */
typedef struct
{
  VaneScheduler *scheduler;
  VaneFeed      *feed;        /* (owned) */
  gulong         handler_id;
  gint64         tick_at;     /* what is shown changes then */
  gint64         ended_at;    /* when the last refresh ended */
  gboolean       ended;       /* since the policy was asked last */
  guint          n_in_vain;   /* refreshes in a row after which another one was due at once */
} Watch;

static void queue_look (VaneScheduler *self);

static void
watch_free (Watch *self)
{
  g_signal_handler_disconnect (self->feed, self->handler_id);
  g_object_unref (self->feed);
  g_free (self);
}

static void
on_feed_notify (VaneFeed   *feed,
                GParamSpec *pspec,
                Watch      *watch)
{
  /* What this file itself sets is no news. */
  if (g_str_equal (pspec->name, "next-refresh") || g_str_equal (pspec->name, "phase"))
    return;

  if (g_str_equal (pspec->name, "refreshing") && !vane_feed_get_refreshing (feed))
    {
      watch->ended_at = vane_clock_get_now (watch->scheduler->clock);
      watch->ended = TRUE;
    }
  queue_look (watch->scheduler);
}

static Watch *
get_watch (VaneScheduler *self,
           VaneFeed      *feed)
{
  Watch *watch = g_hash_table_lookup (self->watches, feed);

  if (watch != NULL)
    return watch;

  watch = g_new0 (Watch, 1);
  watch->scheduler = self;
  watch->feed = g_object_ref (feed);
  watch->tick_at = VANE_TIME_NONE;
  watch->ended_at = VANE_TIME_NONE;
  watch->handler_id = g_signal_connect (feed, "notify", G_CALLBACK (on_feed_notify), watch);
  g_hash_table_insert (self->watches, feed, watch);

  return watch;
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer user_data)
{
  VaneScheduler *self = user_data;
  VaneFeed *feed = key;

  return vane_feed_list_find (self->feeds, vane_place_get_id (vane_feed_get_place (feed))) != feed;
}

/* --- when --- */

/* A report of another source than the one that is set is none: it only bridges the gap. */
static VaneReport *
get_report (VaneFeed *feed)
{
  VaneReport *report = vane_feed_get_report (feed);
  const VaneProviderInfo *provider = vane_feed_get_provider (feed);

  if (report == NULL || provider == NULL || g_strcmp0 (vane_report_get_provider (report), provider->id) != 0)
    return NULL;

  return report;
}

/* Whether the network changed after the last try. */
static gboolean
is_new_network (const Watch *watch)
{
  return watch->scheduler->network_changed_at != VANE_TIME_NONE &&
         watch->ended_at <= watch->scheduler->network_changed_at;
}

/* Whatever the records say, refreshes after each of which another one is due at once must
 * not become a loop. */
static gint64
slow_down (Watch  *watch,
           gint64  next,
           gint64  now)
{
  gboolean at_once = next != VANE_TIME_NONE && next <= now;

  if (!at_once)
    watch->n_in_vain = 0;
  else if (watch->ended)
    watch->n_in_vain++;
  watch->ended = FALSE;

  return watch->n_in_vain > 0 ? MAX (next, watch->ended_at + vane_attempt_backoff_s (watch->n_in_vain)) : next;
}

/* Asks the policy; the feed learns what came out. */
static gint64
decide (VaneScheduler *self,
        Watch         *watch,
        gint64         now)
{
  VanePlace *place = vane_feed_get_place (watch->feed);
  g_autofree char *seed = g_strconcat (self->seed, vane_place_get_id (place), NULL);
  const VanePolicyInput input = {
    .report = get_report (watch->feed),
    .error = vane_feed_get_error (watch->feed),
    .interval_s = vane_settings_get_refresh_interval (self->settings),
    .shown = self->visible && watch->feed == vane_feed_list_get_current (self->feeds),
    .metered = g_network_monitor_get_network_metered (self->network),
    .power_saver = g_power_profile_monitor_get_power_saver_enabled (self->power),
    .asleep = self->asleep,
    .network_changed_at = is_new_network (watch) ? self->network_changed_at : VANE_TIME_NONE,
    .seed = seed,
    .extra_s = self->extra_s,
  };
  gint64 next = slow_down (watch, vane_policy_next (&input, now), now);
  gint64 interval_s = vane_policy_interval (&input);
  VaneReport *report = vane_feed_get_report (watch->feed);
  gint64 old;

  vane_feed_set_interval (watch->feed, interval_s);
  vane_feed_set_next_refresh (watch->feed, next);

  watch->tick_at = VANE_TIME_NONE;
  if (report != NULL)
    {
      watch->tick_at = vane_derive_next_change (report, now);
      old = vane_phase_get_old_after (vane_report_get_fetched_at (report), interval_s) + 1;
      if (old > now && (watch->tick_at == VANE_TIME_NONE || old < watch->tick_at))
        watch->tick_at = old;
    }

  return next;
}

static gboolean
is_ready (Watch  *watch,
          gint64  now,
          gint64  slack_s)
{
  VaneReport *report = vane_feed_get_report (watch->feed);
  gint64 next = vane_feed_get_next_refresh (watch->feed);

  if (next == VANE_TIME_NONE || next > now + slack_s || !vane_feed_get_loaded (watch->feed) ||
      vane_feed_get_refreshing (watch->feed))
    return FALSE;

  /* Early is only for what has expired: before that nothing would be sent. */
  return next <= now || (vane_feed_get_error (watch->feed) == NULL && report != NULL &&
                         vane_report_get_expires_at (report) <= now);
}

static void
refresh (Watch *watch)
{
  const GError *error = vane_feed_get_error (watch->feed);

  if (is_new_network (watch) && (g_error_matches (error, VANE_ERROR, VANE_ERROR_OFFLINE) ||
                                 g_error_matches (error, VANE_ERROR, VANE_ERROR_UNTRUSTED)))
    vane_feed_retry (watch->feed);
  else
    vane_feed_refresh (watch->feed, FALSE);
}

static void
take_earlier (gint64 *due,
              gint64  candidate)
{
  if (candidate != VANE_TIME_NONE && (*due == VANE_TIME_NONE || candidate < *due))
    *due = candidate;
}

/* Whoever is told may change the list: all work is done on what it is now. */
static GPtrArray *
dup_feeds (VaneScheduler *self)
{
  GPtrArray *feeds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < vane_feed_list_get_n (self->feeds); i++)
    g_ptr_array_add (feeds, g_object_ref (vane_feed_list_get (self->feeds, i)));

  return feeds;
}

/* All that is due starts in the same turn; then the timer is set for what comes next. */
static void
refresh_due (VaneScheduler *self,
             GPtrArray     *feeds,
             gint64         now)
{
  gint64 slack_s = -1;

  for (guint i = 0; slack_s < 0 && i < feeds->len; i++)
    if (is_ready (get_watch (self, g_ptr_array_index (feeds, i)), now, 0))
      slack_s = TOGETHER_S;

  self->due = VANE_TIME_NONE;
  for (guint i = 0; i < feeds->len; i++)
    {
      Watch *watch = get_watch (self, g_ptr_array_index (feeds, i));
      gint64 next = vane_feed_get_next_refresh (watch->feed);

      if (slack_s >= 0 && is_ready (watch, now, slack_s))
        refresh (watch);
      else if (next > now)
        take_earlier (&self->due, next);
      if (!self->asleep)
        take_earlier (&self->due, watch->tick_at);
    }
  vane_clock_arm (self->clock, self->due);
}

static void
look (VaneScheduler *self,
      gboolean       jumped)
{
  g_autoptr(VaneScheduler) keep_alive = g_object_ref (self);
  g_autoptr(GPtrArray) feeds = dup_feeds (self);
  gint64 now = vane_clock_get_now (self->clock);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (jumped && self->network_changed_at > now)
    self->network_changed_at = VANE_TIME_NONE;

  g_hash_table_foreach_remove (self->watches, is_gone, self);
  for (guint i = 0; i < feeds->len; i++)
    {
      VaneFeed *feed = g_ptr_array_index (feeds, i);
      Watch *watch = get_watch (self, feed);
      gboolean ticked = jumped || (watch->tick_at != VANE_TIME_NONE && watch->tick_at <= now);

      if (watch->ended_at > now)
        watch->ended_at = now;
      if (!vane_feed_get_loaded (feed))
        vane_feed_load (feed);
      decide (self, watch, now);
      if (ticked)
        vane_feed_tick (feed);
    }
  if (self->started)
    refresh_due (self, feeds, now);
}

/* --- what wakes it --- */

static gboolean
on_idle (gpointer user_data)
{
  VaneScheduler *self = user_data;

  self->idle_id = 0;
  look (self, FALSE);

  return G_SOURCE_REMOVE;
}

/* Changes come in flocks: one look at the end of the turn for all of them. */
static void
queue_look (VaneScheduler *self)
{
  if (self->started && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, self, NULL);
}

static void
on_clock_woke (VaneClock     *clock,
               gboolean       jumped,
               VaneScheduler *self)
{
  look (self, jumped);
}

/* It comes in several steps: each moves the instant of the next try 2 s away. */
static void
on_network_changed (GNetworkMonitor *network,
                    gboolean         available,
                    VaneScheduler   *self)
{
  self->network_changed_at = vane_clock_get_now (self->clock);
  queue_look (self);
}

static void
on_notify (GObject       *object,
           GParamSpec    *pspec,
           VaneScheduler *self)
{
  queue_look (self);
}

static void
on_items_changed (GListModel    *model,
                  guint          position,
                  guint          n_removed,
                  guint          n_added,
                  VaneScheduler *self)
{
  queue_look (self);
}

/* --- object --- */

static void
vane_scheduler_dispose (GObject *object)
{
  VaneScheduler *self = VANE_SCHEDULER (object);

  vane_scheduler_stop (self);

  G_OBJECT_CLASS (vane_scheduler_parent_class)->dispose (object);
}

static void
vane_scheduler_finalize (GObject *object)
{
  VaneScheduler *self = VANE_SCHEDULER (object);

  g_clear_object (&self->feeds);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->network);
  g_clear_object (&self->power);
  g_free (self->seed);
  g_hash_table_unref (self->watches);

  G_OBJECT_CLASS (vane_scheduler_parent_class)->finalize (object);
}

static void
vane_scheduler_class_init (VaneSchedulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_scheduler_dispose;
  object_class->finalize = vane_scheduler_finalize;
}

static void
vane_scheduler_init (VaneScheduler *self)
{
  self->visible = TRUE;
  self->due = VANE_TIME_NONE;
  self->network_changed_at = VANE_TIME_NONE;
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) watch_free);
}

/**
 * vane_scheduler_new:
 * @feeds: the places
 * @settings: the refresh interval
 * @clock: the one timer
 * @network: (nullable): %NULL = the machine's
 * @seed: the install id: jitter that every program of it computes alike
 *
 * Returns: (transfer full): a scheduler that has not been started; places count as visible
 */
VaneScheduler *
vane_scheduler_new (VaneFeedList    *feeds,
                    VaneSettings    *settings,
                    VaneClock       *clock,
                    GNetworkMonitor *network,
                    const char      *seed)
{
  VaneScheduler *self = g_object_new (VANE_TYPE_SCHEDULER, NULL);

  self->feeds = g_object_ref (feeds);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  g_set_object (&self->network, network);
  self->seed = g_strdup (seed);

  return self;
}

/**
 * vane_scheduler_start:
 * @self: a scheduler
 *
 * Loads every feed, then keeps them fresh.
 */
void
vane_scheduler_start (VaneScheduler *self)
{
  g_return_if_fail (VANE_IS_SCHEDULER (self));

  if (self->started)
    return;

  self->started = TRUE;
  if (self->network == NULL)
    self->network = g_object_ref (g_network_monitor_get_default ());
  if (self->power == NULL)
    self->power = g_power_profile_monitor_dup_default ();

  g_signal_connect (self->clock, "woke", G_CALLBACK (on_clock_woke), self);
  g_signal_connect (self->network, "network-changed", G_CALLBACK (on_network_changed), self);
  g_signal_connect (self->network, "notify::network-metered", G_CALLBACK (on_notify), self);
  g_signal_connect (self->power, "notify::power-saver-enabled", G_CALLBACK (on_notify), self);
  g_signal_connect (self->settings, "notify::refresh-interval", G_CALLBACK (on_notify), self);
  g_signal_connect (self->feeds, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect (self->feeds, "notify::current", G_CALLBACK (on_notify), self);
  look (self, FALSE);
}

/**
 * vane_scheduler_stop:
 * @self: a scheduler
 *
 * Nothing is started any more; what is in the air lands.
 */
void
vane_scheduler_stop (VaneScheduler *self)
{
  g_return_if_fail (VANE_IS_SCHEDULER (self));

  if (!self->started)
    return;

  self->started = FALSE;
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_signal_handlers_disconnect_by_data (self->network, self);
  g_signal_handlers_disconnect_by_data (self->power, self);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_hash_table_remove_all (self->watches);
  self->due = VANE_TIME_NONE;
  vane_clock_arm (self->clock, VANE_TIME_NONE);
}

/**
 * vane_scheduler_set_extra:
 * @self: a scheduler
 * @extra_s: seconds by which everything is due later than for the leader of the schedule
 */
void
vane_scheduler_set_extra (VaneScheduler *self,
                          gint64         extra_s)
{
  g_return_if_fail (VANE_IS_SCHEDULER (self));

  self->extra_s = extra_s;
  queue_look (self);
}

/**
 * vane_scheduler_set_asleep:
 * @self: a scheduler
 * @asleep: whether nobody can look: session locked, or idle for an hour
 */
void
vane_scheduler_set_asleep (VaneScheduler *self,
                           gboolean       asleep)
{
  g_return_if_fail (VANE_IS_SCHEDULER (self));

  self->asleep = asleep;
  queue_look (self);
}

/**
 * vane_scheduler_set_visible:
 * @self: a scheduler
 * @visible: whether places are on a surface at all
 */
void
vane_scheduler_set_visible (VaneScheduler *self,
                            gboolean       visible)
{
  g_return_if_fail (VANE_IS_SCHEDULER (self));

  self->visible = visible;
  queue_look (self);
}

/**
 * vane_scheduler_get_due:
 * @self: a scheduler
 *
 * Returns: the unix second that the timer is armed for, or %VANE_TIME_NONE
 */
gint64
vane_scheduler_get_due (VaneScheduler *self)
{
  return self->due;
}
