/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what is known of the accuracy of the sources: a small file for each place, in the
 * user's state folder. Of another process that writes the same file nothing is lost but what
 * it wrote within the same millisecond. */
#pragma once

#include <glib-object.h>

#include "model/vane-accuracy.h"

G_BEGIN_DECLS

#define VANE_TYPE_ACCURACY_STORE (vane_accuracy_store_get_type ())
G_DECLARE_FINAL_TYPE (VaneAccuracyStore, vane_accuracy_store, VANE, ACCURACY_STORE, GObject)

VaneAccuracyStore *vane_accuracy_store_new      (const char        *folder);
void               vane_accuracy_store_note     (VaneAccuracyStore *self,
                                                 const char        *place_id,
                                                 VaneReport        *report,
                                                 gint64             now);
VaneAccuracy      *vane_accuracy_store_load     (VaneAccuracyStore *self,
                                                 const char        *place_id);
void               vane_accuracy_store_forget   (VaneAccuracyStore *self,
                                                 const char        *place_id);
void               vane_accuracy_store_flush    (VaneAccuracyStore *self);
char              *vane_accuracy_store_get_path (VaneAccuracyStore *self,
                                                 const char        *place_id);

G_END_DECLS
