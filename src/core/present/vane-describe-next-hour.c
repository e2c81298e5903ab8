/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a quarter of an hour are no minutes: then the words say "about". */
#include "config.h"

#include "present/vane-describe-next-hour.h"

#include <glib/gi18n-lib.h>

#include "present/vane-format.h"

#define MINUTE_S 60
/* From steps as long as that on, minutes are told in fives. */
#define ABOUT_STEP_S (5 * MINUTE_S)
#define ABOUT_MINUTES 5

static gboolean
is_about (const VaneNextHour *next_hour)
{
  return next_hour->step_s >= ABOUT_STEP_S;
}

/* Never nothing: what has begun is not told as coming. */
static int
count_minutes (const VaneNextHour *next_hour,
               gint64              from,
               gint64              to)
{
  gint64 minutes = (MAX (to - from, 0) + MINUTE_S / 2) / MINUTE_S;

  if (is_about (next_hour))
    return (int) MAX ((minutes + ABOUT_MINUTES / 2) / ABOUT_MINUTES * ABOUT_MINUTES, ABOUT_MINUTES);

  return (int) MAX (minutes, 1);
}

static char *
describe_start (const VaneNextHour *next_hour,
                int                 n)
{
  gboolean about = is_about (next_hour);

  switch (next_hour->fall)
    {
    case VANE_FALL_SNOW:
      return about ? g_strdup_printf (ngettext ("Snow in about %d min", "Snow in about %d min", n), n)
                   : g_strdup_printf (ngettext ("Snow in %d min", "Snow in %d min", n), n);

    case VANE_FALL_SLEET:
      return about ? g_strdup_printf (ngettext ("Sleet in about %d min", "Sleet in about %d min", n), n)
                   : g_strdup_printf (ngettext ("Sleet in %d min", "Sleet in %d min", n), n);

    case VANE_FALL_RAIN:
    default:
      return about ? g_strdup_printf (ngettext ("Rain in about %d min", "Rain in about %d min", n), n)
                   : g_strdup_printf (ngettext ("Rain in %d min", "Rain in %d min", n), n);
    }
}

static char *
describe_stop (const VaneNextHour *next_hour,
               int                 n)
{
  gboolean about = is_about (next_hour);

  switch (next_hour->fall)
    {
    case VANE_FALL_SNOW:
      return about ? g_strdup_printf (ngettext ("Snow stops in about %d min", "Snow stops in about %d min", n), n)
                   : g_strdup_printf (ngettext ("Snow stops in %d min", "Snow stops in %d min", n), n);

    case VANE_FALL_SLEET:
      return about ? g_strdup_printf (ngettext ("Sleet stops in about %d min", "Sleet stops in about %d min", n), n)
                   : g_strdup_printf (ngettext ("Sleet stops in %d min", "Sleet stops in %d min", n), n);

    case VANE_FALL_RAIN:
    default:
      return about ? g_strdup_printf (ngettext ("Rain stops in about %d min", "Rain stops in about %d min", n), n)
                   : g_strdup_printf (ngettext ("Rain stops in %d min", "Rain stops in %d min", n), n);
    }
}

static const char *
describe_lasting (VaneFall fall)
{
  switch (fall)
    {
    case VANE_FALL_SNOW:
      return _("Snow for the next hour");

    case VANE_FALL_SLEET:
      return _("Sleet for the next hour");

    case VANE_FALL_RAIN:
    default:
      return _("Rain for the next hour");
    }
}

/**
 * vane_describe_next_hour:
 * @next_hour: what the minutes say
 * @now: unix seconds: when they were read
 *
 * Returns: (transfer full) (nullable): "Rain in about 25 min", "Rain stops in 35 min", "Rain for
 *   the next hour", "Rain in 10 min, for 20 min"; %NULL when nothing falls or it is not known
 */
char *
vane_describe_next_hour (const VaneNextHour *next_hour,
                         gint64              now)
{
  g_autofree char *first = NULL;
  g_autofree char *then = NULL;

  g_return_val_if_fail (next_hour != NULL, NULL);

  switch (next_hour->spell)
    {
    case VANE_SPELL_STARTS:
      first = describe_start (next_hour, count_minutes (next_hour, now, next_hour->change));
      if (next_hour->back == VANE_TIME_NONE)
        return g_steal_pointer (&first);
      then = vane_format_duration (count_minutes (next_hour, next_hour->change, next_hour->back) * MINUTE_S);
      /* Translators: the first is "Rain in 10 min", the second is how long it lasts: "20 min" */
      return g_strdup_printf (_("%s, for %s"), first, then);

    case VANE_SPELL_STOPS:
      first = describe_stop (next_hour, count_minutes (next_hour, now, next_hour->change));
      if (next_hour->back == VANE_TIME_NONE)
        return g_steal_pointer (&first);
      then = vane_format_duration (count_minutes (next_hour, now, next_hour->back) * MINUTE_S);
      /* Translators: the first is "Rain stops in 10 min", the second a time from now: "35 min" */
      return g_strdup_printf (_("%s, back in %s"), first, then);

    case VANE_SPELL_LASTS:
      return g_strdup (describe_lasting (next_hour->fall));

    case VANE_SPELL_DRY:
    case VANE_SPELL_UNKNOWN:
    default:
      return NULL;
    }
}
