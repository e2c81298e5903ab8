/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks a text up by means of vanectl: places, and the weather there. */
#pragma once

#include "model/vane-units.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VaneFound:
 * @id: of a place: a PLACE for every program of ours
 * @name: its name and its temperature
 * @description: what the sky does, and where it is
 * @icon_name: of the condition
 */
typedef struct
{
  char *id;
  char *name;
  char *description;
  char *icon_name;
} VaneFound;

void       vane_found_free           (VaneFound           *self);

void       vane_search_lookup_async  (const char          *text,
                                      const VaneUnits     *units,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *vane_search_lookup_finish (GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
