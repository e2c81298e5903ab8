/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transport that answers what a test says, at once or when told to. */
#pragma once

#include "support/vane-test-provider.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define SCRIPTED_TYPE_TRANSPORT (scripted_transport_get_type ())
G_DECLARE_FINAL_TYPE (ScriptedTransport, scripted_transport, SCRIPTED, TRANSPORT, GObject)

/* @answer: asked with the number of the request, from 0 */
ScriptedTransport *scripted_transport_new            (VaneTestAnswer     answer,
                                                       gpointer           user_data);
/* Held requests wait for scripted_transport_release(), or for being cancelled. */
void               scripted_transport_hold           (ScriptedTransport *self);
void               scripted_transport_release        (ScriptedTransport *self);
/* Answers the oldest one that is held. */
void               scripted_transport_release_one    (ScriptedTransport *self);
guint              scripted_transport_get_n_requests (ScriptedTransport *self);
guint              scripted_transport_get_n_held     (ScriptedTransport *self);
guint              scripted_transport_get_n_cancelled (ScriptedTransport *self);
/* Most that were under way at once. */
guint              scripted_transport_get_greatest   (ScriptedTransport *self);
VaneMode           scripted_transport_get_last_mode  (ScriptedTransport *self);

G_END_DECLS
