/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-turn.h"

/* Whoever has the claim writes its record at once: so often is it looked for, once a second. */
#define MAX_N_REFUSALS 30

struct _VaneTurn
{
  VaneResponseCache *cache;       /* (owned) */
  VaneWriteBehind   *writes;      /* (owned) */
  VaneClock         *clock;       /* (owned) */
  char              *key;         /* (owned) */
  gint64             begun_at;
  VaneEntryWatch    *watch;       /* (owned) (nullable): of another program's attempt */
  gboolean           claimed;     /* no other program asks */
  guint              n_refusals;
};

/**
 * vane_turn_new:
 * @cache: what the programs share
 * @writes: what is still to be written there
 * @clock: the time
 * @key: the URL without secrets
 *
 * Returns: (transfer full): nobody's turn yet
 */
VaneTurn *
vane_turn_new (VaneResponseCache *cache,
               VaneWriteBehind   *writes,
               VaneClock         *clock,
               const char        *key)
{
  VaneTurn *self = g_new0 (VaneTurn, 1);

  self->cache = g_object_ref (cache);
  self->writes = g_object_ref (writes);
  self->clock = g_object_ref (clock);
  self->key = g_strdup (key);
  self->begun_at = vane_clock_get_now (clock);

  return self;
}

static void
free_all (VaneTurn *self)
{
  g_object_unref (self->cache);
  g_object_unref (self->writes);
  g_object_unref (self->clock);
  g_clear_object (&self->watch);
  g_free (self->key);
  g_free (self);
}

/* Not before all is written: whoever claims next has to find it. */
static void
flushed (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  VaneTurn *self = user_data;

  vane_write_behind_flush_finish (VANE_WRITE_BEHIND (source), result, NULL);
  vane_response_cache_disclaim (self->cache, self->key);
  free_all (self);
}

/**
 * vane_turn_free:
 * @self: (transfer full): it is the next program's turn, as soon as all is written
 */
void
vane_turn_free (VaneTurn *self)
{
  if (!self->claimed)
    {
      free_all (self);
      return;
    }

  g_clear_object (&self->watch);
  vane_write_behind_flush_async (self->writes, NULL, flushed, self);
}

/**
 * vane_turn_take:
 * @self: a turn
 *
 * Two programs found the same entry in the same millisecond: one of them asks. What it found
 * may be older than its claim, so it looks once more.
 *
 * Returns: what to do
 */
VaneTurnState
vane_turn_take (VaneTurn *self)
{
  g_return_val_if_fail (self != NULL, VANE_TURN_OURS);

  if (self->claimed || self->n_refusals >= MAX_N_REFUSALS)
    return VANE_TURN_OURS;

  self->claimed = vane_response_cache_claim (self->cache, self->key);
  if (self->claimed)
    return VANE_TURN_LOOK;

  self->n_refusals++;

  return VANE_TURN_WAIT;
}

/**
 * vane_turn_watch:
 * @self: a turn
 *
 * Returns: (transfer none) (nullable): what to wait with; %NULL the first time: look at the
 *   entry again, which may have changed before anybody watched
 */
VaneEntryWatch *
vane_turn_watch (VaneTurn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->watch != NULL)
    return self->watch;
  self->watch = vane_entry_watch_new (self->cache, self->clock, self->key);

  return NULL;
}

/* Another program asked while this one waited for it: its failure is the answer, also to a
 * person, who would otherwise wait for each program's own failure in turn. */
static gboolean
is_answer (VaneTurn          *self,
           const VaneAttempt *attempt)
{
  return self->watch != NULL && attempt->finished && attempt->failed && attempt->started_at >= self->begun_at;
}

/**
 * vane_turn_find_obstacle:
 * @self: a turn
 * @own: the record of the URL
 * @endpoint: the record of its endpoint
 * @asked: whether a person waits
 *
 * Returns: (transfer none) (nullable): the one of the two that forbids to ask now, for longer
 */
const VaneAttempt *
vane_turn_find_obstacle (VaneTurn          *self,
                         const VaneAttempt *own,
                         const VaneAttempt *endpoint,
                         gboolean           asked)
{
  gint64 now;
  gboolean own_allows, endpoint_allows;

  g_return_val_if_fail (self != NULL && own != NULL && endpoint != NULL, NULL);

  now = vane_clock_get_now (self->clock);
  own_allows = vane_attempt_is_for_secret (own, now) || vane_attempt_allows (own, asked, now);
  own_allows = own_allows && !is_answer (self, own);
  endpoint_allows = vane_attempt_allows (endpoint, asked, now) && !is_answer (self, endpoint);
  if (!own_allows && !endpoint_allows)
    return own->not_before > endpoint->not_before ? own : endpoint;

  return !own_allows ? own : !endpoint_allows ? endpoint : NULL;
}
