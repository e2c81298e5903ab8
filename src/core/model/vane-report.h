/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known of a place at a time, in blocks. Immutable; made by a builder. */
#pragma once

#include <glib-object.h>

#include "base/vane-error.h"
#include "model/vane-alert.h"
#include "model/vane-place.h"
#include "model/vane-sample.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_BLOCK_NOW,      /* at most one sample */
  VANE_BLOCK_MINUTES,  /* precipitation soon, in steps of 1 to 15 minutes */
  VANE_BLOCK_HOURS,    /* steps of 1 to 6 hours */
  VANE_BLOCK_DAYS,
  VANE_BLOCK_AIR,      /* air quality and pollen, the first is now */
  VANE_BLOCK_ALERTS,
} VaneBlock;

#define VANE_N_BLOCKS (VANE_BLOCK_ALERTS + 1)
#define VANE_BLOCK_BIT(block) (1u << (block))

typedef enum
{
  VANE_BLOCK_NOT_ASKED,
  VANE_BLOCK_NONE,      /* asked; there is nothing, and that is the answer */
  VANE_BLOCK_GIVEN,
  VANE_BLOCK_FAILED,
  VANE_BLOCK_UNPLACED,  /* alerts only: there are some in the country, maybe not here */
} VaneBlockState;

/**
 * VaneBlockInfo:
 * @state: whether there is something
 * @code: why not, when it failed
 * @origin: (interned) (nullable): id of the provider it is from
 * @fetched_at: unix seconds or %VANE_TIME_NONE: of the oldest required part it was read from
 * @expires_at: unix seconds or %VANE_TIME_NONE: of the earliest
 * @n_unplaced: how many alerts there are in the country of which nobody can tell whether
 *   they concern this place; 0 unless the state is %VANE_BLOCK_UNPLACED
 * @url: (interned) (nullable): where to look those up
 * @awaited: nobody has answered yet, but somebody is asked, or would be: that it was not asked for
 *   does not mean that there is nobody to ask
 */
typedef struct
{
  VaneBlockState  state;
  VaneError       code;
  const char     *origin;
  gint64          fetched_at;
  gint64          expires_at;
  guint           n_unplaced;
  const char     *url;
  gboolean        awaited;
} VaneBlockInfo;

const char *vane_block_to_string (VaneBlock block);

/* --- the report --- */

typedef struct _VaneReport VaneReport;

#define VANE_TYPE_REPORT (vane_report_get_type ())

GType                vane_report_get_type         (void);
VaneReport          *vane_report_ref              (VaneReport *self);
void                 vane_report_unref            (VaneReport *self);

VanePlace           *vane_report_get_place        (VaneReport *self);
const char          *vane_report_get_provider     (VaneReport *self);
GTimeZone           *vane_report_get_zone         (VaneReport *self);
const char          *vane_report_get_zone_name    (VaneReport *self);
const char          *vane_report_get_country_code (VaneReport *self);
VaneZoneOrigin       vane_report_get_zone_origin  (VaneReport *self);
gint64               vane_report_get_fetched_at   (VaneReport *self);
gint64               vane_report_get_expires_at   (VaneReport *self);
const VaneBlockInfo *vane_report_get_block        (VaneReport *self,
                                                   VaneBlock   block);

const char          *vane_report_get_field_origin (VaneReport *self,
                                                   VaneField   field);

const VaneSample    *vane_report_get_now          (VaneReport *self);
const VaneSample    *vane_report_get_minutes      (VaneReport *self,
                                                   guint      *n);
const VaneSample    *vane_report_get_hours        (VaneReport *self,
                                                   guint      *n);
const VaneDay       *vane_report_get_days         (VaneReport *self,
                                                   guint      *n);
const VaneSample    *vane_report_get_air          (VaneReport *self,
                                                   guint      *n);
VaneAlert *const    *vane_report_get_alerts       (VaneReport *self,
                                                   guint      *n);

gboolean             vane_report_equal            (VaneReport *a,
                                                   VaneReport *b);
char                *vane_report_to_string        (VaneReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneReport, vane_report_unref)

/* --- the builder --- */

typedef struct _VaneReportBuilder VaneReportBuilder;

VaneReportBuilder   *vane_report_builder_new          (VanePlace         *place,
                                                       const char        *provider_id,
                                                       guint              required_blocks);
void                 vane_report_builder_free         (VaneReportBuilder *self);
void                 vane_report_builder_set_zone     (VaneReportBuilder *self,
                                                       const char        *name);
void                 vane_report_builder_set_offset   (VaneReportBuilder *self,
                                                       int                offset_s);
void                 vane_report_builder_add          (VaneReportBuilder *self,
                                                       VaneBlock          block,
                                                       const VaneSample  *sample);
void                 vane_report_builder_add_day      (VaneReportBuilder *self,
                                                       const VaneDay     *day);
void                 vane_report_builder_take_alert   (VaneReportBuilder *self,
                                                       VaneAlert         *alert);
void                 vane_report_builder_set_unplaced (VaneReportBuilder *self,
                                                       guint              n,
                                                       const char        *url);
GArray              *vane_report_builder_peek         (VaneReportBuilder *self,
                                                       VaneBlock          block);
void                 vane_report_builder_set_sun      (VaneReportBuilder *self,
                                                       guint              date,
                                                       gint64             sunrise,
                                                       gint64             sunset);
void                 vane_report_builder_set_asked    (VaneReportBuilder *self,
                                                       VaneBlock          block,
                                                       gint64             fetched_at,
                                                       gint64             expires_at);
void                 vane_report_builder_set_failed   (VaneReportBuilder *self,
                                                       VaneBlock          block,
                                                       VaneError          code);
VaneReport          *vane_report_builder_end          (VaneReportBuilder *self,
                                                       GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneReportBuilder, vane_report_builder_free)

G_END_DECLS
