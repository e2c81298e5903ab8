/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-secrets.h"

#include "net/vane-keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <libsecret/secret.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SECRET_BYTES 256
#define MAX_FILE_BYTES   4096

struct _VaneSecrets
{
  GObject     parent_instance;

  GHashTable *given;        /* (owned) (element-type utf8 utf8): by id: from files, or to be tried */
  gboolean    may_unlock;
  gboolean    is_empty;     /* the demo: knows nothing, keeps nothing */
};

G_DEFINE_FINAL_TYPE (VaneSecrets, vane_secrets, G_TYPE_OBJECT)

static void got_from_keyring (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_keyring_state (GObject *source, GAsyncResult *result, gpointer user_data);
static void stored_in_keyring (GObject *source, GAsyncResult *result, gpointer user_data);

static void
vane_secrets_finalize (GObject *object)
{
  VaneSecrets *self = VANE_SECRETS (object);

  g_hash_table_unref (self->given);

  G_OBJECT_CLASS (vane_secrets_parent_class)->finalize (object);
}

static void
vane_secrets_class_init (VaneSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_secrets_finalize;
}

static void
vane_secrets_init (VaneSecrets *self)
{
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vane_secrets_free);
}

/**
 * vane_secrets_new:
 * @may_unlock: only the window, and vanectl on a terminal, may unlock a keyring
 *
 * Returns: (transfer full): the keys of this user
 */
VaneSecrets *
vane_secrets_new (gboolean may_unlock)
{
  VaneSecrets *self = g_object_new (VANE_TYPE_SECRETS, NULL);

  self->may_unlock = may_unlock;

  return self;
}

/**
 * vane_secrets_new_empty:
 *
 * Returns: (transfer full): nobody's keys: neither the environment nor a keyring is read
 */
VaneSecrets *
vane_secrets_new_empty (void)
{
  VaneSecrets *self = g_object_new (VANE_TYPE_SECRETS, NULL);

  self->is_empty = TRUE;

  return self;
}

/**
 * vane_secrets_new_only:
 * @secret_id: which secret
 * @secret: a key that is being tried
 *
 * Returns: (transfer full): that key and no other: neither the environment nor a keyring is read
 */
VaneSecrets *
vane_secrets_new_only (const char *secret_id,
                       const char *secret)
{
  VaneSecrets *self = vane_secrets_new_empty ();

  g_hash_table_insert (self->given, g_strdup (secret_id), g_strdup (secret));

  return self;
}

/**
 * vane_secrets_free:
 * @secret: (transfer full) (nullable): wiped, then freed
 */
void
vane_secrets_free (char *secret)
{
  secret_password_free (secret);
}

/**
 * vane_secrets_check:
 * @secret: what is to be a key
 * @error: LOCAL; the message has nothing of @secret
 *
 * Returns: whether it is 1 … 256 bytes of text without control characters
 */
gboolean
vane_secrets_check (const char  *secret,
                    GError     **error)
{
  gsize length = strlen (secret);
  const char *reason = NULL;

  if (length == 0)
    reason = "it is empty";
  else if (length > MAX_SECRET_BYTES)
    reason = "it is too long";
  else if (!g_utf8_validate (secret, -1, NULL))
    reason = "it is not text";
  for (const char *p = secret; reason == NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      reason = "it has control characters";

  if (reason == NULL)
    return TRUE;

  g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "this is no API key: %s", reason);

  return FALSE;
}

/* Never waits: a pipe or a device is opened without blocking, and refused. */
static gboolean
read_small_file (const char  *path,
                 char        *buffer,
                 gsize        size,
                 GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int saved_errno = errno;
  struct stat info;
  const char *reason = NULL;
  gsize length = 0;
  gssize n = 0;

  if (fd < 0)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "cannot read the key file: %s", g_strerror (saved_errno));
      return FALSE;
    }

  if (fstat (fd, &info) < 0 || !S_ISREG (info.st_mode))
    reason = "it is not a file";
  while (reason == NULL && length < size - 1 && (n = read (fd, buffer + length, size - 1 - length)) > 0)
    length += (gsize) n;
  if (n < 0)
    reason = "it cannot be read";
  else if (length > MAX_FILE_BYTES)
    reason = "it is larger than 4 KiB";
  buffer[length] = '\0';
  close (fd);

  if (reason != NULL)
    g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "cannot take the key file: %s", reason);

  return reason == NULL;
}

/**
 * vane_secrets_set_file:
 * @self: the keys
 * @secret_id: which secret
 * @path: a regular file of at most 4 KiB; its first line is the key
 * @error: LOCAL
 *
 * The file is read now and not again.
 *
 * Returns: whether there is a key in it
 */
gboolean
vane_secrets_set_file (VaneSecrets  *self,
                       const char   *secret_id,
                       const char   *path,
                       GError      **error)
{
  char buffer[MAX_FILE_BYTES + 2];
  gboolean is_good;

  g_return_val_if_fail (VANE_IS_SECRETS (self), FALSE);
  g_return_val_if_fail (secret_id != NULL && path != NULL, FALSE);

  is_good = read_small_file (path, buffer, sizeof buffer, error);
  if (is_good)
    {
      buffer[strcspn (buffer, "\n")] = '\0';
      g_strstrip (buffer);
      is_good = vane_secrets_check (buffer, error);
      g_prefix_error (error, "the key file: ");
    }
  if (is_good)
    g_hash_table_insert (self->given, g_strdup (secret_id), g_strdup (buffer));
  explicit_bzero (buffer, sizeof buffer);

  return is_good;
}

