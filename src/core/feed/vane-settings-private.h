/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings' inside, for vane-settings-access.c. */
#pragma once

#include "feed/vane-settings.h"
#include "feed/vane-settings-store.h"

G_BEGIN_DECLS

#define VANE_SETTINGS_MIN_INTERVAL_S 600
#define VANE_SETTINGS_MAX_INTERVAL_S 86400
#define VANE_SETTINGS_MAX_DECIMALS 4
#define VANE_SETTINGS_MAX_WINDOW_SIZE 32767
#define VANE_SETTINGS_AUTO "auto"

struct _VaneSettings
{
  GObject            parent_instance;

  VaneSettingsStore *store;         /* (owned) */
  char              *country;       /* (owned) (nullable) */
  char              *language;      /* (owned) (nullable) */

  VaneUnits          units;         /* what is in the store, checked */
  const char        *units_preset;  /* (interned) */
  const char        *provider;      /* (interned) */
  gint64             interval_s;
  guint              decimals;
  gboolean           failover;
  gboolean           keep_in_panel;
  char              *endpoints;     /* (owned) */
  GPtrArray         *places;        /* (owned) (element-type VanePlace) */
  char              *current_id;    /* (owned) */
};

typedef struct
{
  VaneQuantity  quantity;
  const char   *key;
} VaneSettingsUnitKey;

#define VANE_SETTINGS_N_UNIT_KEYS 5

extern const VaneSettingsUnitKey vane_settings_unit_keys[VANE_SETTINGS_N_UNIT_KEYS];

G_END_DECLS
