/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl compare: all sources about one place. On a terminal a table that is filled as the
 * answers arrive; elsewhere a paragraph for each source when it has answered, which is never
 * taken back. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "ctl/vane-ctl-compare.h"
#include "ctl/vane-ctl-show.h"
#include "present/vane-comparison-json.h"
#include "present/vane-describe.h"

static void got_places (GObject *source, GAsyncResult *result, gpointer user_data);
static void ran (GObject *source, GAsyncResult *result, gpointer user_data);

/* --- on a terminal --- */

/* Over what was drawn before; the last time nothing is cut off. */
static void
draw (VaneCtlComparison *self,
      gboolean           last)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_lines = 0;

  if (self->n_lines > 0)
    g_string_append_printf (text, "\033[%uA\033[J", self->n_lines);
  vane_ctl_comparison_append_table (self, text, last ? 0 : self->width);
  for (const char *c = strchr (text->str, '\n'); c != NULL; c = strchr (c + 1, '\n'))
    n_lines++;
  self->n_lines = n_lines;
  vane_ctl_print (text->str);
  fflush (stdout);
}

/* --- elsewhere --- */

static void
print_new (VaneCtlComparison *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->compare)); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      const VaneCompared *compared = vane_compare_row_get (vane_compare_get_row (self->compare, i));

      if (compared->state == VANE_COMPARED_WAITING || !g_hash_table_add (self->printed, (gpointer) compared->info))
        continue;
      vane_ctl_comparison_append_source (self, text, compared);
      vane_ctl_print (text->str);
      fflush (stdout);
    }
}

static void
on_changed (VaneCompare       *compare,
            VaneCtlComparison *self)
{
  if (self->ctl->json)
    return;

  if (self->drawn)
    draw (self, FALSE);
  else
    print_new (self);
}

/* --- the command --- */

static void
comparison_free (VaneCtlComparison *self)
{
  if (self->compare != NULL)
    vane_compare_close (self->compare);
  g_clear_object (&self->compare);
  g_hash_table_unref (self->printed);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneCtlComparison, comparison_free)

/**
 * vane_ctl_run_compare:
 * @ctl: the program
 * @arguments: a PLACE; none = the current place
 */
void
vane_ctl_run_compare (VaneCtl           *ctl,
                      const char *const *arguments)
{
  VaneCtlComparison *self;

  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      vane_ctl_usage (ctl, _("“compare” takes one place."));
      return;
    }
  if (ctl->provider != NULL)
    {
      vane_ctl_usage (ctl, _("“compare” asks all sources: leave out “--provider”."));
      return;
    }

  if (!vane_settings_may_compare (vane_context_get_settings (ctl->context)))
    {
      vane_ctl_complain ("%s", _("Set by your administrator"));
      vane_ctl_raise (ctl, VANE_EXIT_LOCAL);
      vane_ctl_end (ctl);
      return;
    }

  self = g_new0 (VaneCtlComparison, 1);
  self->ctl = ctl;
  self->text = g_strdup (arguments[0] != NULL ? arguments[0] : "");
  self->printed = g_hash_table_new (NULL, NULL);
  vane_context_resolve_async (ctl->context, self->text, NULL, ctl->cancellable, got_places, self);
}

static void
begin (VaneCtlComparison *self,
       VanePlace         *place)
{
  VaneCtl *ctl = self->ctl;
  guint height = 0;

  self->compare = vane_context_make_comparison (ctl->context, place);
  vane_ctl_comparison_get_terminal (ctl, &self->width, &height);
  /* What has left the screen cannot be drawn over. */
  self->drawn = !ctl->json && self->width > 0 && vane_ctl_comparison_count_lines (self) < height;
  if (!ctl->json && !self->drawn)
    vane_ctl_comparison_print_title (self);
  g_signal_connect (self->compare, "changed", G_CALLBACK (on_changed), self);
  if (self->drawn)
    draw (self, FALSE);
  vane_compare_run_async (self->compare, ctl->cancellable, ran, self);
}

