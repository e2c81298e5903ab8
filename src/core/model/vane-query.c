/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-query.h"

#include <math.h>
#include <string.h>

#include "model/vane-angles.h"
#include "model/vane-postal.h"
#include "model/vane-region.h"

/* Nobody types a longer name of a place. */
#define MAX_TEXT_BYTES 200

struct _VaneQuery
{
  VaneQueryKind  kind;
  char          *text;          /* (owned): cleaned, maybe empty */
  char          *name;          /* (owned) (nullable) */
  char          *qualifier;     /* (owned) (nullable) */
  char          *postal_code;   /* (owned) (nullable) */
  char          *short_code;    /* (owned) (nullable) */
  char          *country_code;  /* (owned) (nullable): upper case */
  gboolean       country_assumed;
  double         latitude;
  double         longitude;
};

G_DEFINE_BOXED_TYPE (VaneQuery, vane_query, vane_query_ref, vane_query_unref)

/* Not more than the bound, and whole characters. */
static char *
cut (const char *text)
{
  gsize length = strlen (text);
  const char *end = text + MAX_TEXT_BYTES + 1;

  if (length <= MAX_TEXT_BYTES)
    return g_strdup (text);
  while (end - text > MAX_TEXT_BYTES)
    end = g_utf8_find_prev_char (text, end);

  return g_strndup (text, end - text);
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0xfeff || c == 0x200b || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Valid, one line, single blanks, nothing that cannot be seen, not endless. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, 4 * MAX_TEXT_BYTES));
  g_autoptr(GString) out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);

  return cut (out->str);
}

/* Wide digits and commas become plain ones; letters of one sound are written one way. */
static char *
fold_width (const char *text)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *result = cut (folded);

  return g_strdup (g_strstrip (result));
}

static char *
trim (const char *text,
      gsize       length)
{
  char *part = g_strndup (text, length);

  g_strstrip (part);
  if (*part == '\0')
    g_clear_pointer (&part, g_free);

  return part;
}

static gboolean
is_country_code (const char *text)
{
  return text != NULL && strlen (text) == 2 && g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]);
}

static void
take_code (VaneQuery *self,
           char      *postal_code,
           char      *country_code)
{
  self->postal_code = postal_code;
  self->country_code = country_code;
  self->short_code = vane_postal_dup_short (postal_code, country_code);
}

/* "zip:us/94134", or "zip:de/01665/3": one of several places with that code */
static gboolean
read_zip_id (VaneQuery  *self,
             const char *rest)
{
  g_autofree char *country = NULL;
  g_autofree char *text = NULL;
  const char *number;
  char *code;

  if (strlen (rest) < 4 || rest[2] != '/')
    return FALSE;
  country = g_ascii_strup (rest, 2);
  text = g_strdup (rest + 3);
  number = strchr (rest + 3, '/');
  if (number != NULL)
    {
      text[number - (rest + 3)] = '\0';
      if (!g_ascii_isdigit (number[1]) || strspn (number + 1, "0123456789") != strlen (number + 1))
        return FALSE;
    }
  if (!is_country_code (country) || (code = vane_postal_normalise (text, country)) == NULL)
    return FALSE;
  take_code (self, code, g_steal_pointer (&country));

  return TRUE;
}

static gboolean
read_id (VaneQuery *self)
{
  const char *text = self->text;

  if (g_str_has_prefix (text, "om:") || g_str_has_prefix (text, "owm:"))
    {
      const char *digits = strchr (text, ':') + 1;
      gsize n = strspn (digits, "0123456789");

      return n > 0 && n <= 18 && digits[n] == '\0';
    }
  if (g_str_has_prefix (text, "zip:"))
    return read_zip_id (self, text + strlen ("zip:"));
  if (g_str_has_prefix (text, "geo:"))
    {
      /* RFC 5870 lets parameters follow. */
      const char *start = text + strlen ("geo:");
      g_autofree char *pair = trim (start, strcspn (start, ";?"));

      return vane_angles_parse (pair, &self->latitude, &self->longitude);
    }

  return FALSE;
}

static gboolean
read_code (VaneQuery  *self,
           const char *locale_country)
{
  char *country = NULL;
  char *code = NULL;

  if (is_country_code (self->qualifier))
    {
      code = vane_postal_normalise (self->name, self->qualifier);
      if (code != NULL)
        {
          take_code (self, code, g_ascii_strup (self->qualifier, 2));
          return TRUE;
        }
      /* "94134, CA" is in California. */
      if (vane_region_expand ("US", self->qualifier) != NULL)
        code = vane_postal_normalise (self->name, "US");
      if (code != NULL)
        take_code (self, code, g_strdup ("US"));
    }
  else if (self->qualifier == NULL && vane_postal_guess_country (self->name, locale_country, &country, &code))
    {
      take_code (self, code, country);
    }
  self->country_assumed = self->country_code != NULL;

  return self->postal_code != NULL;
}

