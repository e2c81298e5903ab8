/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK 4.8 shows assistive technologies the pages of a stack that are not visible, and what
 * a revealer has folded away: a failure that is over would be read out. */
#include "config.h"

#include "vane-accessible.h"

static void
set_hidden (GtkWidget *widget,
            gboolean   hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static void
on_stack_notify_visible_child (GtkStack   *stack,
                               GParamSpec *pspec,
                               gpointer    user_data)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_hidden (child, child != visible);
}

static void
on_revealer_notify_reveal_child (GtkRevealer *revealer,
                                 GParamSpec  *pspec,
                                 gpointer     user_data)
{
  set_hidden (gtk_revealer_get_child (revealer), !gtk_revealer_get_reveal_child (revealer));
}

/**
 * vane_accessible_follow_stack:
 * @stack: a stack that has its pages
 *
 * Only the visible page is told of.
 */
void
vane_accessible_follow_stack (GtkStack *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (on_stack_notify_visible_child), NULL);
  on_stack_notify_visible_child (stack, NULL, NULL);
}

/**
 * vane_accessible_follow_revealer:
 * @revealer: a revealer that has its child
 *
 * The child is told of while it is revealed.
 */
void
vane_accessible_follow_revealer (GtkRevealer *revealer)
{
  g_signal_connect (revealer, "notify::reveal-child", G_CALLBACK (on_revealer_notify_reveal_child), NULL);
  on_revealer_notify_reveal_child (revealer, NULL, NULL);
}

static void
on_page_notify_title (AdwStatusPage *page,
                      GParamSpec    *pspec,
                      gpointer       user_data)
{
  GtkWidget *scroller = gtk_widget_get_first_child (GTK_WIDGET (page));

  if (scroller != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_status_page_get_title (page), -1);
}

/**
 * vane_accessible_name_scroller:
 * @page: a status page
 *
 * A status page scrolls inside itself, and that can have the focus: it is named like the page.
 */
void
vane_accessible_name_scroller (AdwStatusPage *page)
{
  GtkWidget *scroller = gtk_widget_get_first_child (GTK_WIDGET (page));

  /* Newer GTK tells nobody the name of what is merely generic. */
  if (scroller != NULL)
    g_object_set (scroller, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_signal_connect (page, "notify::title", G_CALLBACK (on_page_notify_title), NULL);
  on_page_notify_title (page, NULL, NULL);
}

/**
 * vane_accessible_set_name:
 * @accessible: a row with title and subtitle, or a button with words on it
 * @name: what says more than those
 *
 * Newer libraries say that such a thing is labelled by the words on it, which come before any name that it is given.
 */
void
vane_accessible_set_name (GtkAccessible *accessible,
                          const char    *name)
{
  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
