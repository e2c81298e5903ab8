/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tray item shows, and how it is drawn. */
#include "config.h"

#include "feed/vane-settings-private.h"

enum
{
  PLACE,
  INK,
  ICON
};

/* The first of each is what holds when nothing is set. */
static const char *const inks[] = { "auto", "light", "dark", NULL };
static const char *const icons[] = { "colour", "symbolic", NULL };

/* A place may be any. */
static const struct
{
  const char        *key;
  const char *const *words;
} keys[VANE_SETTINGS_N_TRAY_KEYS] = {
  [PLACE] = { "tray-place", NULL },
  [INK] = { "tray-ink", inks },
  [ICON] = { "tray-icon", icons },
};

/* One that is removed is the current one; should it be put back, it is meant again. */
static char *
read_place (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, keys[PLACE].key);
  const char *id = g_variant_get_string (value, NULL);

  for (guint i = 0; i < self->places->len; i++)
    if (g_str_equal (vane_place_get_id (self->places->pdata[i]), id))
      return g_strdup (id);

  return g_strdup ("");
}

static void
read_word (VaneSettings  *self,
           guint          i,
           const char   **word)
{
  const char *read = vane_settings_read_word (self, keys[i].key, keys[i].words);

  if (*word == read)
    return;
  *word = read;
  g_object_notify (G_OBJECT (self), keys[i].key);
}

/**
 * vane_settings_read_tray:
 * @self: settings, whose places were read
 *
 * Takes over what the store has, checked, and notifies where it is another value.
 */
void
vane_settings_read_tray (VaneSettings *self)
{
  g_autofree char *place = read_place (self);

  if (g_strcmp0 (self->tray_place, place) != 0)
    {
      g_free (self->tray_place);
      self->tray_place = g_steal_pointer (&place);
      g_object_notify (G_OBJECT (self), keys[PLACE].key);
    }
  read_word (self, INK, &self->tray_ink);
  read_word (self, ICON, &self->tray_icon);
}

/**
 * vane_settings_get_tray_place:
 * @self: settings
 *
 * Returns: (transfer none): the id of the saved place that the tray item has; "": the current one
 */
const char *
vane_settings_get_tray_place (VaneSettings *self)
{
  return self->tray_place;
}

/**
 * vane_settings_set_tray_place:
 * @self: settings
 * @id: (nullable): the id of a saved place; %NULL or "": the current one
 */
void
vane_settings_set_tray_place (VaneSettings *self,
                              const char   *id)
{
  vane_settings_store_write (self->store, keys[PLACE].key, g_variant_new_string (id != NULL ? id : ""));
}

/**
 * vane_settings_get_tray_ink:
 * @self: settings
 *
 * Returns: (transfer none): "auto", "light" (for dark panels) or "dark"
 */
const char *
vane_settings_get_tray_ink (VaneSettings *self)
{
  return self->tray_ink;
}

/**
 * vane_settings_get_tray_icon:
 * @self: settings
 *
 * Returns: (transfer none): "colour" or "symbolic"
 */
const char *
vane_settings_get_tray_icon (VaneSettings *self)
{
  return self->tray_icon;
}

/**
 * vane_settings_make_tray_pspec:
 * @i: which of the keys
 *
 * Returns: (transfer floating): the property of that name
 */
GParamSpec *
vane_settings_make_tray_pspec (guint i)
{
  return g_param_spec_string (keys[i].key, NULL, NULL, keys[i].words != NULL ? keys[i].words[0] : "",
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

/**
 * vane_settings_get_tray:
 * @self: settings
 * @i: which of the keys
 * @value: (inout): of its property
 */
void
vane_settings_get_tray (VaneSettings *self,
                        guint         i,
                        GValue       *value)
{
  const char *const texts[VANE_SETTINGS_N_TRAY_KEYS] = {
    [PLACE] = self->tray_place,
    [INK] = self->tray_ink,
    [ICON] = self->tray_icon,
  };

  g_value_set_string (value, texts[i]);
}

/**
 * vane_settings_set_tray:
 * @self: settings
 * @i: which of the keys
 * @value: of its property; a word that is none of the choices is ignored
 */
void
vane_settings_set_tray (VaneSettings *self,
                        guint         i,
                        const GValue *value)
{
  const char *text = g_value_get_string (value);

  if (i == PLACE)
    vane_settings_set_tray_place (self, text);
  else if (text != NULL && g_strv_contains (keys[i].words, text))
    vane_settings_store_write (self->store, keys[i].key, g_variant_new_string (text));
}
