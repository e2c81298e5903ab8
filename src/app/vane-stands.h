/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip and the glances of the desktop: options of the command line, and the actions of the
 * same name, by which they reach the process that runs already. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

/**
 * VaneStandOptions:
 * @strip: show the strip
 * @glance: show a glance on the desktop
 * @anchor: (owned) (nullable): where it stands
 * @margin: pixels between it and the edges; negative: as the settings have it
 * @output: (owned) (nullable): the connector of its monitor
 * @places: (owned) (nullable): a PLACE for the glance
 *
 * What the command line asks for.
 */
typedef struct
{
  gboolean   strip;
  gboolean   glance;
  char      *anchor;
  int        margin;
  char      *output;
  char     **places;
} VaneStandOptions;

#define VANE_STAND_OPTIONS_INIT { .margin = -1 }

void     vane_stands_add_options   (GApplication            *application,
                                    VaneStandOptions        *options);
void     vane_stand_options_clear  (VaneStandOptions        *options);
/* Whether something of it was asked for. */
gboolean vane_stand_options_given  (const VaneStandOptions  *options);
gboolean vane_stands_run           (GApplication            *application,
                                    const VaneStandOptions  *options,
                                    GError                 **error);

/* In the process that shows them. */
void     vane_stands_show          (GtkApplication          *application,
                                    VaneContext             *context,
                                    VaneStandKind            kind,
                                    GVariant                *wanted);

G_END_DECLS
