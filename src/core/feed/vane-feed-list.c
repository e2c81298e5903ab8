/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's places as a GListModel of feeds. Every change is the same two steps: the
 * model becomes what the list of places says, then the list is written. */
#include "config.h"

#include "feed/vane-feed-list.h"

#include "feed/vane-feed-private.h"
#include "feed/vane-settings-places.h"

struct _VaneFeedList
{
  GObject        parent_instance;

  VaneTransport *transport;  /* (owned) */
  VaneClock     *clock;      /* (owned) */
  VaneSettings  *settings;   /* (owned) */
  GPtrArray     *feeds;      /* (owned) (element-type VaneFeed) */
  VaneFeed      *current;    /* (owned) (nullable) */
  gboolean       writing;    /* what the settings tell now is from here */
  GPtrArray     *leaving;    /* (owned) (element-type VaneFeed): closed, flights still in the air */
  GTask         *closing;    /* (owned) (nullable) */
  gboolean       closed;
};

static void vane_feed_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneFeedList, vane_feed_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vane_feed_list_model_init))

enum
{
  PROP_CURRENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return VANE_TYPE_FEED;
}

static guint
get_n_items (GListModel *model)
{
  return VANE_FEED_LIST (model)->feeds->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *feeds = VANE_FEED_LIST (model)->feeds;

  return position < feeds->len ? g_object_ref (g_ptr_array_index (feeds, position)) : NULL;
}

static void
vane_feed_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static const char *
get_id (GPtrArray *feeds,
        guint      position)
{
  return vane_place_get_id (vane_feed_get_place (g_ptr_array_index (feeds, position)));
}

static gboolean
find_in (GPtrArray  *feeds,
         const char *place_id,
         guint      *position)
{
  for (guint i = 0; i < feeds->len; i++)
    if (g_strcmp0 (get_id (feeds, i), place_id) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* --- feeds come and go --- */

static void
apply_options (VaneFeedList *self,
               VaneFeed     *feed)
{
  vane_feed_set_options (feed, vane_settings_get_decimals (self->settings),
                         vane_settings_get_language (self->settings));
}

static VaneFeed *
make_feed (VaneFeedList *self,
           VanePlace    *place)
{
  VaneFeed *feed =
      vane_feed_new (self->transport, self->clock, vane_settings_get_provider (self->settings), place);

  apply_options (self, feed);
  vane_feed_set_interval (feed, vane_settings_get_refresh_interval (self->settings));

  return feed;
}

static void
return_if_closed (VaneFeedList *self)
{
  g_autoptr(GTask) closing = NULL;

  if (self->closing == NULL || self->leaving->len > 0)
    return;
  closing = g_steal_pointer (&self->closing);
  g_task_return_boolean (closing, TRUE);
}

static void
on_feed_closed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(VaneFeedList) self = user_data;

  g_ptr_array_remove (self->leaving, source);
  return_if_closed (self);
}

static void
leave (VaneFeedList *self,
       VaneFeed     *feed)
{
  g_ptr_array_add (self->leaving, g_object_ref (feed));
  vane_feed_close_async (feed, on_feed_closed, g_object_ref (self));
}

static void
update_current (VaneFeedList *self)
{
  VaneFeed *current = NULL;
  guint position = 0;

  if (find_in (self->feeds, vane_settings_get_current_id (self->settings), &position) || self->feeds->len > 0)
    current = g_ptr_array_index (self->feeds, position);

  if (g_set_object (&self->current, current))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* The feeds of these places, in this order: those that are there, and new ones. */
static GPtrArray *
arrange (VaneFeedList *self,
         GPtrArray    *old,
         GPtrArray    *places)
{
  GPtrArray *feeds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < places->len; i++)
    {
      VanePlace *place = g_ptr_array_index (places, i);
      guint position;

      if (find_in (old, vane_place_get_id (place), &position))
        g_ptr_array_add (feeds, g_object_ref (g_ptr_array_index (old, position)));
      else
        g_ptr_array_add (feeds, make_feed (self, place));
    }

  return feeds;
}

/* Makes the model what the places say: one span of changed items at the most. */
static void
follow (VaneFeedList *self,
        GPtrArray    *places)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->feeds);
  g_autoptr(GPtrArray) feeds = arrange (self, old, places);
  guint head = 0, tail = 0;

  /* Whoever is told below may change the list again. */
  self->feeds = g_ptr_array_ref (feeds);
  for (guint i = 0; i < places->len; i++)
    vane_feed_set_place (g_ptr_array_index (feeds, i), g_ptr_array_index (places, i));

  while (head < MIN (old->len, feeds->len) && g_ptr_array_index (old, head) == g_ptr_array_index (feeds, head))
    head++;
  while (tail < MIN (old->len, feeds->len) - head &&
         g_ptr_array_index (old, old->len - 1 - tail) == g_ptr_array_index (feeds, feeds->len - 1 - tail))
    tail++;
  if (old->len != head + tail || feeds->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, feeds->len - head - tail);

  for (guint i = 0; i < old->len; i++)
    if (!g_ptr_array_find (feeds, g_ptr_array_index (old, i), NULL))
      leave (self, g_ptr_array_index (old, i));
  update_current (self);
}

