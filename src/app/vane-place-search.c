/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as you type. What is chosen is added to the user's places and made current. */
#include "config.h"

#include "vane-place-search.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "geo/vane-search.h"
#include "present/vane-describe.h"
#include "vane-accessible.h"
#include "vane-locate-row.h"
#include "vane-template.h"

struct _VanePlaceSearch
{
  GtkWidget       parent_instance;

  VaneContext    *context;  /* (owned) (nullable) */
  VaneSearch     *search;   /* (owned) (nullable) */
  gboolean        entered;  /* Enter was pressed before anything was found */

  GtkSearchEntry *entry;
  VaneLocateRow  *locate;
  GtkStack       *stack;
  GtkLabel       *message;
  AdwBin         *saved;
  GtkWidget      *found;
  GtkListBox     *results;
};

G_DEFINE_FINAL_TYPE (VanePlaceSearch, vane_place_search, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_CHILD,
  N_PROPS
};

enum
{
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- choosing --- */

static void
finish_choice (VanePlaceSearch *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[DONE], 0);
}

/* A place that is saved is shown as it is: with the name that the user gave it. */
static void
choose_found (VanePlaceSearch *self,
              guint            position)
{
  g_autoptr(VanePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->search), position);
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VanePlace *place;

  if (item == NULL)
    return;

  /* The context finds out the zone of a place that has none. */
  place = vane_place_item_get_place (item);
  if (vane_feed_list_find (feeds, vane_place_get_id (place)) == NULL && vane_feed_list_add (feeds, place) == NULL)
    {
      gtk_label_set_label (self->message, _("No more places can be kept. Remove one first."));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->message));
      return;
    }
  vane_feed_list_set_current (feeds, vane_place_get_id (place));
  finish_choice (self);
}

static void
on_results_row_activated (GtkListBox      *list,
                          GtkListBoxRow   *row,
                          VanePlaceSearch *self)
{
  choose_found (self, gtk_list_box_row_get_index (row));
}

/* --- what is shown --- */

static gboolean
is_searching_for_something (VanePlaceSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return *text != '\0';
}

static char *
make_message (VanePlaceSearch *self)
{
  const GError *error = vane_search_get_error (self->search);
  g_autoptr(GTimeZone) zone = NULL;

  if (!is_searching_for_something (self))
    return g_strdup ("");
  if (vane_search_get_searching (self->search) || error == NULL)
    return g_strdup (_("Searching…"));
  zone = g_time_zone_new_local ();

  return vane_describe_error (error, NULL, zone);
}

static void
update (VanePlaceSearch *self)
{
  g_autofree char *message = NULL;
  guint n_found;

  if (self->search == NULL)
    return;

  n_found = g_list_model_get_n_items (G_LIST_MODEL (self->search));
  if (is_searching_for_something (self) && n_found > 0)
    {
      gtk_stack_set_visible_child (self->stack, self->found);
      return;
    }
  if (!is_searching_for_something (self) && adw_bin_get_child (self->saved) != NULL)
    {
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->saved));
      return;
    }

  message = make_message (self);
  gtk_label_set_label (self->message, message);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->message));
}

/* Several places match: the first gets the focus, and the person decides. */
static void
enter (VanePlaceSearch *self)
{
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->search));

  self->entered = FALSE;
  if (n_found == 1)
    choose_found (self, 0);
  else if (n_found > 1)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->results, 0)));
  else
    self->entered = TRUE;
}

static void
on_search_items_changed (GListModel      *search,
                         guint            position,
                         guint            n_removed,
                         guint            n_added,
                         VanePlaceSearch *self)
{
  update (self);
  if (self->entered && n_added > 0)
    enter (self);
}

/* --- the entry --- */

static void
on_entry_changed (GtkSearchEntry  *entry,
                  VanePlaceSearch *self)
{
  self->entered = FALSE;
  vane_locate_row_clear (self->locate);
  vane_search_set_text (self->search, gtk_editable_get_text (GTK_EDITABLE (entry)));
  update (self);
}

