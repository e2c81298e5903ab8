/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words come from present/, the drawing from vane-tile-art.h; here they are put together. */
#include "config.h"

#include "vane-tile.h"

#include <adwaita.h>

#include "vane-deprecated.h"
#include "vane-template.h"
#include "vane-tile-art.h"

/* A longer value is written smaller: the times of the sun with AM and PM. */
#define LONG_VALUE 9

struct _VaneTile
{
  GtkWidget       parent_instance;

  VaneFactKind    kind;
  VaneFacts       facts;

  GtkLabel       *title;
  GtkLabel       *value;
  GtkLabel       *unit;
  GtkDrawingArea *art;
  GtkLabel       *note;
};

G_DEFINE_FINAL_TYPE (VaneTile, vane_tile, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* High contrast: nothing is faint. */
static GdkRGBA
make_faint (const GdkRGBA *ink)
{
  GdkRGBA faint = *ink;

  faint.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.5f : 0.15f;

  return faint;
}

static void
on_art_draw (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        user_data)
{
  VaneTile *self = user_data;
  const VaneTileArtInfo *info = vane_tile_art_get_info (self->kind);
  VaneTileArt art = { .cr = cr, .width = width, .height = height, .facts = &self->facts,
                      .widget = GTK_WIDGET (area) };

  vane_deprecated_get_color (art.widget, &art.ink);
  art.faint = make_faint (&art.ink);
  if (!vane_deprecated_lookup_color (art.widget, "accent_color", &art.accent))
    art.accent = art.ink;
  if (info->mirrors && gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  info->draw (&art);
}

static void
set_kind (VaneTile   *self,
          const char *id)
{
  const VaneTileArtInfo *info;

  if (!vane_fact_kind_from_string (id, &self->kind))
    g_critical ("No tile tells of %s", id);
  info = vane_tile_art_get_info (self->kind);
  gtk_widget_add_css_class (GTK_WIDGET (self), vane_fact_kind_to_string (self->kind));
  gtk_drawing_area_set_content_height (self->art, info->height);
  gtk_widget_set_visible (GTK_WIDGET (self->art), info->draw != NULL);
  if (info->draw != NULL)
    gtk_drawing_area_set_draw_func (self->art, on_art_draw, self, NULL);
}

static void
vane_tile_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_static_string (value, vane_fact_kind_to_string (VANE_TILE (object)->kind));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_tile_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_KIND:
      set_kind (VANE_TILE (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_tile_dispose (GObject *object)
{
  vane_template_dispose (GTK_WIDGET (object), VANE_TYPE_TILE);

  G_OBJECT_CLASS (vane_tile_parent_class)->dispose (object);
}

static void
vane_tile_class_init (VaneTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_tile_dispose;
  object_class->get_property = vane_tile_get_property;
  object_class->set_property = vane_tile_set_property;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "wind",
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneTile, title);
  gtk_widget_class_bind_template_child (widget_class, VaneTile, value);
  gtk_widget_class_bind_template_child (widget_class, VaneTile, unit);
  gtk_widget_class_bind_template_child (widget_class, VaneTile, art);
  gtk_widget_class_bind_template_child (widget_class, VaneTile, note);
}

static void
vane_tile_init (VaneTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Nothing is shown before there is something to say. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vane_tile_show:
 * @self: a tile
 * @facts: of now or of a day
 * @units: what the user reads
 * @zone: (nullable): the place's zone
 *
 * Shows them, or goes when they say nothing of what it tells.
 */
void
vane_tile_show (VaneTile        *self,
                const VaneFacts *facts,
                const VaneUnits *units,
                GTimeZone       *zone)
{
  g_auto(VaneFact) fact = { 0 };
  gboolean known;

  g_return_if_fail (VANE_IS_TILE (self) && facts != NULL && units != NULL);

  known = vane_fact_init (&fact, self->kind, facts, units, zone);
  gtk_widget_set_visible (GTK_WIDGET (self), known);
  if (!known)
    return;

  self->facts = *facts;
  gtk_label_set_label (self->title, fact.title);
  set_text (self->value, fact.value);
  set_text (self->unit, fact.unit);
  set_text (self->note, fact.note);
  if (g_utf8_strlen (fact.value, -1) > LONG_VALUE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "long");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, fact.sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->art));
}
