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

const char  *vane_severity_to_string   (VaneSeverity severity);
VaneSeverity vane_severity_from_string (const char  *name);

/**
 * VaneAlertFields:
 * @id: of the event: stays the same when its message is updated, also after a restart
 * @event: what it warns of
 * @headline: in one line
 * @description: in full
 * @instruction: what to do
 * @area: where
 * @sender: who warns
 * @url: where to read more
 * @urgency: Immediate, Expected, Future, Past or Unknown
 * @certainty: Observed, Likely, Possible, Unlikely or Unknown
 * @status: Actual; Exercise, System, Test and Draft are none; %NULL counts as Actual
 * @type: Alert, Update or Cancel; %NULL counts as Alert
 * @message: the id of this very message
 * @references: with blanks between: ids of the messages that this one replaces
 * @severity: how bad
 * @onset: unix seconds or %VANE_TIME_NONE, like the other instants
 * @ends: when the event ends
 * @expires: when the message does; counts only where there is no @ends
 * @sent: when the message was; of two about one event the newer one counts
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
  const char   *status;
  const char   *type;
  const char   *message;
  const char   *references;
  VaneSeverity  severity;
  gint64        onset;
  gint64        ends;
  gint64        expires;
  gint64        sent;
} VaneAlertFields;

typedef struct _VaneAlert VaneAlert;

#define VANE_TYPE_ALERT (vane_alert_get_type ())

GType                  vane_alert_get_type   (void);
VaneAlert             *vane_alert_new        (const VaneAlertFields *fields);
VaneAlert             *vane_alert_ref        (VaneAlert             *self);
void                   vane_alert_unref      (VaneAlert             *self);
const VaneAlertFields *vane_alert_get_fields (VaneAlert             *self);
gboolean               vane_alert_equal      (VaneAlert             *a,
                                              VaneAlert             *b);
char                  *vane_alert_to_string  (VaneAlert             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneAlert, vane_alert_unref)

G_END_DECLS
