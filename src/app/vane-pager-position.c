/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dots follow the finger, so they are the carousel's; which place is the current one is
 * read out from the list of feeds. */
#include "config.h"

#include "vane-pager-position.h"

#include <glib/gi18n.h>

/* As many dots as a header bar of 320 pixels has room for. */
#define MAX_DOTS 9

struct _VanePagerPosition
{
  GtkWidget    parent_instance;

  VaneContext *context;   /* (owned) (nullable) */

  GtkWidget   *dots;
  GtkLabel    *numbers;
};

G_DEFINE_FINAL_TYPE (VanePagerPosition, vane_pager_position, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_CAROUSEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
find_current (VaneFeedList *feeds)
{
  guint i = 0;

  while (i < vane_feed_list_get_n (feeds) && vane_feed_list_get (feeds, i) != vane_feed_list_get_current (feeds))
    i++;

  return i;
}

static void
update (VanePagerPosition *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  guint n = vane_feed_list_get_n (feeds);
  guint position = MIN (find_current (feeds) + 1, n);
  /* Translators: which of the places is shown: "2 of 14" */
  g_autofree char *numbers = g_strdup_printf (_("%u of %u"), position, n);
  /* Translators: the same for screen readers: "Place 2 of 14" */
  g_autofree char *label = g_strdup_printf (_("Place %u of %u"), position, n);

  gtk_label_set_label (self->numbers, numbers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->dots, n <= MAX_DOTS);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), n > MAX_DOTS);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}

static void
set_context (VanePagerPosition *self,
             VaneContext       *context)
{
  if (context == NULL || !g_set_object (&self->context, context))
    return;

  g_signal_connect_object (vane_context_get_feeds (context), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vane_context_get_feeds (context), "notify::current", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/* --- the object --- */

static void
vane_pager_position_dispose (GObject *object)
{
  VanePagerPosition *self = VANE_PAGER_POSITION (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_pager_position_parent_class)->dispose (object);
}

static void
vane_pager_position_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  VanePagerPosition *self = VANE_PAGER_POSITION (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_CAROUSEL:
      g_value_set_object (value, adw_carousel_indicator_dots_get_carousel (ADW_CAROUSEL_INDICATOR_DOTS (self->dots)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_pager_position_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  VanePagerPosition *self = VANE_PAGER_POSITION (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      set_context (self, g_value_get_object (value));
      break;

    case PROP_CAROUSEL:
      adw_carousel_indicator_dots_set_carousel (ADW_CAROUSEL_INDICATOR_DOTS (self->dots), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_pager_position_class_init (VanePagerPositionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_pager_position_dispose;
  object_class->get_property = vane_pager_position_get_property;
  object_class->set_property = vane_pager_position_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAROUSEL] = g_param_spec_object ("carousel", NULL, NULL, ADW_TYPE_CAROUSEL,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* Not a status, of which newer GTK tells no name. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vane_pager_position_init (VanePagerPosition *self)
{
  self->dots = adw_carousel_indicator_dots_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->dots), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->dots, GTK_WIDGET (self));

  self->numbers = GTK_LABEL (gtk_label_new (NULL));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->numbers), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->numbers), GTK_WIDGET (self));
}
