/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source whose body is a temperature: what is around a provider, without one. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

extern const VaneProvider vane_fake_provider;        /* "fake": asks fake/now?lat=…&lon=… */
extern const VaneProvider vane_other_fake_provider;  /* "other": asks other/now?lat=…&lon=… */

/* The temperature in the report's "now"; NAN without a report. */
double vane_fake_provider_read (VaneReport *report);

G_END_DECLS
