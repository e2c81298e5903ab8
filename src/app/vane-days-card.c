/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row that is selected is the date that the page shows, and none is while it shows now. The
 * date leads: a new report has new rows, and they are marked again. */
#include "config.h"

#include "vane-days-card.h"

#include "vane-day-row.h"
#include "vane-first-frame.h"
#include "vane-list.h"

/* What a low window shows of them. */
#define FIRST_DAYS 6

struct _VaneDaysCard
{
  VaneReadingWidget   parent_instance;

  VaneDayModel       *model;      /* (owned) */
  GtkSliceListModel  *shown;      /* (owned): of the model, what there is a row for */
  GtkSingleSelection *selection;  /* (owned) */
  gulong              selected_id;
  GtkListView        *days;
};

G_DEFINE_FINAL_TYPE (VaneDaysCard, vane_days_card, VANE_TYPE_READING_WIDGET)

static guint
get_date_at (VaneDaysCard *self,
             guint         position)
{
  g_autoptr(VaneDayItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return item != NULL ? vane_day_item_get_day (item)->date : 0;
}

static guint
find_position (VaneDaysCard *self,
               guint         date)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; date != 0 && i < n; i++)
    {
      if (get_date_at (self, i) == date)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (VaneDaysCard *self)
{
  vane_reading_widget_set_date (VANE_READING_WIDGET (self),
                                get_date_at (self, gtk_single_selection_get_selected (self->selection)));
}

/* By Enter: the row that has the focus need not be the selected one. */
static void
on_days_activate (GtkListView  *days,
                  guint         position,
                  VaneDaysCard *self)
{
  gtk_single_selection_set_selected (self->selection, position);
}

static void
vane_days_card_reading_changed (VaneReadingWidget *widget)
{
  VaneDaysCard *self = VANE_DAYS_CARD (widget);

  g_signal_handler_block (self->selection, self->selected_id);
  vane_day_model_set_reading (self->model, vane_reading_widget_get_reading (widget));
  gtk_single_selection_set_selected (self->selection, find_position (self, vane_reading_widget_get_date (widget)));
  g_signal_handler_unblock (self->selection, self->selected_id);
}

static gboolean
vane_days_card_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  VaneDaysCard *self = VANE_DAYS_CARD (widget);

  if (vane_list_is_left (self->days, direction))
    return FALSE;

  return GTK_WIDGET_CLASS (vane_days_card_parent_class)->focus (widget, direction);
}

static gboolean
show_all_days (gpointer user_data)
{
  gtk_slice_list_model_set_size (VANE_DAYS_CARD (user_data)->shown, G_MAXUINT);
  /* The date that the page shows may be among them. */
  vane_days_card_reading_changed (user_data);

  return G_SOURCE_REMOVE;
}

static void
vane_days_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vane_days_card_parent_class)->root (widget);
  vane_first_frame_call_below (widget, show_all_days);
}

static void
vane_days_card_finalize (GObject *object)
{
  VaneDaysCard *self = VANE_DAYS_CARD (object);

  g_clear_signal_handler (&self->selected_id, self->selection);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (vane_days_card_parent_class)->finalize (object);
}

static void
vane_days_card_class_init (VaneDaysCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vane_days_card_finalize;
  widget_class->focus = vane_days_card_focus;
  widget_class->root = vane_days_card_root;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_days_card_reading_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-days-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneDaysCard, days);
  gtk_widget_class_bind_template_callback (widget_class, on_days_activate);
}

static void
vane_days_card_init (VaneDaysCard *self)
{
  self->model = vane_day_model_new ();
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, FIRST_DAYS);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  self->selected_id =
      g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  vane_list_fill (self->days, GTK_SELECTION_MODEL (self->selection), vane_day_row_factory_new ());
}
