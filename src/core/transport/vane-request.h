/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask a service: a GET, its parameters in every locale alike, its secrets apart. */
#pragma once

#include <glib-object.h>

#include "base/vane-error.h"
#include "transport/vane-endpoint.h"

G_BEGIN_DECLS

typedef struct _VaneRequest VaneRequest;
typedef struct _VaneResponse VaneResponse;

#define VANE_TYPE_REQUEST (vane_request_get_type ())

/**
 * VaneJoin:
 * @limit: how many requests travel as one at the most
 * @join: (transfer full): one request for all of @requests; %NULL when they do not go together
 * @split: bodies, one for each request in the same order; %NULL and @error when the answer
 *   does not have that many (element-type GBytes)
 *
 * How a service that takes many places in one request does it: pure functions of its provider.
 */
typedef struct
{
  guint         limit;
  VaneRequest *(*join)  (VaneRequest *const *requests,
                         guint               n);
  GPtrArray   *(*split) (GBytes             *body,
                         guint               n,
                         GError            **error);
} VaneJoin;

/**
 * VaneExplain:
 * @status: the HTTP status, 400 and above
 * @body: its body, at most some kilobytes
 * @fallback: the code that the status alone means
 *
 * A provider's narrower reading of an error answer: "a 404 here means not covered".
 *
 * Returns: the code
 */
typedef VaneError (*VaneExplain) (guint     status,
                                  GBytes   *body,
                                  VaneError fallback);

GType               vane_request_get_type          (void);
VaneRequest        *vane_request_new               (const VaneEndpoint *endpoint,
                                                    const char         *path);
VaneRequest        *vane_request_copy              (VaneRequest        *self);
VaneRequest        *vane_request_ref               (VaneRequest        *self);
void                vane_request_unref             (VaneRequest        *self);

/* Building it; a request is not changed any more once it was handed to a transport. */
void                vane_request_add               (VaneRequest        *self,
                                                    const char         *name,
                                                    const char         *value);
void                vane_request_add_int           (VaneRequest        *self,
                                                    const char         *name,
                                                    gint64              value);
void                vane_request_add_double        (VaneRequest        *self,
                                                    const char         *name,
                                                    double              value,
                                                    guint               decimals);
void                vane_request_set               (VaneRequest        *self,
                                                    const char         *name,
                                                    const char         *value);
void                vane_request_set_secret        (VaneRequest        *self,
                                                    const char         *parameter,
                                                    const char         *secret_id);
void                vane_request_set_header        (VaneRequest        *self,
                                                    const char         *name,
                                                    const char         *value);
void                vane_request_set_lifetime      (VaneRequest        *self,
                                                    gint64              min_s,
                                                    gint64              max_s);
void                vane_request_set_body_cap      (VaneRequest        *self,
                                                    gsize               bytes);
void                vane_request_set_join          (VaneRequest        *self,
                                                    const VaneJoin     *join);
void                vane_request_set_explain       (VaneRequest        *self,
                                                    VaneExplain         explain);
void                vane_request_set_void_fingerprint (VaneRequest     *self,
                                                    const char         *fingerprint);

/* Reading it. */
const VaneEndpoint *vane_request_get_endpoint      (VaneRequest        *self);
const char         *vane_request_get_path          (VaneRequest        *self);
const char         *vane_request_get_query         (VaneRequest        *self);
const char         *vane_request_get               (VaneRequest        *self,
                                                    const char         *name);
const char         *vane_request_get_secret_parameter (VaneRequest     *self);
const char         *vane_request_get_secret_id     (VaneRequest        *self);
GHashTable         *vane_request_get_headers       (VaneRequest        *self);
gint64              vane_request_get_min_lifetime  (VaneRequest        *self);
gint64              vane_request_get_max_lifetime  (VaneRequest        *self);
gsize               vane_request_get_body_cap      (VaneRequest        *self);
const VaneJoin     *vane_request_get_join          (VaneRequest        *self);
VaneExplain         vane_request_get_explain       (VaneRequest        *self);
const char         *vane_request_get_void_fingerprint (VaneRequest     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneRequest, vane_request_unref)

G_END_DECLS
