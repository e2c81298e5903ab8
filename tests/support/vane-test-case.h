/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A provider's cases under tests/data/<id>/.
 *
 * NAME.json is the body of the first request; NAME.PART.json that of a request whose path ends
 * with /PART, or has PART as its second piece (/stations/PART/…). What has no file has no
 * answer (SERVICE). NAME.place may hold "lat,lon", then the country's code, the name and the
 * first subdivision. NAME.expected is what comes of it: vane_report_to_string(), or a line
 * "error CODE". Names begin with "ok-" or "broken-". VANE_TEST_UPDATE=1 in the environment
 * writes the expectations anew, to be read before they are committed.
 */
#pragma once

#include "support/vane-test-provider.h"

G_BEGIN_DECLS

typedef struct
{
  const VaneProvider *provider;
  char               *name;       /* (owned): "ok-rain" */
  char               *folder;     /* (owned) */
  VanePlace          *place;      /* (owned) */
  GHashTable         *bodies;     /* (owned) (element-type utf8 GBytes): by PART, "" is the first */
} VaneTestCase;

/* All cases of all providers. (element-type VaneTestCase) (transfer full) */
GPtrArray  *vane_test_case_load_all (void);
void        vane_test_case_free     (VaneTestCase  *self);
gboolean    vane_test_case_is_ok    (VaneTestCase  *self);
char       *vane_test_case_get_path (VaneTestCase  *self,
                                     const char    *suffix);
VaneReport *vane_test_case_run      (VaneTestCase  *self,
                                     GError       **error);

G_END_DECLS
