/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What most places never show, and the first frame hardly ever, is made when it is shown. */
#include "config.h"

#include "vane-page-phases.h"

#include "vane-page-failed.h"
#include "vane-page-skeleton.h"

static GtkWidget *
ensure (GtkStack   *stack,
        const char *name,
        GType       type)
{
  GtkWidget *page = gtk_stack_get_child_by_name (stack, name);

  if (page == NULL)
    {
      page = g_object_new (type, NULL);
      gtk_stack_add_named (stack, page, name);
    }

  return page;
}

/**
 * vane_page_phases_show:
 * @stack: it has the page "report"
 * @feed: of the place
 * @wait: for a refresh
 *
 * Shows what belongs to the feed's phase: the report wherever there is one.
 */
void
vane_page_phases_show (GtkStack *stack,
                       VaneFeed *feed,
                       VaneWait *wait)
{
  GtkWidget *page;

  g_return_if_fail (GTK_IS_STACK (stack) && VANE_IS_FEED (feed) && VANE_IS_WAIT (wait));

  switch (vane_feed_get_phase (feed))
    {
    case VANE_PHASE_LOADING:
      page = ensure (stack, "loading", VANE_TYPE_PAGE_SKELETON);
      g_object_set (page, "feed", feed, NULL);
      break;

    case VANE_PHASE_FAILED:
      page = ensure (stack, "failed", VANE_TYPE_PAGE_FAILED);
      g_object_set (page, "feed", feed, "wait", wait, NULL);
      break;

    case VANE_PHASE_READY:
    case VANE_PHASE_STALE:
    case VANE_PHASE_STALE_FAILED:
    default:
      page = gtk_stack_get_child_by_name (stack, "report");
    }

  gtk_stack_set_visible_child (stack, page);
}
