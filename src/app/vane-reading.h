/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report read at an instant, in the user's units: what widgets show. Immutable. */
#pragma once

#include "model/vane-derive.h"
#include "model/vane-derive-next-hour.h"
#include "model/vane-report.h"
#include "model/vane-sky-colours.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

typedef struct _VaneReading VaneReading;

#define VANE_TYPE_READING (vane_reading_get_type ())

GType             vane_reading_get_type         (void);
VaneReading      *vane_reading_new              (VaneReport      *report,
                                                 const VaneUnits *units,
                                                 gint64           now);
VaneReading      *vane_reading_ref              (VaneReading     *self);
void              vane_reading_unref            (VaneReading     *self);

VaneReport       *vane_reading_get_report       (VaneReading     *self);
const VaneUnits  *vane_reading_get_units        (VaneReading     *self);
gint64            vane_reading_get_now          (VaneReading     *self);
/* What is shown as now, and what it rests on; NULL when the report has nothing like it. */
const VaneSample *vane_reading_get_sample       (VaneReading     *self);
VaneBasis         vane_reading_get_basis        (VaneReading     *self);

/* The hours and days that are not over yet: their first index and their number. */
guint             vane_reading_get_hours        (VaneReading     *self,
                                                 guint           *n);
guint             vane_reading_get_days         (VaneReading     *self,
                                                 guint           *n);
gboolean          vane_reading_has_date         (VaneReading     *self,
                                                 guint            date);
/* Lowest and highest temperature of those days, for range bars. */
void              vane_reading_get_extremes     (VaneReading     *self,
                                                 double          *low,
                                                 double          *high);
/* What the minutes say. */
const VaneNextHour *vane_reading_get_next_hour  (VaneReading     *self);
/* The alerts that have not ended, the most severe first (element-type VaneAlert). */
GPtrArray        *vane_reading_get_alerts       (VaneReading     *self);
/* What is painted behind them. */
const VaneSkyColours *vane_reading_get_sky      (VaneReading     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneReading, vane_reading_unref)

G_END_DECLS
