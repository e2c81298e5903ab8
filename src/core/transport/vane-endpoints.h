/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which URL stands for an endpoint in this program: tests and caching proxies replace it. */
#pragma once

#include <glib-object.h>

#include "base/vane-error.h"
#include "transport/vane-request.h"

G_BEGIN_DECLS

#define VANE_TYPE_ENDPOINTS (vane_endpoints_get_type ())
G_DECLARE_FINAL_TYPE (VaneEndpoints, vane_endpoints, VANE, ENDPOINTS, GObject)

VaneEndpoints *vane_endpoints_new             (void);
gboolean       vane_endpoints_replace         (VaneEndpoints       *self,
                                               const char          *id,
                                               const char          *url,
                                               GError             **error);
gboolean       vane_endpoints_parse           (VaneEndpoints       *self,
                                               const char          *assignments,
                                               GError             **error);
gboolean       vane_endpoints_is_replaced     (VaneEndpoints       *self,
                                               const VaneEndpoint  *endpoint);
const char    *vane_endpoints_get_url         (VaneEndpoints       *self,
                                               const VaneEndpoint  *endpoint);
guint          vane_endpoints_get_max_in_flight (VaneEndpoints     *self,
                                               const VaneEndpoint  *endpoint);
guint          vane_endpoints_get_per_minute  (VaneEndpoints       *self,
                                               const VaneEndpoint  *endpoint);
void           vane_endpoints_set_limits      (VaneEndpoints       *self,
                                               const char          *id,
                                               guint                max_in_flight,
                                               guint                per_minute);
char          *vane_endpoints_make_uri        (VaneEndpoints       *self,
                                               VaneRequest         *request);

G_END_DECLS
