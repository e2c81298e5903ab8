/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-install-id.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *
read_id (const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  g_strstrip (text);
  if (!g_uuid_string_is_valid (text))
    return NULL;

  return g_steal_pointer (&text);
}

/* Two programs may do this at the same moment: link() lets one of them win, and both read
 * what then stands there. A damaged file, or a file system without links, is written over. */
static void
make_id (const char *folder,
         const char *path)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (".vane-", id, NULL);
  g_autofree char *aside = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents_full (aside, id, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return;

  if (link (aside, path) == 0 || (errno == EEXIST && g_access (path, F_OK) == 0))
    {
      g_autofree char *winner = read_id (path);

      if (winner != NULL)
        {
          g_unlink (aside);
          return;
        }
    }
  if (g_rename (aside, path) != 0)
    g_unlink (aside);
}

/**
 * vane_install_id_load:
 * @folder: a folder that exists
 *
 * Reads some forty bytes at once, without waiting for the main loop: it happens once in a
 * program's life.
 *
 * Returns: (transfer full): the id; one for this process only when the disk does not keep it
 */
char *
vane_install_id_load (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, VANE_INSTALL_ID_FILE, NULL);
  g_autofree char *id = read_id (path);

  if (id == NULL)
    {
      make_id (folder, path);
      id = read_id (path);
    }
  if (id == NULL)
    {
      g_debug ("Cannot keep an id in %s", folder);
      id = g_uuid_string_random ();
    }

  return g_steal_pointer (&id);
}
