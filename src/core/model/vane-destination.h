/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be asked, and what is sent to them: what the privacy page is made of. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VaneDestinationUse:
 * @VANE_DESTINATION_CHOSEN: the source that is set
 * @VANE_DESTINATION_FILLS: asked for what the chosen source does not have, and when it fails
 * @VANE_DESTINATION_FALLBACK: asked when the chosen source fails
 * @VANE_DESTINATION_ALERTS: asked for official alerts of places where it has them
 * @VANE_DESTINATION_SEARCH: asked while a place is searched for
 * @VANE_DESTINATION_UNUSED: asked only when it is named or chosen
 * @VANE_DESTINATION_OFF: has alerts alone, and other sources than the chosen one are switched off
 */
typedef enum
{
  VANE_DESTINATION_CHOSEN,
  VANE_DESTINATION_FILLS,
  VANE_DESTINATION_FALLBACK,
  VANE_DESTINATION_ALERTS,
  VANE_DESTINATION_SEARCH,
  VANE_DESTINATION_UNUSED,
  VANE_DESTINATION_OFF,
} VaneDestinationUse;

/**
 * VaneDestination:
 * @name: as the user reads it; a proper name
 * @sends: English (marked for translation): what leaves this machine, and to whom
 * @attribution: (nullable): the line that its licence asks for
 * @homepage: (nullable): URL for people
 * @secret_id: (nullable): the key that is sent
 * @use: when it is asked
 * @compared: whether it is also asked when the user compares sources
 * @probed: whether it is also asked when the user runs `vanectl doctor`
 * @hosts: (owned): %NULL-terminated: scheme and host of every endpoint, as this process has them
 */
typedef struct
{
  const char          *name;
  const char          *sends;
  const char          *attribution;
  const char          *homepage;
  const char          *secret_id;
  VaneDestinationUse   use;
  gboolean             compared;
  gboolean             probed;
  char               **hosts;
} VaneDestination;

void vane_destination_free (VaneDestination *self);

G_END_DECLS
