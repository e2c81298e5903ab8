/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transport that answers what a test tells it, counts what it is asked, and waits where it
 * is told to. */
#pragma once

#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_TEST_TRANSPORT (vane_test_transport_get_type ())
G_DECLARE_FINAL_TYPE (VaneTestTransport, vane_test_transport, VANE, TEST_TRANSPORT, GObject)

VaneTestTransport *vane_test_transport_new           (void);
/* Requests of which "ENDPOINT/path?query" contains @text get @body, or an error. The last
 * rule that fits counts; without one the error is SERVICE. An error that stands for an HTTP
 * status goes through the request's explain hook. */
void               vane_test_transport_answer        (VaneTestTransport *self,
                                                      const char        *text,
                                                      const char        *body);
void               vane_test_transport_fail          (VaneTestTransport *self,
                                                      const char        *text,
                                                      VaneError          code);
void               vane_test_transport_fail_status   (VaneTestTransport *self,
                                                      const char        *text,
                                                      guint              status,
                                                      const char        *body);
/* From now on nothing is answered until it is released; cancelled ones go by themselves. */
void               vane_test_transport_hold          (VaneTestTransport *self);
void               vane_test_transport_release       (VaneTestTransport *self);

guint              vane_test_transport_get_n_requests (VaneTestTransport *self);
guint              vane_test_transport_get_n_in_flight (VaneTestTransport *self);
guint              vane_test_transport_get_n_cancelled (VaneTestTransport *self);
/* "ENDPOINT/path?query", in the order they came. */
const char        *vane_test_transport_get_request   (VaneTestTransport *self,
                                                      guint              index);
/* All of them, a line each. (transfer full) */
char              *vane_test_transport_dup_log       (VaneTestTransport *self);

G_END_DECLS
