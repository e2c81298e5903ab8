/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number in the language's own digits, for instance ۱۲٫۵, where the C library knows them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vane_digits_print (double number,
                         guint  decimals);

G_END_DECLS
