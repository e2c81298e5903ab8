/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one source lacks comes from another: a report with blocks of a second one. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

VaneReport *vane_report_fill        (VaneReport *self,
                                     VaneReport *from,
                                     guint       blocks);
VaneReport *vane_report_fill_field  (VaneReport *self,
                                     VaneReport *from,
                                     VaneField   field);
VaneReport *vane_report_fill_failed (VaneReport *self,
                                     guint       blocks,
                                     const char *origin,
                                     VaneError   code);
VaneReport *vane_report_fill_awaited (VaneReport *self,
                                      guint       blocks);
gboolean    vane_report_has_field   (VaneReport *self,
                                     VaneField   field);
guint       vane_report_get_lacking (VaneReport *self);

G_END_DECLS
