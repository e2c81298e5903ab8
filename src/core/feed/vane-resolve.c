/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a PLACE is read where one is accepted, as far as nobody has to be asked: nothing is
 * the current place; then an id; then a saved place's name; then coordinates. */
#include "config.h"

#include "feed/vane-resolve.h"

static GPtrArray *
make_array (VanePlace *place)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);

  if (place != NULL)
    g_ptr_array_add (places, place);

  return places;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;

  return normal != NULL ? g_utf8_casefold (g_strstrip (normal), -1) : NULL;
}

/* All of that name: of several the user has to choose. */
static GPtrArray *
find_names (VaneFeedList *feeds,
            const char   *text)
{
  g_autofree char *wanted = fold (text);
  GPtrArray *places = make_array (NULL);

  for (guint i = 0; wanted != NULL && i < vane_feed_list_get_n (feeds); i++)
    {
      VanePlace *place = vane_feed_get_place (vane_feed_list_get (feeds, i));
      g_autofree char *name = fold (vane_place_get_name (place));

      if (g_strcmp0 (name, wanted) == 0)
        g_ptr_array_add (places, vane_place_ref (place));
    }

  return places;
}

static VanePlace *
make_spot (VaneQuery *query)
{
  const VanePlaceFields fields = {
    .latitude = vane_query_get_latitude (query),
    .longitude = vane_query_get_longitude (query),
  };

  return vane_place_coordinates_valid (fields.latitude, fields.longitude) ? vane_place_new (&fields) : NULL;
}

/**
 * vane_resolve_here:
 * @feeds: the saved places
 * @query: what was typed
 * @error: NO_MATCH when nothing was typed and no place is saved
 *
 * Returns: (transfer full) (nullable) (element-type VanePlace): the places; %NULL without
 *   an error when a geocoder has to be asked
 */
GPtrArray *
vane_resolve_here (VaneFeedList  *feeds,
                   VaneQuery     *query,
                   GError       **error)
{
  g_autoptr(GPtrArray) places = NULL;
  VanePlace *spot;
  VaneFeed *feed;

  if (vane_query_get_kind (query) == VANE_QUERY_NOTHING)
    {
      feed = vane_feed_list_get_current (feeds);
      if (feed != NULL)
        return make_array (vane_place_ref (vane_feed_get_place (feed)));
      g_propagate_error (error, vane_error_new (VANE_ERROR_NO_MATCH, "no place is saved"));
      return NULL;
    }

  feed = vane_feed_list_find (feeds, vane_query_get_text (query));
  if (feed != NULL)
    return make_array (vane_place_ref (vane_feed_get_place (feed)));

  places = find_names (feeds, vane_query_get_text (query));
  if (places->len > 0)
    return g_steal_pointer (&places);

  /* Coordinates, and the ids that are made of them. */
  spot = make_spot (query);

  return spot != NULL ? make_array (spot) : NULL;
}
