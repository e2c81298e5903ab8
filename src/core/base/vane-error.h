/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain. Codes are named after what the receiver does next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VANE_ERROR (vane_error_quark ())

/**
 * VaneError:
 * @VANE_ERROR_OFFLINE: no route, no name, unreachable; or cached mode with nothing stored
 * @VANE_ERROR_TIMEOUT: the service did not answer in time
 * @VANE_ERROR_BUSY: asked too often (429, 503 with Retry-After); see vane_error_get_not_before()
 * @VANE_ERROR_REFUSED: the key was refused (401, or 403 to a request that carried a secret)
 * @VANE_ERROR_KEY_MISSING: the request names a secret that nobody has
 * @VANE_ERROR_NOT_IN_PLAN: the key is good, its plan lacks this
 * @VANE_ERROR_NOT_COVERED: the source has nothing for this place
 * @VANE_ERROR_UNTRUSTED: TLS failure or a forbidden redirect
 * @VANE_ERROR_SERVICE: any other trouble of the service
 * @VANE_ERROR_DATA: the answer is not what it should be
 * @VANE_ERROR_NO_MATCH: no such place
 * @VANE_ERROR_LOCAL: this machine: disk, settings
 */
typedef enum
{
  VANE_ERROR_OFFLINE,
  VANE_ERROR_TIMEOUT,
  VANE_ERROR_BUSY,
  VANE_ERROR_REFUSED,
  VANE_ERROR_KEY_MISSING,
  VANE_ERROR_NOT_IN_PLAN,
  VANE_ERROR_NOT_COVERED,
  VANE_ERROR_UNTRUSTED,
  VANE_ERROR_SERVICE,
  VANE_ERROR_DATA,
  VANE_ERROR_NO_MATCH,
  VANE_ERROR_LOCAL,
} VaneError;

#define VANE_N_ERRORS (VANE_ERROR_LOCAL + 1)

/* Part of the message of a KEY_MISSING whose key may be in a keyring that is locked: the one
 * message that is made into words of its own, because there is something else to do. */
#define VANE_ERROR_MESSAGE_LOCKED "the keyring is locked"

/* "No such instant", wherever a unix time stands. */
#define VANE_TIME_NONE G_MININT64

GQuark      vane_error_quark               (void);

GError     *vane_error_new                 (VaneError     code,
                                            const char   *format,
                                            ...) G_GNUC_PRINTF (2, 3);

const char *vane_error_code_to_string      (VaneError     code);
gboolean    vane_error_code_from_string    (const char   *string,
                                            VaneError    *code);

gint64      vane_error_get_not_before      (const GError *error);
void        vane_error_set_not_before      (GError       *error,
                                            gint64        not_before);

const char *vane_error_get_provider        (const GError *error);
void        vane_error_set_provider        (GError       *error,
                                            const char   *provider_id);

const char *vane_error_get_fingerprint     (const GError *error);
void        vane_error_set_fingerprint     (GError       *error,
                                            const char   *fingerprint);

guint       vane_error_get_status          (const GError *error);
void        vane_error_set_status          (GError       *error,
                                            guint         status);

gboolean    vane_error_get_unreached       (const GError *error);
void        vane_error_set_unreached       (GError       *error,
                                            gboolean      unreached);

gboolean    vane_error_is_cancelled        (const GError *error);

G_END_DECLS
