/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl watch: a line whenever what is shown changes, for bars. It never polls: the cache
 * tells what another program fetched, the schedule when it is time. While vane-service runs,
 * that one leads the schedule, and this one finds the answers there. */
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "ctl/vane-ctl.h"
#include "present/vane-watch-line.h"

#define SERVICE_NAME VANE_APPLICATION_ID ".Service"
/* The leader comes first; what it fetches is there when it would be our turn. */
#define FOLLOWER_EXTRA_S 20
/* Looking up a place that could not be: doubling. */
#define FIRST_RETRY_S 5u
#define LAST_RETRY_S 1800u

typedef struct
{
  VaneCtl         *ctl;
  VaneWatchFormat  format;
  char            *text;          /* (owned) (nullable): the PLACE; %NULL: the current one */
  VaneContext     *context;       /* (owned): of the one place */
  VaneFeed        *feed;          /* (owned) (nullable): that is followed */
  GError          *error;         /* (owned) (nullable): why there is none */
  char            *line;          /* (owned) (nullable): that was printed last */
  guint            n_failures;    /* of looking the place up */
  guint            retry_id;      /* sources */
  guint            print_id;
  guint            end_id;
  guint            gone_id;
  guint            name_id;
  gulong           cancelled_id;
} Watch;

static void find_place (Watch *watch);

/* --- the end --- */

static void
unfollow (Watch *watch)
{
  if (watch->feed != NULL)
    g_signal_handlers_disconnect_by_data (watch->feed, watch);
  g_clear_handle_id (&watch->print_id, g_source_remove);
  g_clear_object (&watch->feed);
}

static void
got_closed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Watch *watch = user_data;

  vane_feed_list_close_finish (VANE_FEED_LIST (source), result, NULL);
  vane_ctl_end (watch->ctl);
  g_object_unref (watch->context);
  g_clear_error (&watch->error);
  g_free (watch->text);
  g_free (watch->line);
  g_free (watch);
}

/* Cancels, then waits for what was cancelled. */
static gboolean
on_end (gpointer user_data)
{
  Watch *watch = user_data;
  VaneContext *context = watch->ctl->context;

  g_clear_handle_id (&watch->retry_id, g_source_remove);
  g_clear_handle_id (&watch->gone_id, g_source_remove);
  g_cancellable_disconnect (watch->ctl->cancellable, watch->cancelled_id);
  /* A place that is still being looked up must not come back to what is gone. */
  g_cancellable_cancel (watch->ctl->cancellable);
  g_bus_unwatch_name (watch->name_id);
  g_signal_handlers_disconnect_by_data (vane_context_get_feeds (context), watch);
  g_signal_handlers_disconnect_by_data (vane_context_get_settings (context), watch);
  g_signal_handlers_disconnect_by_data (vane_context_get_feeds (watch->context), watch);
  unfollow (watch);
  vane_scheduler_stop (vane_context_get_scheduler (watch->context));
  vane_feed_list_close_async (vane_context_get_feeds (watch->context), got_closed, watch);

  return G_SOURCE_REMOVE;
}

static void
queue_end (Watch *watch)
{
  if (watch->end_id == 0)
    watch->end_id = g_idle_add (on_end, watch);
}

static void
on_cancelled (GCancellable *cancellable,
              Watch        *watch)
{
  vane_ctl_raise (watch->ctl, VANE_EXIT_INTERRUPTED);
  queue_end (watch);
}

/* Also when there is nothing to say for hours. */
static gboolean
on_reader_gone (int          fd,
                GIOCondition condition,
                gpointer     user_data)
{
  Watch *watch = user_data;

  watch->gone_id = 0;
  queue_end (watch);

  return G_SOURCE_REMOVE;
}

/* --- printing --- */

