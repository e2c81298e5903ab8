/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's places as a GListModel of feeds, which follows the settings. */
#include "config.h"

#include "feed/vane-feed-list.h"

#include "feed/vane-feed-list-private.h"

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

/**
 * vane_feed_list_find_in:
 * @feeds: (element-type VaneFeed): feeds
 * @place_id: (nullable): the id of a place
 * @position: (out): where its feed stands
 *
 * Returns: whether it is there
 */
gboolean
vane_feed_list_find_in (GPtrArray  *feeds,
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
  vane_feed_set_failover (feed, vane_settings_get_failover (self->settings));
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

/**
 * vane_feed_list_update_current:
 * @self: a list
 *
 * The current feed is the one that the settings name, else the first.
 */
void
vane_feed_list_update_current (VaneFeedList *self)
{
  const char *current_id = vane_settings_get_current_id (self->settings);
  VaneFeed *current = NULL;
  guint position = 0;

  if (vane_feed_list_find_in (self->feeds, current_id, &position) || self->feeds->len > 0)
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

      if (vane_feed_list_find_in (old, vane_place_get_id (place), &position))
        g_ptr_array_add (feeds, g_object_ref (g_ptr_array_index (old, position)));
      else
        g_ptr_array_add (feeds, make_feed (self, place));
    }

  return feeds;
}

/**
 * vane_feed_list_follow:
 * @self: a list
 * @places: (element-type VanePlace): what the list is to be, no id twice
 *
 * Makes the model what the places say: one span of changed items at the most.
 */
void
vane_feed_list_follow (VaneFeedList *self,
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
      vane_feed_list_leave (self, g_ptr_array_index (old, i));
  vane_feed_list_update_current (self);
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
  vane_feed_list_follow (self, places);
}

static void
on_settings_current_id (VaneSettings *settings,
                        GParamSpec   *pspec,
                        VaneFeedList *self)
{
  if (!self->writing && !self->closed)
    vane_feed_list_update_current (self);
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
  static const char *const others[] = { "notify::provider", "notify::failover", "notify::coordinate-decimals",
                                        "notify::refresh-interval" };
  VaneFeedList *self = g_object_new (VANE_TYPE_FEED_LIST, NULL);
  g_autoptr(GPtrArray) places = vane_settings_dup_places (settings);

  self->transport = g_object_ref (transport);
  self->clock = g_object_ref (clock);
  self->settings = g_object_ref (settings);
  vane_feed_list_follow (self, places);
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

  if (!vane_feed_list_find_in (self->feeds, place_id, &position))
    return NULL;

  return g_ptr_array_index (self->feeds, position);
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