static GPtrArray *
dup_places (VaneFeedList *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);

  for (guint i = 0; i < self->feeds->len; i++)
    g_ptr_array_add (places, vane_place_ref (vane_feed_get_place (g_ptr_array_index (self->feeds, i))));

  return places;
}

/* A change that was made here: @current_id (nullable) is the current place from now on. */
static void
change (VaneFeedList *self,
        GPtrArray    *places,
        const char   *current_id)
{
  self->writing = TRUE;
  /* First, so that no program that follows sees a current place that is gone. */
  if (current_id != NULL)
    vane_settings_set_current_id (self->settings, current_id);
  vane_settings_set_places (self->settings, places);
  self->writing = FALSE;

  follow (self, places);
}

/* --- settings that others change --- */

static void
on_settings_places (VaneSettings *settings,
                    GParamSpec   *pspec,
                    VaneFeedList *self)
{
  g_autoptr(GPtrArray) places = NULL;

  if (self->writing || self->closed)
    return;
  places = vane_settings_dup_places (settings);
  follow (self, places);
}

static void
on_settings_current_id (VaneSettings *settings,
                        GParamSpec   *pspec,
                        VaneFeedList *self)
{
  if (!self->writing && !self->closed)
    update_current (self);
}

static void
on_settings_changed (VaneSettings *settings,
                     GParamSpec   *pspec,
                     VaneFeedList *self)
{
  if (self->closed)
    return;

  for (guint i = 0; i < self->feeds->len; i++)
    {
      VaneFeed *feed = g_ptr_array_index (self->feeds, i);

      vane_feed_set_provider (feed, vane_settings_get_provider (settings));
      apply_options (self, feed);
      vane_feed_set_interval (feed, vane_settings_get_refresh_interval (settings));
    }
}

/* --- object --- */

static void
vane_feed_list_dispose (GObject *object)
{
  VaneFeedList *self = VANE_FEED_LIST (object);

  for (guint i = 0; i < self->feeds->len; i++)
    vane_feed_close (g_ptr_array_index (self->feeds, i));
  g_ptr_array_set_size (self->feeds, 0);
  g_clear_object (&self->current);
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vane_feed_list_parent_class)->dispose (object);
}

static void
vane_feed_list_finalize (GObject *object)
{
  VaneFeedList *self = VANE_FEED_LIST (object);

  g_ptr_array_unref (self->feeds);
  g_ptr_array_unref (self->leaving);

  G_OBJECT_CLASS (vane_feed_list_parent_class)->finalize (object);
}

