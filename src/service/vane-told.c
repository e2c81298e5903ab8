/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept as a key file, a group for each. Whatever else stands in that file is as if it did not. */
#include "config.h"

#include "service/vane-told.h"

#include <string.h>

#include "base/vane-error.h"

/* More than a hundred places have in a bad week; the oldest go first. */
#define MAX_TOLD 500
#define MAX_ID_BYTES 1000

static const char *const kind_names[VANE_N_BULLETIN_KINDS] = { "alert", "alerts", "rain", "brief" };

static void
told_free (gpointer data)
{
  VaneTold *self = data;

  g_free (self->place_id);
  g_free (self->key);
  g_free (self);
}

/**
 * vane_told_new:
 *
 * Returns: (transfer full) (element-type VaneTold): nothing
 */
GPtrArray *
vane_told_new (void)
{
  return g_ptr_array_new_with_free_func (told_free);
}

/**
 * vane_told_find:
 * @told: (element-type VaneTold): what was told
 * @kind: what it is about
 * @place_id: (nullable): which place; %NULL: any
 * @key: (nullable): which one; %NULL: any
 *
 * Returns: (transfer none) (nullable): the first of that kind
 */
VaneTold *
vane_told_find (GPtrArray        *told,
                VaneBulletinKind  kind,
                const char       *place_id,
                const char       *key)
{
  for (guint i = 0; i < told->len; i++)
    {
      VaneTold *self = told->pdata[i];

      if (self->kind == kind && (place_id == NULL || g_str_equal (self->place_id, place_id)) &&
          (key == NULL || g_str_equal (self->key, key)))
        return self;
    }

  return NULL;
}

/**
 * vane_told_add:
 * @told: (element-type VaneTold): what was told
 * @kind: what it is about
 * @place_id: which place
 * @key: which one
 *
 * Returns: (transfer none): it, shown, without an end
 */
VaneTold *
vane_told_add (GPtrArray        *told,
               VaneBulletinKind  kind,
               const char       *place_id,
               const char       *key)
{
  VaneTold *self = g_new0 (VaneTold, 1);

  self->kind = kind;
  self->place_id = g_strdup (place_id);
  self->key = g_strdup (key);
  self->shown = TRUE;
  self->end = self->until = VANE_TIME_NONE;
  g_ptr_array_add (told, self);
  if (told->len > MAX_TOLD)
    g_ptr_array_remove_index (told, 0);

  return self;
}

/* --- on disk --- */

/* What is missing is none; what is no number, too. */
static gint64
read_instant (GKeyFile   *file,
              const char *group,
              const char *key)
{
  g_autoptr(GError) error = NULL;
  gint64 time = g_key_file_get_int64 (file, group, key, &error);

  return error == NULL ? time : VANE_TIME_NONE;
}

static void
read_one (GPtrArray  *told,
          GKeyFile   *file,
          const char *group)
{
  g_autofree char *kind = g_key_file_get_string (file, group, "kind", NULL);
  g_autofree char *place_id = g_key_file_get_string (file, group, "place", NULL);
  g_autofree char *key = g_key_file_get_string (file, group, "key", NULL);
  g_autofree char *severity = g_key_file_get_string (file, group, "severity", NULL);
  VaneTold *self;

  if (kind == NULL || place_id == NULL || key == NULL || strlen (place_id) > MAX_ID_BYTES ||
      strlen (key) > MAX_ID_BYTES)
    return;

  for (guint i = 0; i < VANE_N_BULLETIN_KINDS; i++)
    if (g_str_equal (kind, kind_names[i]))
      {
        self = vane_told_add (told, i, place_id, key);
        self->severity = vane_severity_from_string (severity);
        self->shown = g_key_file_get_boolean (file, group, "shown", NULL);
        self->end = read_instant (file, group, "end");
        self->until = read_instant (file, group, "until");
      }
}

/**
 * vane_told_parse:
 * @text: what vane_told_print() made, or anything else
 * @length: bytes of it
 *
 * Returns: (transfer full) (element-type VaneTold): what can be read of it
 */
GPtrArray *
vane_told_parse (const char *text,
                 gsize       length)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_auto(GStrv) groups = NULL;
  GPtrArray *told = vane_told_new ();

  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    return told;

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL && i < MAX_TOLD; i++)
    read_one (told, file, groups[i]);

  return told;
}

/**
 * vane_told_print:
 * @told: (element-type VaneTold): what was told
 *
 * Returns: (transfer full): the same as text
 */
char *
vane_told_print (GPtrArray *told)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < told->len; i++)
    {
      const VaneTold *self = told->pdata[i];
      g_autofree char *group = g_strdup_printf ("%u", i + 1);

      g_key_file_set_string (file, group, "kind", kind_names[self->kind]);
      g_key_file_set_string (file, group, "place", self->place_id);
      g_key_file_set_string (file, group, "key", self->key);
      if (self->kind == VANE_BULLETIN_ALERT || self->kind == VANE_BULLETIN_ALERTS)
        g_key_file_set_string (file, group, "severity", vane_severity_to_string (self->severity));
      g_key_file_set_boolean (file, group, "shown", self->shown);
      if (self->end != VANE_TIME_NONE)
        g_key_file_set_int64 (file, group, "end", self->end);
      if (self->until != VANE_TIME_NONE)
        g_key_file_set_int64 (file, group, "until", self->until);
    }

  return g_key_file_to_data (file, NULL, NULL);
}
