/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place as an object, for list models. */
#include "config.h"

#include "geo/vane-search.h"

struct _VanePlaceItem
{
  GObject    parent_instance;

  VanePlace *place;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (VanePlaceItem, vane_place_item, G_TYPE_OBJECT)

enum
{
  PROP_PLACE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
vane_place_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VanePlaceItem *self = VANE_PLACE_ITEM (object);

  switch (id)
    {
    case PROP_PLACE:
      g_value_set_boxed (value, self->place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_place_item_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VanePlaceItem *self = VANE_PLACE_ITEM (object);

  switch (id)
    {
    case PROP_PLACE:
      self->place = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_place_item_finalize (GObject *object)
{
  VanePlaceItem *self = VANE_PLACE_ITEM (object);

  g_clear_pointer (&self->place, vane_place_unref);

  G_OBJECT_CLASS (vane_place_item_parent_class)->finalize (object);
}

static void
vane_place_item_class_init (VanePlaceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vane_place_item_get_property;
  object_class->set_property = vane_place_item_set_property;
  object_class->finalize = vane_place_item_finalize;

  props[PROP_PLACE] = g_param_spec_boxed ("place", NULL, NULL, VANE_TYPE_PLACE,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
vane_place_item_init (VanePlaceItem *self)
{
}

/**
 * vane_place_item_new:
 * @place: a place
 *
 * Returns: (transfer full): an object that holds it
 */
VanePlaceItem *
vane_place_item_new (VanePlace *place)
{
  return g_object_new (VANE_TYPE_PLACE_ITEM, "place", place, NULL);
}

/**
 * vane_place_item_get_place:
 * @self: an item
 *
 * Returns: (transfer none): its place
 */
VanePlace *
vane_place_item_get_place (VanePlaceItem *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_ITEM (self), NULL);

  return self->place;
}
