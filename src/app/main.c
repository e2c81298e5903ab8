/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vane: the window. Options, then composition, then the main loop. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/vane-program.h"
#include "launch/vane-launch.h"
#include "vane-application.h"
#include "vane-outside-actions.h"
#include "vane-stands.h"

typedef struct
{
  VaneLaunchOptions   options;
  VaneOutsideOptions  outside;
  VaneStandOptions    stands;
  gboolean            version;
  VaneLaunch         *launch;  /* (owned) (nullable) */
} Program;

static VaneContext *
open_context (gpointer   user_data,
              GError   **error)
{
  Program *program = user_data;

  program->launch = vane_launch_new (&program->options, error);

  return program->launch != NULL ? vane_launch_get_context (program->launch) : NULL;
}

/* A world of its own is not shown by a window that is open already. */
static int
on_application_handle_local_options (GApplication *application,
                                     GVariantDict *options,
                                     Program      *program)
{
  g_autoptr(GError) error = NULL;

  if (program->version)
    {
      g_print ("vane %s\n", VANE_VERSION);
      return EXIT_SUCCESS;
    }
  /* GTK would end the process in the midst of starting, with things to put away. */
  if (!gtk_init_check ())
    {
      g_printerr ("vane: %s\n", _("There is no display to show the window on; vanectl needs none."));
      return EXIT_FAILURE;
    }

  if (program->options.demo || program->options.offline || program->options.endpoints != NULL)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (!vane_stands_run (application, &program->stands, &error) ||
      !vane_outside_actions_run (application, &program->outside, &error))
    {
      g_printerr ("vane: %s\n", error->message);
      return EXIT_FAILURE;
    }

  /* Who wanted the strip did not ask for the window; who closes it does not want another. */
  return vane_stand_options_given (&program->stands) || program->outside.toggle ? EXIT_SUCCESS : -1;
}

int
main (int   argc,
      char *argv[])
{
  Program program = { .options.may_unlock = TRUE, .stands = VANE_STAND_OPTIONS_INIT };
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &program.version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(VaneApplication) application = NULL;
  int status;

  vane_program_init_locale ();
  g_set_application_name ("Vane");

  application = vane_application_new (open_context, &program);
  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  vane_outside_actions_add_options (G_APPLICATION (application), &program.outside);
  vane_stands_add_options (G_APPLICATION (application), &program.stands);
  g_application_add_option_group (G_APPLICATION (application), vane_launch_get_option_group (&program.options));
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_application_handle_local_options), &program);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (vane_application_get_failed (application))
    status = EXIT_FAILURE;

  g_clear_object (&application);
  if (program.launch != NULL)
    {
      /* Nobody looks any more; and whoever has only the window has nobody else who does it. */
      vane_launch_prune (program.launch);
      vane_launch_close (program.launch);
    }
  g_clear_object (&program.launch);
  vane_launch_options_clear (&program.options);
  g_free (program.outside.place);
  vane_stand_options_clear (&program.stands);

  return status;
}
