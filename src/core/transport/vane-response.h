/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service answered: a body and its dates. Immutable. */
#pragma once

#include <glib-object.h>

#include "base/vane-error.h"
#include "transport/vane-request.h"

G_BEGIN_DECLS

/**
 * VaneResponseFields:
 * @status: 200, 203 or 304
 * @body: (nullable): %NULL for 304
 * @etag: (nullable): as received
 * @last_modified: (nullable): as received, to be sent back to the letter
 * @fetched_at: unix seconds, by our clock
 * @expires_at: unix seconds, by our clock, within the request's lifetime
 * @from_cache: whether it was stored before
 * @replaces: (nullable): what was stored when it arrived, to go back to when nobody can read it
 * @n_failures: how often in a row asking had failed before it arrived
 */
typedef struct
{
  guint         status;
  GBytes       *body;
  const char   *etag;
  const char   *last_modified;
  gint64        fetched_at;
  gint64        expires_at;
  gboolean      from_cache;
  VaneResponse *replaces;
  guint         n_failures;
} VaneResponseFields;

#define VANE_TYPE_RESPONSE (vane_response_get_type ())

GType         vane_response_get_type          (void);
VaneResponse *vane_response_new               (const VaneResponseFields *fields);
VaneResponse *vane_response_new_landed        (VaneResponse             *answer,
                                               VaneResponse             *stored,
                                               guint                     n_failures);
VaneResponse *vane_response_ref               (VaneResponse             *self);
void          vane_response_unref             (VaneResponse             *self);

guint         vane_response_get_status        (VaneResponse             *self);
GBytes       *vane_response_get_body          (VaneResponse             *self);
const char   *vane_response_get_etag          (VaneResponse             *self);
const char   *vane_response_get_last_modified (VaneResponse             *self);
gint64        vane_response_get_fetched_at    (VaneResponse             *self);
gint64        vane_response_get_expires_at    (VaneResponse             *self);
gboolean      vane_response_get_from_cache    (VaneResponse             *self);
VaneResponse *vane_response_get_replaces      (VaneResponse             *self);
guint         vane_response_get_n_failures    (VaneResponse             *self);

gint64        vane_response_expiry            (VaneRequest              *request,
                                               gint64                    fetched_at,
                                               gint64                    header_lifetime_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneResponse, vane_response_unref)

G_END_DECLS
