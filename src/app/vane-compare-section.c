/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made once, filled again and again: a screen reader that stands on a row stays there. */
#include "config.h"

#include "vane-compare-section.h"

#include <glib/gi18n.h>

#include "present/vane-describe-comparison.h"

#define NOT_YET "…"
#define WORD_JOINER "\u2060"
/* 1.4 times the usual 96 a inch, in 1024ths. */
#define LARGE_DPI (134 * 1024)

/* One line: of a source, or of the spread. */
typedef struct
{
  GtkWidget *row;
  GtkLabel  *name;
  GtkLabel  *cells[VANE_COMPARE_N_COLUMNS];
} Line;

struct _VaneCompareSection
{
  GtkBox      parent_instance;

  GtkLabel   *title;
  GtkListBox *list;
  GArray     *lines;  /* (owned) (element-type Line): the last one is the spread */
};

G_DEFINE_FINAL_TYPE (VaneCompareSection, vane_compare_section, GTK_TYPE_BOX)

static void
vane_compare_section_finalize (GObject *object)
{
  g_array_unref (VANE_COMPARE_SECTION (object)->lines);

  G_OBJECT_CLASS (vane_compare_section_parent_class)->finalize (object);
}

static void
vane_compare_section_class_init (VaneCompareSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_compare_section_finalize;
}

/* What a row says is read as one sentence: not its pieces once more. */
static GtkWidget *
make_label (const char *text,
            gfloat      xalign)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "justify", xalign > 0.5f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_NONE, NULL);
}

static void
vane_compare_section_init (VaneCompareSection *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

/* Of large text no value would find room beside the name in a small window. */
static gboolean
is_text_large (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > LARGE_DPI;
}

/* Two parts for the name and one for each value: so the values stand below each other, however
 * narrow the window is. Large text has the name above its values. */
static void
append_line (VaneCompareSection *self)
{
  const gboolean above = is_text_large (GTK_WIDGET (self));
  GtkGrid *grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 8, NULL);
  Line line = { .row = gtk_list_box_row_new (), .name = GTK_LABEL (make_label ("", 0.0f)) };

  gtk_widget_add_css_class (GTK_WIDGET (grid), "compare-line");
  gtk_grid_attach (grid, GTK_WIDGET (line.name), 0, 0, above ? VANE_COMPARE_N_COLUMNS : 2, 1);
  for (guint i = 0; i < VANE_COMPARE_N_COLUMNS; i++)
    {
      line.cells[i] = GTK_LABEL (make_label ("", 1.0f));
      gtk_widget_add_css_class (GTK_WIDGET (line.cells[i]), "numeric");
      gtk_grid_attach (grid, GTK_WIDGET (line.cells[i]), above ? i : 2 + i, above ? 1 : 0, 1, 1);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line.row), GTK_WIDGET (grid));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line.row), FALSE);
  gtk_list_box_append (self->list, line.row);
  g_array_append_val (self->lines, line);
}

/**
 * vane_compare_section_new:
 * @n_rows: how many sources there are
 *
 * Returns: (transfer floating): a section, empty
 */
GtkWidget *
vane_compare_section_new (guint n_rows)
{
  VaneCompareSection *self =
      g_object_new (VANE_TYPE_COMPARE_SECTION, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);

  self->title = GTK_LABEL (make_label ("", 0.0f));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "compare-title");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  for (guint i = 0; i < n_rows + 1; i++)
    append_line (self);
  gtk_widget_add_css_class (GTK_WIDGET (g_array_index (self->lines, Line, n_rows).name), "dim-label");

  return GTK_WIDGET (self);
}

/* The amount, and below it how likely it is. */
static char *
join_rain (char *amount,
           char *chance)
{
  g_autofree char *first = amount;
  g_autofree char *second = chance;

  if (g_str_equal (second, VANE_NOTHING_SAID))
    return g_strdup (first);
  if (g_str_equal (first, VANE_NOTHING_SAID))
    return g_strdup (second);

  return g_strdup_printf ("%s\n%s", first, second);
}

