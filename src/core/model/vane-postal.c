/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes are those that the Universal Postal Union lists ("Postal addressing systems
 * in member countries"); a code is a string, and its shape is all that is known of it. */
#include "config.h"

#include "model/vane-postal.h"

#include <string.h>

/* In a shape '9' is a digit, '@' a letter, '%' one of those that end an Eircode, ' ' and '-'
 * may be left out or be the other, anything else is itself. Shapes are divided by '|'. One
 * that begins with '?' is a part of a code, or looks too much like a name: it counts only
 * where the country is known. */
typedef struct
{
  const char *country_code;
  const char *shapes;
} Row;

#define ZIP_SHAPES "99999|99999-9999"

static const Row rows[] = {
  { "AD", "AD999" },
  { "AR", "9999|@9999@@@" },
  { "AT", "9999" },
  { "AU", "9999" },
  { "BA", "99999" },
  { "BD", "9999" },
  { "BE", "9999" },
  { "BG", "9999" },
  { "BR", "99999-999" },
  { "BY", "999999" },
  { "CA", "@9@ 9@9|?@9@" },
  { "CH", "9999" },
  { "CL", "9999999" },
  { "CN", "999999" },
  { "CO", "999999" },
  { "CR", "99999" },
  { "CY", "9999" },
  { "CZ", "999 99" },
  { "DE", "99999" },
  { "DK", "9999" },
  { "DO", "99999" },
  { "DZ", "99999" },
  { "EE", "99999" },
  { "EG", "99999" },
  { "ES", "99999" },
  { "FI", "99999" },
  { "FO", "999" },
  { "FR", "99999" },
  { "GB", "@9 9@@|@99 9@@|@@9 9@@|@@99 9@@|@9@ 9@@|@@9@ 9@@|?@9|?@99|?@@9|?@@99|?@9@|?@@9@" },
  { "GE", "9999" },
  { "GL", "9999" },
  { "GR", "999 99" },
  { "GT", "99999" },
  { "HR", "99999" },
  { "HU", "9999" },
  { "ID", "99999" },
  { "IE", "@99 %%%%|@9W %%%%|?@99|?@9W" },
  { "IL", "9999999" },
  { "IN", "999 999" },
  { "IR", "99999-99999" },
  { "IS", "999" },
  { "IT", "99999" },
  { "JP", "999-9999" },
  { "KE", "99999" },
  { "KR", "99999" },
  { "KZ", "999999" },
  { "LI", "9999" },
  { "LK", "99999" },
  { "LT", "LT-99999|99999" },
  { "LU", "9999|L-9999" },
  { "LV", "LV-9999|?9999" },
  { "MA", "99999" },
  { "MC", "99999" },
  { "MD", "MD-9999|?9999" },
  { "ME", "99999" },
  { "MK", "9999" },
  { "MT", "?@@@ 9999|?@@@" },
  { "MX", "99999" },
  { "MY", "99999" },
  { "NL", "9999 @@|?9999" },
  { "NO", "9999" },
  { "NP", "99999" },
  { "NZ", "9999" },
  { "PE", "99999" },
  { "PH", "9999" },
  { "PK", "99999" },
  { "PL", "99-999" },
  { "PR", ZIP_SHAPES },
  { "PT", "9999-999|?9999" },
  { "RO", "999999" },
  { "RS", "99999" },
  { "RU", "999999" },
  { "SA", "99999" },
  { "SE", "999 99" },
  { "SG", "999999" },
  { "SI", "9999" },
  { "SK", "999 99" },
  { "SM", "99999" },
  { "TH", "99999" },
  { "TN", "9999" },
  { "TR", "99999" },
  { "TW", "99999|999999|?999" },
  { "UA", "99999" },
  { "US", ZIP_SHAPES },
  { "UY", "99999" },
  { "VN", "99999|999999" },
  { "ZA", "9999" },
};

static gboolean
is_break (char c)
{
  return c == ' ' || c == '-';
}

static gboolean
match_char (char shape,
            char c)
{
  if (shape == '9')
    return g_ascii_isdigit (c);
  if (shape == '@')
    return g_ascii_isalpha (c);
  /* Unique identifiers of Eircodes do without letters that look like others. */
  if (shape == '%')
    return g_ascii_isdigit (c) || strchr ("ACDEFHKNPRTVWXY", g_ascii_toupper (c)) != NULL;

  return g_ascii_toupper (c) == shape;
}

/* Reads @text by the @length bytes of one shape; gives it the way it is written there. */
static char *
match_shape (const char *shape,
             gsize       length,
             const char *text)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (is_break (shape[i]))
        {
          g_string_append_c (out, shape[i]);
          text += is_break (*text);
          continue;
        }
      if (*text == '\0' || !match_char (shape[i], *text))
        return NULL;
      g_string_append_c (out, g_ascii_toupper (*text++));
    }

  return *text == '\0' ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static char *
