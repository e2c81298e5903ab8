/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every text is the sender's: shown as it is, never as markup, and it can be copied. What was
 * not sent has no room. */
#include "config.h"

#include "vane-alert-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/vane-alert-text.h"
#include "present/vane-describe-alert.h"

/* As much as is laid out in a few milliseconds: 9 µs a byte (measured, cairo, GTK 4.8). */
#define PIECE_BYTES 400

struct _VaneAlertCard
{
  GtkBox     parent_instance;

  VaneAlert *alert;    /* (owned) */
  GPtrArray *pieces;   /* (owned) (element-type Piece): the texts, in order */
  guint      n_shown;  /* of them */
};

G_DEFINE_FINAL_TYPE (VaneAlertCard, vane_alert_card, GTK_TYPE_BOX)

typedef struct
{
  char       *text;   /* (owned) */
  const char *style;  /* (nullable) */
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

/* --- its texts --- */

static void
add_piece (VaneAlertCard *self,
           const char    *text,
           const char    *style)
{
  Piece *piece;

  if (text == NULL || *text == '\0')
    return;

  piece = g_new0 (Piece, 1);
  piece->text = g_strdup (text);
  piece->style = style;
  g_ptr_array_add (self->pieces, piece);
}

/* What follows stands as far below as an empty line would set it. */
static void
add_paragraphs (VaneAlertCard *self,
                const char    *text)
{
  g_auto(GStrv) texts = vane_alert_text_split (text, PIECE_BYTES);

  for (guint i = 0; texts[i] != NULL; i++)
    add_piece (self, texts[i], i > 0 ? "paragraph" : NULL);
}

static void
append_text (GtkBox     *card,
             const char *text,
             const char *style)
{
  GtkWidget *label;

  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (card, label);
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

/* --- the object --- */

static void
vane_alert_card_finalize (GObject *object)
{
  VaneAlertCard *self = VANE_ALERT_CARD (object);

  g_ptr_array_unref (self->pieces);
  g_clear_pointer (&self->alert, vane_alert_unref);

  G_OBJECT_CLASS (vane_alert_card_parent_class)->finalize (object);
}

static void
vane_alert_card_class_init (VaneAlertCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_alert_card_finalize;
}

static void
vane_alert_card_init (VaneAlertCard *self)
{
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
}

/**
 * vane_alert_card_new:
 * @alert: an alert
 * @reading: what it is from: for the place's zone and the time
 *
 * Returns: (transfer floating): a card that says what is warned of; vane_alert_card_grow() adds the rest
 */
GtkWidget *
vane_alert_card_new (VaneAlert   *alert,
                     VaneReading *reading)
{
  const VaneAlertFields *fields;
  VaneAlertCard *self;
  g_autofree char *span = NULL;

  g_return_val_if_fail (alert != NULL && reading != NULL, NULL);

  fields = vane_alert_get_fields (alert);
  span = vane_describe_alert_span (fields, vane_report_get_zone (vane_reading_get_report (reading)),
                                   vane_reading_get_now (reading));
  self = g_object_new (VANE_TYPE_ALERT_CARD, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->alert = vane_alert_ref (alert);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, fields->event, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "alert-card");

  append_severity (GTK_BOX (self), fields->severity);
  append_text (GTK_BOX (self), fields->event, "title-3");
  append_text (GTK_BOX (self), span, "dim-label");
  add_piece (self, fields->area, "dim-label");
  add_piece (self, fields->headline, "heading");
  add_paragraphs (self, fields->description);
  add_paragraphs (self, fields->instruction);
  add_piece (self, fields->sender, "caption");

  return GTK_WIDGET (self);
}

/**
 * vane_alert_card_grow:
 * @self: a card
 *
 * Adds so much of what it says as can be laid out within a frame.
 *
 * Returns: whether there is more
 */
gboolean
vane_alert_card_grow (VaneAlertCard *self)
{
  gsize n_bytes = 0;

  g_return_val_if_fail (VANE_IS_ALERT_CARD (self), FALSE);

  if (self->n_shown > self->pieces->len)
    return FALSE;
  for (; self->n_shown < self->pieces->len; self->n_shown++)
    {
      const Piece *piece = g_ptr_array_index (self->pieces, self->n_shown);

      n_bytes += strlen (piece->text);
      if (n_bytes > PIECE_BYTES && n_bytes > strlen (piece->text))
        return TRUE;
      append_text (GTK_BOX (self), piece->text, piece->style);
    }
  append_link (GTK_BOX (self), vane_alert_get_fields (self->alert)->url);
  self->n_shown++;

  return FALSE;
}