/* Every script that reads JSON gets some. */
static void
print_json_unresolved (VaneCtl      *ctl,
                       const GError *error,
                       GPtrArray    *candidates)
{
  VaneComparisonJsonInput input = {
    .error = error,
    .candidates = candidates,
    .units = &ctl->units,
    .now = vane_clock_get_now (vane_context_get_clock (ctl->context)),
  };
  g_autoptr(JsonNode) node = vane_comparison_json_new (&input);

  vane_ctl_print_json (node);
}

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(VaneCtlComparison) self = user_data;
  VaneCtl *ctl = self->ctl;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_context_resolve_finish (VANE_CONTEXT (source), result, &error);

  if (places != NULL && places->len == 1)
    {
      begin (g_steal_pointer (&self), places->pdata[0]);
      return;
    }

  if (ctl->json && !vane_error_is_cancelled (error))
    print_json_unresolved (ctl, error, places);
  if (places != NULL)
    {
      vane_ctl_list_candidates (ctl, self->text, places);
    }
  else
    {
      g_autofree char *clean = vane_ctl_clean (self->text);

      vane_ctl_fail (ctl, clean, error, NULL);
    }
  vane_ctl_end (ctl);
}

static void
print_json (VaneCtlComparison *self)
{
  g_autoptr(GArray) rows = vane_compare_list (self->compare);
  VaneComparisonJsonInput input = {
    .place = vane_compare_get_place (self->compare),
    .rows = (const VaneCompared *) (void *) rows->data,
    .n_rows = rows->len,
    .units = &self->ctl->units,
    .zone = vane_compare_get_zone (self->compare),
    .now = vane_compare_get_now (self->compare),
  };
  g_autoptr(JsonNode) node = vane_comparison_json_new (&input);

  vane_ctl_print_json (node);
}

/* Where one source has said something that is an answer; else why there is none, the most
 * serious reason first: that others do not cover the place is none. */
static VaneExit
get_exit (VaneCtlComparison *self)
{
  g_autoptr(GArray) rows = vane_compare_list (self->compare);
  VaneExit code = VANE_EXIT_ANSWERED;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, VaneCompared, i).report != NULL)
      return VANE_EXIT_ANSWERED;

  for (guint state = VANE_COMPARED_FAILED; state < VANE_N_COMPARED_STATES && code == VANE_EXIT_ANSWERED; state++)
    for (guint i = 0; i < rows->len; i++)
      {
        const VaneCompared *row = &g_array_index (rows, VaneCompared, i);

        if (row->state == VANE_COMPARED_FAILED && state == VANE_COMPARED_FAILED)
          code = MAX (code, vane_ctl_exit_for (row->error));
        else if (row->state == VANE_COMPARED_NEEDS_KEY && state == VANE_COMPARED_NEEDS_KEY)
          code = VANE_EXIT_KEY;
      }

  return code != VANE_EXIT_ANSWERED ? code : VANE_EXIT_NOT_COVERED;
}

static void
ran (GObject      *source,
     GAsyncResult *result,
     gpointer      user_data)
{
  g_autoptr(VaneCtlComparison) self = user_data;
  VaneCtl *ctl = self->ctl;
  g_autoptr(GError) error = NULL;
  VaneExit code;

  if (!vane_compare_run_finish (VANE_COMPARE (source), result, &error))
    {
      vane_ctl_raise (ctl, VANE_EXIT_INTERRUPTED);
      vane_ctl_end (ctl);
      return;
    }

  if (ctl->json)
    {
      print_json (self);
    }
  else if (self->drawn)
    {
      draw (self, TRUE);
    }
  else
    {
      g_autoptr(GString) text = g_string_new (NULL);

      vane_ctl_comparison_append_spread (self, text);
      vane_ctl_print (text->str);
    }

  code = get_exit (self);
  if (code != VANE_EXIT_ANSWERED)
    vane_ctl_complain ("%s", _("No source has answered."));
  vane_ctl_raise (ctl, code);
  vane_ctl_end (ctl);
}
