/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing sources, and keeping how far they are off. */
#include "config.h"

#include "feed/vane-compare-private.h"
#include "feed/vane-context-private.h"

static void
on_report (VaneFeed    *feed,
           GParamSpec  *pspec,
           VaneContext *self)
{
  VaneReport *report = vane_feed_get_report (feed);

  if (self->accuracy != NULL && report != NULL)
    vane_accuracy_store_note (self->accuracy, vane_place_get_id (vane_feed_get_place (feed)), report,
                              vane_feed_get_now (feed));
}

/**
 * vane_context_note_reports:
 * @self: a context
 * @feed: a feed of a place that is kept
 *
 * From now on what comes in for it is noted, where that is wanted. One that was moved in its
 * list comes again.
 */
void
vane_context_note_reports (VaneContext *self,
                           VaneFeed    *feed)
{
  if (self->accuracy == NULL)
    return;

  g_signal_handlers_disconnect_by_func (feed, on_report, self);
  g_signal_connect_object (feed, "notify::report", G_CALLBACK (on_report), self, 0);
  g_hash_table_add (self->noted, g_strdup (vane_place_get_id (vane_feed_get_place (feed))));
}

/**
 * vane_context_forget_removed:
 * @self: a context whose list of places has changed
 *
 * Of places that are in it no more nothing is kept. Every program does that: one of them may
 * have been about to write.
 */
void
vane_context_forget_removed (VaneContext *self)
{
  GHashTableIter iter;
  gpointer place_id;

  if (self->accuracy == NULL || self->for_place)
    return;

  g_hash_table_iter_init (&iter, self->noted);
  while (g_hash_table_iter_next (&iter, &place_id, NULL))
    {
      if (vane_feed_list_find (self->feeds, place_id) != NULL)
        continue;
      vane_accuracy_store_forget (self->accuracy, place_id);
      g_hash_table_iter_remove (&iter);
    }
}

/**
 * vane_context_set_accuracy:
 * @self: a context
 * @accuracy: (nullable): where it is kept how far sources are off; %NULL: nowhere
 */
void
vane_context_set_accuracy (VaneContext       *self,
                           VaneAccuracyStore *accuracy)
{
  g_return_if_fail (VANE_IS_CONTEXT (self));

  g_set_object (&self->accuracy, accuracy);
  for (guint i = 0; i < vane_feed_list_get_n (self->feeds); i++)
    vane_context_note_reports (self, vane_feed_list_get (self->feeds, i));
}

/* After that it is another weather. */
#define AGREEMENT_LASTS_S 3600

typedef struct
{
  const char *provider;  /* (interned) */
  guint       n_agreeing;
  guint       n_others;
  gint64      at;
} Agreement;

/* Of the source that is shown: another one may stand in for the user's own. */
static void
note_agreement (VaneContext *self,
                VaneCompare *compare,
                VaneFeed    *feed)
{
  VaneReport *report = vane_feed_get_report (feed);
  g_autoptr(GArray) rows = vane_compare_list (compare);
  VaneSpan spans[VANE_COMPARISON_N_SPANS];
  Agreement agreement = { .at = vane_compare_get_now (compare) };

  if (report == NULL)
    return;
  vane_comparison_init_spans (spans, vane_compare_get_zone (compare), agreement.at);
  agreement.provider = g_intern_string (vane_report_get_provider (report));
  if (vane_comparison_count_agreeing (&spans[0], (const VaneCompared *) (gpointer) rows->data, rows->len,
                                      agreement.provider, agreement.at, &agreement.n_agreeing, &agreement.n_others))
    g_hash_table_replace (self->agreements, g_strdup (vane_place_get_id (vane_feed_get_place (feed))),
                          g_memdup2 (&agreement, sizeof agreement));
  vane_feed_tick (feed);
}

static void
on_compared (VaneContext *self,
             VaneCompare *compare)
{
  const char *id = vane_place_get_id (vane_compare_get_place (compare));
  VaneFeed *feed = vane_feed_list_find (self->feeds, id);

  if (vane_compare_get_n_waiting (compare) == 0 && feed != NULL)
    note_agreement (self, compare, feed);
}

/**
 * vane_context_get_agreement:
 * @self: a context
 * @report: what is shown
 * @now: unix seconds
 * @n_agreeing: (out): how many other sources say the same of now
 * @n_others: (out): how many say anything
 *
 * Returns: whether the place was compared in the last hour, with the source of @report
 */
gboolean
vane_context_get_agreement (VaneContext *self,
                            VaneReport  *report,
                            gint64       now,
                            guint       *n_agreeing,
                            guint       *n_others)
{
  const Agreement *agreement;

  g_return_val_if_fail (VANE_IS_CONTEXT (self) && report != NULL, FALSE);

  agreement = g_hash_table_lookup (self->agreements, vane_place_get_id (vane_report_get_place (report)));
  if (agreement == NULL || agreement->at > now || now - agreement->at > AGREEMENT_LASTS_S ||
      !g_str_equal (agreement->provider, vane_report_get_provider (report)))
    return FALSE;
  *n_agreeing = agreement->n_agreeing;
  *n_others = agreement->n_others;

  return TRUE;
}

/**
 * vane_context_make_comparison:
 * @self: a context
 * @place: a place, saved or not
 *
 * Returns: (transfer full): all sources for it, the user's own first; nobody is asked yet;
 *   vane_compare_close() it before dropping it
 */
VaneCompare *
vane_context_make_comparison (VaneContext *self,
                              VanePlace   *place)
{
  VaneCompareFields fields = { .place = place };
  VaneCompare *compare;

  g_return_val_if_fail (VANE_IS_CONTEXT (self) && place != NULL, NULL);

  fields.transport = self->transport;
  fields.clock = self->clock;
  fields.sources.table = vane_providers;
  fields.sources.chosen = vane_provider_find (vane_settings_get_provider (self->settings));
  fields.decimals = vane_settings_get_decimals (self->settings);
  fields.language = vane_settings_get_language (self->settings);
  fields.store = self->accuracy;
  /* A source that is no more is none of the rows. */
  if (fields.sources.chosen == NULL)
    fields.sources.chosen = vane_provider_find ("open-meteo");

  compare = vane_compare_new (&fields);
  g_signal_connect_object (compare, "changed", G_CALLBACK (on_compared), self, G_CONNECT_SWAPPED);

  return compare;
}
