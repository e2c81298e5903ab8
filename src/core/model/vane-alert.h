/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An official warning, in the words of CAP 1.2. Immutable. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_SEVERITY_UNKNOWN,
  VANE_SEVERITY_MINOR,
  VANE_SEVERITY_MODERATE,
  VANE_SEVERITY_SEVERE,
  VANE_SEVERITY_EXTREME,
} VaneSeverity;

const char *vane_severity_to_string (VaneSeverity severity);

/**
 * VaneAlertFields:
 * @onset: unix seconds or %VANE_TIME_NONE, like the other instants
 * @ends: when the event ends
 * @expires: when the message does; counts only where there is no @ends
 *
 * What an alert is made from; every string may be %NULL but @id and @event.
 */
typedef struct
{
  const char   *id;
  const char   *event;
  const char   *headline;
  const char   *description;
  const char   *instruction;
  const char   *area;
  const char   *sender;
  const char   *url;
  const char   *urgency;
  const char   *certainty;
  VaneSeverity  severity;
  gint64        onset;
  gint64        ends;
  gint64        expires;
} VaneAlertFields;

typedef struct _VaneAlert VaneAlert;

#define VANE_TYPE_ALERT (vane_alert_get_type ())

GType                  vane_alert_get_type   (void);
VaneAlert             *vane_alert_new        (const VaneAlertFields *fields);
VaneAlert             *vane_alert_ref        (VaneAlert             *self);
void                   vane_alert_unref      (VaneAlert             *self);
const VaneAlertFields *vane_alert_get_fields (VaneAlert             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneAlert, vane_alert_unref)

G_END_DECLS
