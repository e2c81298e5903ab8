/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programs of one user compute the same due instant, so they look at an entry in the same
 * millisecond, and the record of an attempt comes too late for that. Hence byte locks on one
 * file: the kernel decides who is first, and takes back what a killed program had. They belong
 * to the open file (F_OFD_SETLK), so one descriptor holds any number of them. */
#include "config.h"

#include "transport/vane-claims.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define FILE_NAME "claims"
#define FILE_MODE 0600

struct _VaneClaims
{
  GFile *folder;  /* (owned) */
  int    fd;      /* -1 until it is needed, and where it cannot be had */
};

/**
 * vane_claims_new:
 * @folder: the cache folder
 *
 * Returns: (transfer full): no claim yet; the file is opened with the first one
 */
VaneClaims *
vane_claims_new (GFile *folder)
{
  VaneClaims *self;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_new0 (VaneClaims, 1);
  self->folder = g_object_ref (folder);
  self->fd = -1;

  return self;
}

/**
 * vane_claims_free:
 * @self: (transfer full): claims, which end
 */
void
vane_claims_free (VaneClaims *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_object_unref (self->folder);
  g_free (self);
}

static void
open_file (VaneClaims *self)
{
  g_autoptr(GFile) file = g_file_get_child (self->folder, FILE_NAME);

  self->fd = g_open (g_file_peek_path (file), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
}

/* Each key is a byte far out in the file, which stays empty. Two keys with the same byte would
 * wait for each other, and nothing worse. */
static gboolean
set_lock (VaneClaims *self,
          const char *key,
          short       type)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_len = 1 };

  hash[15] = '\0';
  lock.l_start = (off_t) g_ascii_strtoull (hash, NULL, 16);

  return fcntl (self->fd, F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES);
}

/**
 * vane_claims_take:
 * @self: claims
 * @key: a URL without secrets
 *
 * What one has already, one gets again. Where the file system knows no locks, or takes no file,
 * everybody gets everything: a request too many is better than none.
 *
 * Returns: whether nobody else has it
 */
gboolean
vane_claims_take (VaneClaims *self,
                  const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  if (self->fd < 0)
    open_file (self);

  return self->fd < 0 || set_lock (self, key, F_WRLCK);
}

/**
 * vane_claims_drop:
 * @self: claims
 * @key: a URL that was taken
 */
void
vane_claims_drop (VaneClaims *self,
                  const char *key)
{
  g_return_if_fail (self != NULL && key != NULL);

  if (self->fd >= 0)
    set_lock (self, key, F_UNLCK);
}
