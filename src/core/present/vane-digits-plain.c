/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the C library does not know a language's digits, as musl. */
#include "config.h"

#include "present/vane-digits.h"

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
  return g_strdup_printf ("%.*f", (int) decimals, number);
}
