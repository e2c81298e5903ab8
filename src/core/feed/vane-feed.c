/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the newest report of one place. Only this file changes it. */
#include "config.h"

#include "feed/vane-feed.h"

#include "feed/vane-feed-private.h"
#include "feed/vane-waiters.h"
#include "provider/vane-fetch.h"

#define DEFAULT_INTERVAL_S 900

/* What may be in the air at the same time: one of each. */
typedef enum
{
  LOAD,
  REFRESH,
  N_KINDS
} Kind;

typedef struct
{
  GCancellable *cancellable;  /* (owned) (nullable): %NULL: nothing is in the air */
  VaneWaiters  *waiters;      /* (owned) (nullable) */
  VaneMode      mode;
  gboolean      user_asked;
} Flight;

struct _VaneFeed
{
  GObject             parent_instance;

  VaneTransport      *transport;     /* (owned) */
  VaneClock          *clock;         /* (owned) */
  const VaneProvider *provider;      /* (nullable): no source of that id */
  VanePlace          *place;         /* (owned) */
  guint               decimals;
  char               *language;      /* (owned) (nullable) */
  gint64              interval_s;
  gint64              next_refresh;

  VaneReport         *report;        /* (owned) (nullable) */
  GError             *error;         /* (owned) (nullable) */
  VanePhase           phase;
  gboolean            refreshing;
  gboolean            asked_failed;
  gboolean            loaded;

  Flight              flights[N_KINDS];
  guint               n_in_air;      /* with those whose result nobody wants any more */
  gboolean            closed;
  GPtrArray          *closing;       /* (owned) (element-type GTask) */
};

G_DEFINE_FINAL_TYPE (VaneFeed, vane_feed, G_TYPE_OBJECT)

