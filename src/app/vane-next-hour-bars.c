/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar is as wide as the step it stands for: a quarter of an hour looks like one. The sentence
 * beside it says the same in words. */
#include "config.h"

#include "vane-next-hour-bars.h"

#define BARS_HEIGHT_PX 40
#define GAP_PX 2
#define RADIUS_PX 2
#define BASE_PX 2
#define LABEL_GAP_PX 4
#define N_MARKS 3

static const GdkRGBA bar_color = { 0.38f, 0.67f, 0.98f, 1.0f };

struct _VaneNextHourBars
{
  VaneReadingWidget  parent_instance;

  GArray            *bars;                /* (owned) (nullable) (element-type VaneNextHourBar) */
  GtkWidget         *marks[N_MARKS + 1];  /* now, 20, 40 and 60 min */
};

G_DEFINE_FINAL_TYPE (VaneNextHourBars, vane_next_hour_bars, VANE_TYPE_READING_WIDGET)

static void
vane_next_hour_bars_reading_changed (VaneReadingWidget *widget)
{
  VaneNextHourBars *self = VANE_NEXT_HOUR_BARS (widget);
  VaneReading *reading = vane_reading_widget_get_reading (widget);

  g_clear_pointer (&self->bars, g_array_unref);
  if (reading != NULL)
    self->bars = vane_derive_next_hour_bars (vane_reading_get_report (reading), vane_reading_get_now (reading));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
measure_marks (VaneNextHourBars *self,
               GtkOrientation    orientation)
{
  int sum = 0, most = 0;

  for (guint i = 0; i <= N_MARKS; i++)
    {
      int natural = 0;

      gtk_widget_measure (self->marks[i], orientation, -1, NULL, &natural, NULL, NULL);
      sum += natural;
      most = MAX (most, natural);
    }

  return orientation == GTK_ORIENTATION_HORIZONTAL ? sum : most;
}

static void
vane_next_hour_bars_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  int marks = measure_marks (VANE_NEXT_HOUR_BARS (widget), orientation);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? marks : BARS_HEIGHT_PX + LABEL_GAP_PX + marks;
}

/* The first and the last stay inside. */
static void
vane_next_hour_bars_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  VaneNextHourBars *self = VANE_NEXT_HOUR_BARS (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i <= N_MARKS; i++)
    {
      int natural = 0, tall = 0;
      int middle = width * (mirrored ? N_MARKS - i : i) / N_MARKS;

      gtk_widget_measure (self->marks[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      gtk_widget_measure (self->marks[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &tall, NULL, NULL);
      gtk_widget_size_allocate (self->marks[i],
                                &(GtkAllocation) { CLAMP (middle - natural / 2, 0, MAX (width - natural, 0)),
                                                   BARS_HEIGHT_PX + LABEL_GAP_PX, natural, tall },
                                -1);
    }
}

static void
append_bar (GtkSnapshot           *snapshot,
            const VaneNextHourBar *bar,
            float                  width,
            gboolean               mirrored)
{
  float from = (float) (mirrored ? 1 - bar->to : bar->from) * width;
  float length = (float) (bar->to - bar->from) * width;
  float tall = BASE_PX + (float) bar->level * (BARS_HEIGHT_PX - BASE_PX);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (from + GAP_PX / 2.0f, BARS_HEIGHT_PX - tall, MAX (length - GAP_PX, 1), tall);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, MIN (RADIUS_PX, tall / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &bar_color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
vane_next_hour_bars_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  VaneNextHourBars *self = VANE_NEXT_HOUR_BARS (widget);
  float width = (float) gtk_widget_get_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; self->bars != NULL && i < self->bars->len; i++)
    append_bar (snapshot, &g_array_index (self->bars, VaneNextHourBar, i), width, mirrored);
  GTK_WIDGET_CLASS (vane_next_hour_bars_parent_class)->snapshot (widget, snapshot);
}

static void
vane_next_hour_bars_finalize (GObject *object)
{
  g_clear_pointer (&VANE_NEXT_HOUR_BARS (object)->bars, g_array_unref);

  G_OBJECT_CLASS (vane_next_hour_bars_parent_class)->finalize (object);
}

static void
vane_next_hour_bars_class_init (VaneNextHourBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vane_next_hour_bars_finalize;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_next_hour_bars_reading_changed;
  widget_class->measure = vane_next_hour_bars_measure;
  widget_class->size_allocate = vane_next_hour_bars_size_allocate;
  widget_class->snapshot = vane_next_hour_bars_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-next-hour-bars.ui");
  for (guint i = 0; i <= N_MARKS; i++)
    {
      g_autofree char *name = g_strdup_printf ("mark%u", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (VaneNextHourBars, marks) +
                                                           i * sizeof (GtkWidget *)));
    }
}

static void
vane_next_hour_bars_init (VaneNextHourBars *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The marks stand where they belong in the hour, and not as a layout has it. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
