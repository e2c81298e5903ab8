/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks only when the user presses the button. What is found is one place of its own, which the
 * next time replaces itself and nothing else. */
#include "config.h"

#include "vane-locate-row.h"

#include <glib/gi18n.h>

#include "base/vane-error.h"
#include "vane-fix.h"
#include "vane-template.h"

struct _VaneLocateRow
{
  GtkWidget     parent_instance;

  VaneContext  *context;      /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable): while it is asked */

  GtkSpinner   *spinner;
  GtkLabel     *words;
  GtkWidget    *cancel;
};

G_DEFINE_FINAL_TYPE (VaneLocateRow, vane_locate_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

enum
{
  FOUND,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Nothing to say hides it. */
static void
say (VaneLocateRow *self,
     const char    *words)
{
  gboolean busy = self->cancellable != NULL;

  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->cancel, busy);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

static const char *
describe (const GError *error)
{
  switch ((VaneFixError) error->code)
    {
    case VANE_FIX_ERROR_REFUSED:
      return _("Vane was not allowed to know where you are. Type a town or a postal code instead.");

    case VANE_FIX_ERROR_TIMEOUT:
      return _("Where you are was not found in time. Try again, or type a town or a postal code.");

    case VANE_FIX_ERROR_CLOSED:
      return _("The desktop stopped looking for where you are. Try again, or type a town or a postal code.");

    case VANE_FIX_ERROR_MISSING:
    default:
      return _("This desktop does not tell where you are: its location services may be off. Type a town or a "
               "postal code instead.");
    }
}

/* It keeps the name that the user gave it. Its zone is asked for anew: people travel. */
static VanePlace *
make_place (VaneFeedList  *feeds,
            const VaneFix *fix)
{
  VaneFeed *feed = vane_feed_list_find (feeds, VANE_PLACE_HERE);

  return vane_place_new (&(VanePlaceFields) {
      .id = VANE_PLACE_HERE,
      .name = feed != NULL ? vane_place_get_name (vane_feed_get_place (feed)) : NULL,
      .latitude = fix->latitude,
      .longitude = fix->longitude,
      .accuracy = fix->accuracy,
  });
}

/* The first time it stands before all others; after that where the user put it. */
static gboolean
save (VaneFeedList  *feeds,
      const VaneFix *fix)
{
  g_autoptr(VanePlace) place = make_place (feeds, fix);
  gboolean is_new = vane_feed_list_find (feeds, VANE_PLACE_HERE) == NULL;

  if (vane_feed_list_add (feeds, place) == NULL)
    return FALSE;
  if (is_new)
    vane_feed_list_move (feeds, VANE_PLACE_HERE, 0);
  vane_feed_list_set_current (feeds, VANE_PLACE_HERE);

  return TRUE;
}

static void
got_fix (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  VaneLocateRow *self = user_data;
  g_autoptr(GError) error = NULL;
  VaneFix fix;
  gboolean found = vane_fix_finish (result, &fix, &error);

  if (vane_error_is_cancelled (error))
    return;

  g_clear_object (&self->cancellable);
  if (!found)
    {
      g_debug ("No position: %s", error->message);
      say (self, describe (error));
    }
  else if (!save (vane_context_get_feeds (self->context), &fix))
    {
      say (self, _("No more places can be kept. Remove one first."));
    }
  else
    {
      say (self, NULL);
      g_signal_emit (self, signals[FOUND], 0);
    }
}

static void
stop (VaneLocateRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  vane_locate_row_clear (VANE_LOCATE_ROW (widget));
}

/* --- the object --- */

static void
vane_locate_row_dispose (GObject *object)
{
  VaneLocateRow *self = VANE_LOCATE_ROW (object);

  stop (self);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_LOCATE_ROW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_locate_row_parent_class)->dispose (object);
}

static void
vane_locate_row_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, VANE_LOCATE_ROW (object)->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_locate_row_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_set_object (&VANE_LOCATE_ROW (object)->context, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_locate_row_class_init (VaneLocateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_locate_row_dispose;
  object_class->get_property = vane_locate_row_get_property;
  object_class->set_property = vane_locate_row_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * VaneLocateRow::found:
   * @self: the row
   *
   * Where the user is has been found; it is the current place.
   */
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "locate.cancel", NULL, cancel);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-locate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneLocateRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, VaneLocateRow, words);
  gtk_widget_class_bind_template_child (widget_class, VaneLocateRow, cancel);
}

static void
vane_locate_row_init (VaneLocateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vane_locate_row_start:
 * @self: a row in a window
 *
 * Asks the desktop where the user is; the desktop asks the user.
 */
void
vane_locate_row_start (VaneLocateRow *self)
{
  GtkRoot *root;

  g_return_if_fail (VANE_IS_LOCATE_ROW (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->cancellable != NULL || root == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  say (self, _("Finding out where you are…"));
  vane_fix_async (GTK_WINDOW (root), self->cancellable, got_fix, self);
}

/**
 * vane_locate_row_clear:
 * @self: a row
 *
 * No longer asks, and says nothing.
 */
void
vane_locate_row_clear (VaneLocateRow *self)
{
  g_return_if_fail (VANE_IS_LOCATE_ROW (self));

  stop (self);
  say (self, NULL);
}
