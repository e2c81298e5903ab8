/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads its feed by itself: where it stands alone there is no page that does. */
#include "config.h"

#include "vane-glance.h"

#include <glib/gi18n.h>

#include "present/vane-describe-glance.h"
#include "present/vane-describe.h"
#include "vane-icon.h"
#include "vane-sky-card.h"
#include "vane-template.h"

/* Ages are told in minutes. */
#define AGE_INTERVAL_S 30
/* Room for its words where no window says how large it is. */
#define CARD_CHARS 20
#define MAX_CARD_CHARS 34

struct _VaneGlance
{
  GtkWidget     parent_instance;

  VaneSettings *settings;      /* (owned) (nullable) */
  VaneFeed     *feed;          /* (owned) (nullable) */
  GSignalGroup *feed_signals;  /* (owned) */
  VaneReading  *reading;       /* (owned) (nullable) */
  char         *note;          /* (owned) (nullable) */
  guint         age_id;

  GtkWidget    *card;
  GtkWidget    *icon;
  GtkLabel     *number;
  GtkLabel     *sentence;
  GtkLabel     *line;
  GtkPopover   *popover;
};

G_DEFINE_FINAL_TYPE (VaneGlance, vane_glance, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_FEED,
  PROP_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean update (gpointer user_data);

/* --- what is shown --- */

static void
show_words (VaneGlance            *self,
            const VaneGlanceWords *words,
            guint                  picture)
{
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", words->sentence, words->line);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", words->number, words->sentence, words->line);

  /* A card may stand on the desktop all day: it wakes up only while it is seen and says what goes by. */
  g_clear_handle_id (&self->age_id, g_source_remove);
  if (words->counts && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->age_id = g_timeout_add_seconds (AGE_INTERVAL_S, update, self);
  g_object_set (self->icon, "picture", picture, NULL);
  gtk_label_set_label (self->number, words->number);
  gtk_label_set_label (self->sentence, words->sentence);
  gtk_label_set_label (self->line, words->line);
  /* Either may have been cut short. */
  gtk_widget_set_tooltip_text (self->card, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_reading (VaneGlance *self)
{
  g_auto(VaneGlanceWords) words = { NULL, NULL, NULL, FALSE };
  const VaneSample *sample = vane_reading_get_sample (self->reading);
  VaneGlanceOptions options = {
    .number = vane_settings_get_glance_feels_like (self->settings),
    .line = vane_settings_get_glance_line (self->settings),
  };

  vane_describe_glance (&words, vane_reading_get_report (self->reading), vane_reading_get_units (self->reading),
                        vane_reading_get_now (self->reading), &options);
  show_words (self, &words,
              sample != NULL ? vane_picture_find (sample->condition, sample->daylight) : VANE_PICTURE_NONE);
}

/* There is no report: what is known is why. */
static void
show_nothing (VaneGlance *self)
{
  g_auto(VaneGlanceWords) words = { NULL, NULL, NULL, FALSE };
  const GError *error = self->feed != NULL ? vane_feed_get_error (self->feed) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  words.number = g_strdup ("–");
  /* Where there is no place it is asked for by a click. */
  if (self->feed == NULL)
    words.sentence = g_strdup (self->note != NULL ? self->note : _("Add a Place"));
  else if (error != NULL && vane_feed_get_phase (self->feed) == VANE_PHASE_FAILED)
    words.sentence = vane_describe_error (error, vane_feed_get_provider (self->feed), zone);
  else
    words.sentence = g_strdup (_("Loading the weather"));
  words.line = self->feed != NULL ? vane_describe_place (vane_feed_get_place (self->feed)) : g_strdup ("");
  show_words (self, &words, VANE_PICTURE_NONE);
}

/* Also a source's callback. */
static gboolean
update (gpointer user_data)
{
  VaneGlance *self = user_data;
  VaneReport *report;
  VaneUnits units;

  if (self->settings == NULL)
    return G_SOURCE_CONTINUE;

  report = self->feed != NULL ? vane_feed_get_report (self->feed) : NULL;
  units = vane_settings_get_units (self->settings);
  g_clear_pointer (&self->reading, vane_reading_unref);
  if (report != NULL)
    self->reading = vane_reading_new (report, &units, vane_feed_get_now (self->feed));
  if (self->reading != NULL)
    show_reading (self);
  else
    show_nothing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);

  return G_SOURCE_CONTINUE;
}

/* --- what makes it change --- */

static void
vane_glance_map (GtkWidget *widget)
{
  VaneGlance *self = VANE_GLANCE (widget);

  GTK_WIDGET_CLASS (vane_glance_parent_class)->map (widget);
  update (self);
}

/* Nobody looks: nothing wakes up. */
static void
vane_glance_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&VANE_GLANCE (widget)->age_id, g_source_remove);
  GTK_WIDGET_CLASS (vane_glance_parent_class)->unmap (widget);
}