static char *
make_line (Watch *watch)
{
  VaneCtl *ctl = watch->ctl;
  VaneFeed *feed = watch->feed;
  g_autoptr(GPtrArray) origins = feed != NULL ? vane_feed_list_origins (feed) : NULL;
  VaneReportJsonInput input = {
    .error = watch->error,
    .units = &ctl->units,
    .phase = watch->error != NULL ? VANE_PHASE_FAILED : VANE_PHASE_LOADING,
    .next_try_at = VANE_TIME_NONE,
    .now = vane_clock_get_now (vane_context_get_clock (ctl->context)),
  };

  if (feed != NULL)
    {
      input.place = vane_feed_get_place (feed);
      input.report = vane_feed_get_report (feed);
      input.error = vane_feed_get_error (feed);
      input.provider = vane_feed_get_shown_provider (feed);
      input.origins = origins;
      input.phase = vane_feed_get_phase (feed);
      input.next_try_at = vane_feed_get_next_refresh (feed);
    }

  return vane_watch_line (watch->format, ctl->template, &input);
}

/* A bar that has gone is no failure of ours: there is nobody to write to. */
static gboolean
on_print (gpointer user_data)
{
  Watch *watch = user_data;
  g_autofree char *line = make_line (watch);

  watch->print_id = 0;
  if (g_strcmp0 (line, watch->line) == 0)
    return G_SOURCE_REMOVE;

  g_free (watch->line);
  watch->line = g_steal_pointer (&line);
  if (puts (watch->line) < 0 || fflush (stdout) != 0)
    {
      clearerr (stdout);
      queue_end (watch);
    }

  return G_SOURCE_REMOVE;
}

/* Several properties change in one turn: one line. What is stored is read first. */
static void
queue_print (Watch *watch)
{
  if (watch->print_id == 0 && (watch->feed == NULL || vane_feed_get_loaded (watch->feed)))
    watch->print_id = g_idle_add (on_print, watch);
}

/* --- what is watched --- */

static void
follow_feed (Watch *watch)
{
  VaneFeed *feed = vane_feed_list_get_current (vane_context_get_feeds (watch->context));

  unfollow (watch);
  g_set_object (&watch->feed, feed);
  if (feed != NULL)
    {
      g_signal_connect_swapped (feed, "notify", G_CALLBACK (queue_print), watch);
      g_signal_connect_swapped (feed, "tick", G_CALLBACK (queue_print), watch);
    }
  queue_print (watch);
}

static void
set_place (Watch     *watch,
           VanePlace *place)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new ();

  if (place != NULL)
    g_ptr_array_add (places, place);
  vane_settings_set_places (vane_context_get_settings (watch->context), places);
}

static void
on_current_changed (VaneFeedList *feeds,
                    GParamSpec   *pspec,
                    Watch        *watch)
{
  VaneFeed *current = vane_feed_list_get_current (feeds);

  set_place (watch, current != NULL ? vane_feed_get_place (current) : NULL);
}

static gboolean
on_retry (gpointer user_data)
{
  Watch *watch = user_data;

  watch->retry_id = 0;
  find_place (watch);

  return G_SOURCE_REMOVE;
}

/* Being offline is no reason to end: a bar would take the module away. */
static void
fail_to_find (Watch  *watch,
              GError *error)
{
  VaneCtl *ctl = watch->ctl;

  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_NO_MATCH))
    {
      vane_ctl_fail (ctl, watch->text, error, NULL);
      queue_end (watch);
      return;
    }

  g_clear_error (&watch->error);
  watch->error = g_error_copy (error);
  queue_print (watch);
  watch->retry_id = g_timeout_add_seconds (MIN (FIRST_RETRY_S << MIN (watch->n_failures, 16), LAST_RETRY_S),
                                           on_retry, watch);
  watch->n_failures++;
}

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Watch *watch = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_context_resolve_finish (VANE_CONTEXT (source), result, &error);

  /* The end waits for nothing here: what was cancelled frees it. */
  if (vane_error_is_cancelled (error))
    return;

  if (places == NULL)
    {
      fail_to_find (watch, error);
    }
  else if (places->len > 1)
    {
      vane_ctl_list_candidates (watch->ctl, watch->text, places);
      queue_end (watch);
    }
  else
    {
      g_clear_error (&watch->error);
      set_place (watch, places->pdata[0]);
    }
}

