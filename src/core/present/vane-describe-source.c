/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources in words: what they give, what they are sent, and what their keys are worth. */
#include "config.h"

#include "present/vane-describe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * vane_describe_blocks:
 * @blocks: VANE_BLOCK_BIT()s
 *
 * Returns: (transfer full): "Now, hours, days, air quality"; "" of none
 */
char *
vane_describe_blocks (guint blocks)
{
  const char *const names[VANE_N_BLOCKS] = {
    /* Translators: what a source has; items of a list: "now, next hour, hours, days" */
    [VANE_BLOCK_NOW] = C_("what a source has", "now"),
    [VANE_BLOCK_MINUTES] = C_("what a source has", "next hour"),
    [VANE_BLOCK_HOURS] = C_("what a source has", "hours"),
    [VANE_BLOCK_DAYS] = C_("what a source has", "days"),
    [VANE_BLOCK_AIR] = C_("what a source has", "air quality"),
    [VANE_BLOCK_ALERTS] = C_("what a source has", "official alerts"),
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    if ((blocks & VANE_BLOCK_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s",
                              /* Translators: between the items of a list */
                              text->len > 0 ? C_("list", ", ") : "", names[i]);

  return g_string_free (text, FALSE);
}

/**
 * vane_describe_key_state:
 * @state: whether there is a key, and where
 *
 * Returns: (transfer full): one sentence
 */
char *
vane_describe_key_state (VaneKeyState state)
{
  switch (state)
    {
    case VANE_KEY_SAVED:
      return g_strdup (_("A key is saved in the keyring."));
    case VANE_KEY_FROM_ENVIRONMENT:
      return g_strdup (_("A key from the environment is used; it goes before a saved one."));
    case VANE_KEY_FROM_FILE:
      return g_strdup (_("A key from a file is used; it goes before a saved one."));
    case VANE_KEY_LOCKED:
      return g_strdup (_("A key is saved, but the keyring is locked."));
    case VANE_KEY_NO_KEYRING:
      return g_strdup (_("No key is set, and there is no keyring to save one in. "
                         "The environment or a file can give one: see the manual page of vanectl."));
    case VANE_KEY_UNKEPT:
      return g_strdup (_("No keys are kept here."));
    case VANE_KEY_NONE:
    default:
      return g_strdup (_("No key is set."));
    }
}

/* Whether the service itself has judged the key, or nothing went out. */
static gboolean
is_verdict (const GError *error)
{
  return g_error_matches (error, VANE_ERROR, VANE_ERROR_REFUSED) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_IN_PLAN) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
}

/**
 * vane_describe_key_trial:
 * @not_in_plan: VANE_BLOCK_BIT()s that a key that works does not give
 * @error: (nullable): why it does not work, or why that could not be found out
 * @provider: the source that was asked
 *
 * Returns: (transfer full): one sentence or two
 */
char *
vane_describe_key_trial (guint                   not_in_plan,
                         const GError           *error,
                         const VaneProviderInfo *provider)
{
  g_autofree char *detail = NULL;

  if (error == NULL && not_in_plan == 0)
    return g_strdup (_("This key works."));
  if (error == NULL)
    {
      detail = vane_describe_blocks (not_in_plan);

      /* Translators: %s is a list: "next hour, official alerts" */
      return g_strdup_printf (_("This key works. Its plan does not have: %s."), detail);
    }
  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_IN_PLAN))
    return g_strdup (_("The key is good, but its plan does not have this weather."));
  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) &&
      strstr (error->message, VANE_ERROR_MESSAGE_LOCKED) == NULL)
    return g_strdup (_("There is no key to test: type one."));

  detail = vane_describe_error (error, provider, NULL);
  if (is_verdict (error))
    return g_steal_pointer (&detail);

  /* Translators: %s is a sentence that says why: "No connection: check the network." */
  return g_strdup_printf (_("The key could not be tested. %s"), detail);
}

/**
 * vane_describe_use:
 * @use: when somebody is asked
 *
 * Returns: (transfer none): without a full stop
 */
const char *
vane_describe_use (VaneDestinationUse use)
{
  switch (use)
    {
    case VANE_DESTINATION_CHOSEN:
      return _("Asked for the weather");
    case VANE_DESTINATION_FILLS:
      return _("Asked for what the chosen source does not have, and when it fails");
    case VANE_DESTINATION_FALLBACK:
      return _("Asked only when the chosen source fails");
    case VANE_DESTINATION_ALERTS:
      return _("Asked for official alerts where it has them");
    case VANE_DESTINATION_SEARCH:
      return _("Asked when you search for a place");
    case VANE_DESTINATION_OFF:
      return _("Not asked: other sources than the chosen one are switched off");
    case VANE_DESTINATION_UNUSED:
    default:
      return _("Not asked, unless you choose it");
    }
}

/**
 * vane_describe_when:
 * @destination: who may be asked
 *
 * Returns: (transfer full): when it is: by itself, and at the user's word; without the last full stop
 */
char *
vane_describe_when (const VaneDestination *destination)
{
  const char *use = vane_describe_use (destination->use);

  if (destination->compared)
    /* Translators: %s is a sentence of when a source is asked; the quoted words are a command */
    return g_strdup_printf (_("%s. Also asked when you compare sources, or run “vanectl doctor”"), use);
  if (destination->probed)
    /* Translators: %s is a sentence of when a source is asked; the quoted words are a command */
    return g_strdup_printf (_("%s. Also asked when you run “vanectl doctor”"), use);

  return g_strdup (use);
}

/**
 * vane_describe_sends:
 * @destination: who may be asked
 *
 * Returns: (transfer none): what leaves this machine
 */
const char *
vane_describe_sends (const VaneDestination *destination)
{
  /* "" would be the catalogue's head. */
  return destination->sends != NULL && *destination->sends != '\0' ? _(destination->sends) : "";
}

/**
 * vane_describe_decimals:
 * @decimals: of coordinates, 0–4
 *
 * A degree of latitude is 111 km.
 *
 * Returns: (transfer none): how exact that is
 */
const char *
vane_describe_decimals (guint decimals)
{
  switch (decimals)
    {
    case 0:
      return _("About 100 km (whole degrees)");
    case 1:
      return _("About 10 km (1 decimal)");
    case 2:
      return _("About 1 km (2 decimals)");
    case 3:
      return _("About 100 m (3 decimals)");
    default:
      return _("About 10 m (4 decimals)");
    }
}
