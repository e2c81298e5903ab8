/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One host of a service. Providers describe theirs as constant data. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneEndpoint:
 * @id: "open-meteo", as in `--endpoint ID=URL`
 * @url: scheme, host and port, without a slash at the end
 * @max_in_flight: requests at once to this host; 0 means 4
 * @per_minute: requests a minute; 0 means no pace
 */
typedef struct
{
  const char *id;
  const char *url;
  guint       max_in_flight;
  guint       per_minute;
} VaneEndpoint;

G_END_DECLS