/* OPENWEATHERMAP_API_KEY for "openweathermap". An empty variable is none. */
static char *
dup_from_environment (const char *secret_id)
{
  g_autofree char *upper = g_ascii_strup (secret_id, -1);
  g_autofree char *name = g_strconcat (g_strdelimit (upper, "-", '_'), "_API_KEY", NULL);
  const char *value = g_getenv (name);
  char *secret = value != NULL ? g_strstrip (g_strdup (value)) : NULL;

  if (secret != NULL && *secret == '\0')
    g_clear_pointer (&secret, vane_secrets_free);

  return secret;
}

static void
give_secret (GTask *task,
             char  *secret)
{
  GError *error = NULL;

  if (vane_secrets_check (secret, &error))
    {
      g_task_return_pointer (task, secret, (GDestroyNotify) vane_secrets_free);
      return;
    }

  vane_secrets_free (secret);
  g_task_return_error (task, error);
}

/**
 * vane_secrets_lookup_async:
 * @self: the keys
 * @secret_id: which secret
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_secrets_lookup_async (VaneSecrets         *self,
                           const char          *secret_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  const char *given;
  char *secret;

  g_return_if_fail (VANE_IS_SECRETS (self));
  g_return_if_fail (secret_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_secrets_lookup_async);

  given = g_hash_table_lookup (self->given, secret_id);
  secret = self->is_empty ? NULL : dup_from_environment (secret_id);
  if (secret == NULL && given != NULL)
    secret = g_strdup (given);

  if (secret != NULL)
    give_secret (task, secret);
  else if (self->is_empty)
    g_task_return_error (task, vane_error_new (VANE_ERROR_KEY_MISSING, "no keys are kept here"));
  else
    vane_keyring_lookup_async (secret_id, self->may_unlock, cancellable, got_from_keyring, g_steal_pointer (&task));
}

static void
got_from_keyring (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  char *secret = vane_keyring_lookup_finish (result, &error);

  if (secret != NULL)
    give_secret (task, secret);
  else
    g_task_return_error (task, error);
}

/**
 * vane_secrets_lookup_finish:
 * @self: the keys
 * @result: the result
 * @error: KEY_MISSING; LOCAL when what was found is no key; or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the key; vane_secrets_free() it
 */
char *
vane_secrets_lookup_finish (VaneSecrets   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vane_secrets_get_state_async:
 * @self: the keys
 * @secret_id: which secret
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Unlocks nothing, whatever vane_secrets_new() was told.
 */
void
vane_secrets_get_state_async (VaneSecrets         *self,
                              const char          *secret_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  char *from_environment;

  g_return_if_fail (VANE_IS_SECRETS (self));
  g_return_if_fail (secret_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_secrets_get_state_async);

  from_environment = self->is_empty ? NULL : dup_from_environment (secret_id);
  if (self->is_empty)
    g_task_return_int (task, VANE_KEY_UNKEPT);
  else if (from_environment != NULL)
    g_task_return_int (task, VANE_KEY_FROM_ENVIRONMENT);
  else if (g_hash_table_contains (self->given, secret_id))
    g_task_return_int (task, VANE_KEY_FROM_FILE);
  else
    vane_keyring_get_state_async (secret_id, cancellable, got_keyring_state, g_steal_pointer (&task));
  vane_secrets_free (from_environment);
}

static void
got_keyring_state (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  VaneKeyState state;

  if (vane_keyring_get_state_finish (result, &state, &error))
    g_task_return_int (task, state);
  else
    g_task_return_error (task, error);
}

/**
 * vane_secrets_get_state_finish:
 * @self: the keys
 * @result: the result
 * @state: (out): whether there is a key, and where
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: whether @state is set
 */
gboolean
vane_secrets_get_state_finish (VaneSecrets   *self,
                               GAsyncResult  *result,
                               VaneKeyState  *state,
                               GError       **error)
{
  gssize value;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;
  *state = (VaneKeyState) value;

  return TRUE;
}

/**
 * vane_secrets_store_async:
 * @self: the keys
 * @secret_id: which secret
 * @secret: (nullable): the key; %NULL removes it from the keyring
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_secrets_store_async (VaneSecrets         *self,
                          const char          *secret_id,
                          const char          *secret,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (VANE_IS_SECRETS (self));
  g_return_if_fail (secret_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_secrets_store_async);

  if (self->is_empty)
    g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "no keys are kept here"));
  else if (secret != NULL && !vane_secrets_check (secret, &error))
    g_task_return_error (task, error);
  else
    vane_keyring_store_async (secret_id, secret, cancellable, stored_in_keyring, g_steal_pointer (&task));
}

static void
stored_in_keyring (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (vane_keyring_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vane_secrets_store_finish:
 * @self: the keys
 * @result: the result
 * @error: LOCAL, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was stored or removed
 */
gboolean
vane_secrets_store_finish (VaneSecrets   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vane_secrets_fingerprint:
 * @secret: a key
 * @salt: the installation's id
 *
 * Returns: (transfer full): 32 hexadecimal digits of an HMAC-SHA256: tells keys apart and
 *   says nothing about them
 */
char *
vane_secrets_fingerprint (const char *secret,
                          const char *salt)
{
  char *digest;

  g_return_val_if_fail (secret != NULL && salt != NULL, NULL);

  digest = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) salt, strlen (salt), secret, -1);
  digest[32] = '\0';

  return digest;
}