static void
on_entry_activate (GtkSearchEntry  *entry,
                   VanePlaceSearch *self)
{
  if (is_searching_for_something (self))
    enter (self);
}

static void
on_finished (VanePlaceSearch *self)
{
  finish_choice (self);
}

static gboolean
on_entry_key_pressed (GtkEventControllerKey *controller,
                      guint                  keyval,
                      guint                  keycode,
                      GdkModifierType        state,
                      VanePlaceSearch       *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (shown != GTK_WIDGET (self->message))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_STOP;
}

/* --- where the user is --- */

static void
locate (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  vane_place_search_locate (VANE_PLACE_SEARCH (widget));
}

/* --- rows --- */

/* What follows the name: the name itself stands above. */
static const char *
skip_name (const char *full,
           const char *name)
{
  gsize length = strlen (name);

  return g_str_has_prefix (full, name) && g_str_has_prefix (full + length, ", ") ? full + length + 2 : full;
}

static GtkWidget *
make_result_row (gpointer item,
                 gpointer user_data)
{
  VanePlace *place = vane_place_item_get_place (item);
  g_autofree char *name = vane_describe_place (place);
  g_autofree char *full = vane_describe_place_full (place);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title-lines", 1,
                                 "subtitle-lines", 2,
                                 "activatable", TRUE,
                                 NULL);

  /* Afterwards: while an object is made, its labels do not know yet that this is no markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), skip_name (full, name));
  vane_accessible_set_name (GTK_ACCESSIBLE (row), full);

  return row;
}

/* --- the object --- */

static void
set_context (VanePlaceSearch *self,
             VaneContext     *context)
{
  if (context == NULL || !g_set_object (&self->context, context))
    return;

  self->search = vane_search_new (vane_context_get_geocoder (context),
                                  vane_settings_get_locale_country (vane_context_get_settings (context)));
  gtk_list_box_bind_model (self->results, G_LIST_MODEL (self->search), make_result_row, self, NULL);
  /* After the list: what is chosen in here changes the model again. */
  g_signal_connect_object (self->search, "items-changed", G_CALLBACK (on_search_items_changed), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->search, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
vane_place_search_dispose (GObject *object)
{
  VanePlaceSearch *self = VANE_PLACE_SEARCH (object);

  if (self->results != NULL)
    gtk_list_box_bind_model (self->results, NULL, NULL, NULL, NULL);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PLACE_SEARCH);
  g_clear_object (&self->search);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_place_search_parent_class)->dispose (object);
}

static void
vane_place_search_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, VANE_PLACE_SEARCH (object)->context);
      break;

    case PROP_CHILD:
      g_value_set_object (value, adw_bin_get_child (VANE_PLACE_SEARCH (object)->saved));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_search_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      set_context (VANE_PLACE_SEARCH (object), g_value_get_object (value));
      break;

    case PROP_CHILD:
      adw_bin_set_child (VANE_PLACE_SEARCH (object)->saved, g_value_get_object (value));
      update (VANE_PLACE_SEARCH (object));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_search_class_init (VanePlaceSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_place_search_dispose;
  object_class->get_property = vane_place_search_get_property;
  object_class->set_property = vane_place_search_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * VanePlaceSearch::done:
   * @self: the search
   *
   * A place was chosen, or the person gave up.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "search.locate", NULL, locate);
  g_type_ensure (VANE_TYPE_LOCATE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-place-search.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, locate);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, saved);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, found);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, results);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceSearch, message);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_finished);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_results_row_activated);
}

static void
vane_place_search_init (VanePlaceSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_follow_stack (self->stack);
}

/**
 * vane_place_search_start:
 * @self: a search
 *
 * Empties the entry and puts the focus into it.
 */
void
vane_place_search_start (VanePlaceSearch *self)
{
  g_return_if_fail (VANE_IS_PLACE_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * vane_place_search_locate:
 * @self: a search
 *
 * The place where the user is, from the desktop, which asks them first.
 */
void
vane_place_search_locate (VanePlaceSearch *self)
{
  g_return_if_fail (VANE_IS_PLACE_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  vane_locate_row_start (self->locate);
}
