/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a comparison: a measure with a line for each source, or a source with a line
 * for each measure. */
#include "config.h"

#include "ctl/vane-ctl-compare.h"

#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "ctl/vane-ctl-show.h"
#include "present/vane-columns.h"
#include "present/vane-describe-comparison.h"
#include "present/vane-describe.h"

#define CELL_WIDTH 10
#define PRECISE_CELL_WIDTH 14
#define NOT_YET "…"

typedef struct
{
  VaneCtl   *ctl;
  GArray    *rows;     /* (owned) (element-type VaneCompared) */
  GTimeZone *zone;
  gint64     now;
  VaneSpan   spans[VANE_COMPARISON_N_SPANS];
  guint      n_spans;  /* so many fit */
  glong      label_width;
  glong      cell_width;
} Table;

/**
 * vane_ctl_comparison_get_terminal:
 * @ctl: the program
 * @width: (out): columns of the terminal that is written to, or 0
 * @height: (out): lines of it
 */
void
vane_ctl_comparison_get_terminal (VaneCtl *ctl,
                                  guint   *width,
                                  guint   *height)
{
  struct winsize size;

  *width = *height = 0;
  if (!ctl->terminal || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return;

  *width = size.ws_col;
  *height = size.ws_row;
}

/* Those that say something, or may yet. */
static gboolean
has_line (const VaneCompared *row)
{
  return row->state == VANE_COMPARED_WAITING || row->report != NULL;
}

static char *
make_measure_label (const Table *table,
                    VaneMeasure  measure)
{
  return g_strdup_printf ("%s (%s)", vane_describe_measure (measure),
                          vane_describe_measure_unit (measure, &table->ctl->units));
}

static void
table_init (Table             *table,
            VaneCtlComparison *self,
            guint              width)
{
  *table = (Table) { .ctl = self->ctl, .n_spans = VANE_COMPARISON_N_SPANS };
  table->rows = vane_compare_list (self->compare);
  table->zone = vane_compare_get_zone (self->compare);
  table->now = vane_compare_get_now (self->compare);
  table->cell_width = self->ctl->precise ? PRECISE_CELL_WIDTH : CELL_WIDTH;
  vane_comparison_init_spans (table->spans, table->zone, table->now);
  for (guint i = 0; i < table->n_spans; i++)
    {
      g_autofree char *name = vane_describe_span (&table->spans[i], table->zone, table->now, TRUE);

      table->cell_width = MAX (table->cell_width, vane_columns_count (name) + 1);
    }

  for (VaneMeasure measure = 0; measure < VANE_N_MEASURES; measure++)
    {
      g_autofree char *label = make_measure_label (table, measure);

      table->label_width = MAX (table->label_width, vane_columns_count (label));
    }
  for (guint i = 0; i < table->rows->len; i++)
    table->label_width =
        MAX (table->label_width, vane_columns_count (g_array_index (table->rows, VaneCompared, i).info->name));
  table->label_width += 2;
  while (width > 0 && table->n_spans > 2 && table->label_width + table->n_spans * table->cell_width > width)
    table->n_spans--;
}

static void
table_clear (Table *table)
{
  g_array_unref (table->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* --- lines --- */

static void
append_label (const Table *table,
              GString     *text,
              const char  *label)
{
  g_string_append_printf (text, "  %s", label);
  for (glong i = vane_columns_count (label); i < table->label_width - 2; i++)
    g_string_append_c (text, ' ');
}

static void
append_cell (const Table *table,
             GString     *text,
             const char  *cell)
{
  glong n_blanks = MAX (table->cell_width - vane_columns_count (cell), 1);

  for (glong i = 0; i < n_blanks; i++)
    g_string_append_c (text, ' ');
  g_string_append (text, cell);
}

static void
append_heading (const Table *table,
                GString     *text,
                const char  *label)
{
  g_string_append (text, vane_ctl_bold (table->ctl));
  append_label (table, text, label);
  g_string_append (text, vane_ctl_plain (table->ctl));
  g_string_append (text, vane_ctl_dim (table->ctl));
  for (guint i = 0; i < table->n_spans; i++)
    {
      g_autofree char *name = vane_describe_span (&table->spans[i], table->zone, table->now, TRUE);

      append_cell (table, text, name);
    }
  g_string_append_printf (text, "%s\n", vane_ctl_plain (table->ctl));
}

static void
append_values (const Table        *table,
               GString            *text,
               const char         *label,
               const VaneCompared *row,
               VaneMeasure         measure)
{
  append_label (table, text, label);
  for (guint i = 0; i < table->n_spans; i++)
    {
      VaneSample cell;
      g_autofree char *value = NULL;

      if (row->report != NULL)
        {
          vane_comparison_read (&table->spans[i], row->report, table->now, &cell);
          value = vane_describe_cell (&table->spans[i], &cell, measure, &table->ctl->units,
                                      table->ctl->precise ? VANE_FORMAT_PRECISE : VANE_FORMAT_PLAIN);
        }
      append_cell (table, text, value != NULL ? value : NOT_YET);
    }
  g_string_append_c (text, '\n');
}

static void
append_spread (const Table *table,
               GString     *text,
               const char  *label,
               VaneMeasure  measure)
{
  g_string_append (text, vane_ctl_dim (table->ctl));
  append_label (table, text, label);
  for (guint i = 0; i < table->n_spans; i++)
    {
      g_autofree char *value =
          vane_describe_spread (&table->spans[i], (const VaneCompared *) (void *) table->rows->data, table->rows->len,
                                measure, &table->ctl->units, table->now,
                                table->ctl->precise ? VANE_FORMAT_PRECISE : VANE_FORMAT_PLAIN);

      append_cell (table, text, value);
    }
  g_string_append_printf (text, "%s\n", vane_ctl_plain (table->ctl));
}

/* A sentence about a source; on a terminal that is drawn over it must not be folded. */
static void
append_sentence (const Table *table,
                 GString     *text,
                 const char  *name,
                 const char  *sentence,
                 guint        width)
{
  g_autofree char *line = g_strdup_printf ("  %s: %s", name, sentence);

  if (width > 0 && vane_columns_count (line) >= width)
    {
      g_autofree char *cut = vane_columns_cut (line, width - 2);

      g_string_append_printf (text, "%s…\n", cut);
      return;
    }

  g_string_append_printf (text, "%s\n", line);
}

static void
append_sentences (const Table        *table,
                  GString            *text,
                  const VaneCompared *row,
                  guint               width)
{
  g_autofree char *trouble = vane_describe_compared_trouble (row, table->now);
  g_autofree char *score = vane_describe_score (&row->score, &table->ctl->units);

  if (trouble != NULL && row->state != VANE_COMPARED_WAITING)
    append_sentence (table, text, row->info->name, trouble, width);
  if (score != NULL)
    append_sentence (table, text, row->info->name, score, width);
}

static void
append_title (VaneCtlComparison *self,
              GString           *text)
{
  g_autofree char *place = vane_describe_place_full (vane_compare_get_place (self->compare));

  g_string_append_printf (text, "%s%s%s", vane_ctl_bold (self->ctl), place, vane_ctl_plain (self->ctl));
  if (vane_context_get_demo (self->ctl->context))
    g_string_append_printf (text, " · %s", _("Demo data"));
  g_string_append_c (text, '\n');
}

/* --- the whole --- */

/**
 * vane_ctl_comparison_count_lines:
 * @self: a comparison
 *
 * Returns: how many lines of a terminal it may take
 */
guint
vane_ctl_comparison_count_lines (VaneCtlComparison *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->compare));

  return 1 + VANE_N_MEASURES * (n_rows + 2) + 2 * n_rows;
}

/**
 * vane_ctl_comparison_print_title:
 * @self: a comparison
 */
void
vane_ctl_comparison_print_title (VaneCtlComparison *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_title (self, text);
  vane_ctl_print (text->str);
}

/**
 * vane_ctl_comparison_append_table:
 * @self: a comparison
 * @text: is added to
 * @width: what a line may have at most; 0 = no matter
 *
 * A measure after the other, with a line for each source.
 */
void
vane_ctl_comparison_append_table (VaneCtlComparison *self,
                                  GString           *text,
                                  guint              width)
{
  g_auto(Table) table;

  table_init (&table, self, self->width);
  append_title (self, text);
  for (VaneMeasure measure = 0; measure < VANE_N_MEASURES; measure++)
    {
      g_autofree char *label = make_measure_label (&table, measure);

      append_heading (&table, text, label);
      for (guint i = 0; i < table.rows->len; i++)
        {
          const VaneCompared *row = &g_array_index (table.rows, VaneCompared, i);

          if (has_line (row))
            append_values (&table, text, row->info->name, row, measure);
        }
      append_spread (&table, text, _("Spread"), measure);
    }
  for (guint i = 0; i < table.rows->len; i++)
    append_sentences (&table, text, &g_array_index (table.rows, VaneCompared, i), width);
}

/**
 * vane_ctl_comparison_append_source:
 * @self: a comparison
 * @text: is added to
 * @compared: a source that has answered or failed
 *
 * A line for each measure.
 */
void
vane_ctl_comparison_append_source (VaneCtlComparison  *self,
                                   GString            *text,
                                   const VaneCompared *compared)
{
  g_auto(Table) table;

  table_init (&table, self, 0);
  if (compared->report != NULL)
    {
      append_heading (&table, text, compared->info->name);
      for (VaneMeasure measure = 0; measure < VANE_N_MEASURES; measure++)
        {
          g_autofree char *label = make_measure_label (&table, measure);

          append_values (&table, text, label, compared, measure);
        }
    }
  append_sentences (&table, text, compared, 0);
}

/**
 * vane_ctl_comparison_append_spread:
 * @self: a comparison that has ended
 * @text: is added to
 *
 * How far the sources are apart, a line for each measure; nothing where there are not two.
 */
void
vane_ctl_comparison_append_spread (VaneCtlComparison *self,
                                   GString           *text)
{
  guint n_reports = 0;
  g_auto(Table) table;

  table_init (&table, self, 0);
  for (guint i = 0; i < table.rows->len; i++)
    n_reports += g_array_index (table.rows, VaneCompared, i).report != NULL;
  if (n_reports < 2)
    return;

  append_heading (&table, text, _("Spread"));
  for (VaneMeasure measure = 0; measure < VANE_N_MEASURES; measure++)
    {
      g_autofree char *label = make_measure_label (&table, measure);

      append_spread (&table, text, label, measure);
    }
}
