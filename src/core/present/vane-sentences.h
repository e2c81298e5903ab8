/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short sentences one after the other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vane_sentences_join (const char *const *sentences);

G_END_DECLS
