/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be said of an API key: whether there is one, and where. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneKeyState:
 * @VANE_KEY_NONE: no key is set
 * @VANE_KEY_SAVED: the keyring has one
 * @VANE_KEY_FROM_ENVIRONMENT: an environment variable has one, which goes before all others
 * @VANE_KEY_FROM_FILE: the command line named a file with one, which goes before the keyring's
 * @VANE_KEY_LOCKED: the keyring has one, and is locked
 * @VANE_KEY_NO_KEYRING: no key is set, and there is no keyring that answers
 * @VANE_KEY_UNKEPT: no key is set, and none can be: the demo
 */
typedef enum
{
  VANE_KEY_NONE,
  VANE_KEY_SAVED,
  VANE_KEY_FROM_ENVIRONMENT,
  VANE_KEY_FROM_FILE,
  VANE_KEY_LOCKED,
  VANE_KEY_NO_KEYRING,
  VANE_KEY_UNKEPT,
} VaneKeyState;

G_END_DECLS
