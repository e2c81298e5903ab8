/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in a cell of the hours, and which picture stands there. */
#pragma once

#include "vane-hour-item.h"

G_BEGIN_DECLS

char  *vane_hour_words_format_time        (VaneHourItem     *item);
char  *vane_hour_words_format_temperature (VaneHourItem     *item);
char  *vane_hour_words_format_rain        (VaneHourItem     *item);
char  *vane_hour_words_format_chance      (const VaneSample *sample,
                                           VaneReading      *reading);
guint  vane_hour_words_get_picture        (VaneHourItem     *item);
char  *vane_hour_words_describe           (VaneHourItem     *item);

G_END_DECLS
