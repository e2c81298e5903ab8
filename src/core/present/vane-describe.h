/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences for people, for all surfaces alike. (transfer full) unless said otherwise. */
#pragma once

#include "base/vane-key-state.h"
#include "model/vane-derive.h"
#include "model/vane-destination.h"
#include "model/vane-provider-info.h"
#include "model/vane-report.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

const char *vane_describe_condition  (VaneCondition           condition,
                                      VaneDaylight            daylight);  /* (transfer none), translated */
char       *vane_describe_place      (VanePlace              *place);     /* "San Francisco" */
/* "San Francisco, California, United States (94134)" */
char       *vane_describe_place_full (VanePlace              *place);
/* One sentence that says what happened and what to do; of an error of any domain. */
char       *vane_describe_error      (const GError           *error,
                                      const VaneProviderInfo *provider,
                                      GTimeZone              *zone);
/* "No connection": the cause alone. */
char       *vane_describe_cause      (const GError           *error,
                                      const VaneProviderInfo *provider);
/* "The service did not answer. Last success 14:10, next try 14:31." */
char       *vane_describe_failure    (const GError           *error,
                                      const VaneProviderInfo *provider,
                                      gint64                  last_success,
                                      gint64                  next_try,
                                      GTimeZone              *zone);
/* "measured at 09:00", "from the forecast", "measured at 09:00, old" */
char       *vane_describe_basis      (VaneBasis               basis,
                                      gint64                  time,
                                      GTimeZone              *zone);
/* "Saturday, moderate rain, high 64, low 52" */
char       *vane_describe_day        (const VaneDay          *day,
                                      GTimeZone              *zone,
                                      const VaneUnits        *units,
                                      gint64                  now);
/* "3 PM, partly cloudy, 61°, 20% chance of rain" */
char       *vane_describe_hour       (const VaneSample       *hour,
                                      GTimeZone              *zone,
                                      const VaneUnits        *units);
/* "Sunrise", "Sunset": (transfer none) */
const char *vane_describe_sun        (gboolean                rises);
/* "Sunset, 16:54" */
char       *vane_describe_sun_time   (gboolean                rises,
                                      gint64                  time,
                                      GTimeZone              *zone);
/* "61°F, partly cloudy, feels like 59°F, high 64°F, low 52°F" */
char       *vane_describe_now        (VaneReport             *report,
                                      const VaneUnits        *units,
                                      gint64                  now);
/* "High 64° · Low 52°" of the day in which @now is; NULL when not known */
char       *vane_describe_high_low   (VaneReport             *report,
                                      const VaneUnits        *units,
                                      gint64                  now);
/* "H 64° L 52°", the same where there is little room */
char       *vane_describe_high_low_short (VaneReport         *report,
                                          const VaneUnits    *units,
                                          gint64              now);
/* "94134", "within 1.2 km", "California": what tells a place from others; NULL when nothing does */
char       *vane_describe_hint       (VanePlace              *place,
                                      const VaneUnits        *units);
/* "3:12 PM", "8:12 AM tomorrow" */
char       *vane_describe_local_time (gint64                  now,
                                      GTimeZone              *zone,
                                      GTimeZone              *here);
/* "Saturday 3:12 PM"; NULL where the clock says the same as here */
char       *vane_describe_other_clock (gint64                 now,
                                       GTimeZone             *zone,
                                       GTimeZone             *here);
/* "Heavy rain · Wind Advisory" */
char       *vane_describe_outlook    (VaneReport             *report,
                                      const VaneSample       *sample,
                                      gint64                  now);
/* "Updated 2 min ago" */
char       *vane_describe_age        (VaneReport             *report,
                                      gint64                  now);
/* "Now, hours, days, air quality": of VANE_BLOCK_BIT()s */
char       *vane_describe_blocks     (guint                   blocks);
/* "A key is saved in the keyring." */
char       *vane_describe_key_state  (VaneKeyState            state);
/* "This key works.": what came of a trial; @error: (nullable): why it does not */
char       *vane_describe_key_trial  (guint                   not_in_plan,
                                      const GError           *error,
                                      const VaneProviderInfo *provider);
/* "The source you have chosen" */
const char *vane_describe_use        (VaneDestinationUse      use);        /* (transfer none), translated */
/* The same, and at whose word else. */
char       *vane_describe_when       (const VaneDestination  *destination);
/* "The rounded coordinates of your places.": translated */
const char *vane_describe_sends      (const VaneDestination  *destination);  /* (transfer none) */
/* "Two decimals, about 1 km": of coordinates */
const char *vane_describe_decimals   (guint                   decimals);   /* (transfer none), translated */

/* Where the parts of a report are from. */
char       *vane_describe_block      (VaneBlock               block,
                                      const VaneBlockInfo    *info,
                                      const char             *name,
                                      gint64                  now);
char       *vane_describe_origins    (VaneReport             *report,
                                      GPtrArray              *infos);
gboolean    vane_describe_needs_user (const GError           *error);
char       *vane_describe_stand_in   (const GError           *error,
                                      const VaneProviderInfo *chosen,
                                      const VaneProviderInfo *shown);

G_END_DECLS
