/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surfaces may know of a source: constant data. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

/**
 * VaneProviderInfo:
 * @id: stable id: code, command line, settings
 * @name: as the user reads it; a proper name, not translated
 * @attribution: the line that its licence asks for
 * @homepage: URL for people
 * @gives: VANE_BLOCK_BIT()s
 * @secret_id: (nullable): the secret it needs
 * @sends: English (marked N_()): what leaves this machine, and to whom
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *attribution;
  const char *homepage;
  guint       gives;
  const char *secret_id;
  const char *sends;
} VaneProviderInfo;

G_END_DECLS
