/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the strip and the desktop's glance stand. */
#include "config.h"

#include "feed/vane-settings-private.h"

#define MAX_MARGIN 1000

/* The first is what holds when nothing is set. */
static const char *const strip_anchors[] = { "top", "bottom", "left", "right", NULL };
static const char *const glance_anchors[] = { "top-right", "top", "top-left", "left", "center", "right",
                                              "bottom-left", "bottom", "bottom-right", NULL };

/* In the order of VaneStandKind. */
static const struct
{
  const char        *name;
  const char        *anchor;
  const char        *margin;
  const char        *output;
  const char *const *anchors;
  guint              fallback_margin;
} keys[VANE_SETTINGS_N_STANDS] = {
  { "strip", "strip-anchor", "strip-margin", "strip-output", strip_anchors, 0 },
  { "glance", "glance-anchor", "glance-margin", "glance-output", glance_anchors, 24 },
};

static const char *
find_word (const char *const *words,
           const char        *word)
{
  for (guint i = 0; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return words[i];

  return NULL;
}

static gboolean
read_one (VaneSettings  *self,
          VaneStandKind  kind)
{
  VaneStand *stand = &self->stands[kind];
  g_autoptr(GVariant) word = vane_settings_store_read (self->store, keys[kind].anchor);
  g_autoptr(GVariant) number = vane_settings_store_read (self->store, keys[kind].margin);
  g_autoptr(GVariant) name = vane_settings_store_read (self->store, keys[kind].output);
  const char *anchor = find_word (keys[kind].anchors, g_variant_get_string (word, NULL));
  guint margin = g_variant_get_uint32 (number);
  const char *output = g_variant_get_string (name, NULL);

  if (anchor == NULL)
    anchor = keys[kind].anchors[0];
  if (margin > MAX_MARGIN)
    margin = keys[kind].fallback_margin;
  if (stand->anchor == anchor && stand->margin == margin && g_strcmp0 (stand->output, output) == 0)
    return FALSE;

  stand->anchor = anchor;
  stand->margin = margin;
  /* The names of a machine's monitors are few. */
  stand->output = g_intern_string (output);

  return TRUE;
}

/**
 * vane_settings_read_stands:
 * @self: settings
 *
 * Takes over what the store has, checked, and notifies where it is another value.
 */
void
vane_settings_read_stands (VaneSettings *self)
{
  for (guint kind = 0; kind < VANE_SETTINGS_N_STANDS; kind++)
    {
      if (!read_one (self, kind))
        continue;
      g_object_notify (G_OBJECT (self), keys[kind].anchor);
      g_object_notify (G_OBJECT (self), keys[kind].name);
    }
}

/**
 * vane_settings_make_stand_pspec:
 * @i: which of the properties
 *
 * Returns: (transfer floating): the property
 */
GParamSpec *
vane_settings_make_stand_pspec (guint i)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  guint kind = i % VANE_SETTINGS_N_STANDS;

  if (i < VANE_SETTINGS_N_STANDS)
    return g_param_spec_pointer (keys[kind].name, NULL, NULL, flags);

  return g_param_spec_string (keys[kind].anchor, NULL, NULL, keys[kind].anchors[0], flags | G_PARAM_WRITABLE);
}

/**
 * vane_settings_get_stand_property:
 * @self: settings
 * @i: which of the properties
 * @value: (inout): of its property
 */
void
vane_settings_get_stand_property (VaneSettings *self,
                                  guint         i,
                                  GValue       *value)
{
  VaneStand *stand = &self->stands[i % VANE_SETTINGS_N_STANDS];

  if (i < VANE_SETTINGS_N_STANDS)
    g_value_set_pointer (value, stand);
  else
    g_value_set_static_string (value, stand->anchor);
}

/**
 * vane_settings_get_stand:
 * @self: settings
 * @kind: of which window
 *
 * Returns: where the user wants it; its texts live as long as the program
 */
VaneStand
vane_settings_get_stand (VaneSettings  *self,
                         VaneStandKind  kind)
{
  return self->stands[kind];
}

/**
 * vane_settings_set_anchor:
 * @self: settings
 * @kind: of which window
 * @anchor: where it stands; a word that is none of its own is ignored
 */
void
vane_settings_set_anchor (VaneSettings  *self,
                          VaneStandKind  kind,
                          const char    *anchor)
{
  if (find_word (keys[kind].anchors, anchor) != NULL)
    vane_settings_store_write (self->store, keys[kind].anchor, g_variant_new_string (anchor));
}

/**
 * vane_stand_change:
 * @stand: (inout): where a window stands
 * @kind: which window
 * @anchor: (nullable): another anchor
 * @margin: another margin in pixels; negative: none
 * @output: (nullable): another monitor
 *
 * Returns: whether there are such an anchor and such a margin; @stand is unchanged where not
 */
gboolean
vane_stand_change (VaneStand     *stand,
                   VaneStandKind  kind,
                   const char    *anchor,
                   int            margin,
                   const char    *output)
{
  const char *known = find_word (keys[kind].anchors, anchor);

  if ((anchor != NULL && known == NULL) || margin > MAX_MARGIN)
    return FALSE;

  if (known != NULL)
    stand->anchor = known;
  if (margin >= 0)
    stand->margin = (guint) margin;
  if (output != NULL)
    stand->output = g_intern_string (output);

  return TRUE;
}

/**
 * vane_stand_list_anchors:
 * @kind: which window
 *
 * Returns: (transfer none) (array zero-terminated=1): the words for where it may stand
 */
const char *const *
vane_stand_list_anchors (VaneStandKind kind)
{
  return keys[kind].anchors;
}
