/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not printf's "I", which did this until glibc 2.36: in 2.41 it has no digits at all in the locale "C" and leaves them
 * out, so that nothing is left of a number, and it leaves the point as it is (Debian 13). */
#include "config.h"

#include "present/vane-digits.h"

#include <langinfo.h>
#include <wctype.h>

/* Of LC_CTYPE; the names are glibc's own. */
static const nl_item digits[] = { _NL_CTYPE_OUTDIGIT0_MB, _NL_CTYPE_OUTDIGIT1_MB, _NL_CTYPE_OUTDIGIT2_MB,
                                  _NL_CTYPE_OUTDIGIT3_MB, _NL_CTYPE_OUTDIGIT4_MB, _NL_CTYPE_OUTDIGIT5_MB,
                                  _NL_CTYPE_OUTDIGIT6_MB, _NL_CTYPE_OUTDIGIT7_MB, _NL_CTYPE_OUTDIGIT8_MB,
                                  _NL_CTYPE_OUTDIGIT9_MB };

/**
 * vane_digits_print:
 * @number: what to print, not below zero
 * @decimals: how many of them
 *
 * Returns: (transfer full): it, in the digits and with the point of the locale
 */
char *
vane_digits_print (double number,
                   guint  decimals)
{
  g_autofree char *plain = g_strdup_printf ("%.*f", (int) decimals, number);
  wctrans_t point = wctrans ("to_outpunct");
  g_autoptr(GString) own = NULL;

  if (g_str_equal (nl_langinfo (digits[0]), "0") || !g_utf8_validate (plain, -1, NULL))
    return g_steal_pointer (&plain);

  own = g_string_new (NULL);
  for (const char *c = plain; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_ascii_isdigit (*c))
        g_string_append (own, nl_langinfo (digits[*c - '0']));
      else
        g_string_append_unichar (own, point != NULL ? (gunichar) towctrans ((wint_t) g_utf8_get_char (c), point)
                                                    : g_utf8_get_char (c));
    }

  return g_string_free (g_steal_pointer (&own), FALSE);
}
