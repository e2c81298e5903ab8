/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-alert.h"

#include "base/vane-error.h"
#include "model/vane-alert-text.h"

/* Longer than anything that was met, short enough for a window. */
#define MAX_EVENT_CHARS       120
#define MAX_LINE_CHARS        400
#define MAX_AREA_CHARS        600
#define MAX_DESCRIPTION_CHARS 6000

struct _VaneAlert
{
  VaneAlertFields fields;   /* its strings live in @strings */
  GStringChunk   *strings;  /* (owned) */
};

static const char *const severities[] = { "unknown", "minor", "moderate", "severe", "extreme" };

G_DEFINE_BOXED_TYPE (VaneAlert, vane_alert, vane_alert_ref, vane_alert_unref)

/**
 * vane_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_severity_to_string (VaneSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severities), "unknown");

  return severities[severity];
}

/**
 * vane_severity_from_string:
 * @name: (nullable): a severity of CAP 1.2, in either case
 *
 * Returns: it; %VANE_SEVERITY_UNKNOWN for what CAP does not know
 */
VaneSeverity
vane_severity_from_string (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (severities); i++)
    if (g_ascii_strcasecmp (severities[i], name) == 0)
      return i;

  return VANE_SEVERITY_UNKNOWN;
}

static const char *
keep (VaneAlert  *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

static const char *
keep_line (VaneAlert  *self,
           const char *text,
           guint       max_chars)
{
  g_autofree char *line = vane_alert_text_line (text, max_chars);

  return keep (self, line);
}

static const char *
keep_paragraphs (VaneAlert  *self,
                 const char *text)
{
  g_autofree char *paragraphs = vane_alert_text_paragraphs (text, MAX_DESCRIPTION_CHARS);

  return keep (self, paragraphs);
}

static const char *
keep_url (VaneAlert  *self,
          const char *text)
{
  g_autofree char *url = vane_alert_text_url (text);

  return keep (self, url);
}

/**
 * vane_alert_new:
 * @fields: what it is made from; @id and @event must be there
 *
 * The texts are tidied: paragraphs instead of lines of 66 columns, no longer than a window
 * can show, links that are links. They are plain text.
 *
 * Returns: (transfer full): an alert
 */
VaneAlert *
vane_alert_new (const VaneAlertFields *fields)
{
  VaneAlert *self;

  g_return_val_if_fail (fields != NULL && fields->id != NULL && fields->event != NULL, NULL);

  self = g_atomic_rc_box_new0 (VaneAlert);
  self->strings = g_string_chunk_new (512);
  self->fields = *fields;
  self->fields.id = keep (self, fields->id);
  self->fields.event = keep_line (self, fields->event, MAX_EVENT_CHARS);
  self->fields.headline = keep_line (self, fields->headline, MAX_LINE_CHARS);
  self->fields.description = keep_paragraphs (self, fields->description);
  self->fields.instruction = keep_paragraphs (self, fields->instruction);
  self->fields.area = keep_line (self, fields->area, MAX_AREA_CHARS);
  self->fields.sender = keep_line (self, fields->sender, MAX_LINE_CHARS);
  self->fields.url = keep_url (self, fields->url);
  self->fields.urgency = keep (self, fields->urgency);
  self->fields.certainty = keep (self, fields->certainty);
  self->fields.status = keep (self, fields->status);
  self->fields.type = keep (self, fields->type);
  self->fields.message = keep (self, fields->message);
  self->fields.references = keep (self, fields->references);
  if (self->fields.event == NULL)
    self->fields.event = keep (self, "?");

  return self;
}

/**
 * vane_alert_ref:
 * @self: an alert
 *
 * Returns: (transfer full): the same alert
 */
VaneAlert *
vane_alert_ref (VaneAlert *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_alert (VaneAlert *self)
{
  g_string_chunk_free (self->strings);
}

/**
 * vane_alert_unref:
 * @self: (transfer full): an alert
 */
void
vane_alert_unref (VaneAlert *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_alert);
}

/**
 * vane_alert_get_fields:
 * @self: an alert
 *
 * Returns: (transfer none): all it says
 */
const VaneAlertFields *
vane_alert_get_fields (VaneAlert *self)
{
  return &self->fields;
}

/**
 * vane_alert_equal:
 * @a: an alert
 * @b: an alert
 *
 * Returns: whether a reader sees the same: what only orders alerts does not count
 */
gboolean
vane_alert_equal (VaneAlert *a,
                  VaneAlert *b)
{
  const VaneAlertFields *x = &a->fields;
  const VaneAlertFields *y = &b->fields;

  return a == b ||
         (g_str_equal (x->id, y->id) && g_str_equal (x->event, y->event) && x->severity == y->severity &&
          x->onset == y->onset && x->ends == y->ends && x->expires == y->expires && x->sent == y->sent &&
          g_strcmp0 (x->urgency, y->urgency) == 0 && g_strcmp0 (x->certainty, y->certainty) == 0 &&
          g_strcmp0 (x->area, y->area) == 0 && g_strcmp0 (x->headline, y->headline) == 0 &&
          g_strcmp0 (x->description, y->description) == 0 && g_strcmp0 (x->instruction, y->instruction) == 0 &&
          g_strcmp0 (x->sender, y->sender) == 0 && g_strcmp0 (x->url, y->url) == 0);
}

static void
dump_time (GString    *out,
           const char *name,
           gint64      time)
{
  if (time != VANE_TIME_NONE)
    g_string_append_printf (out, " %s=%" G_GINT64_FORMAT, name, time);
}

/* Paragraphs in one line. */
static void
dump_text (GString    *out,
           const char *name,
           const char *text)
{
  g_auto(GStrv) lines = NULL;
  g_autofree char *line = NULL;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  line = g_strjoinv ("\\n", lines);
  g_string_append_printf (out, "  %s: %s\n", name, line);
}

/**
 * vane_alert_to_string:
 * @self: an alert
 *
 * Returns: (transfer full): all it says, for tests and logs
 */
char *
vane_alert_to_string (VaneAlert *self)
{
  const VaneAlertFields *fields = &self->fields;
  g_autoptr(GString) out = g_string_new (NULL);

  g_string_append_printf (out, "alert %s %s %s\n ", fields->id, vane_severity_to_string (fields->severity),
                          fields->event);
  g_string_append_printf (out, " %s %s", fields->urgency != NULL ? fields->urgency : "–",
                          fields->certainty != NULL ? fields->certainty : "–");
  dump_time (out, "sent", fields->sent);
  dump_time (out, "onset", fields->onset);
  dump_time (out, "ends", fields->ends);
  dump_time (out, "expires", fields->expires);
  g_string_append_c (out, '\n');
  dump_text (out, "area", fields->area);
  dump_text (out, "headline", fields->headline);
  dump_text (out, "description", fields->description);
  dump_text (out, "instruction", fields->instruction);
  dump_text (out, "sender", fields->sender);
  dump_text (out, "url", fields->url);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
