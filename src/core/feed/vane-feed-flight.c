/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a feed asks: one flight of a kind is in the air at a time, and whoever asks
 * meanwhile waits for that one. */
#include "config.h"

#include "feed/vane-feed.h"

#include "feed/vane-ask.h"
#include "feed/vane-feed-private.h"

/* What a flight brings back: whose it was. */
typedef struct
{
  VaneFeed     *feed;         /* (owned) */
  VaneFeedKind  kind;
  GCancellable *cancellable;  /* (owned): tells it from a newer one */
} Landing;

static void got_report (GObject *source, GAsyncResult *result, gpointer user_data);
static void settle (VaneFeed *self, VaneFeedKind kind, VaneReport *report, const GError *of_chosen,
                    const GError *error);

static void
landing_free (Landing *self)
{
  g_object_unref (self->cancellable);
  g_object_unref (self->feed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Landing, landing_free)

/* Of a place, a source or options that were changed meanwhile: nobody wants it. */
static gboolean
is_wanted (Landing *landing)
{
  return landing->feed->flights[landing->kind].cancellable == landing->cancellable;
}

static void
got_first (VaneReport *report,
           gpointer    user_data)
{
  Landing *landing = user_data;

  if (is_wanted (landing))
    vane_feed_take_first (landing->feed, report);
}

static void
start_flight (VaneFeed     *self,
              VaneFeedKind  kind)
{
  VaneFlight *flight = &self->flights[kind];
  VaneAskFields ask = {
    .clock = self->clock,
    .sources = self->sources,
    .place = self->place,
    .options = { .decimals = self->decimals, .language = self->language },
    .mode = flight->mode,
    .first = got_first,
  };
  Landing *landing;

  if (self->sources.chosen == NULL)
    {
      g_autoptr(GError) error = vane_error_new (VANE_ERROR_LOCAL, "there is no such source");

      settle (self, kind, NULL, NULL, error);
      return;
    }

  flight->cancellable = g_cancellable_new ();
  landing = g_new0 (Landing, 1);
  landing->feed = g_object_ref (self);
  landing->kind = kind;
  landing->cancellable = g_object_ref (flight->cancellable);
  self->n_in_air++;
  ask.first_data = landing;
  vane_ask_async (self->transport, &ask, flight->cancellable, got_report, landing);
}

/* The task, if there is one, waits for the flight that is in the air, or for a new one. */
static void
join_flight (VaneFeed     *self,
             VaneFeedKind  kind,
             VaneMode      mode,
             gboolean      user_asked,
             GTask        *task)
{
  VaneFlight *flight = &self->flights[kind];

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
  if (kind == VANE_FEED_REFRESH)
    vane_feed_set_boolean (self, &self->refreshing, flight->cancellable != NULL, VANE_FEED_PROP_REFRESHING);
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
  g_autoptr(GError) of_chosen = NULL;
  g_autoptr(VaneReport) report = vane_ask_finish (VANE_TRANSPORT (source), result, &of_chosen, &error);

  self->n_in_air--;
  if (is_wanted (landing))
    settle (self, landing->kind, report, of_chosen, error);
  if (self->n_in_air == 0)
    return_closing (self);
}

/* The end of a flight. The waiters are swapped out first: one that is told may ask again. */
static void
settle (VaneFeed     *self,
        VaneFeedKind  kind,
        VaneReport   *report,
        const GError *of_chosen,
        const GError *error)
{
  VaneFlight *flight = &self->flights[kind];
  VaneWaiters *waiters = g_steal_pointer (&flight->waiters);
  gboolean cancelled = vane_error_is_cancelled (error);

  g_clear_object (&flight->cancellable);
  g_object_freeze_notify (G_OBJECT (self));
  if (kind == VANE_FEED_REFRESH)
    vane_feed_set_boolean (self, &self->refreshing, FALSE, VANE_FEED_PROP_REFRESHING);
  if (kind == VANE_FEED_REFRESH && !cancelled)
    vane_feed_take_refreshed (self, flight->user_asked, report, of_chosen, error);
  if (kind == VANE_FEED_LOAD && !cancelled)
    vane_feed_take_loaded (self, report, error);
  vane_feed_update_phase (self);
  g_object_thaw_notify (G_OBJECT (self));

  if (waiters != NULL)
    vane_waiters_answer (waiters, report, error);
}

/**
 * vane_feed_restart_flights:
 * @self: a feed of which something has changed
 *
 * What is in the air was asked for something else: its result is dropped, those who wait
 * for it wait for the next one.
 */
void
vane_feed_restart_flights (VaneFeed *self)
{
  if (self->closed)
    return;

  for (VaneFeedKind kind = 0; kind < VANE_FEED_N_KINDS; kind++)
    {
      g_autoptr(GCancellable) old = g_steal_pointer (&self->flights[kind].cancellable);

      if (old == NULL)
        continue;
      start_flight (self, kind);
      g_cancellable_cancel (old);
    }
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

  join_flight (self, VANE_FEED_LOAD, VANE_MODE_CACHED, FALSE, NULL);
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

  join_flight (self, VANE_FEED_REFRESH, user_asked ? VANE_MODE_ASKED : VANE_MODE_FRESH, user_asked, NULL);
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

  join_flight (self, VANE_FEED_REFRESH, VANE_MODE_ASKED, FALSE, NULL);
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
  join_flight (self, VANE_FEED_REFRESH, user_asked ? VANE_MODE_ASKED : VANE_MODE_FRESH, user_asked, task);
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
  join_flight (self, VANE_FEED_LOAD, VANE_MODE_CACHED, FALSE, task);
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
  for (VaneFeedKind kind = 0; kind < VANE_FEED_N_KINDS; kind++)
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