static void
find_place (Watch *watch)
{
  vane_context_resolve_async (watch->ctl->context, watch->text, watch->ctl->provider, watch->ctl->cancellable,
                              got_places, watch);
}

/* --- the leader of the schedule --- */

static void
on_service_appeared (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  Watch *watch = user_data;

  vane_scheduler_set_extra (vane_context_get_scheduler (watch->context), FOLLOWER_EXTRA_S);
}

static void
on_service_vanished (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  Watch *watch = user_data;

  vane_scheduler_set_extra (vane_context_get_scheduler (watch->context), 0);
}

static void
on_units_changed (VaneSettings *settings,
                  GParamSpec   *pspec,
                  Watch        *watch)
{
  if (watch->ctl->units_given)
    return;
  watch->ctl->units = vane_settings_get_units (settings);
  queue_print (watch);
}

static gboolean
check_arguments (VaneCtl           *ctl,
                 const char *const *arguments,
                 VaneWatchFormat   *format)
{
  g_autofree char *problem = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *sentence = NULL;

  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      vane_ctl_usage (ctl, _("“watch” follows one PLACE."));
      return FALSE;
    }
  if (!vane_watch_format_from_string (ctl->format != NULL ? ctl->format : "text", format))
    {
      vane_ctl_usage (ctl, _("“--format” of “watch” is text, waybar or json."));
      return FALSE;
    }
  if (ctl->template == NULL || vane_watch_check_template (ctl->template, &problem))
    return TRUE;

  clean = vane_ctl_clean (problem);
  fields = vane_watch_describe_fields ();
  sentence = g_strdup_printf (_("There is no field “%s”. There are:\n%s"), clean, fields);
  vane_ctl_usage (ctl, sentence);

  return FALSE;
}

static void
begin (Watch *watch)
{
  VaneCtl *ctl = watch->ctl;
  VaneFeedList *feeds = vane_context_get_feeds (ctl->context);

  watch->context = vane_context_new_for_place (ctl->context, NULL);
  watch->cancelled_id = g_cancellable_connect (ctl->cancellable, G_CALLBACK (on_cancelled), watch, NULL);
  watch->gone_id = g_unix_fd_add (STDOUT_FILENO, G_IO_ERR | G_IO_HUP, on_reader_gone, watch);
  watch->name_id = g_bus_watch_name (G_BUS_TYPE_SESSION, SERVICE_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                     on_service_appeared, on_service_vanished, watch, NULL);
  g_signal_connect (vane_context_get_settings (ctl->context), "notify::units", G_CALLBACK (on_units_changed), watch);
  g_signal_connect_swapped (vane_context_get_feeds (watch->context), "notify::current", G_CALLBACK (follow_feed),
                            watch);
  vane_context_follow_cache (watch->context);
  vane_scheduler_start (vane_context_get_scheduler (watch->context));
  if (watch->text != NULL)
    {
      find_place (watch);
      return;
    }

  g_signal_connect (feeds, "notify::current", G_CALLBACK (on_current_changed), watch);
  on_current_changed (feeds, NULL, watch);
  if (watch->feed == NULL)
    queue_print (watch);
}

/**
 * vane_ctl_run_watch:
 * @ctl: the program
 * @arguments: a PLACE; none = the current place, also when that changes
 *
 * Runs until it is interrupted, or nobody reads any more.
 */
void
vane_ctl_run_watch (VaneCtl           *ctl,
                    const char *const *arguments)
{
  VaneWatchFormat format;
  Watch *watch;

  if (!check_arguments (ctl, arguments, &format))
    return;

  /* Whoever reads may go: that is no failure. */
  signal (SIGPIPE, SIG_IGN);
  watch = g_new0 (Watch, 1);
  watch->ctl = ctl;
  watch->format = format;
  watch->text = g_strdup (arguments[0]);
  begin (watch);
}
