/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with a few choices that is bound to a setting. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VaneChoice:
 * @value: what is set, as text
 * @label: what the user reads, translated
 */
typedef struct
{
  const char *value;
  const char *label;
} VaneChoice;

void vane_choice_bind (AdwComboRow      *row,
                       GObject          *settings,
                       const char       *property,
                       const VaneChoice *choices,
                       guint             n_choices);

G_END_DECLS