enum
{
  PROP_PLACE = 1,
  PROP_REPORT,
  PROP_ERROR,
  PROP_REFRESHING,
  PROP_PHASE,
  PROP_ASKED_FAILED,
  PROP_LOADED,
  PROP_NEXT_REFRESH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  TICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a flight brings back: whose it was. */
typedef struct
{
  VaneFeed     *feed;         /* (owned) */
  Kind          kind;
  GCancellable *cancellable;  /* (owned): tells it from a newer one */
} Landing;

static void got_report (GObject *source, GAsyncResult *result, gpointer user_data);
static void settle (VaneFeed *self, Kind kind, VaneReport *report, const GError *error);

static void
landing_free (Landing *self)
{
  g_object_unref (self->cancellable);
  g_object_unref (self->feed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Landing, landing_free)

static void
notify (VaneFeed *self,
        guint     property)
{
  if (!self->closed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_boolean (VaneFeed *self,
             gboolean *field,
             gboolean  value,
             guint     property)
{
  if (*field == value)
    return;
  *field = value;
  notify (self, property);
}

static void
update_phase (VaneFeed *self)
{
  VanePhase phase = vane_phase (self->report, self->error, self->interval_s, vane_clock_get_now (self->clock));

  if (self->phase == phase)
    return;
  self->phase = phase;
  notify (self, PROP_PHASE);
}

static gboolean
errors_equal (const GError *a,
              const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_error_matches (a, b->domain, b->code) && g_str_equal (a->message, b->message) &&
         vane_error_get_not_before (a) == vane_error_get_not_before (b);
}

static void
set_error (VaneFeed     *self,
           const GError *error)
{
  if (errors_equal (self->error, error))
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  notify (self, PROP_ERROR);
}

/* The report as it is shown may be newer than one that arrives late. */
static gboolean
is_older (VaneFeed   *self,
          VaneReport *report)
{
  return self->report != NULL &&
         g_strcmp0 (vane_report_get_provider (self->report), vane_report_get_provider (report)) == 0 &&
         vane_report_get_fetched_at (report) < vane_report_get_fetched_at (self->report);
}

static void
set_report (VaneFeed   *self,
            VaneReport *report)
{
  if (vane_report_equal (self->report, report))
    return;
  g_clear_pointer (&self->report, vane_report_unref);
  self->report = report != NULL ? vane_report_ref (report) : NULL;
  notify (self, PROP_REPORT);
}

/* --- flights --- */

static void
start_flight (VaneFeed *self,
              Kind      kind)
{
  const VanePlanOptions options = { .decimals = self->decimals, .language = self->language };
  Flight *flight = &self->flights[kind];
  Landing *landing;

  if (self->provider == NULL)
    {
      g_autoptr(GError) error = vane_error_new (VANE_ERROR_LOCAL, "there is no such source");

      settle (self, kind, NULL, error);
      return;
    }

  flight->cancellable = g_cancellable_new ();
  landing = g_new0 (Landing, 1);
  landing->feed = g_object_ref (self);
  landing->kind = kind;
  landing->cancellable = g_object_ref (flight->cancellable);
  self->n_in_air++;
  vane_fetch_async (self->transport, self->provider, self->place, &options, flight->mode, flight->cancellable,
                    got_report, landing);
}

/* The task, if there is one, waits for the flight that is in the air, or for a new one. */
static void
join_flight (VaneFeed *self,
             Kind      kind,
             VaneMode  mode,
             gboolean  user_asked,
             GTask    *task)
{
  Flight *flight = &self->flights[kind];

  if (self->closed)
    {
      g_autoptr(GTask) owned = task;

      if (owned != NULL)
        g_task_return_new_error (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The feed is closed");
      return;
    }

  if (flight->waiters == NULL)
    flight->waiters = vane_waiters_new ();
  if (task != NULL)
    vane_waiters_take (flight->waiters, task);

  if (flight->cancellable != NULL)
    {
      flight->user_asked |= user_asked;
      return;
    }

  flight->mode = mode;
  flight->user_asked = user_asked;
  start_flight (self, kind);
  if (kind == REFRESH)
    set_boolean (self, &self->refreshing, flight->cancellable != NULL, PROP_REFRESHING);
}

static void
return_closing (VaneFeed *self)
{
  g_autoptr(GPtrArray) closing = g_steal_pointer (&self->closing);

  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < closing->len; i++)
    g_task_return_boolean (g_ptr_array_index (closing, i), TRUE);
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Landing) landing = user_data;
  VaneFeed *self = landing->feed;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_fetch_finish (VANE_TRANSPORT (source), result, &error);

  self->n_in_air--;
  /* Of a place, a source or options that were changed meanwhile: nobody wants it. */
  if (self->flights[landing->kind].cancellable == landing->cancellable)
    settle (self, landing->kind, report, error);
  if (self->n_in_air == 0)
    return_closing (self);
}

static void
take_refreshed (VaneFeed     *self,
                gboolean      user_asked,
                VaneReport   *report,
                const GError *error)
{
  set_error (self, error);
  if (error != NULL)
    user_asked |= self->asked_failed;
  set_boolean (self, &self->asked_failed, error != NULL && user_asked, PROP_ASKED_FAILED);
  /* A failure keeps the last good report. */
  if (report != NULL && !is_older (self, report))
    set_report (self, report);
}

static void
take_loaded (VaneFeed     *self,
             VaneReport   *report,
             const GError *error)
{
  if (report != NULL && !is_older (self, report))
    {
      /* Another program was luckier than our last attempt. */
      if (self->report != NULL && vane_report_get_fetched_at (report) > vane_report_get_fetched_at (self->report))
        {
          set_error (self, NULL);
          set_boolean (self, &self->asked_failed, FALSE, PROP_ASKED_FAILED);
        }
      set_report (self, report);
    }
  /* That nothing is stored is no failure yet; the record of a failed attempt is one. */
  if (report == NULL && self->report == NULL && vane_error_get_not_before (error) != VANE_TIME_NONE)
    set_error (self, error);
  set_boolean (self, &self->loaded, TRUE, PROP_LOADED);
}

/* The end of a flight. The waiters are swapped out first: one that is told may ask again. */
static void
settle (VaneFeed     *self,
        Kind          kind,
        VaneReport   *report,
        const GError *error)
{
  Flight *flight = &self->flights[kind];
  VaneWaiters *waiters = g_steal_pointer (&flight->waiters);
  gboolean cancelled = vane_error_is_cancelled (error);

  g_clear_object (&flight->cancellable);
  g_object_freeze_notify (G_OBJECT (self));
  if (kind == REFRESH)
    set_boolean (self, &self->refreshing, FALSE, PROP_REFRESHING);
  if (kind == REFRESH && !cancelled)
    take_refreshed (self, flight->user_asked, report, error);
  if (kind == LOAD && !cancelled)
    take_loaded (self, report, error);
  update_phase (self);
  g_object_thaw_notify (G_OBJECT (self));

  if (waiters != NULL)
    vane_waiters_answer (waiters, report, error);
}

/* What is in the air was asked for something else: its result is dropped, those who wait
 * for it wait for the next one. */
static void
restart_flights (VaneFeed *self)
{
  if (self->closed)
    return;

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr(GCancellable) old = g_steal_pointer (&self->flights[kind].cancellable);

      if (old == NULL)
        continue;
      start_flight (self, kind);
      g_cancellable_cancel (old);
    }
}

/* --- object --- */

static void
vane_feed_finalize (GObject *object)
{
  VaneFeed *self = VANE_FEED (object);

  /* A flight holds a reference: none is in the air, so nobody waits. */
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->place, vane_place_unref);
  g_clear_pointer (&self->report, vane_report_unref);
  g_clear_error (&self->error);
  g_free (self->language);
  g_ptr_array_unref (self->closing);

  G_OBJECT_CLASS (vane_feed_parent_class)->finalize (object);
}

static void
vane_feed_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  VaneFeed *self = VANE_FEED (object);

