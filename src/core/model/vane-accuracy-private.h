/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of what is known of the accuracy, for its text. */
#pragma once

#include "model/vane-accuracy.h"

G_BEGIN_DECLS

/* Ten days of more sources than there are. */
#define VANE_ACCURACY_MAX_RECORDS 120
#define VANE_ACCURACY_MAX_ID 32

/**
 * VaneAccuracyDay:
 * @id: the id of a source; empty: what was measured
 * @day: days since 1970, of UTC
 * @values: °C of each hour, or NAN
 * @details: of a forecast how many hours before it was made; of a measurement the minute of
 *   the hour, and 60 times the rank of who has measured
 */
typedef struct
{
  char   id[VANE_ACCURACY_MAX_ID + 1];
  gint64 day;
  double values[24];
  guint8 details[24];
} VaneAccuracyDay;

struct _VaneAccuracy
{
  GArray *days;  /* (owned) (element-type VaneAccuracyDay) */
};

VaneAccuracyDay *vane_accuracy_ensure_day (VaneAccuracy *self,
                                           const char   *id,
                                           gint64        day);

G_END_DECLS
