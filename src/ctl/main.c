/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl: the weather on the command line. Reads the options, runs one command in one
 * main loop, and exits with a code that a script can use. */
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/vane-program.h"
#include "ctl/vane-ctl.h"
#include "launch/vane-launch.h"

typedef struct
{
  char     *provider;
  char     *units;
  char     *format;
  char     *template;
  char     *name;
  gboolean  precise;
  gboolean  hours;
  gboolean  days;
  gboolean  due;
  gboolean  verbose;
  gboolean  version;
  char    **words;
} Options;

static void clear_options (Options *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static const struct
{
  const char *name;
  const char *summary;
  VaneCtlRun  run;
} commands[] = {
  { "now", N_("the weather now, the temperature first"), vane_ctl_run_now },
  { "forecast", N_("the days, or with --hours the hours"), vane_ctl_run_forecast },
  { "compare", N_("what every source says of a place, side by side"), vane_ctl_run_compare },
  { "search", N_("what a name or a postal code may mean"), vane_ctl_run_search },
  { "places", N_("list, add, remove, move, current, export, import"), vane_ctl_run_places },
  { "watch", N_("a line whenever the weather of a place changes, for bars"), vane_ctl_run_watch },
  { "refresh", N_("ask for all places at once and store the answers"), vane_ctl_run_refresh },
  { "doctor", N_("what is set, which sources answer, what is stored"), vane_ctl_run_doctor },
  { "privacy", N_("who is asked, when, and what they are sent"), vane_ctl_run_privacy },
};

static char *
describe_commands (void)
{
  g_autoptr(GString) text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-24s %s", commands[i].name, _(commands[i].summary));
  g_string_append_printf (text, "\n\n%s",
                          _("A PLACE is nothing (the current place), an id from “search”, a saved place’s name,\n"
                            "LATITUDE,LONGITUDE, a postal code (“94134”, “01234,de”), or a name."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "-33.87,151.21" is a place, not a row of options. */
static void
protect_coordinates (char **argv)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    if (argv[i][0] == '-' && (g_ascii_isdigit (argv[i][1]) || argv[i][1] == '.'))
      {
        char *word = g_strconcat (" ", argv[i], NULL);

        g_free (argv[i]);
        argv[i] = word;
      }
}

static gboolean
parse_options (Options             *options,
               VaneLaunchOptions   *launch_options,
               char              ***argv,
               GError             **error)
{
  const GOptionEntry entries[] = {
    { "provider", 'p', 0, G_OPTION_ARG_STRING, &options->provider, N_("Ask this source and no other"), "ID" },
    { "units", 'u', 0, G_OPTION_ARG_STRING, &options->units, N_("us, uk, metric or nordic"), N_("PRESET") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_("text or json; for watch also waybar"),
      N_("FORMAT") },
    { "template", 't', 0, G_OPTION_ARG_STRING, &options->template, N_("What the text of watch is made of"),
      N_("TEXT") },
    { "precise", 0, 0, G_OPTION_ARG_NONE, &options->precise, N_("As many digits as JSON has"), NULL },
    { "hours", 0, 0, G_OPTION_ARG_NONE, &options->hours, N_("A forecast of hours"), NULL },
    { "days", 0, 0, G_OPTION_ARG_NONE, &options->days, N_("A forecast of days"), NULL },
    { "due", 0, 0, G_OPTION_ARG_NONE, &options->due, N_("Refresh only what is due"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, N_("A name of your own for the place that is added"),
      N_("NAME") },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose, N_("Say more, and where it is from"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->words, NULL, N_("COMMAND [PLACE…]") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *description = describe_commands ();
  GOptionGroup *group = vane_launch_get_option_group (launch_options);

  g_option_context_set_summary (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  /* One list for all: nobody looks for --demo behind a second kind of --help. */
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);

  return g_option_context_parse_strv (context, argv, error);
}

static gboolean
is_format (const Options *options)
{
  gboolean watch = options->words != NULL && g_strcmp0 (options->words[0], "watch") == 0;

  return options->format == NULL || g_str_equal (options->format, "text") || g_str_equal (options->format, "json") ||
         (watch && g_str_equal (options->format, "waybar"));
}

/* Says what is wrong with the values of options; NULL when nothing is. */
static const char *
check_options (const Options *options)
{
  VaneUnitsPreset preset;

  if (options->units != NULL && !vane_units_preset_from_string (options->units, &preset))
    return _("“--units” is us, uk, metric or nordic.");
  if (!is_format (options))
    return _("“--format” is text or json, for “watch” also waybar.");
  if (options->words == NULL || options->words[0] == NULL)
    return _("A command is missing.");

  return NULL;
}

static VaneCtlRun
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return commands[i].run;

  return NULL;
}

/* The first Ctrl-C cancels and waits for what was cancelled; a second one does not wait. */
static gboolean
on_interrupt (gpointer user_data)
{
  VaneCtl *ctl = user_data;

  if (g_cancellable_is_cancelled (ctl->cancellable))
    _exit (VANE_EXIT_INTERRUPTED);
  g_cancellable_cancel (ctl->cancellable);

  return G_SOURCE_CONTINUE;
}

static gboolean
is_terminal (int fd)
{
  return isatty (fd) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

static void
fill_ctl (VaneCtl       *ctl,
          const Options *options,
          VaneContext   *context)
{
  VaneUnitsPreset preset;
  const char *no_colour = g_getenv ("NO_COLOR");

  ctl->context = context;
  ctl->cancellable = g_cancellable_new ();
  ctl->units = vane_settings_get_units (vane_context_get_settings (context));
  if (vane_units_preset_from_string (options->units, &preset))
    {
      ctl->units = vane_units_from_preset (preset);
      ctl->units_given = TRUE;
    }
  ctl->format = options->format;
  ctl->template = options->template;
  ctl->provider = options->provider;
  ctl->name = options->name;
  ctl->json = g_strcmp0 (options->format, "json") == 0;
  ctl->precise = options->precise;
  ctl->hours = options->hours;
  ctl->days = options->days;
  ctl->due = options->due;
  ctl->verbose = options->verbose;
  ctl->terminal = is_terminal (STDOUT_FILENO);
  ctl->colour = ctl->terminal && (no_colour == NULL || *no_colour == '\0');
  ctl->progress = is_terminal (STDERR_FILENO);
}

/* What can be shown of a place from it alone: a source of alerts is none. */
static gboolean
is_source (VaneCtl    *ctl,
           const char *id)
{
  const VaneProviderInfo *provider = vane_context_find_provider (ctl->context, id);

  return provider != NULL && vane_provider_info_gives_weather (provider);
}

static VaneExit
run (const Options           *options,
     const VaneLaunchOptions *launch_options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneLaunch) launch = vane_launch_new (launch_options, &error);
  VaneCtl ctl = { 0 };
  VaneCtlRun command = find_command (options->words[0]);
  guint interrupt_id, terminate_id;

  if (launch == NULL)
    {
      gboolean usage = error->domain == G_OPTION_ERROR;

      vane_ctl_complain ("%s", error->message);
      return usage ? VANE_EXIT_USAGE : VANE_EXIT_LOCAL;
    }

  fill_ctl (&ctl, options, vane_launch_get_context (launch));
  ctl.offline = launch_options->offline;
  if (options->provider != NULL && !is_source (&ctl, options->provider))
    {
      g_autofree char *id = vane_ctl_clean (options->provider);

      vane_ctl_complain (_("There is no source “%s”; “vanectl doctor” lists them."), id);
      g_object_unref (ctl.cancellable);
      return VANE_EXIT_USAGE;
    }

  interrupt_id = g_unix_signal_add (SIGINT, on_interrupt, &ctl);
  terminate_id = g_unix_signal_add (SIGTERM, on_interrupt, &ctl);
  command (&ctl, (const char *const *) options->words + 1);
  while (!ctl.done)
    g_main_context_iteration (NULL, TRUE);
  if (command == vane_ctl_run_refresh && ctl.exit != VANE_EXIT_INTERRUPTED)
    vane_launch_prune (launch);
  vane_launch_close (launch);
  g_source_remove (interrupt_id);
  g_source_remove (terminate_id);
  g_object_unref (ctl.cancellable);

  return ctl.exit;
}

static void
clear_options (Options *options)
{
  g_free (options->provider);
  g_free (options->units);
  g_free (options->format);
  g_free (options->template);
  g_free (options->name);
  g_strfreev (options->words);
}

int
main (int    argc,
      char **argv)
{
  g_auto(GStrv) arguments = g_strdupv (argv);
  g_auto(Options) options = { 0 };
  g_auto(VaneLaunchOptions) launch_options = { 0 };
  g_autoptr(GError) error = NULL;
  const char *problem;
  VaneExit code;

  vane_program_init_locale ();
  g_set_prgname ("vanectl");
  /* The first word on standard output is the temperature, whoever debugs. */
  g_log_writer_default_set_use_stderr (TRUE);
  protect_coordinates (arguments);
  if (!parse_options (&options, &launch_options, &arguments, &error))
    {
      vane_ctl_complain (_("%s. See “vanectl --help”."), error->message);
      return VANE_EXIT_USAGE;
    }
  if (options.version)
    {
      puts ("vanectl " VANE_VERSION);
      return VANE_EXIT_ANSWERED;
    }

  problem = check_options (&options);
  if (problem != NULL)
    {
      vane_ctl_complain ("%s %s", problem, _("See “vanectl --help”."));
      return VANE_EXIT_USAGE;
    }
  if (find_command (options.words[0]) == NULL)
    {
      g_autofree char *word = vane_ctl_clean (options.words[0]);

      vane_ctl_complain (_("There is no command “%s”: “vanectl now %s” gives the weather there, "
                           "“vanectl --help” lists the commands."),
                         word, word);
      return VANE_EXIT_USAGE;
    }

  launch_options.may_unlock = is_terminal (STDIN_FILENO) && is_terminal (STDERR_FILENO);
  launch_options.api_key_id = options.provider;
  launch_options.slack_s = options.due ? 60 : 0;
  code = run (&options, &launch_options);

  /* What did not fit into the buffer was written before, and may have failed then. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      vane_ctl_complain (_("The answer could not be written."));
      code = MAX (code, VANE_EXIT_LOCAL);
    }

  return code;
}
