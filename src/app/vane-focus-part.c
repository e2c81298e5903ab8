/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-focus-part.h"

static gboolean
has_focus_inside (GtkWidget *part)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (part));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/**
 * vane_focus_part_step:
 * @parts: (array length=n_parts): parts of one window, in the order in which they are read
 * @n_parts: how many, at least one
 * @step: 1 for the next part, -1 for the one before
 *
 * Moves the focus from the part that has it to another one that is shown and takes it; the first
 * comes after the last.
 */
void
vane_focus_part_step (GtkWidget *const *parts,
                      guint             n_parts,
                      int               step)
{
  int n = (int) n_parts;
  int start = step > 0 ? n - 1 : 0;

  g_return_if_fail (parts != NULL && n_parts > 0 && (step == 1 || step == -1));

  for (int i = 0; i < n; i++)
    if (has_focus_inside (parts[i]))
      start = i;
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *part = parts[(start + i * step + n * n) % n];

      if (gtk_widget_get_mapped (part) && gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD))
        return;
    }
}
