/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every text is the sender's: shown as it is, never as markup, and it can be copied. What was
 * not sent has no room. */
#include "config.h"

#include "vane-alert-card.h"

#include <glib/gi18n.h>

#include "present/vane-describe-alert.h"

static GtkWidget *
append_text (GtkBox     *card,
             const char *text,
             const char *style)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return NULL;

  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (card, label);

  return label;
}

/* The word and the sign say what the colour says. */
static void
append_severity (GtkBox       *card,
                 VaneSeverity  severity)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (vane_describe_severity (severity));

  gtk_widget_add_css_class (row, "severity");
  gtk_widget_add_css_class (row, severity >= VANE_SEVERITY_SEVERE ? "alert-severe" : "alert");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_halign (row, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (card, row);
}

/* Nothing but a page of the web is opened. */
static void
append_link (GtkBox     *card,
             const char *url)
{
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;
  GtkWidget *link;

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return;

  link = gtk_link_button_new_with_label (url, _("The warning on the web"));
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_box_append (card, link);
}

/**
 * vane_alert_card_new:
 * @alert: an alert
 * @reading: what it is from: for the place's zone and the time
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
vane_alert_card_new (VaneAlert   *alert,
                     VaneReading *reading)
{
  const VaneAlertFields *fields;
  GtkBox *card;
  g_autofree char *span = NULL;

  g_return_val_if_fail (alert != NULL && reading != NULL, NULL);

  fields = vane_alert_get_fields (alert);
  span = vane_describe_alert_span (fields, vane_report_get_zone (vane_reading_get_report (reading)),
                                   vane_reading_get_now (reading));
  card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, fields->event, -1);
  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
  gtk_widget_add_css_class (GTK_WIDGET (card), "alert-card");

  append_severity (card, fields->severity);
  append_text (card, fields->event, "title-3");
  append_text (card, span, "dim-label");
  append_text (card, fields->area, "dim-label");
  append_text (card, fields->headline, "heading");
  append_text (card, fields->description, NULL);
  append_text (card, fields->instruction, NULL);
  append_text (card, fields->sender, "caption");
  append_link (card, fields->url);

  return GTK_WIDGET (card);
}
