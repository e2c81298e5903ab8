/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain, as an extended GError, so that "not before" and the
 * provider travel with the error and a copy of it. */
#include "config.h"

#include "base/vane-error.h"

#include <gio/gio.h>

typedef struct
{
  gint64      not_before;   /* unix seconds or VANE_TIME_NONE */
  const char *provider;     /* (interned) (nullable) */
  char       *fingerprint;  /* (owned) (nullable): of the secret that was refused */
  guint       status;       /* HTTP status; 0: there was no answer */
  gboolean    unreached;    /* there was not even a connection */
} VaneErrorPrivate;

static const char *const code_names[VANE_N_ERRORS] = {
  [VANE_ERROR_OFFLINE] = "offline",
  [VANE_ERROR_TIMEOUT] = "timeout",
  [VANE_ERROR_BUSY] = "busy",
  [VANE_ERROR_REFUSED] = "refused",
  [VANE_ERROR_KEY_MISSING] = "key-missing",
  [VANE_ERROR_NOT_IN_PLAN] = "not-in-plan",
  [VANE_ERROR_NOT_COVERED] = "not-covered",
  [VANE_ERROR_UNTRUSTED] = "untrusted",
  [VANE_ERROR_SERVICE] = "service",
  [VANE_ERROR_DATA] = "data",
  [VANE_ERROR_NO_MATCH] = "no-match",
  [VANE_ERROR_LOCAL] = "local",
};

static void
vane_error_private_init (VaneErrorPrivate *priv)
{
  priv->not_before = VANE_TIME_NONE;
}

static void
vane_error_private_copy (const VaneErrorPrivate *source,
                         VaneErrorPrivate       *target)
{
  target->not_before = source->not_before;
  target->provider = source->provider;
  target->fingerprint = g_strdup (source->fingerprint);
  target->status = source->status;
  target->unreached = source->unreached;
}

static void
vane_error_private_clear (VaneErrorPrivate *priv)
{
  g_free (priv->fingerprint);
}

G_DEFINE_EXTENDED_ERROR (VaneError, vane_error)

/**
 * vane_error_new:
 * @code: what the receiver is to do next
 * @format: English text for logs; users see words made from @code
 *
 * Returns: (transfer full): a new error of the domain %VANE_ERROR
 */
GError *
vane_error_new (VaneError   code,
                const char *format,
                ...)
{
  GError *error;
  va_list args;

  va_start (args, format);
  error = g_error_new_valist (VANE_ERROR, code, format, args);
  va_end (args);

  return error;
}

/**
 * vane_error_code_to_string:
 * @code: a code
 *
 * Returns: (transfer none): the code's stable name, as in JSON and in cache files
 */
const char *
vane_error_code_to_string (VaneError code)
{
  g_return_val_if_fail ((guint) code < VANE_N_ERRORS, "local");

  return code_names[code];
}

/**
 * vane_error_code_from_string:
 * @string: (nullable): a name from vane_error_code_to_string()
 * @code: (out): the code
 *
 * Returns: %FALSE when @string is no such name
 */
gboolean
vane_error_code_from_string (const char *string,
                             VaneError  *code)
{
  for (guint i = 0; i < VANE_N_ERRORS; i++)
    if (g_strcmp0 (string, code_names[i]) == 0)
      {
        *code = i;
        return TRUE;
      }

  return FALSE;
}

static VaneErrorPrivate *
peek_private (const GError *error)
{
  if (error == NULL || error->domain != VANE_ERROR)
    return NULL;

  return vane_error_get_private (error);
}

/**
 * vane_error_get_not_before:
 * @error: (nullable): any error
 *
 * Returns: the unix second before which nobody should try again, or %VANE_TIME_NONE
 */
gint64
vane_error_get_not_before (const GError *error)
{
  VaneErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->not_before : VANE_TIME_NONE;
}

/**
 * vane_error_set_not_before:
 * @error: an error; nothing happens when it is of another domain
 * @not_before: unix seconds or %VANE_TIME_NONE
 */
void
vane_error_set_not_before (GError *error,
                           gint64  not_before)
{
  VaneErrorPrivate *priv = peek_private (error);

  if (priv != NULL)
    priv->not_before = not_before;
}

/**
 * vane_error_get_provider:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): the id of the provider it speaks of
 */
const char *
vane_error_get_provider (const GError *error)
{
  VaneErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->provider : NULL;
}

/**
 * vane_error_set_provider:
 * @error: an error; nothing happens when it is of another domain
 * @provider_id: (nullable): a provider's id
 */
void
vane_error_set_provider (GError     *error,
                         const char *provider_id)
{
  VaneErrorPrivate *priv = peek_private (error);

  if (priv != NULL)
    priv->provider = g_intern_string (provider_id);
}

/**
 * vane_error_get_fingerprint:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): the salted fingerprint of the secret that the
 *   failed request carried; never the secret
 */
const char *
vane_error_get_fingerprint (const GError *error)
{
  VaneErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->fingerprint : NULL;
}

/**
 * vane_error_set_fingerprint:
 * @error: an error; nothing happens when it is of another domain
 * @fingerprint: (nullable): a salted hash
 */
void
vane_error_set_fingerprint (GError     *error,
                            const char *fingerprint)
{
  VaneErrorPrivate *priv = peek_private (error);

  if (priv == NULL)
    return;

  g_free (priv->fingerprint);
  priv->fingerprint = g_strdup (fingerprint);
}

/**
 * vane_error_get_status:
 * @error: (nullable): any error
 *
 * Returns: the HTTP status of the answer that it is about; 0 when there was none
 */
guint
vane_error_get_status (const GError *error)
{
  VaneErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->status : 0;
}

/**
 * vane_error_set_status:
 * @error: an error; nothing happens when it is of another domain
 * @status: an HTTP status; 0 = there was no answer
 */
void
vane_error_set_status (GError *error,
                       guint   status)
{
  VaneErrorPrivate *priv = peek_private (error);

  if (priv != NULL)
    priv->status = status;
}

/**
 * vane_error_get_unreached:
 * @error: (nullable): any error
 *
 * Returns: whether nothing could be sent: what was asked for plays no part in the failure
 */
gboolean
vane_error_get_unreached (const GError *error)
{
  VaneErrorPrivate *priv = peek_private (error);

  return priv != NULL && priv->unreached;
}

/**
 * vane_error_set_unreached:
 * @error: an error; nothing happens when it is of another domain
 * @unreached: whether there was no connection over which to send anything
 */
void
vane_error_set_unreached (GError   *error,
                          gboolean  unreached)
{
  VaneErrorPrivate *priv = peek_private (error);

  if (priv != NULL)
    priv->unreached = unreached;
}

/**
 * vane_error_is_cancelled:
 * @error: (nullable): any error
 *
 * CANCELLED is never shown, logged or counted.
 *
 * Returns: whether @error says that somebody cancelled the operation
 */
gboolean
vane_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
