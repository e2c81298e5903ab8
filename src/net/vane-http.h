/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transport over libsoup: bounded queue, deadlines, body cap, redirects by our rule,
 * error mapping. It stores nothing: the cached transport stands in front of it. The one
 * place that knows libsoup. */
#pragma once

#include "base/vane-clock.h"
#include "net/vane-http-deadlines.h"
#include "net/vane-secrets.h"
#include "transport/vane-endpoints.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_HTTP (vane_http_get_type ())
G_DECLARE_FINAL_TYPE (VaneHttp, vane_http, VANE, HTTP, GObject)

/* @salt: the installation's id, for fingerprints of secrets */
VaneTransport *vane_http_new            (VaneEndpoints *endpoints,
                                         VaneSecrets   *secrets,
                                         VaneClock     *clock,
                                         const char    *salt);
/* 10 s and 20 s unless told otherwise; milliseconds. */
void           vane_http_set_deadlines  (VaneHttp      *self,
                                         guint          connect_ms,
                                         guint          total_ms);
VaneHttpDeadlines *vane_http_get_deadlines (VaneHttp     *self);
/* (nullable): a certificate authority for tests and proxies of one's own; the system's otherwise */
void           vane_http_set_tls_database (VaneHttp      *self,
                                           GTlsDatabase  *database);
/* Requests sent so far, for tests and `doctor`. */
guint          vane_http_get_n_sent     (VaneHttp      *self);

G_END_DECLS
