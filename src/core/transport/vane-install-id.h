/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random id of this installation: salt for jitter and for fingerprints. It is sent to nobody. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VANE_INSTALL_ID_FILE "install-id"

char *vane_install_id_load (const char *folder);

G_END_DECLS
