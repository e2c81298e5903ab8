/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which failures are worth a banner beside a report that is still shown. */
#include "config.h"

#include "vane-trouble.h"

#include "present/vane-describe.h"

/* Another source stands in for one that only the user can help. */
static gboolean
has_stand_in (VaneFeed *feed)
{
  const GError *error = vane_feed_get_source_error (feed);

  return vane_feed_get_error (feed) == NULL && error != NULL && vane_describe_needs_user (error);
}

/**
 * vane_trouble_is_told:
 * @feed: a feed
 *
 * Not while there is no report: the words then stand in its place.
 *
 * Returns: whether its failure is worth telling beside the report
 */
gboolean
vane_trouble_is_told (VaneFeed *feed)
{
  const GError *error;

  g_return_val_if_fail (VANE_IS_FEED (feed), FALSE);

  error = vane_feed_get_error (feed);

  if (vane_feed_get_report (feed) == NULL)
    return FALSE;
  if (error == NULL)
    return has_stand_in (feed);

  return (vane_feed_get_phase (feed) == VANE_PHASE_STALE_FAILED || vane_feed_get_asked_failed (feed) ||
          vane_describe_needs_user (error));
}

/**
 * vane_trouble_describe:
 * @feed: a feed
 *
 * The times are the user's own: they are about this machine, not about the place.
 *
 * Returns: (transfer full) (nullable): cause, last success and next try; %NULL when there is
 *   nothing to tell
 */
char *
vane_trouble_describe (VaneFeed *feed)
{
  g_autoptr(GTimeZone) zone = NULL;

  g_return_val_if_fail (VANE_IS_FEED (feed), NULL);

  if (!vane_trouble_is_told (feed))
    return NULL;
  if (has_stand_in (feed))
    return vane_describe_stand_in (vane_feed_get_source_error (feed), vane_feed_get_provider (feed),
                                   vane_feed_get_shown_provider (feed));

  zone = g_time_zone_new_local ();

  return vane_describe_failure (vane_feed_get_error (feed), vane_feed_get_provider (feed),
                                vane_report_get_fetched_at (vane_feed_get_report (feed)),
                                vane_feed_get_next_refresh (feed), zone);
}
