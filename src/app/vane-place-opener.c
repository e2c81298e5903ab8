/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-place-opener.h"

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  VaneContext *context = VANE_CONTEXT (source);
  VaneFeedList *feeds = vane_context_get_feeds (context);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_context_resolve_finish (context, result, &error);

  /* A window that has closed wants no place any more. */
  if (vane_error_is_cancelled (error))
    return;
  if (places == NULL || places->len != 1)
    {
      g_message ("The place cannot be shown: %s", error != NULL ? error->message : "several places match");
      return;
    }

  vane_feed_list_add (feeds, places->pdata[0]);
  vane_feed_list_set_current (feeds, vane_place_get_id (places->pdata[0]));
}

/**
 * vane_place_opener_open:
 * @window: whose end ends the search
 * @context: what the window shows
 * @place: a PLACE, such as an id
 *
 * Makes it the current place. One that is not saved is looked up, and saved.
 */
void
vane_place_opener_open (GtkWindow   *window,
                        VaneContext *context,
                        const char  *place)
{
  VaneFeedList *feeds = vane_context_get_feeds (context);
  g_autoptr(GCancellable) cancellable = NULL;

  if (vane_feed_list_find (feeds, place) != NULL)
    {
      vane_feed_list_set_current (feeds, place);
      return;
    }

  cancellable = g_cancellable_new ();
  g_signal_connect_object (window, "unrealize", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  /* The window keeps it as long as it may be needed. */
  g_object_set_data_full (G_OBJECT (window), "vane-place-opener", g_object_ref (cancellable), g_object_unref);
  vane_context_resolve_async (context, place, NULL, cancellable, got_places, NULL);
}
