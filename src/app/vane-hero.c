/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of it is one sentence for those who do not see where things stand. */
#include "config.h"

#include "vane-hero.h"

#include <glib/gi18n.h>

#include "model/vane-notice.h"
#include "present/vane-describe.h"
#include "vane-closures.h"
#include "vane-place-words.h"
#include "vane-shrink-layout.h"
#include "vane-trouble.h"

struct _VaneHero
{
  VaneReadingWidget  parent_instance;

  VaneFeed          *feed;  /* (owned) (nullable) */
  VaneNotice         notice;
  GtkLabel          *line;
  GtkWidget         *retry;
  GtkWidget         *icon;
};

G_DEFINE_FINAL_TYPE (VaneHero, vane_hero, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_FEED,
  PROP_NOTICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* "Updated 2 min ago", and what it rests on when that is not what was measured. */
static char *
describe_age (VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  const VaneSample *sample = vane_reading_get_sample (reading);
  g_autofree char *age = vane_describe_age (report, vane_reading_get_now (reading));
  g_autofree char *basis = NULL;

  if (age == NULL || sample == NULL || vane_reading_get_basis (reading) == VANE_BASIS_OBSERVED)
    return g_steal_pointer (&age);
  basis = vane_describe_basis (vane_reading_get_basis (reading), sample->time, vane_report_get_zone (report));

  return g_strdup_printf ("%s · %s", age, basis);
}

/* Of what is told here in few words: a failure that lost the banner to something else. */
static char *
describe_cause (VaneFeed *feed)
{
  const GError *error = vane_feed_get_error (feed);

  return vane_describe_cause (error != NULL ? error : vane_feed_get_source_error (feed),
                              vane_feed_get_provider (feed));
}

/* Which place it is, by which clock its hours go, how old they are, and why. */
static void
update_line (VaneHero *self)
{
  VaneReading *reading = vane_reading_widget_get_reading (VANE_READING_WIDGET (self));
  gboolean ready = reading != NULL && self->feed != NULL;
  gboolean told = ready && self->notice != VANE_NOTICE_FAILED && vane_trouble_is_told (self->feed);
  g_autofree char *hint =
      ready ? vane_describe_hint (vane_feed_get_place (self->feed), vane_reading_get_units (reading)) : NULL;
  g_autofree char *clock = ready ? vane_place_words_clock (reading) : NULL;
  g_autofree char *age = ready ? describe_age (reading) : NULL;
  g_autofree char *cause = told ? describe_cause (self->feed) : NULL;
  const char *parts[] = { hint, clock, age, cause };
  g_autofree char *line = vane_place_words_join (" · ", parts, G_N_ELEMENTS (parts));

  gtk_label_set_label (self->line, line);
  gtk_widget_set_visible (self->retry, told);
}

static void
vane_hero_reading_changed (VaneReadingWidget *widget)
{
  VaneReading *reading = vane_reading_widget_get_reading (widget);
  g_autofree char *sentence = NULL;

  if (reading != NULL)
    sentence = vane_describe_now (vane_reading_get_report (reading), vane_reading_get_units (reading),
                                  vane_reading_get_now (reading));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : _("Weather now"), -1);
  update_line (VANE_HERO (widget));
}

static void
vane_hero_dispose (GObject *object)
{
  g_clear_object (&VANE_HERO (object)->feed);

  G_OBJECT_CLASS (vane_hero_parent_class)->dispose (object);
}

static void
vane_hero_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FEED:
      g_value_set_object (value, VANE_HERO (object)->feed);
      break;

    case PROP_NOTICE:
      g_value_set_int (value, (int) VANE_HERO (object)->notice);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hero_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  VaneHero *self = VANE_HERO (object);

  switch (property_id)
    {
    case PROP_FEED:
      if (g_set_object (&self->feed, g_value_get_object (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          update_line (self);
        }
      break;

    case PROP_NOTICE:
      self->notice = (VaneNotice) g_value_get_int (value);
      update_line (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_hero_class_init (VaneHeroClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_hero_dispose;
  object_class->get_property = vane_hero_get_property;
  object_class->set_property = vane_hero_set_property;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_hero_reading_changed;

  properties[PROP_FEED] = g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOTICE] = g_param_spec_int ("notice", NULL, NULL, 0, VANE_NOTICE_NEXT_HOUR, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VANE_TYPE_SHRINK_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-hero.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneHero, icon);
  gtk_widget_class_bind_template_child (widget_class, VaneHero, line);
  gtk_widget_class_bind_template_child (widget_class, VaneHero, retry);
  vane_closures_bind (widget_class);
}

static void
vane_hero_init (VaneHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vane_hero_get_icon:
 * @self: a hero
 *
 * Returns: (transfer none): what stands before the sun
 */
GtkWidget *
vane_hero_get_icon (VaneHero *self)
{
  g_return_val_if_fail (VANE_IS_HERO (self), NULL);

  return self->icon;
}
