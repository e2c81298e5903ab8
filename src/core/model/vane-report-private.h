/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's inside, for the files that build it only. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

struct _VaneReport
{
  VanePlace      *place;                  /* (owned) */
  const char     *provider;               /* (interned) */
  GTimeZone      *zone;                   /* (owned) */
  char           *zone_name;              /* (owned) (nullable): IANA name */
  VaneZoneOrigin  zone_origin;
  VaneBlockInfo   blocks[VANE_N_BLOCKS];
  GArray         *samples[VANE_N_BLOCKS]; /* (owned): of VaneSample; of VaneDay for the days; unused for alerts */
  GPtrArray      *alerts;                 /* (owned) (element-type VaneAlert) */
  const char     *field_origins[VANE_N_FIELDS]; /* (interned) (nullable): of fields that another source filled */
};

VaneReport *vane_report_alloc           (VanePlace  *place,
                                         const char *provider_id);
GTimeZone  *vane_report_find_zone       (const char *name);
gboolean    vane_report_is_instant      (gint64      time);
void        vane_report_drop_impossible (GArray     *samples);
void        vane_report_tidy_samples    (GArray     *samples,
                                         gint64      default_span_s);

G_END_DECLS
