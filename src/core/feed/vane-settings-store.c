/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one file that calls g_settings_*. g_settings_new() aborts without a schema; here
 * the schema is looked up, and without one compiled-in values hold, in memory. */
#include "build-dir.h"
#include "config.h"

#include "feed/vane-settings-store.h"

#include <string.h>

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

struct _VaneSettingsStore
{
  GObject                parent_instance;

  GSettings             *settings;  /* (owned) (nullable) */
  GHashTable            *values;    /* (owned): where there is no GSettings: key → GVariant */
  const VaneSettingsKey *keys;
  guint                  n_keys;
};

G_DEFINE_FINAL_TYPE (VaneSettingsStore, vane_settings_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_settings_changed (GSettings         *settings,
                     const char        *key,
                     VaneSettingsStore *self)
{
  g_signal_emit (self, signals[CHANGED], 0, key);
}

/* Reading a key that an older installed schema does not have aborts: such a schema is none. */
static gboolean
schema_fits (GSettingsSchema       *schema,
             const VaneSettingsKey *keys,
             guint                  n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    {
      g_autoptr(GSettingsSchemaKey) key = NULL;

      if (!g_settings_schema_has_key (schema, keys[i].name))
        return FALSE;
      key = g_settings_schema_get_key (schema, keys[i].name);
      if (!g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE (keys[i].type)))
        return FALSE;
    }

  return g_settings_schema_get_path (schema) != NULL;
}

static GSettingsSchema *
look_up (GSettingsSchemaSource *source,
         const VaneSettingsKey *keys,
         guint                  n_keys)
{
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, VANE_APPLICATION_ID, TRUE);

  return schema != NULL && schema_fits (schema, keys, n_keys) ? g_steal_pointer (&schema) : NULL;
}

/**
 * vane_settings_store_is_inside:
 * @executable: (nullable): absolute path of a program
 * @build_folder: absolute path of a folder
 *
 * Returns: whether the program lies in that folder or below
 */
gboolean
vane_settings_store_is_inside (const char *executable,
                               const char *build_folder)
{
  gsize length = strlen (build_folder);

  while (length > 0 && build_folder[length - 1] == '/')
    length--;

  return executable != NULL && length > 0 && strncmp (executable, build_folder, length) == 0 &&
         executable[length] == '/';
}

/* An installed program must not believe what happens to lie where it once was built. */
static GSettingsSchemaSource *
open_build_folder (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_build_filename (VANE_BUILD_DIR, "data", NULL);

  if (!vane_settings_store_is_inside (executable, VANE_BUILD_DIR))
    return NULL;

  return g_settings_schema_source_new_from_directory (folder, NULL, FALSE, NULL);
}

/* Where nothing better is there GLib may fall back to memory, and the user's places would be
 * gone with the program: then the key file that it uses in sandboxes. Whoever asks for a
 * backend by name gets that one. */
static GSettingsBackend *
make_backend (void)
{
  g_autoptr(GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;

  if (g_getenv ("GSETTINGS_BACKEND") != NULL)
    return NULL;

  backend = g_settings_backend_get_default ();
  if (!g_str_equal (G_OBJECT_TYPE_NAME (backend), "GMemorySettingsBackend"))
    return NULL;

  path = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);

  return g_keyfile_settings_backend_new (path, "/", NULL);
}

/**
 * vane_settings_store_new:
 * @source: (nullable): where to look for the schema first; %NULL = where it is installed
 * @keys: static: every key that will be read
 * @n_keys: how many
 *
 * Returns: (transfer full): a store; in memory when no schema fits
 */
VaneSettingsStore *
vane_settings_store_new (GSettingsSchemaSource *source,
                         const VaneSettingsKey *keys,
                         guint                  n_keys)
{
  VaneSettingsStore *self = vane_settings_store_new_memory (keys, n_keys);
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettingsBackend) backend = NULL;

  schema = look_up (source != NULL ? source : g_settings_schema_source_get_default (), keys, n_keys);
  if (schema == NULL && source == NULL)
    {
      g_autoptr(GSettingsSchemaSource) build_folder = open_build_folder ();

      schema = look_up (build_folder, keys, n_keys);
    }
  if (schema == NULL)
    {
      g_debug ("No schema " VANE_APPLICATION_ID ": settings are not kept");
      return self;
    }

  backend = make_backend ();
  self->settings = g_settings_new_full (schema, backend, NULL);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings_changed), self, 0);
  /* GSettings tells only of keys that were read after the handler was connected. */
  for (guint i = 0; i < n_keys; i++)
    g_variant_unref (g_settings_get_value (self->settings, keys[i].name));

  return self;
}