/* "17" above "km/h", but never "17 km/" above "h". */
static char *
keep_units (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "/", -1);

  return g_strjoinv ("/" WORD_JOINER, parts);
}

/* Takes all three. */
static void
set_cells (Line *line,
           char *temperature,
           char *rain,
           char *wind)
{
  g_autofree char *kept = keep_units (wind);

  gtk_label_set_label (line->cells[0], temperature);
  gtk_label_set_label (line->cells[1], rain);
  gtk_label_set_label (line->cells[2], kept);
  g_free (temperature);
  g_free (rain);
  g_free (wind);
}

static void
name_line (Line       *line,
           const char *sentence)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
update_source (Line               *line,
               const VaneCompared *compared,
               const VaneSpan     *span,
               const VaneUnits    *units,
               GTimeZone          *zone,
               gint64              now)
{
  const VaneFormatFlags flags = VANE_FORMAT_UNIT;
  g_autofree char *sentence = NULL;
  VaneCompared without_score = *compared;
  VaneSample cell;

  /* Why one says nothing stands above, once. */
  gtk_widget_set_visible (line->row, compared->report != NULL || compared->state == VANE_COMPARED_WAITING);
  gtk_label_set_label (line->name, compared->info->name);
  without_score.score = VANE_ACCURACY_SCORE_NONE;
  sentence = vane_describe_compared (&without_score, span, 1, units, zone, now);
  name_line (line, sentence);
  if (compared->report == NULL)
    {
      set_cells (line, g_strdup (NOT_YET), g_strdup (NOT_YET), g_strdup (NOT_YET));
      return;
    }

  vane_comparison_read (span, compared->report, now, &cell);
  set_cells (line, vane_describe_cell (span, &cell, VANE_MEASURE_TEMPERATURE, units, flags),
             join_rain (vane_describe_cell (span, &cell, VANE_MEASURE_RAIN, units, flags),
                        vane_describe_cell (span, &cell, VANE_MEASURE_CHANCE, units, flags)),
             vane_describe_cell (span, &cell, VANE_MEASURE_WIND, units, flags));
}

static void
update_spread (Line            *line,
               GArray          *rows,
               const VaneSpan  *span,
               const VaneUnits *units,
               gint64           now)
{
  const VaneCompared *compared = (const VaneCompared *) (void *) rows->data;
  char *texts[VANE_N_MEASURES] = { NULL };
  g_autofree char *sentence = NULL;

  for (VaneMeasure measure = 0; measure < VANE_N_MEASURES; measure++)
    texts[measure] = vane_describe_spread (span, compared, rows->len, measure, units, now, VANE_FORMAT_UNIT);
  gtk_label_set_label (line->name, _("Spread"));
  /* Translators: how far sources are apart: of the temperature, the rain, its chance and the wind */
  sentence = g_strdup_printf (_("Spread: temperature %s, rain %s, chance of rain %s, wind %s"), texts[0], texts[1],
                              texts[2], texts[3]);
  name_line (line, sentence);
  set_cells (line, texts[0], join_rain (texts[1], texts[2]), texts[3]);
}

/**
 * vane_compare_section_update:
 * @self: a section
 * @compare: what there is
 * @span: which column of it
 * @units: the units wanted
 */
void
vane_compare_section_update (VaneCompareSection *self,
                             VaneCompare        *compare,
                             const VaneSpan     *span,
                             const VaneUnits    *units)
{
  g_autoptr(GArray) rows = vane_compare_list (compare);
  GTimeZone *zone = vane_compare_get_zone (compare);
  gint64 now = vane_compare_get_now (compare);
  g_autofree char *title = vane_describe_span (span, zone, now, FALSE);

  g_return_if_fail (VANE_IS_COMPARE_SECTION (self) && rows->len + 1 == self->lines->len);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < rows->len; i++)
    update_source (&g_array_index (self->lines, Line, i), &g_array_index (rows, VaneCompared, i), span, units, zone,
                   now);
  update_spread (&g_array_index (self->lines, Line, rows->len), rows, span, units, now);
}
