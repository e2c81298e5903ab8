/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-lock.h"

#include <glib/gi18n.h>

static GtkWidget *
make_sign (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_widget_set_tooltip_text (sign, _("Set by your administrator"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Set by your administrator"), -1);

  return sign;
}

/**
 * vane_lock_row:
 * @widget: (type GtkWidget): a row, or what is in it
 * @settings: the settings
 * @key: what the row changes
 *
 * Makes the row insensitive, with a sign that says why, when @key is locked. Nothing else may
 * make it sensitive again.
 *
 * Returns: whether it is locked
 */
gboolean
vane_lock_row (gpointer      widget,
               VaneSettings *settings,
               const char   *key)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  g_return_val_if_fail (row != NULL, FALSE);

  if (vane_settings_is_writable (settings, key))
    return FALSE;

  gtk_widget_set_sensitive (row, FALSE);
  /* Screen readers are told of a widget's own state only. */
  gtk_widget_set_sensitive (widget, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_sign ());

  return TRUE;
}
