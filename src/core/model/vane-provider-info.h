/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surfaces may know of a source: constant data. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

/* Marks a sentence of a source's data for translation: it is shown in another place. */
#define VANE_SENDS(text) text

/* The one field that some sources give in their blocks and others do not. */
#define VANE_GIVES_UV_INDEX VANE_BLOCK_BIT (VANE_N_BLOCKS)

/**
 * VaneProviderInfo:
 * @id: stable id: code, command line, settings
 * @name: as the user reads it; a proper name, not translated
 * @attribution: the line that its licence asks for
 * @homepage: URL for people
 * @gives: VANE_BLOCK_BIT()s, and %VANE_GIVES_UV_INDEX
 * @secret_id: (nullable): the secret it needs
 * @sends: English, marked with VANE_SENDS(): what leaves this machine, and to whom
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

/* Whether a place can be shown from it: alerts alone are no weather. */
static inline gboolean
vane_provider_info_gives_weather (const VaneProviderInfo *self)
{
  return (self->gives & (VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS))) != 0;
}

G_END_DECLS
