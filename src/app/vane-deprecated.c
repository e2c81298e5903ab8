/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-deprecated.h"

#define CANCEL "cancel"

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/**
 * vane_deprecated_get_about_window_type:
 *
 * Returns: the type of AdwAboutWindow
 */
GType
vane_deprecated_get_about_window_type (void)
{
  return ADW_TYPE_ABOUT_WINDOW;
}

/**
 * vane_deprecated_get_preferences_window_type:
 *
 * Returns: the type of AdwPreferencesWindow
 */
GType
vane_deprecated_get_preferences_window_type (void)
{
  return ADW_TYPE_PREFERENCES_WINDOW;
}

/**
 * vane_deprecated_get_color:
 * @widget: a widget
 * @color: (out): where it is put
 *
 * The colour that the style has for text and symbols.
 */
void
vane_deprecated_get_color (GtkWidget *widget,
                           GdkRGBA   *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * vane_deprecated_lookup_color:
 * @widget: a widget
 * @name: as in the style sheets; "accent_color" can be read on the background of a window
 * @color: (out): where it is put
 *
 * Returns: %FALSE where the style has none of that name
 */
gboolean
vane_deprecated_lookup_color (GtkWidget  *widget,
                              const char *name,
                              GdkRGBA    *color)
{
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color);
}

/**
 * vane_deprecated_dialog_new:
 * @parent: the window that it is over
 * @heading: what is asked
 * @child: what stands below that
 * @cancel_label: the word for nothing to be done
 * @id: what the response of what is suggested is called
 * @label: the word for it
 *
 * Returns: (transfer none): a window, which GTK owns, not yet shown
 */
GtkWidget *
vane_deprecated_dialog_new (GtkWindow  *parent,
                            const char *heading,
                            GtkWidget  *child,
                            const char *cancel_label,
                            const char *id,
                            const char *label)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_set_extra_child (dialog, child);
  adw_message_dialog_add_responses (dialog, CANCEL, cancel_label, id, label, NULL);
  adw_message_dialog_set_response_appearance (dialog, id, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, id);
  adw_message_dialog_set_close_response (dialog, CANCEL);

  return widget;
}

/**
 * vane_deprecated_dialog_set_enabled:
 * @dialog: a dialog
 * @id: a response
 * @enabled: whether it may be chosen
 */
void
vane_deprecated_dialog_set_enabled (GtkWidget  *dialog,
                                    const char *id,
                                    gboolean    enabled)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), id, enabled);
}

G_GNUC_END_IGNORE_DEPRECATIONS
