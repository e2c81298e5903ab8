/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from what was sent: pure maths, time as an argument. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

/* What the "now" that is shown rests on. */
typedef enum
{
  VANE_BASIS_OBSERVED,  /* as sent, at most an hour ago */
  VANE_BASIS_FORECAST,  /* from the stored hours */
  VANE_BASIS_OLD,       /* the newest value that was sent, however old */
} VaneBasis;

const char *vane_basis_to_string   (VaneBasis         basis);

gboolean    vane_derive_now        (VaneReport       *report,
                                    gint64            now,
                                    VaneSample       *sample,
                                    VaneBasis        *basis);
gint64      vane_derive_next_change (VaneReport      *report,
                                    gint64            now);

double      vane_derive_feels_like (double            temperature,
                                    double            humidity,
                                    double            wind_speed);
double      vane_derive_dew_point  (double            temperature,
                                    double            humidity);

/* Dates in a zone. */
gint64      vane_derive_midnight   (GTimeZone        *zone,
                                    guint             date);
guint       vane_derive_date       (GTimeZone        *zone,
                                    gint64            time);
guint       vane_derive_next_date  (guint             date);

void        vane_derive_days       (const VaneSample *hours,
                                    guint             n_hours,
                                    GTimeZone        *zone,
                                    GArray           *days);

G_END_DECLS
