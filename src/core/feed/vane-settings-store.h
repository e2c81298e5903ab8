/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where settings are kept: GSettings, or memory where there is no schema. Only
 * vane-settings.c uses it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VaneSettingsKey:
 * @name: as in the schema
 * @type: GVariant type string, as in the schema
 * @fallback: GVariant text: what holds where the schema is not installed
 */
typedef struct
{
  const char *name;
  const char *type;
  const char *fallback;
} VaneSettingsKey;

#define VANE_TYPE_SETTINGS_STORE (vane_settings_store_get_type ())
G_DECLARE_FINAL_TYPE (VaneSettingsStore, vane_settings_store, VANE, SETTINGS_STORE, GObject)

/* Signal "changed" (const char *key): also after a write of this program. */

VaneSettingsStore *vane_settings_store_new        (GSettingsSchemaSource *source,
                                                   const VaneSettingsKey *keys,
                                                   guint                  n_keys);
VaneSettingsStore *vane_settings_store_new_memory (const VaneSettingsKey *keys,
                                                   guint                  n_keys);
gboolean           vane_settings_store_is_kept    (VaneSettingsStore     *self);
gboolean           vane_settings_store_is_writable (VaneSettingsStore    *self,
                                                   const char            *key);
GVariant          *vane_settings_store_read       (VaneSettingsStore     *self,
                                                   const char            *key);
gboolean           vane_settings_store_write      (VaneSettingsStore     *self,
                                                   const char            *key,
                                                   GVariant              *value);
void               vane_settings_store_sync       (VaneSettingsStore     *self);

/* Pure: whether a program at @executable may use what lies in @build_folder. */
gboolean           vane_settings_store_is_inside  (const char            *executable,
                                                   const char            *build_folder);

G_END_DECLS
