/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program knows of itself and of its siblings: where they are, and their language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bus name of our own background process. */
#define VANE_SERVICE_ID VANE_APPLICATION_ID ".Service"

/* Whether this program runs from the build folder. */
gboolean  vane_program_is_uninstalled (void);
/* Gettext: the installed catalogues, or the build folder's when run from there. */
void      vane_program_init_locale    (void);
/* (transfer full): where "vane", "vanectl" or "vane-service" is: installed, or in the build folder. */
char     *vane_program_find           (const char *name);

G_END_DECLS
