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
#define VANE_SETTINGS_DEFAULT_PROVIDER "open-meteo"
#define VANE_SETTINGS_DEFAULT_INTERVAL_S 900
#define VANE_SETTINGS_DEFAULT_DECIMALS 2
#define VANE_SETTINGS_N_UNIT_KEYS 5
#define VANE_SETTINGS_N_STANDS (VANE_STAND_GLANCE + 1)

struct _VaneSettings
{
  GObject            parent_instance;

  VaneSettingsStore *store;         /* (owned) */
  char              *country;       /* (owned) (nullable) */
  char              *language;      /* (owned) (nullable) */

  VaneUnits          units;         /* what is in the store, checked */
  const char        *units_preset;  /* (interned) */
  const char        *units_chosen[VANE_SETTINGS_N_UNIT_KEYS];  /* (interned): "" = as the preset has it */
  const char        *provider;      /* (interned) */
  gint64             interval_s;
  guint              decimals;
  gboolean           failover;
  gboolean           keep_in_panel;
  VaneNotifications  notifications;
  VaneStand          stands[VANE_SETTINGS_N_STANDS];
  char              *endpoints;     /* (owned) */
  GPtrArray         *places;        /* (owned) (element-type VanePlace) */
  char              *current_id;    /* (owned) */
  const char        *glance_feels_like;  /* one of vane_settings_feels_like_words */
  const char        *glance_line;   /* one of vane_settings_line_words */
  char              *tray_place;    /* (owned): the id of one of the places, or "" */
  const char        *tray_ink;      /* one of vane-settings-tray.c's words */
  const char        *tray_icon;     /* the same */
};

typedef struct
{
  VaneQuantity  quantity;
  const char   *key;
} VaneSettingsUnitKey;

extern const VaneSettingsUnitKey vane_settings_unit_keys[VANE_SETTINGS_N_UNIT_KEYS];
extern const char *const vane_settings_feels_like_words[];
extern const char *const vane_settings_line_words[];

void vane_settings_read_key (VaneSettings *self,
                             const char   *key);

/* vane-settings-read.c: one of a few words; another one is the first */
const char *vane_settings_read_word (VaneSettings      *self,
                                     const char        *key,
                                     const char *const *words);

/* vane-settings-tray.c */
#define VANE_SETTINGS_N_TRAY_KEYS 3

void        vane_settings_read_tray       (VaneSettings *self);
GParamSpec *vane_settings_make_tray_pspec (guint         i);
void        vane_settings_get_tray        (VaneSettings *self,
                                           guint         i,
                                           GValue       *value);
void        vane_settings_set_tray        (VaneSettings *self,
                                           guint         i,
                                           const GValue *value);

/* vane-settings-stands.c */
/* First the stands, then their anchors. */
#define VANE_SETTINGS_N_STAND_PROPERTIES (2 * VANE_SETTINGS_N_STANDS)

void        vane_settings_read_stands             (VaneSettings *self);
GParamSpec *vane_settings_make_stand_pspec        (guint         i);
void        vane_settings_get_stand_property      (VaneSettings *self,
                                                   guint         i,
                                                   GValue       *value);

/* vane-settings-notifications.c */
#define VANE_SETTINGS_N_NOTIFICATION_KEYS 7

void        vane_settings_read_notifications      (VaneSettings *self);
GParamSpec *vane_settings_make_notification_pspec (guint         i);
void        vane_settings_get_notification        (VaneSettings *self,
                                                   guint         i,
                                                   GValue       *value);
void        vane_settings_set_notification        (VaneSettings *self,
                                                   guint         i,
                                                   const GValue *value);

G_END_DECLS
