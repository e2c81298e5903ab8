/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-alert.h"

struct _VaneAlert
{
  VaneAlertFields fields;   /* its strings live in @strings */
  GStringChunk   *strings;  /* (owned) */
};

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
  static const char *const names[] = { "unknown", "minor", "moderate", "severe", "extreme" };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), "unknown");

  return names[severity];
}

static const char *
keep (VaneAlert  *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * vane_alert_new:
 * @fields: what it is made from; @id and @event must be there
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
  self->fields.event = keep (self, fields->event);
  self->fields.headline = keep (self, fields->headline);
  self->fields.description = keep (self, fields->description);
  self->fields.instruction = keep (self, fields->instruction);
  self->fields.area = keep (self, fields->area);
  self->fields.sender = keep (self, fields->sender);
  self->fields.url = keep (self, fields->url);
  self->fields.urgency = keep (self, fields->urgency);
  self->fields.certainty = keep (self, fields->certainty);

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
