/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How answers are printed: text for people, JSON for programs. */
#pragma once

#include <json-glib/json-glib.h>

#include "ctl/vane-ctl-ask.h"

G_BEGIN_DECLS

void        vane_ctl_show_problems  (VaneCtl          *ctl,
                                     const VaneAnswer *answer);
void        vane_ctl_show_json      (VaneCtl          *ctl,
                                     GPtrArray        *answers);
/* One answer that has a report, as text. */
typedef void (*VaneCtlPrint) (VaneCtl          *ctl,
                              const VaneAnswer *answer);

void        vane_ctl_show_answers   (VaneCtl          *ctl,
                                     GPtrArray        *answers,
                                     VaneCtlPrint      print);
void        vane_ctl_print_alerts   (VaneCtl          *ctl,
                                     const VaneAnswer *answer);
void        vane_ctl_print_json     (JsonNode         *node);
const char *vane_ctl_bold           (VaneCtl          *ctl);
const char *vane_ctl_dim            (VaneCtl          *ctl);
const char *vane_ctl_plain          (VaneCtl          *ctl);
void        vane_ctl_append         (GString          *line,
                                     const char       *separator,
                                     const char       *text);
char       *vane_ctl_format         (VaneCtl          *ctl,
                                     const VaneSample *sample,
                                     VaneField         field);

G_END_DECLS
