/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the locale says of its user: the country for units and postal codes, the language
 * for services that speak some. */
#include "config.h"

#include "feed/vane-settings-locale.h"

#include <locale.h>
#include <string.h>

/* A locale's name is language[_TERRITORY][.codeset][@modifier] (POSIX, section 8.2; the
 * territory is ISO 3166-1 in every system that has one). */
static char *
cut_codeset (const char *name)
{
  return g_strndup (name, strcspn (name, ".@"));
}

/**
 * vane_settings_locale_parse_country:
 * @name: (nullable): a locale's name
 *
 * Returns: (transfer full) (nullable): two upper-case letters; %NULL when it names no country
 */
char *
vane_settings_locale_parse_country (const char *name)
{
  g_autofree char *bare = name != NULL ? cut_codeset (name) : NULL;
  const char *territory = bare != NULL ? strchr (bare, '_') : NULL;

  if (territory == NULL || strlen (territory) != 3 || !g_ascii_isalpha (territory[1]) ||
      !g_ascii_isalpha (territory[2]))
    return NULL;

  return g_ascii_strup (territory + 1, 2);
}

/**
 * vane_settings_locale_parse_language:
 * @name: (nullable): a locale's name
 *
 * Returns: (transfer full) (nullable): "de"; with its country where the language is written
 *   in more than one way: "pt_BR", "zh_CN", "zh_TW"; %NULL for C and POSIX
 */
char *
vane_settings_locale_parse_language (const char *name)
{
  static const char *const with_country[] = { "pt_BR", "zh_CN", "zh_TW", "zh_HK", NULL };
  g_autofree char *bare = name != NULL ? cut_codeset (name) : NULL;
  gsize length = bare != NULL ? strcspn (bare, "_") : 0;

  if (length < 2 || length > 3)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (bare[i]))
      return NULL;
  if (g_strv_contains (with_country, bare))
    return g_steal_pointer (&bare);

  return g_strndup (bare, length);
}

/* What setlocale() says holds. It says "C" when the locale was never generated on this
 * machine, though its name still tells where the user is: then the environment, in the
 * order that setlocale() itself would have read it. */
static const char *
get_name (int         category,
          const char *variable)
{
  const char *const variables[] = { "LC_ALL", variable, "LANG" };
  const char *name = setlocale (category, NULL);

  if (name != NULL && !g_str_equal (name, "C") && !g_str_equal (name, "POSIX"))
    return name;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      name = g_getenv (variables[i]);
      if (name != NULL && *name != '\0')
        return name;
    }

  return NULL;
}

/**
 * vane_settings_locale_read_country:
 *
 * Returns: (transfer full) (nullable): the country whose units are customary: LC_MEASUREMENT
 */
char *
vane_settings_locale_read_country (void)
{
  return vane_settings_locale_parse_country (get_name (LC_MEASUREMENT, "LC_MEASUREMENT"));
}

/**
 * vane_settings_locale_read_language:
 *
 * Returns: (transfer full) (nullable): the language of messages: LC_MESSAGES
 */
char *
vane_settings_locale_read_language (void)
{
  return vane_settings_locale_parse_language (get_name (LC_MESSAGES, "LC_MESSAGES"));
}
