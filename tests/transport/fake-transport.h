/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network that answers when the test says so. */
#pragma once

#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define FAKE_TYPE_TRANSPORT (fake_transport_get_type ())
G_DECLARE_FINAL_TYPE (FakeTransport, fake_transport, FAKE, TRANSPORT, GObject)

FakeTransport *fake_transport_new         (void);
/* Requests so far, answered or not; counted from 0 below. */
guint          fake_transport_get_n       (FakeTransport *self);
/* Those that are neither answered nor cancelled. */
guint          fake_transport_get_n_open  (FakeTransport *self);
VaneRequest   *fake_transport_peek        (FakeTransport *self,
                                           guint          number);
const char    *fake_transport_peek_header (FakeTransport *self,
                                           guint          number,
                                           const char    *name);
VaneMode       fake_transport_get_mode    (FakeTransport *self,
                                           guint          number);
/* @response: (transfer full) */
void           fake_transport_answer      (FakeTransport *self,
                                           guint          number,
                                           VaneResponse  *response);
/* @error: (transfer full) */
void           fake_transport_fail        (FakeTransport *self,
                                           guint          number,
                                           GError        *error);
/* Whether that request was cancelled. */
gboolean       fake_transport_is_cancelled (FakeTransport *self,
                                           guint          number);

VaneResponse  *fake_response              (const char    *body,
                                           const char    *etag,
                                           gint64         fetched_at,
                                           gint64         expires_at);

G_END_DECLS
