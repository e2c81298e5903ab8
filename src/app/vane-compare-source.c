/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-compare-source.h"

#include <glib/gi18n.h>

#include "present/vane-describe-comparison.h"
#include "vane-accessible.h"

struct _VaneCompareSource
{
  AdwActionRow    parent_instance;

  VaneCompare    *compare;  /* (owned) (nullable) */
  VaneCompareRow *row;      /* (owned) (nullable) */
  GtkSpinner     *spinner;
  GtkWidget      *retry;
};

G_DEFINE_FINAL_TYPE (VaneCompareSource, vane_compare_source, ADW_TYPE_ACTION_ROW)

static void
vane_compare_source_dispose (GObject *object)
{
  VaneCompareSource *self = VANE_COMPARE_SOURCE (object);

  g_clear_object (&self->compare);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (vane_compare_source_parent_class)->dispose (object);
}

static void
vane_compare_source_class_init (VaneCompareSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_compare_source_dispose;
}

static void
on_retry (GtkButton         *button,
          VaneCompareSource *self)
{
  vane_compare_retry (self->compare, self->row);
}

static void
vane_compare_source_init (VaneCompareSource *self)
{
  g_object_set (self, "use-markup", FALSE, "activatable", FALSE, NULL);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->retry = gtk_button_new_with_label (_("Retry"));
  gtk_widget_set_valign (self->retry, GTK_ALIGN_CENTER);
  g_signal_connect (self->retry, "clicked", G_CALLBACK (on_retry), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->retry);
}

/**
 * vane_compare_source_new:
 * @compare: a comparison
 * @row: one of its rows
 *
 * Returns: (transfer floating): a row for it, empty
 */
GtkWidget *
vane_compare_source_new (VaneCompare    *compare,
                         VaneCompareRow *row)
{
  VaneCompareSource *self = g_object_new (VANE_TYPE_COMPARE_SOURCE, NULL);
  const char *name = vane_compare_row_get (row)->info->name;
  /* Translators: %s is the name of a weather service */
  g_autofree char *retry = g_strdup_printf (_("Ask %s again"), name);

  self->compare = g_object_ref (compare);
  self->row = g_object_ref (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  vane_accessible_set_name (GTK_ACCESSIBLE (self->retry), retry);

  return GTK_WIDGET (self);
}

/* What went wrong, and how far it was off, a line each. */
static char *
make_subtitle (const VaneCompared *compared,
               const VaneUnits    *units,
               gint64              now)
{
  g_autofree char *trouble = vane_describe_compared_trouble (compared, now);
  g_autofree char *score = vane_describe_score (&compared->score, units);

  if (trouble != NULL && score != NULL)
    return g_strdup_printf ("%s\n%s", trouble, score);
  if (trouble != NULL)
    return g_steal_pointer (&trouble);

  return score != NULL ? g_steal_pointer (&score) : g_strdup ("");
}

/**
 * vane_compare_source_update:
 * @self: a row
 * @spans: (array length=n_spans): the columns
 * @n_spans: how many
 * @units: the units wanted
 */
void
vane_compare_source_update (VaneCompareSource *self,
                            const VaneSpan    *spans,
                            guint              n_spans,
                            const VaneUnits   *units)
{
  const VaneCompared *compared = vane_compare_row_get (self->row);
  gint64 now = vane_compare_get_now (self->compare);
  g_autofree char *subtitle = make_subtitle (compared, units, now);
  g_autofree char *sentence =
      vane_describe_compared (compared, spans, n_spans, units, vane_compare_get_zone (self->compare), now);
  gboolean waiting = compared->state == VANE_COMPARED_WAITING;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_spinner_set_spinning (self->spinner, waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), waiting);
  gtk_widget_set_visible (self->retry, compared->state == VANE_COMPARED_FAILED);
  vane_accessible_set_name (GTK_ACCESSIBLE (self), sentence);
}
