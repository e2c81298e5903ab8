/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From PLACEs to reports, all at the same time: each is resolved, shown from the cache
 * where it is there, and refreshed; the slowest one decides how long it takes. */
#include "config.h"

#include "ctl/vane-ctl-ask.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/vane-gather.h"
#include "present/vane-describe.h"

/* A mark on the terminal only for waits that a person notices. */
#define PROGRESS_MS 300

typedef struct
{
  VaneCtl      *ctl;
  GPtrArray    *answers;      /* (owned) (element-type VaneAnswer) */
  VaneGather    gather;
  VaneAnswered  answered;
  guint         progress_id;
  gboolean      progress_shown;
} Ask;

/* One place of an ask. */
typedef struct
{
  Ask        *ask;     /* lives until all steps have returned */
  VaneAnswer *answer;  /* owned by the ask */
} Step;

static void got_places (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_stored (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_fresh (GObject *source, GAsyncResult *result, gpointer user_data);
static void step_done (Step *step);
static void ask_done (Ask *ask);

static void
answer_free (gpointer data)
{
  VaneAnswer *answer = data;

  g_free (answer->text);
  if (answer->feed != NULL)
    vane_feed_close (answer->feed);
  g_clear_object (&answer->feed);
  g_clear_pointer (&answer->report, vane_report_unref);
  g_clear_error (&answer->error);
  g_clear_pointer (&answer->candidates, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
on_progress (gpointer user_data)
{
  Ask *ask = user_data;

  ask->progress_id = 0;
  ask->progress_shown = TRUE;
  /* The line is taken away again by a carriage return and "erase to the end". */
  fprintf (stderr, "%s\r", _("Asking…"));
  fflush (stderr);

  return G_SOURCE_REMOVE;
}

static void
end_progress (Ask *ask)
{
  g_clear_handle_id (&ask->progress_id, g_source_remove);
  if (ask->progress_shown)
    fputs ("\033[K", stderr);
  ask->progress_shown = FALSE;
}

/**
 * vane_ctl_ask:
 * @ctl: the program
 * @places: (array zero-terminated=1): PLACEs; none = the current place
 * @answered: called once, when all have answered or failed
 */
void
vane_ctl_ask (VaneCtl           *ctl,
              const char *const *places,
              VaneAnswered       answered)
{
  static const char *const current[] = { "", NULL };
  Ask *ask = g_new0 (Ask, 1);

  if (places[0] == NULL)
    places = current;

  ask->ctl = ctl;
  ask->answers = g_ptr_array_new_with_free_func (answer_free);
  ask->answered = answered;
  if (ctl->progress)
    ask->progress_id = g_timeout_add (PROGRESS_MS, on_progress, ask);

  vane_gather_begin (&ask->gather);
  for (guint i = 0; places[i] != NULL; i++)
    {
      Step *step = g_new0 (Step, 1);

      step->ask = ask;
      step->answer = g_new0 (VaneAnswer, 1);
      step->answer->text = g_strdup (places[i]);
      g_ptr_array_add (ask->answers, step->answer);
      vane_gather_add (&ask->gather);
      vane_context_resolve_async (ctl->context, places[i], ctl->provider, ctl->cancellable, got_places, step);
    }
  ask_done (ask);
}

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Step *step = user_data;
  VaneCtl *ctl = step->ask->ctl;
  g_autoptr(GPtrArray) places =
      vane_context_resolve_finish (VANE_CONTEXT (source), result, &step->answer->error);

  if (places == NULL)
    {
      step_done (step);
      return;
    }
  if (places->len > 1)
    {
      step->answer->candidates = g_steal_pointer (&places);
      step_done (step);
      return;
    }

  step->answer->feed = vane_context_make_feed (ctl->context, places->pdata[0], ctl->provider);
  vane_feed_load_async (step->answer->feed, ctl->cancellable, got_stored, step);
}

static void
got_stored (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Step *step = user_data;
  VaneCtl *ctl = step->ask->ctl;
  g_autoptr(GError) error = NULL;

  step->answer->report = vane_feed_load_finish (VANE_FEED (source), result, &error);
  vane_feed_refresh_async (VANE_FEED (source), !ctl->due, ctl->cancellable, got_fresh, step);
}

static void
got_fresh (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Step *step = user_data;
  VaneReport *report = vane_feed_refresh_finish (VANE_FEED (source), result, &step->answer->error);

  if (report != NULL)
    {
      g_clear_pointer (&step->answer->report, vane_report_unref);
      step->answer->report = report;
    }
  step_done (step);
}

static void
step_done (Step *step)
{
  Ask *ask = step->ask;

  g_free (step);
  ask_done (ask);
}

static void
ask_done (Ask *ask)
{
  if (!vane_gather_done (&ask->gather, NULL))
    return;

  end_progress (ask);
  ask->answered (ask->ctl, ask->answers);
  g_ptr_array_unref (ask->answers);
  g_free (ask);
}

/**
 * vane_ctl_answer_label:
 * @answer: an answer
 *
 * Returns: (transfer full): the place, as sentences about it begin
 */
char *
vane_ctl_answer_label (const VaneAnswer *answer)
{
  if (answer->feed != NULL)
    return vane_describe_place (vane_feed_get_place (answer->feed));

  return vane_ctl_clean (answer->text);
}
