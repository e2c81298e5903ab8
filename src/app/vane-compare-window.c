/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sources are asked when it opens; what arrives fills the rows that are there. Closing it
 * ends what is under way. */
#include "config.h"

#include "vane-compare-window.h"

#include "present/vane-describe.h"
#include "vane-compare-section.h"
#include "vane-compare-source.h"

struct _VaneCompareWindow
{
  AdwWindow           parent_instance;

  VaneSettings       *settings;  /* (owned) (nullable) */
  VaneCompare        *compare;   /* (owned) (nullable) */
  GPtrArray          *sources;   /* (owned) (element-type VaneCompareSource) */
  VaneCompareSection *sections[VANE_COMPARISON_N_SPANS];

  AdwWindowTitle     *title;
  GtkListBox         *list;
  GtkBox             *box;
};

G_DEFINE_FINAL_TYPE (VaneCompareWindow, vane_compare_window, ADW_TYPE_WINDOW)

static void
update (VaneCompareWindow *self)
{
  VaneUnits units = vane_settings_get_units (self->settings);
  VaneSpan spans[VANE_COMPARISON_N_SPANS];

  vane_comparison_init_spans (spans, vane_compare_get_zone (self->compare), vane_compare_get_now (self->compare));
  for (guint i = 0; i < self->sources->len; i++)
    vane_compare_source_update (g_ptr_array_index (self->sources, i), spans, G_N_ELEMENTS (spans), &units);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    vane_compare_section_update (self->sections[i], self->compare, &spans[i], &units);
}

static void
add_rows (VaneCompareWindow *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->compare));

  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *source = vane_compare_source_new (self->compare, vane_compare_get_row (self->compare, i));

      gtk_list_box_append (self->list, source);
      g_ptr_array_add (self->sources, source);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    {
      self->sections[i] = VANE_COMPARE_SECTION (vane_compare_section_new (n_rows));
      gtk_box_append (self->box, GTK_WIDGET (self->sections[i]));
    }
}

static void
vane_compare_window_dispose (GObject *object)
{
  VaneCompareWindow *self = VANE_COMPARE_WINDOW (object);

  if (self->compare != NULL)
    vane_compare_close (self->compare);
  g_clear_object (&self->compare);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), VANE_TYPE_COMPARE_WINDOW);

  G_OBJECT_CLASS (vane_compare_window_parent_class)->dispose (object);
}

static void
vane_compare_window_finalize (GObject *object)
{
  g_ptr_array_unref (VANE_COMPARE_WINDOW (object)->sources);

  G_OBJECT_CLASS (vane_compare_window_parent_class)->finalize (object);
}

static void
vane_compare_window_class_init (VaneCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_compare_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_compare_window_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneCompareWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VaneCompareWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VaneCompareWindow, box);
}

static void
vane_compare_window_init (VaneCompareWindow *self)
{
  self->sources = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vane_compare_window_new:
 * @parent: the window over which it stands
 * @context: whom to ask
 * @place: what about
 *
 * Asks all sources.
 *
 * Returns: (transfer none): the window, not yet presented; GTK owns it
 */
GtkWindow *
vane_compare_window_new (GtkWindow   *parent,
                         VaneContext *context,
                         VanePlace   *place)
{
  VaneCompareWindow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && VANE_IS_CONTEXT (context) && place != NULL, NULL);

  self = g_object_new (VANE_TYPE_COMPARE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  name = vane_describe_place (place);
  self->settings = g_object_ref (vane_context_get_settings (context));
  self->compare = vane_context_make_comparison (context, place);
  adw_window_title_set_subtitle (self->title, name);
  add_rows (self);
  g_signal_connect_object (self->compare, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::units", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  vane_compare_run_async (self->compare, NULL, NULL, NULL);
  update (self);

  return GTK_WINDOW (self);
}
