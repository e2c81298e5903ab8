/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "build-dir.h"
#include "config.h"

#include "base/vane-program.h"

#include <libintl.h>
#include <locale.h>

/**
 * vane_program_is_uninstalled:
 *
 * Returns: whether this program runs from the build folder
 */
gboolean
vane_program_is_uninstalled (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, VANE_BUILD_DIR "/");
}

/**
 * vane_program_init_locale:
 *
 * Sets the locale and finds the translations: the installed ones, or those in the build
 * folder for a program that runs from there.
 */
void
vane_program_init_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, vane_program_is_uninstalled () ? VANE_BUILD_DIR "/po" : VANE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * vane_program_find:
 * @name: "vane", "vanectl" or "vane-service"
 *
 * PATH is not asked: what is started in the user's name is the sibling of the same version.
 *
 * Returns: (transfer full): its absolute path; it need not exist
 */
char *
vane_program_find (const char *name)
{
  static const struct
  {
    const char *name;
    const char *built;
    const char *installed;
  } programs[] = {
    { "vane", "src/app/vane", VANE_BIN_DIR "/vane" },
    { "vanectl", "src/ctl/vanectl", VANE_BIN_DIR "/vanectl" },
    { "vane-service", "src/service/vane-service", VANE_LIBEXEC_DIR "/vane-service" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_str_equal (programs[i].name, name))
      return vane_program_is_uninstalled () ? g_build_filename (VANE_BUILD_DIR, programs[i].built, NULL)
                                            : g_strdup (programs[i].installed);

  g_return_val_if_reached (NULL);
}
