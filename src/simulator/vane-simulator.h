/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deterministic weather world on loopback that speaks every service's protocol, and
 * misbehaves when told to. Behind --demo, the tests and the benchmarks. */
#pragma once

#include <gio/gio.h>

#include "base/vane-clock.h"

G_BEGIN_DECLS

#define VANE_TYPE_SIMULATOR (vane_simulator_get_type ())
G_DECLARE_FINAL_TYPE (VaneSimulator, vane_simulator, VANE, SIMULATOR, GObject)

typedef enum
{
  VANE_MISHAP_NONE,           /* a good answer; with delay_ms, a late one */
  VANE_MISHAP_HANG,           /* takes the request and never answers */
  VANE_MISHAP_DRIP,           /* a byte each delay_ms */
  VANE_MISHAP_TRUNCATE,       /* closes after @size bytes of the body, though more were announced */
  VANE_MISHAP_RESET,          /* closes the connection without an answer */
  VANE_MISHAP_STATUS,         /* @status, with the service's own error body */
  VANE_MISHAP_HTML,           /* a captive portal's page, status 200 */
  VANE_MISHAP_PLAIN_TEXT,     /* status 200, application/json, plain text */
  VANE_MISHAP_WRONG_TYPES,    /* every number a string, every object an array */
  VANE_MISHAP_HUGE,           /* @size bytes of JSON, 10 MB by default */
  VANE_MISHAP_GZIP_BOMB,      /* some kB that unpack to 200 MiB */
  VANE_MISHAP_REDIRECT,       /* to @location */
  VANE_MISHAP_REDIRECT_LOOP,
  VANE_MISHAP_BODY,           /* @body as it is */
} VaneMishapKind;

/**
 * VaneMishap:
 * @kind: what goes wrong
 * @endpoint: (nullable): id of the endpoint it happens to; %NULL = all
 * @query: (nullable): only requests whose path and query contain this text
 * @n_times: how often; 0 = until vane_simulator_behave()
 * @delay_ms: before the answer (or between bytes)
 * @status: for STATUS and BODY
 * @retry_after: (nullable): value of that header
 * @size: bytes
 * @location: (nullable): where a redirect leads
 * @body: (nullable): for BODY
 */
typedef struct
{
  VaneMishapKind  kind;
  const char     *endpoint;
  const char     *query;
  guint           n_times;
  guint           delay_ms;
  guint           status;
  const char     *retry_after;
  gsize           size;
  const char     *location;
  const char     *body;
} VaneMishap;

VaneSimulator *vane_simulator_new               (VaneClock         *clock,
                                                 guint32            seed);
/* @port: 0 = any free one. Loopback only. @certificate: (nullable): TLS with it. */
gboolean       vane_simulator_start             (VaneSimulator     *self,
                                                 guint              port,
                                                 GTlsCertificate   *certificate,
                                                 GError           **error);
void           vane_simulator_stop              (VaneSimulator     *self);
/* "http://127.0.0.1:PORT": the one base URL of every endpoint. (transfer none) */
const char    *vane_simulator_get_url           (VaneSimulator     *self);
/* "open-meteo=http://… openweathermap=http://…": for VANE_ENDPOINTS. (transfer full) */
char          *vane_simulator_dup_endpoints     (VaneSimulator     *self);
/* The sky of the first place that is asked about stands over all others, and over all times:
 * a benchmark measures who asks, not who makes the weather. */
void           vane_simulator_set_same_sky      (VaneSimulator     *self);
/* Services that want a key do without: in the demo nobody has one. */
void           vane_simulator_set_keyless       (VaneSimulator     *self);
/* Which version of One Call the plan of OpenWeatherMap's key has: 3 or 4; 0, as at first: none. */
void           vane_simulator_set_onecall       (VaneSimulator     *self,
                                                 guint              version);
/* The key that the simulated OpenWeatherMap takes; any other is refused. */
#define VANE_SIMULATOR_KEY "demo-key-0123456789abcdef01234567"

void           vane_simulator_misbehave         (VaneSimulator     *self,
                                                 const VaneMishap  *mishap);
void           vane_simulator_behave            (VaneSimulator     *self);
/* Answers wait until they are released: to see what is in flight, without a clock.
 * @endpoint: (nullable): NULL = all */
void           vane_simulator_hold              (VaneSimulator     *self,
                                                 const char        *endpoint);
void           vane_simulator_release           (VaneSimulator     *self);
/* Lets one held answer go, the one whose path and query contain @text. */
gboolean       vane_simulator_release_one       (VaneSimulator     *self,
                                                 const char        *text);

guint          vane_simulator_get_n_requests    (VaneSimulator     *self,
                                                 const char        *endpoint);
guint          vane_simulator_get_n_in_flight   (VaneSimulator     *self);
guint          vane_simulator_count_in_flight   (VaneSimulator     *self,
                                                 const char        *endpoint);
guint          vane_simulator_get_max_in_flight (VaneSimulator     *self);
/* "GET /v1/forecast?…" of the @index-th request, and one of its headers; NULL when there
 * is none. (transfer none), valid until the next reset. */
const char    *vane_simulator_get_request       (VaneSimulator     *self,
                                                 guint              index);
const char    *vane_simulator_get_request_header (VaneSimulator    *self,
                                                 guint              index,
                                                 const char        *name);
void           vane_simulator_reset_log         (VaneSimulator     *self);

G_END_DECLS