  switch (id)
    {
    case PROP_PLACE:
      g_value_set_boxed (value, self->place);
      break;
    case PROP_REPORT:
      g_value_set_boxed (value, self->report);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_REFRESHING:
      g_value_set_boolean (value, vane_feed_get_refreshing (self));
      break;
    case PROP_PHASE:
      g_value_set_int (value, self->phase);
      break;
    case PROP_ASKED_FAILED:
      g_value_set_boolean (value, self->asked_failed);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_NEXT_REFRESH:
      g_value_set_int64 (value, self->next_refresh);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_feed_class_init (VaneFeedClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vane_feed_finalize;
  object_class->get_property = vane_feed_get_property;

  properties[PROP_PLACE] = g_param_spec_boxed ("place", NULL, NULL, VANE_TYPE_PLACE, flags);
  properties[PROP_REPORT] = g_param_spec_boxed ("report", NULL, NULL, VANE_TYPE_REPORT, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[PROP_PHASE] = g_param_spec_int ("phase", NULL, NULL, 0, VANE_N_PHASES - 1, VANE_PHASE_LOADING, flags);
  properties[PROP_ASKED_FAILED] = g_param_spec_boolean ("asked-failed", NULL, NULL, FALSE, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_NEXT_REFRESH] =
      g_param_spec_int64 ("next-refresh", NULL, NULL, G_MININT64, G_MAXINT64, VANE_TIME_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * VaneFeed::tick:
   * @self: the feed
   *
   * What is shown may have changed though no property did: time went by.
   */
  signals[TICK] =
      g_signal_new ("tick", VANE_TYPE_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vane_feed_init (VaneFeed *self)
{
  self->decimals = VANE_PLAN_OPTIONS_DEFAULT.decimals;
  self->interval_s = DEFAULT_INTERVAL_S;
  self->next_refresh = VANE_TIME_NONE;
  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vane_feed_new:
 * @transport: where responses come from
 * @clock: what time it is
 * @provider_id: the id of a source; with another one every refresh fails with LOCAL
 * @place: the place
 *
 * Returns: (transfer full): a feed without a report; vane_feed_close() it before dropping it
 */
VaneFeed *
vane_feed_new (VaneTransport *transport,
               VaneClock     *clock,
               const char    *provider_id,
               VanePlace     *place)
{
  return vane_feed_new_for_provider (transport, clock, vane_provider_find (provider_id), place);
}

/**
 * vane_feed_new_for_provider:
 * @transport: where responses come from
 * @clock: what time it is
 * @provider: (nullable): static: the source
 * @place: the place
 *
 * Returns: (transfer full): as vane_feed_new()
 */
VaneFeed *
vane_feed_new_for_provider (VaneTransport      *transport,
                            VaneClock          *clock,
                            const VaneProvider *provider,
                            VanePlace          *place)
{
  VaneFeed *self = g_object_new (VANE_TYPE_FEED, NULL);

  self->transport = g_object_ref (transport);
  self->clock = g_object_ref (clock);
  self->provider = provider;
  self->place = vane_place_ref (place);

  return self;
}

/**
 * vane_feed_get_place:
 * @self: a feed
 *
 * Returns: (transfer none): its place
 */
VanePlace *
vane_feed_get_place (VaneFeed *self)
{
  return self->place;
}

/**
 * vane_feed_get_report:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): the last good report
 */
VaneReport *
vane_feed_get_report (VaneFeed *self)
{
  return self->report;
}

/**
 * vane_feed_get_error:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): why the last refresh failed; %NULL when it did not
 */
const GError *
vane_feed_get_error (VaneFeed *self)
{
  return self->error;
}

/**
 * vane_feed_get_refreshing:
 * @self: a feed
 *
 * Returns: whether a refresh is in the air
 */
gboolean
vane_feed_get_refreshing (VaneFeed *self)
{
  return self->refreshing;
}

/**
 * vane_feed_get_asked_failed:
 * @self: a feed
 *
 * Returns: whether a refresh that the user asked for failed and none has succeeded since
 */
gboolean
vane_feed_get_asked_failed (VaneFeed *self)
{
  return self->asked_failed;
}

/**
 * vane_feed_get_loaded:
 * @self: a feed
 *
 * Returns: whether a cached run has ended, with or without a report
 */
gboolean
vane_feed_get_loaded (VaneFeed *self)
{
  return self->loaded;
}

/**
 * vane_feed_get_phase:
 * @self: a feed
 *
 * Returns: what to show, as of the last change or tick
 */
VanePhase
vane_feed_get_phase (VaneFeed *self)
{
  return self->phase;
}

/**
 * vane_feed_get_next_refresh:
 * @self: a feed
 *
 * Returns: the unix second of the next refresh, as the scheduler sees it, or %VANE_TIME_NONE
 */
gint64
vane_feed_get_next_refresh (VaneFeed *self)
{
  return self->next_refresh;
}

/**
 * vane_feed_get_provider:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): its source
 */
const VaneProviderInfo *
vane_feed_get_provider (VaneFeed *self)
{
  return self->provider != NULL ? &self->provider->info : NULL;
}

/**
 * vane_feed_get_now:
 * @self: a feed
 *
 * Returns: the unix second, by the feed's clock
 */
gint64
vane_feed_get_now (VaneFeed *self)
{
  return vane_clock_get_now (self->clock);
}

/**
 * vane_feed_load:
 * @self: a feed
 *
 * Reads what is stored; never the network. The result arrives in the properties.
 */
void
vane_feed_load (VaneFeed *self)
{
  g_return_if_fail (VANE_IS_FEED (self));

  join_flight (self, LOAD, VANE_MODE_CACHED, FALSE, NULL);
}

/**
 * vane_feed_refresh:
 * @self: a feed
 * @user_asked: whether a person did (F5, Retry) rather than the schedule
 *
 * Returns at once; the result arrives in the properties.
 */
void
vane_feed_refresh (VaneFeed *self,
                   gboolean  user_asked)
{
  g_return_if_fail (VANE_IS_FEED (self));

  join_flight (self, REFRESH, user_asked ? VANE_MODE_ASKED : VANE_MODE_FRESH, user_asked, NULL);
}

/**
 * vane_feed_retry:
 * @self: a feed
 *
 * As when a person asks, but nobody did: a back-off is cut short because its cause may be
 * gone (the network changed).
 */
void
vane_feed_retry (VaneFeed *self)
{
  g_return_if_fail (VANE_IS_FEED (self));

  join_flight (self, REFRESH, VANE_MODE_ASKED, FALSE, NULL);
}

/**
 * vane_feed_refresh_async:
 * @self: a feed
 * @user_asked: whether a person did
 * @cancellable: (nullable): of this caller alone; vane_feed_close() cancels the flight
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Joins the flight that is in the air, if there is one.
 */
void
vane_feed_refresh_async (VaneFeed            *self,
                         gboolean             user_asked,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (VANE_IS_FEED (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_feed_refresh_async);
  join_flight (self, REFRESH, user_asked ? VANE_MODE_ASKED : VANE_MODE_FRESH, user_asked, task);
}

/**
 * vane_feed_refresh_finish:
 * @self: a feed
 * @result: the result
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report
 */
VaneReport *
vane_feed_refresh_finish (VaneFeed      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vane_feed_load_async:
 * @self: a feed
 * @cancellable: (nullable): of this caller alone
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * As vane_feed_refresh_async(), from what is stored.
 */
void
vane_feed_load_async (VaneFeed            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (VANE_IS_FEED (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_feed_load_async);
  join_flight (self, LOAD, VANE_MODE_CACHED, FALSE, task);
}

/**
 * vane_feed_load_finish:
 * @self: a feed
 * @result: the result
 * @error: OFFLINE when nothing is stored
 *
 * Returns: (transfer full) (nullable): the report
 */
VaneReport *
vane_feed_load_finish (VaneFeed      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vane_feed_close:
 * @self: a feed
 *
 * Cancels what is in the air; those who wait get CANCELLED when it has returned. Nothing
 * is emitted any more.
 */
void
vane_feed_close (VaneFeed *self)
{
  g_return_if_fail (VANE_IS_FEED (self));

  self->closed = TRUE;
  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (self->flights[kind].cancellable != NULL)
      g_cancellable_cancel (self->flights[kind].cancellable);
}

/**
 * vane_feed_close_async:
 * @self: a feed
 * @callback: called once, when nothing is in the air any more
 * @user_data: for @callback
 */
void
vane_feed_close_async (VaneFeed            *self,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (VANE_IS_FEED (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, vane_feed_close_async);
  g_ptr_array_add (self->closing, task);
  vane_feed_close (self);
  if (self->n_in_air == 0)
    return_closing (self);
}

/**
 * vane_feed_close_finish:
 * @self: a feed
 * @result: the result
 * @error: never set
 *
 * Returns: %TRUE
 */
gboolean
vane_feed_close_finish (VaneFeed      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
is_same_spot (VanePlace *a,
              VanePlace *b)
{
  return vane_place_get_latitude (a) == vane_place_get_latitude (b) &&
         vane_place_get_longitude (a) == vane_place_get_longitude (b);
}

/* What is known is of something else. */
static void
forget (VaneFeed *self,
        gboolean  report_too)
{
  set_error (self, NULL);
  set_boolean (self, &self->asked_failed, FALSE, PROP_ASKED_FAILED);
  if (report_too)
    set_report (self, NULL);
  update_phase (self);
}

/**
 * vane_feed_set_place:
 * @self: a feed
 * @place: its place from now on
 *
 * A place somewhere else drops the report. One of another name or zone keeps it; what is
 * stored is read again, because the report names its place.
 */
void
vane_feed_set_place (VaneFeed  *self,
                     VanePlace *place)
{
  gboolean moved;

  g_return_if_fail (VANE_IS_FEED (self));

  if (vane_place_equal (self->place, place))
    return;

  moved = !is_same_spot (self->place, place);
  g_object_freeze_notify (G_OBJECT (self));
  vane_place_ref (place);
  vane_place_unref (self->place);
  self->place = place;
  notify (self, PROP_PLACE);
  if (moved)
    forget (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));

  restart_flights (self);
  if (self->loaded)
    vane_feed_load (self);
}

/**
 * vane_feed_set_provider:
 * @self: a feed
 * @provider_id: the id of a source
 *
 * The report of the former source stays until the new one has given one.
 */
void
vane_feed_set_provider (VaneFeed   *self,
                        const char *provider_id)
{
  g_return_if_fail (VANE_IS_FEED (self));

  vane_feed_use_provider (self, vane_provider_find (provider_id));
}

/**
 * vane_feed_use_provider:
 * @self: a feed
 * @provider: (nullable): static: as vane_feed_set_provider()
 */
void
vane_feed_use_provider (VaneFeed           *self,
                        const VaneProvider *provider)
{
  if (self->provider == provider)
    return;

  self->provider = provider;
  g_object_freeze_notify (G_OBJECT (self));
  forget (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
  restart_flights (self);
  if (self->loaded)
    vane_feed_load (self);
}

/**
 * vane_feed_set_options:
 * @self: a feed
 * @decimals: of coordinates that are sent, 0–4
 * @language: (nullable): for services that speak languages
 */
void
vane_feed_set_options (VaneFeed   *self,
                       guint       decimals,
                       const char *language)
{
  g_return_if_fail (VANE_IS_FEED (self));

  if (self->decimals == decimals && g_strcmp0 (self->language, language) == 0)
    return;

  self->decimals = decimals;
  g_free (self->language);
  self->language = g_strdup (language);
  restart_flights (self);
}

/**
 * vane_feed_set_interval:
 * @self: a feed
 * @interval_s: seconds between two refreshes; a report is old after two
 */
void
vane_feed_set_interval (VaneFeed *self,
                        gint64    interval_s)
{
  g_return_if_fail (VANE_IS_FEED (self));

  self->interval_s = interval_s;
  update_phase (self);
}

/**
 * vane_feed_set_next_refresh:
 * @self: a feed
 * @due: unix seconds or %VANE_TIME_NONE
 */
void
vane_feed_set_next_refresh (VaneFeed *self,
                            gint64    due)
{
  g_return_if_fail (VANE_IS_FEED (self));

  if (self->next_refresh == due)
    return;
  self->next_refresh = due;
  notify (self, PROP_NEXT_REFRESH);
}

/**
 * vane_feed_tick:
 * @self: a feed
 *
 * Time went by: looks at the phase again and emits #VaneFeed::tick.
 */
void
vane_feed_tick (VaneFeed *self)
{
  g_return_if_fail (VANE_IS_FEED (self));

  if (self->closed)
    return;
  update_phase (self);
  g_signal_emit (self, signals[TICK], 0);
}
