/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours from now on, or those of the day that was chosen: then it has a title and the way
 * back. */
#include "config.h"

#include "vane-hours-card.h"

#include "model/vane-notice.h"
#include "vane-accessible.h"
#include "vane-closures.h"
#include "vane-first-frame.h"
#include "vane-hour-cell.h"
#include "vane-list.h"
#include "vane-next-hour-bars.h"

/* More than there is room for in the widest column. */
#define FIRST_HOURS 12

struct _VaneHoursCard
{
  VaneReadingWidget  parent_instance;

  VaneHourModel     *model;   /* (owned) */
  GtkSliceListModel *shown;   /* (owned): of the model, what there is a cell for */
  guint              date;    /* that the list was last filled for */
  guint              fill_id;
  VaneNotice         notice;
  GtkWidget         *next_hour;
  GtkWidget         *sentence;
  GtkStack          *back;
  GtkWidget         *empty;
  GtkWidget         *scroller;
  GtkListView       *hours;
};

G_DEFINE_FINAL_TYPE (VaneHoursCard, vane_hours_card, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_NOTICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Another day begins at its beginning. */
static void
scroll_to_start (VaneHoursCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->hours), "list.scroll-to-item", "u", 0);
}

/* Nothing falls: no strip. Nobody reads the same sentence twice. */
static void
update_next_hour (VaneHoursCard *self)
{
  VaneReading *reading = vane_reading_widget_get_reading (VANE_READING_WIDGET (self));
  VaneSpell spell = reading != NULL ? vane_reading_get_next_hour (reading)->spell : VANE_SPELL_UNKNOWN;

  gtk_widget_set_visible (self->next_hour,
                          vane_reading_widget_get_date (VANE_READING_WIDGET (self)) == 0 &&
                              vane_notice_choose (0, FALSE, spell) == VANE_NOTICE_NEXT_HOUR);
  gtk_widget_set_visible (self->sentence, self->notice != VANE_NOTICE_NEXT_HOUR);
}

static void
fill (VaneHoursCard *self)
{
  VaneReadingWidget *widget = VANE_READING_WIDGET (self);
  guint date = vane_reading_widget_get_date (widget);
  gboolean empty;

  /* Before the rows are others: GTK keeps to the row at which it stands, and does not know yet where new ones are. */
  if (date != self->date)
    scroll_to_start (self);
  self->date = date;
  vane_hour_model_set_reading (self->model, vane_reading_widget_get_reading (widget), date);
  empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  /* The button keeps its room: the days below must not move when one is chosen. */
  gtk_stack_set_visible_child_name (self->back, date != 0 ? "day" : "now");
  gtk_widget_set_visible (self->empty, empty && date != 0);
  gtk_widget_set_visible (self->scroller, !empty);
  update_next_hour (self);
}

static gboolean
on_fill (gpointer user_data)
{
  VaneHoursCard *self = user_data;

  self->fill_id = 0;
  fill (self);

  return G_SOURCE_REMOVE;
}

/* The first time some fifty cells are made: in a step of their own, but before the frame that shows the rest. */
static void
vane_hours_card_reading_changed (VaneReadingWidget *widget)
{
  VaneHoursCard *self = VANE_HOURS_CARD (widget);

  if (self->fill_id != 0)
    return;
  if (vane_reading_widget_get_reading (widget) != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fill, self, NULL);
  else
    fill (self);
}

static gboolean
vane_hours_card_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  VaneHoursCard *self = VANE_HOURS_CARD (widget);

  if (vane_list_is_left (self->hours, direction))
    return direction == GTK_DIR_TAB_BACKWARD && vane_reading_widget_get_date (VANE_READING_WIDGET (self)) != 0 &&
           gtk_widget_child_focus (GTK_WIDGET (self->back), direction);

  return GTK_WIDGET_CLASS (vane_hours_card_parent_class)->focus (widget, direction);
}

/* --- the first frame --- */

static gboolean
show_all_hours (gpointer user_data)
{
  gtk_slice_list_model_set_size (VANE_HOURS_CARD (user_data)->shown, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static void
vane_hours_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vane_hours_card_parent_class)->root (widget);
  vane_first_frame_call_after (widget, show_all_hours);
}

/* --- the object --- */

static void
vane_hours_card_dispose (GObject *object)
{
  g_clear_handle_id (&VANE_HOURS_CARD (object)->fill_id, g_source_remove);

  G_OBJECT_CLASS (vane_hours_card_parent_class)->dispose (object);
}

static void
vane_hours_card_finalize (GObject *object)
{
  VaneHoursCard *self = VANE_HOURS_CARD (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (vane_hours_card_parent_class)->finalize (object);
}

static void
vane_hours_card_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NOTICE:
      g_value_set_int (value, (int) VANE_HOURS_CARD (object)->notice);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hours_card_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VaneHoursCard *self = VANE_HOURS_CARD (object);

  switch (property_id)
    {
    case PROP_NOTICE:
      self->notice = (VaneNotice) g_value_get_int (value);
      update_next_hour (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hours_card_class_init (VaneHoursCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_hours_card_dispose;
  object_class->finalize = vane_hours_card_finalize;
  object_class->get_property = vane_hours_card_get_property;
  object_class->set_property = vane_hours_card_set_property;
  widget_class->focus = vane_hours_card_focus;
  widget_class->root = vane_hours_card_root;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_hours_card_reading_changed;

  properties[PROP_NOTICE] = g_param_spec_int ("notice", NULL, NULL, 0, VANE_NOTICE_NEXT_HOUR, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VANE_TYPE_NEXT_HOUR_BARS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-hours-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, next_hour);
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, back);
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, empty);
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, hours);
  vane_closures_bind (widget_class);
}

static void
vane_hours_card_init (VaneHoursCard *self)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  self->model = vane_hour_model_new ();
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, FIRST_HOURS);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_follow_stack (self->back);
  vane_list_fill (self->hours, GTK_SELECTION_MODEL (selection), vane_hour_cell_factory_new ());
}
