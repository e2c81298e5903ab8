/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed settings (vane-settings-store.c is the one file that calls g_settings_*). Nothing
 * in them is believed: what is out of range is as if it had not been set. */
#pragma once

#include <gio/gio.h>

#include "model/vane-place.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

#define VANE_TYPE_SETTINGS (vane_settings_get_type ())
G_DECLARE_FINAL_TYPE (VaneSettings, vane_settings, VANE, SETTINGS, GObject)

/**
 * VaneNotifications:
 * @alerts: official warnings
 * @rain: rain soon, at the current place
 * @rain_lead_minutes: how long before, 10–60
 * @brief: the day that comes, at the current place
 * @brief_minute: when, in minutes since midnight; before noon it is the day that has begun
 * @quiet_from: from then on nothing is told but the worst, in minutes since midnight
 * @quiet_until: until then; the same: it never is quiet
 *
 * What the user wants to be told.
 */
typedef struct
{
  gboolean alerts;
  gboolean rain;
  guint    rain_lead_minutes;
  gboolean brief;
  guint    brief_minute;
  guint    quiet_from;
  guint    quiet_until;
} VaneNotifications;

/**
 * VaneStandKind:
 * @VANE_STAND_STRIP: the strip: along an edge
 * @VANE_STAND_GLANCE: the glance on the desktop: at an edge, in a corner, or in the middle
 *
 * What stands where the user wants it.
 */
typedef enum
{
  VANE_STAND_STRIP,
  VANE_STAND_GLANCE,
} VaneStandKind;

/**
 * VaneStand:
 * @anchor: "top", "bottom", "left", "right"; of a glance also "top-left" and so on, and "center"
 * @margin: pixels between it and the edge
 * @output: the connector of a monitor, such as "DP-1"; "" = the desktop's choice
 *
 * Where a window stands. The texts are interned.
 */
typedef struct
{
  const char *anchor;
  guint       margin;
  const char *output;
} VaneStand;

/* Properties that notify (also when another program changes them): "units"
 * (pointer to a VaneUnits), "units-preset", "provider", "places", "current-id",
 * "refresh-interval", "coordinate-decimals", "failover", "keep-in-panel", "endpoints",
 * "glance-feels-like", "glance-line", "tray-place", "tray-ink", "tray-icon", "strip" and "glance"
 * (pointers to a VaneStand), "strip-anchor", "glance-anchor", and what was chosen of single units, "" where it
 * follows the preset: "unit-temperature", "unit-speed", "unit-pressure",
 * "unit-precipitation", "unit-distance".
 * Where the schema is not installed, compiled-in defaults hold and nothing is kept. */
VaneSettings *vane_settings_new                   (void);
/* Nothing is read from or written to this machine: --demo and tests. */
VaneSettings *vane_settings_new_memory            (void);

/* Whether what is set will be there next time. */
gboolean      vane_settings_is_kept               (VaneSettings    *self);
/* Before a program exits: waits until what was set is on its way to where it is kept. */
void          vane_settings_sync                  (VaneSettings    *self);

/* The locale's country, from LC_MEASUREMENT, else LC_ALL/LANG: "US"; NULL when unknown. */
const char   *vane_settings_get_locale_country    (VaneSettings    *self);
/* The language of messages: "de", "pt_BR"; NULL when unknown. */
const char   *vane_settings_get_language          (VaneSettings    *self);

VaneUnits     vane_settings_get_units             (VaneSettings    *self);
gboolean      vane_settings_set_units_preset      (VaneSettings    *self,
                                                   const char      *preset);
/* "" or NULL: the quantity follows the preset again. */
gboolean      vane_settings_set_unit              (VaneSettings    *self,
                                                   VaneQuantity     quantity,
                                                   const char      *unit);
/* "auto" when the preset follows the locale. (transfer none) */
const char   *vane_settings_get_units_preset      (VaneSettings    *self);

const char   *vane_settings_get_provider          (VaneSettings    *self);   /* "open-meteo" by default */
void          vane_settings_set_provider          (VaneSettings    *self,
                                                   const char      *id);
gint64        vane_settings_get_refresh_interval  (VaneSettings    *self);   /* seconds, 600–86400 */
void          vane_settings_set_refresh_interval  (VaneSettings    *self,
                                                   gint64           seconds);