/* --- pointer and keys --- */

/* The handle around it would let the window manager maximize the window. */
static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            VaneGlance      *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press != 2)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.grow", NULL);
}

static void
on_menu_pressed (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 VaneGlance      *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_set_pointing_to (self->popover, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->popover);
}

static void
show_menu (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  VaneGlance *self = VANE_GLANCE (widget);

  gtk_popover_set_pointing_to (self->popover, NULL);
  gtk_popover_popup (self->popover);
}

/* --- the object --- */

/* A popover is laid out by whom it belongs to. */
static void
vane_glance_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  VaneGlance *self = VANE_GLANCE (widget);

  gtk_widget_allocate (gtk_widget_get_parent (self->card), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static void
vane_glance_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_parent (VANE_GLANCE (widget)->card), orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
set_settings (VaneGlance   *self,
              VaneSettings *settings)
{
  static const char *const followed[] = { "notify::units", "notify::glance-feels-like", "notify::glance-line" };

  if (settings == NULL || !g_set_object (&self->settings, settings))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (settings, followed[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
set_feed (VaneGlance *self,
          VaneFeed   *feed)
{
  if (!g_set_object (&self->feed, feed))
    return;

  g_signal_group_set_target (self->feed_signals, feed);
  update (self);
}

static void
vane_glance_dispose (GObject *object)
{
  VaneGlance *self = VANE_GLANCE (object);

  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_object (&self->feed_signals);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_GLANCE);
  g_clear_object (&self->feed);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->reading, vane_reading_unref);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (vane_glance_parent_class)->dispose (object);
}

static void
vane_glance_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  VaneGlance *self = VANE_GLANCE (object);

  switch (property_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;

    case PROP_FEED:
      g_value_set_object (value, self->feed);
      break;

    case PROP_READING:
      g_value_set_boxed (value, self->reading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_glance_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_SETTINGS:
      set_settings (VANE_GLANCE (object), g_value_get_object (value));
      break;

    case PROP_FEED:
      set_feed (VANE_GLANCE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, VANE_TYPE_SETTINGS,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FEED] = g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READING] = g_param_spec_boxed ("reading", NULL, NULL, VANE_TYPE_READING,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vane_glance_class_init (VaneGlanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_glance_dispose;
  object_class->get_property = vane_glance_get_property;
  object_class->set_property = vane_glance_set_property;
  widget_class->map = vane_glance_map;
  widget_class->unmap = vane_glance_unmap;
  widget_class->measure = vane_glance_measure;
  widget_class->size_allocate = vane_glance_size_allocate;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "glance.menu", NULL, show_menu);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "glance");
  g_type_ensure (VANE_TYPE_ICON);
  g_type_ensure (VANE_TYPE_SKY_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-glance.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneGlance, card);
  gtk_widget_class_bind_template_child (widget_class, VaneGlance, icon);
  gtk_widget_class_bind_template_child (widget_class, VaneGlance, number);
  gtk_widget_class_bind_template_child (widget_class, VaneGlance, sentence);
  gtk_widget_class_bind_template_child (widget_class, VaneGlance, line);
  gtk_widget_class_bind_template_child (widget_class, VaneGlance, popover);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed);
}

static void
vane_glance_init (VaneGlance *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->feed_signals = g_signal_group_new (VANE_TYPE_FEED);
  g_signal_group_connect_swapped (self->feed_signals, "notify::report", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::error", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::phase", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "tick", G_CALLBACK (update), self);
}

/**
 * vane_glance_new:
 * @settings: the user's units and what the user wants to read
 *
 * Returns: (transfer floating): a glance at nothing yet
 */
GtkWidget *
vane_glance_new (VaneSettings *settings)
{
  return g_object_new (VANE_TYPE_GLANCE, "settings", settings, NULL);
}

/**
 * vane_glance_set_note:
 * @self: a glance
 * @note: (nullable): what it says while it has no feed
 */
void
vane_glance_set_note (VaneGlance *self,
                      const char *note)
{
  g_return_if_fail (VANE_IS_GLANCE (self));

  g_free (self->note);
  self->note = g_strdup (note);
  update (self);
}

/**
 * vane_glance_set_standalone:
 * @self: a glance
 *
 * It is a card of its own: as wide as its words need, within bounds that grow with the text.
 */
void
vane_glance_set_standalone (VaneGlance *self)
{
  GtkLabel *const labels[] = { self->sentence, self->line };

  g_return_if_fail (VANE_IS_GLANCE (self));

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_width_chars (labels[i], CARD_CHARS);
      gtk_label_set_max_width_chars (labels[i], MAX_CARD_CHARS);
    }
}
