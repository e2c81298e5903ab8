/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded replies against the numbers that stand in them. What is expected is read here
 * with json-glib alone: nothing of a provider's code is used. */
#pragma once

#include "support/vane-test-provider.h"

G_BEGIN_DECLS

/* --- reading JSON without provider/ --- */

/* By a path of members and indices, "hourly/time/3"; NULL when there is nothing. */
JsonNode   *recorded_get             (JsonNode         *root,
                                      const char       *path_format,
                                      ...) G_GNUC_PRINTF (2, 3);
double      recorded_number          (JsonNode         *node);
const char *recorded_string          (JsonNode         *node);
guint       recorded_length          (JsonNode         *node);
/* Unix seconds of a number or an ISO text; a text without an offset has @offset_s. */
gint64      recorded_time            (JsonNode         *node,
                                      int               offset_s);

/* --- one line of the index --- */

typedef struct
{
  char  *file;      /* (owned) */
  char  *endpoint;  /* (owned) */
  guint  status;
} Recording;

GBytes     *recorded_load            (const Recording  *self);
JsonNode   *recorded_parse           (GBytes           *body);
/* As the network maps a status, before a provider explains it. */
VaneError   recorded_map_status      (guint             status);

/* --- comparing; each counts --- */

const VaneSample *recorded_find      (const VaneSample *samples,
                                      guint             n,
                                      gint64            time);
void        recorded_expect          (const VaneSample *sample,
                                      VaneField         field,
                                      double            expected);
void        recorded_expect_condition (const VaneSample *sample,
                                      const char       *expected);
void        recorded_expect_text     (const char       *actual,
                                      JsonNode         *expected);
void        recorded_count           (void);
guint       recorded_get_n_compared  (void);
void        recorded_reset           (void);

/* --- one file for each service --- */

void        recorded_check_forecast  (JsonNode         *root,
                                      VaneReport       *report);
void        recorded_check_air       (JsonNode         *root,
                                      VaneReport       *report);
void        recorded_check_met       (JsonNode         *root,
                                      VaneReport       *report);
void        recorded_check_met_nowcast (JsonNode       *root,
                                      VaneReport       *report);
void        recorded_check_met_no_radar (JsonNode      *root,
                                      VaneReport       *report);
void        recorded_check_owm_onecall (JsonNode       *root,
                                      VaneReport       *report);
/* Of it what 4.0 has, too: minutes and days. */
void        recorded_check_owm_pieces (JsonNode        *root,
                                      VaneReport       *report);
void        recorded_check_owm_now   (JsonNode         *root,
                                      VaneReport       *report);
void        recorded_check_owm_steps (JsonNode         *root,
                                      VaneReport       *report);
void        recorded_check_owm_air   (JsonNode         *root,
                                      VaneReport       *report);
const char *recorded_get_owm_units   (JsonNode         *root);
void        recorded_check_nws_hours (JsonNode         *root,
                                      VaneReport       *report);
void        recorded_check_nws_days  (JsonNode         *root,
                                      gboolean          guam,
                                      VaneReport       *report);
void        recorded_check_nws_observation (JsonNode   *root,
                                      VaneReport       *report);
void        recorded_check_cap       (JsonNode         *root,
                                      VaneReport       *report);

/* What is asked in rounds; FALSE when it is not for one that is here. */
gboolean    recorded_test_nws        (const Recording  *self);

/* What sources that only warn say; FALSE when it is of none of them. */
gboolean    recorded_test_alerts     (const Recording  *self);

/* One Call 4.0; FALSE when it is for another test, too. */
gboolean    recorded_test_onecall4   (const Recording  *self);

/* Searches; FALSE when it is not for one that is here. */
gboolean    recorded_test_places     (const Recording  *self);

G_END_DECLS
