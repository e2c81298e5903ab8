/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watch lines: one line a state, for bars that read lines. Pure. */
#pragma once

#include "present/vane-report-json.h"

G_BEGIN_DECLS

/* What text is made of where no template is given. */
#define VANE_WATCH_TEMPLATE "{icon} {temp}"

typedef enum
{
  VANE_WATCH_TEXT,
  VANE_WATCH_WAYBAR,
  VANE_WATCH_JSON,
} VaneWatchFormat;

gboolean vane_watch_format_from_string (const char                *id,
                                        VaneWatchFormat           *format);
gboolean vane_watch_check_template     (const char                *template,
                                        char                     **problem);
char    *vane_watch_describe_fields    (void);

char    *vane_watch_expand             (const char                *template,
                                        const VaneReportJsonInput *input,
                                        gboolean                   markup);
char    *vane_watch_line               (VaneWatchFormat            format,
                                        const char                *template,
                                        const VaneReportJsonInput *input);

G_END_DECLS