guint         vane_settings_get_decimals          (VaneSettings    *self);   /* 0–4 */
void          vane_settings_set_decimals          (VaneSettings    *self,
                                                   guint            decimals);
/* Whether another source is asked when the chosen one fails. */
gboolean      vane_settings_get_failover          (VaneSettings    *self);
void          vane_settings_set_failover          (VaneSettings    *self,
                                                   gboolean         failover);
/* Whether the service lives as long as the session. */
gboolean      vane_settings_get_keep_in_panel     (VaneSettings    *self);
void          vane_settings_set_keep_in_panel     (VaneSettings    *self,
                                                   gboolean         keep);
/* What the glance has for a number: "actual", "feels" or "both". */
const char   *vane_settings_get_glance_feels_like (VaneSettings    *self);
void          vane_settings_set_glance_feels_like (VaneSettings    *self,
                                                   const char      *word);
/* What its last line says: "high-low", "wind", "humidity" or "updated". */
const char   *vane_settings_get_glance_line       (VaneSettings    *self);
void          vane_settings_set_glance_line       (VaneSettings    *self,
                                                   const char      *word);
/* Whose weather the tray item has: the id of a saved place; "" = the current one. */
const char   *vane_settings_get_tray_place        (VaneSettings    *self);
void          vane_settings_set_tray_place        (VaneSettings    *self,
                                                   const char      *id);
/* What its number is drawn with: "auto", "light" or "dark". */
const char   *vane_settings_get_tray_ink          (VaneSettings    *self);
/* How its picture is drawn: "colour" or "symbolic". */
const char   *vane_settings_get_tray_icon         (VaneSettings    *self);
/* What the user wants to be told; property "notifications" (pointer) notifies when one of these
 * does: "notify-alerts", "notify-rain", "notify-rain-lead-minutes", "notify-brief",
 * "notify-brief-time", "quiet-from", "quiet-until". */
VaneNotifications vane_settings_get_notifications (VaneSettings    *self);
/* Where the strip and the glance on the desktop stand; "strip" and "glance" notify. */
VaneStand     vane_settings_get_stand             (VaneSettings    *self,
                                                   VaneStandKind    kind);
void          vane_settings_set_anchor            (VaneSettings    *self,
                                                   VaneStandKind    kind,
                                                   const char      *anchor);
/* Puts what is given in the place of what was set. */
gboolean      vane_stand_change                   (VaneStand       *stand,
                                                   VaneStandKind    kind,
                                                   const char      *anchor,
                                                   int              margin,
                                                   const char      *output);
const char *const *vane_stand_list_anchors        (VaneStandKind    kind);
/* "ID=URL ID=URL": endpoints that hold for every program. */
const char   *vane_settings_get_endpoints         (VaneSettings    *self);
gboolean      vane_settings_get_join_requests     (VaneSettings    *self);
/* FALSE where an administrator has settled that no other source than the chosen one is asked. */
gboolean      vane_settings_may_compare           (VaneSettings    *self);
/* %FALSE: an administrator has locked the key. */
gboolean      vane_settings_is_writable           (VaneSettings    *self,
                                                   const char      *key);

/* (element-type VanePlace) (transfer container), in the user's order. */
GPtrArray    *vane_settings_dup_places            (VaneSettings    *self);
void          vane_settings_set_places            (VaneSettings    *self,
                                                   GPtrArray       *places);
const char   *vane_settings_get_current_id        (VaneSettings    *self);   /* "" = the first place */
void          vane_settings_set_current_id        (VaneSettings    *self,
                                                   const char      *id);

/**
 * VaneWindowState:
 * @width: pixels of the window when it is not maximized; 0 = as the program likes it
 * @height: as @width
 * @page_width: the same, when it last showed a page: what a glance grows to
 * @page_height: as @page_width
 * @scroll: how many pixels the page of the current place was scrolled
 * @maximized: whether the window is maximized
 *
 * How the window was left.
 */
typedef struct
{
  int      width;
  int      height;
  int      page_width;
  int      page_height;
  int      scroll;
  gboolean maximized;
} VaneWindowState;

void          vane_settings_get_window            (VaneSettings          *self,
                                                   VaneWindowState       *state);
void          vane_settings_set_window            (VaneSettings          *self,
                                                   const VaneWindowState *state);

G_END_DECLS