static void
vane_feed_list_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  VaneFeedList *self = VANE_FEED_LIST (object);

  switch (id)
    {
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_feed_list_class_init (VaneFeedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_feed_list_dispose;
  object_class->finalize = vane_feed_list_finalize;
  object_class->get_property = vane_feed_list_get_property;

  properties[PROP_CURRENT] =
      g_param_spec_object ("current", NULL, NULL, VANE_TYPE_FEED,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vane_feed_list_init (VaneFeedList *self)
{
  self->feeds = g_ptr_array_new_with_free_func (g_object_unref);
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vane_feed_list_new:
 * @transport: where responses come from
 * @clock: what time it is
 * @settings: the user's places, source and interval
 *
 * Returns: (transfer full): a feed for each place; none has been loaded yet
 */
VaneFeedList *
vane_feed_list_new (VaneTransport *transport,
                    VaneClock     *clock,
                    VaneSettings  *settings)
{
  static const char *const others[] = { "notify::provider", "notify::coordinate-decimals", "notify::refresh-interval" };
  VaneFeedList *self = g_object_new (VANE_TYPE_FEED_LIST, NULL);
  g_autoptr(GPtrArray) places = vane_settings_dup_places (settings);

  self->transport = g_object_ref (transport);
  self->clock = g_object_ref (clock);
  self->settings = g_object_ref (settings);
  follow (self, places);
  g_signal_connect_object (settings, "notify::places", G_CALLBACK (on_settings_places), self, 0);
  g_signal_connect_object (settings, "notify::current-id", G_CALLBACK (on_settings_current_id), self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_signal_connect_object (settings, others[i], G_CALLBACK (on_settings_changed), self, 0);

  return self;
}

/**
 * vane_feed_list_get_current:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the feed of the current place; %NULL when there is no place
 */
VaneFeed *
vane_feed_list_get_current (VaneFeedList *self)
{
  return self->current;
}

/**
 * vane_feed_list_set_current:
 * @self: a list
 * @place_id: the id of one of its places; another one is ignored
 */
void
vane_feed_list_set_current (VaneFeedList *self,
                            const char   *place_id)
{
  guint position;

  g_return_if_fail (VANE_IS_FEED_LIST (self));

  if (self->closed || !find_in (self->feeds, place_id, &position))
    return;
  self->writing = TRUE;
  vane_settings_set_current_id (self->settings, place_id);
  self->writing = FALSE;
  update_current (self);
}

/**
 * vane_feed_list_find:
 * @self: a list
 * @place_id: (nullable): the id of a place
 *
 * Returns: (transfer none) (nullable): its feed
 */
VaneFeed *
vane_feed_list_find (VaneFeedList *self,
                     const char   *place_id)
{
  guint position;

  return find_in (self->feeds, place_id, &position) ? g_ptr_array_index (self->feeds, position) : NULL;
}

/**
 * vane_feed_list_get:
 * @self: a list
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): the feed there
 */
VaneFeed *
vane_feed_list_get (VaneFeedList *self,
                    guint         position)
{
  return position < self->feeds->len ? g_ptr_array_index (self->feeds, position) : NULL;
}

/**
 * vane_feed_list_get_n:
 * @self: a list
 *
 * Returns: how many places there are
 */
guint
vane_feed_list_get_n (VaneFeedList *self)
{
  return self->feeds->len;
}

/**
 * vane_feed_list_add:
 * @self: a list
 * @place: a place
 *
 * At the end; where a place of that id is there already it is replaced where it stands.
 *
 * Returns: (transfer none) (nullable): its feed; %NULL when there are 100 already
 */
VaneFeed *
vane_feed_list_add (VaneFeedList *self,
                    VanePlace    *place)
{
  g_autoptr(GPtrArray) places = NULL;
  guint position;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self) && place != NULL, NULL);

  if (self->closed)
    return NULL;

  places = dup_places (self);
  if (find_in (self->feeds, vane_place_get_id (place), &position))
    {
      vane_place_unref (g_ptr_array_index (places, position));
      g_ptr_array_index (places, position) = vane_place_ref (place);
    }
  else if (places->len >= VANE_SETTINGS_MAX_PLACES)
    {
      return NULL;
    }
  else
    {
      g_ptr_array_add (places, vane_place_ref (place));
    }
  change (self, places, NULL);

  return vane_feed_list_find (self, vane_place_get_id (place));
}

/**
 * vane_feed_list_remove:
 * @self: a list
 * @place_id: the id of a place
 *
 * Where it was the current place the next one is current from now on, or the last one.
 *
 * Returns: whether it was there
 */
gboolean
vane_feed_list_remove (VaneFeedList *self,
                       const char   *place_id)
{
  g_autoptr(GPtrArray) places = NULL;
  const char *current_id = NULL;
  guint position;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self), FALSE);

  if (self->closed || !find_in (self->feeds, place_id, &position))
    return FALSE;

  places = dup_places (self);
  g_ptr_array_remove_index (places, position);
  if (self->current == g_ptr_array_index (self->feeds, position))
    current_id = places->len > 0 ? vane_place_get_id (g_ptr_array_index (places, MIN (position, places->len - 1))) : "";
  change (self, places, current_id);

  return TRUE;
}

/**
 * vane_feed_list_move:
 * @self: a list
 * @place_id: the id of a place
 * @position: where it is to stand, from 0; beyond the end is the end
 *
 * The current place stays the current one.
 *
 * Returns: whether it was there
 */
gboolean
vane_feed_list_move (VaneFeedList *self,
                     const char   *place_id,
                     guint         position)
{
  g_autoptr(GPtrArray) places = NULL;
  g_autofree char *current_id = NULL;
  VanePlace *place;
  guint from;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self), FALSE);

  if (self->closed || !find_in (self->feeds, place_id, &from))
    return FALSE;

  /* "The first one" would be another one now. */
  current_id = g_strdup (vane_place_get_id (vane_feed_get_place (self->current)));
  places = dup_places (self);
  place = g_ptr_array_steal_index (places, from);
  g_ptr_array_insert (places, (int) MIN (position, places->len), place);
  change (self, places, current_id);

  return TRUE;
}

