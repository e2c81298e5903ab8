/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-turns.h"

#include "base/vane-priority.h"

typedef struct
{
  GSourceOnceFunc turn;
  gpointer        data;
} Waiting;

typedef struct
{
  GQueue  *waiting;  /* (owned) (element-type Waiting) */
  GSource *source;   /* (owned) (nullable): armed while somebody waits */
} Turns;

static void
turns_free (gpointer data)
{
  Turns *self = data;

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_queue_free_full (self->waiting, g_free);
  g_free (self);
}

static gboolean
on_idle (gpointer user_data)
{
  GObject *owner = user_data;
  Turns *self = g_object_get_data (owner, "vane-turns");
  g_autofree Waiting *next = g_queue_pop_head (self->waiting);
  gboolean more = !g_queue_is_empty (self->waiting);

  /* Before the turn: it may queue another one, and it may be what keeps @owner alive. */
  if (!more)
    g_clear_pointer (&self->source, g_source_unref);
  next->turn (next->data);

  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * vane_turns_take:
 * @owner: whose turns they are; it must live until @turn has been called
 * @turn: called once, from the main loop, never before this function has returned
 * @data: for @turn
 *
 * Queues a piece of work behind those that wait already. One is done in each turn of the
 * loop: input goes first, and a frame that is due is drawn in the same turn (%VANE_PRIORITY_STEP).
 */
void
vane_turns_take (GObject         *owner,
                 GSourceOnceFunc  turn,
                 gpointer         data)
{
  Turns *self;
  Waiting *waiting;

  g_return_if_fail (G_IS_OBJECT (owner));
  g_return_if_fail (turn != NULL);

  self = g_object_get_data (owner, "vane-turns");
  if (self == NULL)
    {
      self = g_new0 (Turns, 1);
      self->waiting = g_queue_new ();
      g_object_set_data_full (owner, "vane-turns", self, turns_free);
    }

  waiting = g_new0 (Waiting, 1);
  waiting->turn = turn;
  waiting->data = data;
  g_queue_push_tail (self->waiting, waiting);
  if (self->source != NULL)
    return;

  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, VANE_PRIORITY_STEP);
  g_source_set_static_name (self->source, "[vane] turns");
  g_source_set_callback (self->source, on_idle, owner, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}
