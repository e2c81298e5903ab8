/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one report (or one search) has to ask: rounds of requests out, responses in. */
#pragma once

#include "model/vane-place.h"
#include "model/vane-query.h"
#include "model/vane-report.h"
#include "transport/vane-request.h"
#include "transport/vane-response.h"

G_BEGIN_DECLS

/* A plan that still asks after so many rounds is a loop. */
#define VANE_PLAN_MAX_ROUNDS 5

/**
 * VanePlanOptions:
 * @decimals: of coordinates that are sent, 0–4
 * @language: (nullable): "de", "pt_BR": for services that speak languages
 * @blocks: VANE_BLOCK_BIT()s that are wanted; 0 = all. Parts for none of them are not asked.
 */
typedef struct
{
  guint       decimals;
  const char *language;
  guint       blocks;
} VanePlanOptions;

#define VANE_PLAN_OPTIONS_DEFAULT ((VanePlanOptions) { .decimals = 2, .language = NULL })

typedef struct _VanePlan VanePlan;

#define VANE_TYPE_PLAN (vane_plan_get_type ())

GType                  vane_plan_get_type          (void);
VanePlan              *vane_plan_new               (VanePlace             *place,
                                                    const VanePlanOptions *options);
VanePlan              *vane_plan_new_for_query     (VaneQuery             *query,
                                                    const VanePlanOptions *options);
VanePlan              *vane_plan_ref               (VanePlan              *self);
void                   vane_plan_unref             (VanePlan              *self);

/* For plan() */
VanePlace             *vane_plan_get_place         (VanePlan              *self);
VaneQuery             *vane_plan_get_query         (VanePlan              *self);
const VanePlanOptions *vane_plan_get_options       (VanePlan              *self);
VaneRequest           *vane_plan_add               (VanePlan              *self,
                                                    const VaneEndpoint    *endpoint,
                                                    const char            *path,
                                                    guint                  blocks);
VaneRequest           *vane_plan_add_way           (VanePlan              *self,
                                                    const VaneEndpoint    *endpoint,
                                                    const char            *path,
                                                    guint                  blocks);
VaneRequest           *vane_plan_add_optional      (VanePlan              *self,
                                                    const VaneEndpoint    *endpoint,
                                                    const char            *path,
                                                    guint                  blocks);
VaneRequest           *vane_plan_add_extra         (VanePlan              *self,
                                                    const VaneEndpoint    *endpoint,
                                                    const char            *path,
                                                    guint                  blocks);
void                   vane_plan_lead_to           (VanePlan              *self,
                                                    guint                  blocks);
void                   vane_plan_add_coordinates   (VanePlan              *self,
                                                    VaneRequest           *request,
                                                    const char            *latitude_name,
                                                    const char            *longitude_name);

/* For plan() of a later round, and for parse() */
guint                  vane_plan_get_n_parts       (VanePlan              *self);
VaneRequest           *vane_plan_peek_request      (VanePlan              *self,
                                                    guint                  slot);
VaneResponse          *vane_plan_peek_response     (VanePlan              *self,
                                                    guint                  slot);
GBytes                *vane_plan_peek_body         (VanePlan              *self,
                                                    guint                  slot);

/* For the engine */
guint                  vane_plan_get_first_open    (VanePlan              *self);
void                   vane_plan_begin_round       (VanePlan              *self);
guint                  vane_plan_get_round         (VanePlan              *self);
guint                  vane_plan_get_blocks        (VanePlan              *self,
                                                    guint                  slot);
gboolean               vane_plan_is_optional       (VanePlan              *self,
                                                    guint                  slot);
gboolean               vane_plan_is_wanted         (VanePlan              *self,
                                                    guint                  slot);
void                   vane_plan_take_response     (VanePlan              *self,
                                                    guint                  slot,
                                                    VaneResponse          *response);
void                   vane_plan_take_error        (VanePlan              *self,
                                                    guint                  slot,
                                                    GError                *error);
const GError          *vane_plan_peek_error        (VanePlan              *self,
                                                    guint                  slot);
gsize                  vane_plan_get_n_bytes       (VanePlan              *self);
void                   vane_plan_fill_builder      (VanePlan              *self,
                                                    VaneReportBuilder     *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VanePlan, vane_plan_unref)

G_END_DECLS