/**
 * vane_feed_list_rename:
 * @self: a list
 * @place_id: the id of a place
 * @name: what it is called from now on
 *
 * Returns: whether it was there
 */
gboolean
vane_feed_list_rename (VaneFeedList *self,
                       const char   *place_id,
                       const char   *name)
{
  g_autoptr(VanePlace) place = NULL;
  VaneFeed *feed;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self), FALSE);

  feed = vane_feed_list_find (self, place_id);
  if (feed == NULL)
    return FALSE;
  place = vane_place_with_name (vane_feed_get_place (feed), name);

  return vane_feed_list_add (self, place) != NULL;
}

/**
 * vane_feed_list_close_async:
 * @self: a list
 * @callback: called once, when no flight is in the air any more
 * @user_data: for @callback
 *
 * Cancels every flight and waits for it. The feeds stay in the list, and are silent.
 */
void
vane_feed_list_close_async (VaneFeedList        *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VANE_IS_FEED_LIST (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, vane_feed_list_close_async);
  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Closed already");
      return;
    }

  self->closed = TRUE;
  self->closing = g_steal_pointer (&task);
  for (guint i = 0; i < self->feeds->len; i++)
    leave (self, g_ptr_array_index (self->feeds, i));
  return_if_closed (self);
}

/**
 * vane_feed_list_close_finish:
 * @self: a list
 * @result: the result
 * @error: G_IO_ERROR_PENDING when it was closed before
 *
 * Returns: whether every flight has returned
 */
gboolean
vane_feed_list_close_finish (VaneFeedList  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
