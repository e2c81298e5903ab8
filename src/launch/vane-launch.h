/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every program with a network does first: settings, endpoints, cache, keys, network
 * (or the demo's world), and a context on top. Included by main.c files only. */
#pragma once

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_LAUNCH (vane_launch_get_type ())
G_DECLARE_FINAL_TYPE (VaneLaunch, vane_launch, VANE, LAUNCH, GObject)

/**
 * VaneLaunchOptions:
 * @demo: a world of its own
 * @offline: the cache alone: no network is ever touched
 * @may_unlock: whether the keyring may be unlocked (a window, or a terminal)
 * @endpoints: (owned) (nullable): %NULL-terminated ID=URL, stronger than VANE_ENDPOINTS, stronger than the settings
 * @api_key_file: (owned) (nullable): file with the key of @api_key_id
 * @api_key_id: (nullable): which secret that is; "openweathermap" when %NULL
 * @timeout_s: total deadline of a request; 0 = 20
 * @slack_s: what expires within counts as due
 */
typedef struct
{
  gboolean     demo;
  gboolean     offline;
  gboolean     may_unlock;
  char       **endpoints;
  char        *api_key_file;
  const char  *api_key_id;
  guint        timeout_s;
  gint64       slack_s;
} VaneLaunchOptions;

/* For the GOptionContext of a program: --demo, --offline, --endpoint, --api-key-file, --timeout.
 * @options is filled in by parsing; it must live as long. (transfer full) */
GOptionGroup *vane_launch_get_option_group (VaneLaunchOptions       *options);

void          vane_launch_options_clear    (VaneLaunchOptions       *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VaneLaunchOptions, vane_launch_options_clear)

VaneLaunch   *vane_launch_new              (const VaneLaunchOptions *options,
                                            GError                 **error);
VaneContext  *vane_launch_get_context      (VaneLaunch              *self);
/* Removes what is old from the cache, but nothing of a saved place; returns when that is done. */
void          vane_launch_prune            (VaneLaunch              *self);
/* Waits until what has arrived is on disk; stops the demo and removes its folder; also done when the object goes. */
void          vane_launch_close            (VaneLaunch              *self);

G_END_DECLS
