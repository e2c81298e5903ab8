/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a widget with a template does in dispose. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * vane_template_dispose:
 * @widget: a widget whose parent class does not own its children
 * @type: the type whose template it is
 *
 * Lets go of the template's children. GTK 4.8's gtk_widget_dispose_template() clears only
 * the fields that were bound, and leaves the children where they are.
 */
static inline void
vane_template_dispose (GtkWidget *widget,
                       GType      type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

G_END_DECLS