static void
split (VaneQuery *self)
{
  const char *comma = strchr (self->text, ',');

  self->name = trim (self->text, comma != NULL ? (gsize) (comma - self->text) : strlen (self->text));
  if (comma != NULL)
    self->qualifier = trim (comma + 1, strlen (comma + 1));
  if (self->name == NULL)
    self->name = self->qualifier != NULL ? g_steal_pointer (&self->qualifier) : g_strdup (self->text);
}

static VaneQueryKind
read_text (VaneQuery  *self,
           const char *cleaned,
           const char *locale_country)
{
  if (*self->text == '\0')
    return VANE_QUERY_NOTHING;
  if (read_id (self))
    return VANE_QUERY_ID;
  /* As it was typed: folding takes some degree signs apart. */
  if (vane_angles_parse (cleaned, &self->latitude, &self->longitude))
    return VANE_QUERY_COORDINATES;

  split (self);
  if (read_code (self, locale_country))
    {
      g_clear_pointer (&self->name, g_free);
      g_clear_pointer (&self->qualifier, g_free);
      return VANE_QUERY_POSTAL_CODE;
    }

  return VANE_QUERY_NAME;
}

/**
 * vane_query_parse:
 * @text: (nullable): what a person typed; anything at all
 * @locale_country: (nullable): the country of the locale: two letters
 *
 * Reads, in this order: nothing; an id as search prints them; coordinates; a postal code,
 * maybe with ",cc" behind it; a name, maybe with a qualifier behind a comma. What looks
 * like one of the first but is none ("om:x", "95,200") is a name that nobody will find.
 *
 * Returns: (transfer full): what it says
 */
VaneQuery *
vane_query_parse (const char *text,
                  const char *locale_country)
{
  VaneQuery *self = g_atomic_rc_box_new0 (VaneQuery);
  g_autofree char *cleaned = clean (text != NULL ? text : "");

  self->text = fold_width (cleaned);
  self->latitude = self->longitude = NAN;
  self->kind = read_text (self, cleaned, locale_country);

  return self;
}

/**
 * vane_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): the same query
 */
VaneQuery *
vane_query_ref (VaneQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_query (VaneQuery *self)
{
  g_free (self->text);
  g_free (self->name);
  g_free (self->qualifier);
  g_free (self->postal_code);
  g_free (self->short_code);
  g_free (self->country_code);
}

/**
 * vane_query_unref:
 * @self: (transfer full): a query
 */
void
vane_query_unref (VaneQuery *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_query);
}

/**
 * vane_query_get_kind:
 * @self: a query
 *
 * Returns: what kind of text it is
 */
VaneQueryKind
vane_query_get_kind (VaneQuery *self)
{
  return self->kind;
}

/**
 * vane_query_get_text:
 * @self: a query
 *
 * Returns: (transfer none): what was typed, cleaned: valid UTF-8, one line, at most 200
 *   bytes; "" when it was nothing
 */
const char *
vane_query_get_text (VaneQuery *self)
{
  return self->text;
}

/**
 * vane_query_get_name:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): of a name what stands before the comma
 */
const char *
vane_query_get_name (VaneQuery *self)
{
  return self->name;
}

/**
 * vane_query_get_qualifier:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): of a name what stands behind the first comma
 */
const char *
vane_query_get_qualifier (VaneQuery *self)
{
  return self->qualifier;
}

/**
 * vane_query_get_postal_code:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the postal code as it is written in its country, of
 *   a code or a "zip:" id: "94134-1234", "SW1A 1AA"
 */
const char *
vane_query_get_postal_code (VaneQuery *self)
{
  return self->postal_code;
}

/**
 * vane_query_get_short_code:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the postal code as services are asked for it: of a
 *   ZIP+4 the five digits
 */
const char *
vane_query_get_short_code (VaneQuery *self)
{
  return self->short_code;
}

/**
 * vane_query_get_country_code:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the postal code's country, two upper-case letters;
 *   %NULL when several have such codes
 */
const char *
vane_query_get_country_code (VaneQuery *self)
{
  return self->country_code;
}

/**
 * vane_query_get_country_assumed:
 * @self: a query
 *
 * Returns: whether the country was not typed but taken, so that the answer has to name it
 */
gboolean
vane_query_get_country_assumed (VaneQuery *self)
{
  return self->country_assumed;
}

/**
 * vane_query_get_latitude:
 * @self: a query
 *
 * Returns: degrees, of coordinates or a "geo:" id; else NAN
 */
double
vane_query_get_latitude (VaneQuery *self)
{
  return self->latitude;
}

/**
 * vane_query_get_longitude:
 * @self: a query
 *
 * Returns: degrees, of coordinates or a "geo:" id; else NAN
 */
double
vane_query_get_longitude (VaneQuery *self)
{
  return self->longitude;
}

/**
 * vane_query_fits_country:
 * @postal_code: (nullable): a code
 * @country_code: (nullable): two letters
 *
 * Returns: whether codes of that country look so
 */
gboolean
vane_query_fits_country (const char *postal_code,
                         const char *country_code)
{
  g_autofree char *code = vane_postal_normalise (postal_code, country_code);

  return code != NULL;
}