match_row (const Row  *row,
           const char *text,
           gboolean    country_known)
{
  const char *shape = row->shapes;

  while (*shape != '\0')
    {
      gsize length = strcspn (shape, "|");
      g_autofree char *code = NULL;

      if (*shape != '?')
        code = match_shape (shape, length, text);
      else if (country_known)
        code = match_shape (shape + 1, length - 1, text);
      if (code != NULL)
        return g_steal_pointer (&code);

      shape += length + (shape[length] == '|');
    }

  return NULL;
}

static const Row *
find_row (const char *country_code)
{
  for (guint i = 0; country_code != NULL && i < G_N_ELEMENTS (rows); i++)
    if (g_ascii_strcasecmp (rows[i].country_code, country_code) == 0)
      return &rows[i];

  return NULL;
}

/**
 * vane_postal_normalise:
 * @text: (nullable): what may be a postal code
 * @country_code: (nullable): two letters
 *
 * Parts that are codes by themselves count too, such as the outward half of a British one.
 * Of a country whose codes are not known here, three to ten digits are taken for one.
 *
 * Returns: (transfer full) (nullable): the code as it is written in that country; %NULL
 *   when codes there do not look so
 */
char *
vane_postal_normalise (const char *text,
                       const char *country_code)
{
  const Row *row = find_row (country_code);
  guint n_digits = 0;

  if (text == NULL || country_code == NULL)
    return NULL;
  if (row != NULL)
    return match_row (row, text, TRUE);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c) && !is_break (*c))
        return NULL;
      n_digits += g_ascii_isdigit (*c);
    }

  return n_digits >= 3 && n_digits <= 10 ? g_strdup (text) : NULL;
}

/**
 * vane_postal_guess_country:
 * @text: what may be a postal code, without its country
 * @locale_country: (nullable): the country of the locale
 * @country_code: (out) (transfer full) (nullable): the country to take it in: that of the
 *   locale when codes there look so, else the US, else the only one whose codes do; %NULL
 *   when they do in several
 * @postal_code: (out) (transfer full) (nullable): the code
 *
 * Returns: whether it is a postal code anywhere
 */
gboolean
vane_postal_guess_country (const char  *text,
                           const char  *locale_country,
                           char       **country_code,
                           char       **postal_code)
{
  const Row *likely[] = { find_row (locale_country), find_row ("US") };
  guint n_found = 0;

  *country_code = *postal_code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    if (likely[i] != NULL && (*postal_code = match_row (likely[i], text, i == 0)) != NULL)
      {
        *country_code = g_strdup (likely[i]->country_code);
        return TRUE;
      }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *code = match_row (&rows[i], text, FALSE);

      if (code == NULL)
        continue;
      if (n_found++ == 0)
        {
          *country_code = g_strdup (rows[i].country_code);
          *postal_code = g_steal_pointer (&code);
        }
    }

  /* In several countries, and maybe written differently: nobody is taken, and the text
   * stays as it is. */
  if (n_found > 1)
    {
      g_clear_pointer (country_code, g_free);
      g_free (*postal_code);
      *postal_code = g_strdup (text);
    }

  return n_found > 0;
}

/**
 * vane_postal_dup_short:
 * @postal_code: a code
 * @country_code: (nullable): two letters
 *
 * Returns: (transfer full): what services know it by: of a ZIP+4 the five digits
 */
char *
vane_postal_dup_short (const char *postal_code,
                       const char *country_code)
{
  const Row *row = find_row (country_code);

  if (row != NULL && strcmp (row->shapes, ZIP_SHAPES) == 0)
    return g_strndup (postal_code, 5);

  return g_strdup (postal_code);
}

/**
 * vane_postal_has_area:
 * @country_code: (nullable): two letters
 *
 * Returns: whether the last part of a code there stands for a few houses only
 */
gboolean
vane_postal_has_area (const char *country_code)
{
  static const char *const countries[] = { "CA", "GB", "IE", "MT", "NL", NULL };

  return country_code != NULL && g_strv_contains (countries, country_code);
}

/**
 * vane_postal_dup_area:
 * @postal_code: a code
 * @country_code: (nullable): two letters
 *
 * Returns: (transfer full): where a code ends with a part for a few houses, what stands before
 *   it: the outward half of "SW1A 1AA", the digits of "1011 AB"; elsewhere the code
 */
char *
vane_postal_dup_area (const char *postal_code,
                      const char *country_code)
{
  if (vane_postal_has_area (country_code))
    return g_strndup (postal_code, strcspn (postal_code, " "));

  return g_strdup (postal_code);
}

/**
 * vane_postal_dup_id:
 * @postal_code: a code
 * @country_code: two letters
 *
 * Returns: (transfer full): the id of the place that it stands for: "zip:us/94134"
 */
char *
vane_postal_dup_id (const char *postal_code,
                    const char *country_code)
{
  g_autofree char *code = vane_postal_dup_short (postal_code, country_code);
  g_autofree char *country = g_ascii_strdown (country_code, -1);

  /* Ids stand on command lines: no blanks. */
  g_strdelimit (code, " ", '-');

  return g_strdup_printf ("zip:%s/%s", country, code);
}
