/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors in words: from the code, because the message of an error is English for logs. */
#include "config.h"

#include "present/vane-describe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/vane-format.h"

static const char *
get_name (const VaneProviderInfo *provider)
{
  if (provider != NULL && provider->name != NULL)
    return provider->name;

  /* Translators: stands for the name of a weather service, at the beginning of a sentence:
   * "The service did not answer" */
  return _("The service");
}

static gboolean
is_locked (const GError *error)
{
  return g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) &&
         strstr (error->message, VANE_ERROR_MESSAGE_LOCKED) != NULL;
}

/* What happened, without a full stop. */
static char *
describe_cause (const GError *error,
                const char   *name)
{
  g_autofree char *message = g_utf8_make_valid (error->message, -1);

  if (vane_error_is_cancelled (error))
    return g_strdup (_("Cancelled"));
  if (error->domain != VANE_ERROR)
    return g_strdup_printf (_("Something went wrong: %s"), message);
  if (is_locked (error))
    return g_strdup (_("The keyring is locked"));

  switch ((VaneError) error->code)
    {
    case VANE_ERROR_OFFLINE:
      return g_strdup (_("No connection"));
    case VANE_ERROR_TIMEOUT:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s did not answer"), name);
    case VANE_ERROR_BUSY:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s was asked too often"), name);
    case VANE_ERROR_REFUSED:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s refused this key"), name);
    case VANE_ERROR_KEY_MISSING:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s needs a key"), name);
    case VANE_ERROR_NOT_IN_PLAN:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s does not give this with your plan"), name);
    case VANE_ERROR_NOT_COVERED:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s has no data for this place"), name);
    case VANE_ERROR_UNTRUSTED:
      return g_strdup (_("The connection is not safe"));
    case VANE_ERROR_SERVICE:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s has a problem"), name);
    case VANE_ERROR_DATA:
      /* Translators: %s is the name of a weather service, or "The service" */
      return g_strdup_printf (_("%s sent an unexpected answer"), name);
    case VANE_ERROR_NO_MATCH:
      return g_strdup (_("No such place"));
    case VANE_ERROR_LOCAL:
    default:
      return g_strdup_printf (_("This computer has a problem: %s"), message);
    }
}

/* What to do; NULL when there is nothing to say. */
static const char *
get_advice (const GError *error)
{
  if (error->domain != VANE_ERROR)
    return NULL;
  if (is_locked (error))
    return _("unlock it, or choose another source");

  switch ((VaneError) error->code)
    {
    case VANE_ERROR_OFFLINE:
      return _("check the network");
    case VANE_ERROR_TIMEOUT:
    case VANE_ERROR_BUSY:
      return _("try again later");
    case VANE_ERROR_REFUSED:
      return _("check the key; a new key can take some hours to work");
    case VANE_ERROR_KEY_MISSING:
      return _("set one, or choose another source");
    case VANE_ERROR_NOT_IN_PLAN:
    case VANE_ERROR_NOT_COVERED:
      return _("choose another source");
    case VANE_ERROR_UNTRUSTED:
      return _("sign in to this network, or check the clock");
    case VANE_ERROR_SERVICE:
    case VANE_ERROR_DATA:
      return _("try again later, or choose another source");
    case VANE_ERROR_NO_MATCH:
      return _("check the spelling, or add the country");
    case VANE_ERROR_LOCAL:
    default:
      return NULL;
    }
}

/**
 * vane_describe_cause:
 * @error: an error of any domain
 * @provider: (nullable): the source
 *
 * Returns: (transfer full): what happened, without a full stop: for a caption
 */
char *
vane_describe_cause (const GError           *error,
                     const VaneProviderInfo *provider)
{
  g_return_val_if_fail (error != NULL, NULL);

  return describe_cause (error, get_name (provider));
}

/**
 * vane_describe_error:
 * @error: an error of any domain
 * @provider: (nullable): the source it came from
 * @zone: (nullable): the zone for the time of the next try; %NULL is this machine's
 *
 * Returns: (transfer full): one sentence: what happened, and what to do
 */
char *
vane_describe_error (const GError           *error,
                     const VaneProviderInfo *provider,
                     GTimeZone              *zone)
{
  g_autofree char *cause = NULL;
  g_autofree char *not_before = NULL;
  const char *advice;

  g_return_val_if_fail (error != NULL, NULL);

  cause = describe_cause (error, get_name (provider));
  advice = get_advice (error);
  not_before = vane_format_time (vane_error_get_not_before (error), zone);

  if (not_before != NULL && g_error_matches (error, VANE_ERROR, VANE_ERROR_BUSY))
    /* Translators: what happened, and a time: "The service was asked too often, trying again at 14:30." */
    return g_strdup_printf (_("%s, trying again at %s."), cause, not_before);
  if (advice == NULL)
    /* Translators: a sentence of its own: adds the full stop */
    return g_strdup_printf (C_("sentence", "%s."), cause);

  /* Translators: what happened, and what to do: "No connection: check the network." */
  return g_strdup_printf (_("%s: %s."), cause, advice);
}

/* The time, with the day of the week where it is not the day of @other. */
static char *
format_instant (gint64     time,
                gint64     other,
                GTimeZone *zone)
{
  g_autofree char *hour = vane_format_time (time, zone);
  g_autofree char *date = vane_format_date (time, zone);
  g_autofree char *other_date = vane_format_date (other, zone);
  g_autofree char *weekday = NULL;

  if (hour == NULL || g_strcmp0 (date, other_date) == 0)
    return g_steal_pointer (&hour);

  weekday = vane_format_weekday (time, zone, VANE_TIME_NONE, TRUE);

  /* Translators: a day of the week and a time: "Fri 14:10" */
  return g_strdup_printf (C_("weekday and time", "%s %s"), weekday, hour);
}

/**
 * vane_describe_failure:
 * @error: an error of any domain
 * @provider: (nullable): the source it came from
 * @last_success: unix seconds or %VANE_TIME_NONE
 * @next_try: unix seconds or %VANE_TIME_NONE: only the user can mend it
 * @zone: (nullable): the zone for both; %NULL is this machine's
 *
 * For a banner beside what is still shown. Where the next try is known there is nothing for
 * the user to do but wait; where it is not, it says what to do instead.
 *
 * Returns: (transfer full): "The service did not answer. Last success 14:10, next try 14:31."
 */
char *
vane_describe_failure (const GError           *error,
                       const VaneProviderInfo *provider,
                       gint64                  last_success,
                       gint64                  next_try,
                       GTimeZone              *zone)
{
  g_autofree char *cause = NULL;
  g_autofree char *last = NULL;
  g_autofree char *next = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  last = format_instant (last_success, next_try, zone);
  next = vane_format_time (next_try, zone);
  cause = next != NULL ? describe_cause (error, get_name (provider))
                       : vane_describe_error (error, provider, zone);

  if (last != NULL && next != NULL)
    /* Translators: the first %s is what happened: "No connection"; the others are times. */
    return g_strdup_printf (_("%s. Last success %s, next try %s."), cause, last, next);
  if (next != NULL)
    /* Translators: the first %s is what happened: "No connection"; the other is a time. */
    return g_strdup_printf (_("%s. Next try %s."), cause, next);
  if (last != NULL)
    /* Translators: the first %s is a sentence with its full stop. */
    return g_strdup_printf (_("%s Last success %s."), cause, last);

  return g_steal_pointer (&cause);
}
