/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison that is being printed. */
#pragma once

#include "ctl/vane-ctl.h"

G_BEGIN_DECLS

/**
 * VaneCtlComparison:
 * @ctl: the program
 * @text: (owned): the place as the person named it
 * @compare: (owned) (nullable): once the place is found
 * @drawn: whether it is drawn anew when something arrives
 * @width: columns of the terminal
 * @n_lines: what is drawn, to be drawn over
 * @printed: (owned): the sources that were printed
 */
typedef struct
{
  VaneCtl     *ctl;
  char        *text;
  VaneCompare *compare;
  gboolean     drawn;
  guint        width;
  guint        n_lines;
  GHashTable  *printed;
} VaneCtlComparison;

/* vane-ctl-compare-table.c */
void  vane_ctl_comparison_get_terminal  (VaneCtl            *ctl,
                                         guint              *width,
                                         guint              *height);
guint vane_ctl_comparison_count_lines   (VaneCtlComparison  *self);
void  vane_ctl_comparison_print_title   (VaneCtlComparison  *self);
void  vane_ctl_comparison_append_table  (VaneCtlComparison  *self,
                                         GString            *text,
                                         guint               width);
void  vane_ctl_comparison_append_source (VaneCtlComparison  *self,
                                         GString            *text,
                                         const VaneCompared *compared);
void  vane_ctl_comparison_append_spread (VaneCtlComparison  *self,
                                         GString            *text);

G_END_DECLS