/**
 * vane_settings_store_new_memory:
 * @keys: static: every key that will be read
 * @n_keys: how many
 *
 * Returns: (transfer full): a store that forgets
 */
VaneSettingsStore *
vane_settings_store_new_memory (const VaneSettingsKey *keys,
                                guint                  n_keys)
{
  VaneSettingsStore *self = g_object_new (VANE_TYPE_SETTINGS_STORE, NULL);

  self->keys = keys;
  self->n_keys = n_keys;
  for (guint i = 0; i < n_keys; i++)
    g_hash_table_insert (self->values, (gpointer) keys[i].name,
                         g_variant_parse (G_VARIANT_TYPE (keys[i].type), keys[i].fallback, NULL, NULL, NULL));

  return self;
}

static void
vane_settings_store_finalize (GObject *object)
{
  VaneSettingsStore *self = VANE_SETTINGS_STORE (object);

  g_clear_object (&self->settings);
  g_hash_table_unref (self->values);

  G_OBJECT_CLASS (vane_settings_store_parent_class)->finalize (object);
}

static void
vane_settings_store_class_init (VaneSettingsStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_settings_store_finalize;

  /**
   * VaneSettingsStore::changed:
   * @self: the store
   * @key: which key has another value
   */
  signals[CHANGED] = g_signal_new ("changed", VANE_TYPE_SETTINGS_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
vane_settings_store_init (VaneSettingsStore *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
}

/**
 * vane_settings_store_is_kept:
 * @self: a store
 *
 * Returns: whether there is more than memory
 */
gboolean
vane_settings_store_is_kept (VaneSettingsStore *self)
{
  return self->settings != NULL;
}

/**
 * vane_settings_store_read:
 * @self: a store
 * @key: one of its keys
 *
 * Returns: (transfer full): its value, of the key's type
 */
GVariant *
vane_settings_store_read (VaneSettingsStore *self,
                          const char        *key)
{
  if (self->settings != NULL)
    return g_settings_get_value (self->settings, key);

  return g_variant_ref (g_hash_table_lookup (self->values, key));
}

/**
 * vane_settings_store_write:
 * @self: a store
 * @key: one of its keys
 * @value: (transfer floating): of the key's type and within its range
 *
 * Does nothing when the value is that already.
 *
 * Returns: %FALSE when an administrator has locked the key
 */
gboolean
vane_settings_store_write (VaneSettingsStore *self,
                           const char        *key,
                           GVariant          *value)
{
  g_autoptr(GVariant) given = g_variant_ref_sink (value);
  g_autoptr(GVariant) before = vane_settings_store_read (self, key);

  if (g_variant_equal (before, given))
    return TRUE;
  if (self->settings != NULL)
    return g_settings_set_value (self->settings, key, given);

  for (guint i = 0; i < self->n_keys; i++)
    if (g_str_equal (self->keys[i].name, key))
      {
        g_hash_table_insert (self->values, (gpointer) self->keys[i].name, g_variant_ref (given));
        g_signal_emit (self, signals[CHANGED], 0, self->keys[i].name);
      }

  return TRUE;
}

/**
 * vane_settings_store_is_writable:
 * @self: a store
 * @key: one of its keys
 *
 * Returns: %FALSE when an administrator has locked the key
 */
gboolean
vane_settings_store_is_writable (VaneSettingsStore *self,
                                 const char        *key)
{
  return self->settings == NULL || g_settings_is_writable (self->settings, key);
}

/**
 * vane_settings_store_sync:
 * @self: a store
 *
 * Waits until what was written is on its way to where it is kept: before a program exits.
 */
void
vane_settings_store_sync (VaneSettingsStore *self)
{
  if (self->settings != NULL)
    g_settings_sync ();
}
