/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How commands speak to the person and to the shell. */
#include "config.h"

#include "ctl/vane-ctl.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "model/vane-query.h"
#include "present/vane-describe.h"

/**
 * vane_ctl_raise:
 * @ctl: the program
 * @code: an exit code
 *
 * Of several codes the highest is the program's.
 */
void
vane_ctl_raise (VaneCtl *ctl,
                VaneExit code)
{
  ctl->exit = MAX (ctl->exit, code);
}

/**
 * vane_ctl_end:
 * @ctl: the program
 *
 * The command has said all it has to say.
 */
void
vane_ctl_end (VaneCtl *ctl)
{
  ctl->done = TRUE;
  g_main_context_wakeup (NULL);
}

/**
 * vane_ctl_print:
 * @text: UTF-8, printed as it is
 *
 * g_print() would turn what the locale cannot write into question marks: in a C locale
 * the degree sign has to come out all the same, and a pipe is no terminal.
 */
void
vane_ctl_print (const char *text)
{
  fputs (text, stdout);
}

/**
 * vane_ctl_clean:
 * @text: what the person typed
 *
 * Returns: (transfer full): the same for a sentence: one line, not endless, and nothing in
 *   it that a terminal would obey
 */
char *
vane_ctl_clean (const char *text)
{
  g_autoptr(VaneQuery) query = vane_query_parse (text, NULL);

  return g_strdup (vane_query_get_text (query));
}

/**
 * vane_ctl_complain:
 * @format: one sentence that says what to do
 */
void
vane_ctl_complain (const char *format,
                   ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  fflush (stdout);
  fprintf (stderr, "vanectl: %s\n", sentence);
}

/**
 * vane_ctl_usage:
 * @ctl: the program
 * @sentence: what is wrong with the command line
 *
 * Ends the program.
 */
void
vane_ctl_usage (VaneCtl    *ctl,
                const char *sentence)
{
  vane_ctl_complain ("%s %s", sentence, _("See “vanectl --help”."));
  vane_ctl_raise (ctl, VANE_EXIT_USAGE);
  vane_ctl_end (ctl);
}

/**
 * vane_ctl_exit_for:
 * @error: why there is no answer
 *
 * Returns: the exit code that says so
 */
VaneExit
vane_ctl_exit_for (const GError *error)
{
  if (vane_error_is_cancelled (error))
    return VANE_EXIT_INTERRUPTED;
  if (error->domain != VANE_ERROR)
    return VANE_EXIT_LOCAL;

  switch ((VaneError) error->code)
    {
    case VANE_ERROR_LOCAL:
      return VANE_EXIT_LOCAL;
    case VANE_ERROR_NO_MATCH:
      return VANE_EXIT_NO_PLACE;
    case VANE_ERROR_REFUSED:
    case VANE_ERROR_KEY_MISSING:
    case VANE_ERROR_NOT_IN_PLAN:
      return VANE_EXIT_KEY;
    case VANE_ERROR_NOT_COVERED:
      return VANE_EXIT_NOT_COVERED;
    case VANE_ERROR_OFFLINE:
    case VANE_ERROR_TIMEOUT:
    case VANE_ERROR_BUSY:
    case VANE_ERROR_UNTRUSTED:
    case VANE_ERROR_SERVICE:
    case VANE_ERROR_DATA:
    default:
      return VANE_EXIT_NO_ANSWER;
    }
}

/* On a command line a key is set in a way of its own. */
static char *
describe_missing_key (const VaneProviderInfo *provider)
{
  g_autofree char *variable = g_ascii_strup (provider->id, -1);

  g_strdelimit (variable, "-", '_');

  return g_strdup_printf (_("%s needs a key: set %s_API_KEY, name a file with “--api-key-file”, "
                            "or choose another source."),
                          provider->name, variable);
}

/* Nothing was named, and no place is saved. */
static gboolean
is_nothing (const char   *what,
            const GError *error)
{
  return what != NULL && *what == '\0' && g_error_matches (error, VANE_ERROR, VANE_ERROR_NO_MATCH);
}

/**
 * vane_ctl_fail:
 * @ctl: the program
 * @what: (nullable): the place, as the person named it; empty = the current one
 * @error: what went wrong
 * @feed: (nullable): the feed that has nothing to show
 *
 * Says so in one sentence and raises the exit code. A cancelled operation is not spoken of.
 */
void
vane_ctl_fail (VaneCtl      *ctl,
               const char   *what,
               const GError *error,
               VaneFeed     *feed)
{
  const VaneProviderInfo *provider =
      feed != NULL ? vane_feed_get_provider (feed)
                   : vane_context_find_provider (ctl->context, vane_error_get_provider (error));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *sentence = NULL;

  vane_ctl_raise (ctl, vane_ctl_exit_for (error));
  if (vane_error_is_cancelled (error))
    return;

  if (is_nothing (what, error))
    sentence = g_strdup (_("You have no places yet: “vanectl now PLACE” asks about one, "
                           "“vanectl places add PLACE” keeps it."));
  else if (ctl->offline && g_error_matches (error, VANE_ERROR, VANE_ERROR_OFFLINE))
    sentence = g_strdup (_("Nothing is stored: leave out “--offline” to ask."));
  else if (provider != NULL && g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) &&
           strstr (error->message, VANE_ERROR_MESSAGE_LOCKED) == NULL)
    sentence = describe_missing_key (provider);
  else
    sentence = vane_describe_error (error, provider, zone);
  if (what != NULL && *what != '\0')
    vane_ctl_complain ("%s: %s", what, sentence);
  else
    vane_ctl_complain ("%s", sentence);
}

/**
 * vane_ctl_list_candidates:
 * @ctl: the program
 * @text: what the person typed
 * @places: (element-type VanePlace): what it may mean
 *
 * Several places match: they are shown, never guessed.
 */
void
vane_ctl_list_candidates (VaneCtl    *ctl,
                          const char *text,
                          GPtrArray  *places)
{
  g_autofree char *clean = vane_ctl_clean (text);

  vane_ctl_complain (_("“%s” may be one of these places; name one by its id:"), clean);
  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *full = vane_describe_place_full (places->pdata[i]);

      fprintf (stderr, "  %-16s %s\n", vane_place_get_id (places->pdata[i]), full);
    }
  vane_ctl_raise (ctl, VANE_EXIT_SEVERAL);
}
