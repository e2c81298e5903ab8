/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One timer for all places: asks the policy when each is due, refreshes what is, and
 * tells those whose look changes by the passing of time. */
#include "config.h"

#include "feed/vane-scheduler.h"

#include "feed/vane-policy.h"
#include "feed/vane-watch.h"

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
  GHashTable            *watches;             /* (owned): VaneFeed → VaneWatch */
};

G_DEFINE_FINAL_TYPE (VaneScheduler, vane_scheduler, G_TYPE_OBJECT)

static void queue_look (gpointer user_data);

static VaneWatch *
get_watch (VaneScheduler *self,
           VaneFeed      *feed)
{
  VaneWatch *watch = g_hash_table_lookup (self->watches, feed);

  if (watch == NULL)
    {
      watch = vane_watch_new (feed, self->clock, queue_look, self);
      g_hash_table_insert (self->watches, feed, watch);
    }

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

static void
take_earlier (gint64 *due,
              gint64  candidate)
{
  if (candidate != VANE_TIME_NONE && (*due == VANE_TIME_NONE || candidate < *due))
    *due = candidate;
}

/* What is the same for every place, and whether this one is seen. */
static VanePolicyInput
make_input (VaneScheduler *self,
            VaneFeed      *feed)
{
  return (VanePolicyInput) {
    .interval_s = vane_settings_get_refresh_interval (self->settings),
    .shown = self->visible && feed == vane_feed_list_get_current (self->feeds),
    .metered = g_network_monitor_get_network_metered (self->network),
    .power_saver = g_power_profile_monitor_get_power_saver_enabled (self->power),
    .asleep = self->asleep,
    .network_changed_at = self->network_changed_at,
    .extra_s = self->extra_s,
  };
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
    if (vane_watch_is_ready (get_watch (self, g_ptr_array_index (feeds, i)), now, 0))
      slack_s = TOGETHER_S;

  self->due = VANE_TIME_NONE;
  for (guint i = 0; i < feeds->len; i++)
    {
      VaneWatch *watch = get_watch (self, g_ptr_array_index (feeds, i));
      gint64 next = vane_feed_get_next_refresh (g_ptr_array_index (feeds, i));

      if (slack_s >= 0 && vane_watch_is_ready (watch, now, slack_s))
        vane_watch_refresh (watch, self->network_changed_at);
      else if (next > now)
        take_earlier (&self->due, next);
      if (!self->asleep)
        take_earlier (&self->due, vane_watch_get_tick (watch));
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
      VaneWatch *watch = get_watch (self, feed);
      gint64 tick = vane_watch_get_tick (watch);
      gboolean ticked = jumped || (tick != VANE_TIME_NONE && tick <= now);
      VanePolicyInput input = make_input (self, feed);

      if (!vane_feed_get_loaded (feed))
        vane_feed_load (feed);
      vane_watch_decide (watch, &input, self->seed, now);
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
queue_look (gpointer user_data)
{
  VaneScheduler *self = user_data;

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
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) vane_watch_free);
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
