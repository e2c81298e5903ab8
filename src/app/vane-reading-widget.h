/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a page: a widget with a template that shows a reading. */
#pragma once

#include <gtk/gtk.h>

#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_READING_WIDGET (vane_reading_widget_get_type ())
G_DECLARE_DERIVABLE_TYPE (VaneReadingWidget, vane_reading_widget, VANE, READING_WIDGET, GtkWidget)

/**
 * VaneReadingWidgetClass:
 * @reading_changed: (nullable): for what the template cannot bind; after the template was made
 *
 * Properties "reading" (VaneReading, nullable) and "date" (uint: YYYYMMDD: the date that is shown; 0:
 * now). The class lets go of the template's children by itself.
 */
struct _VaneReadingWidgetClass
{
  GtkWidgetClass parent_class;

  void (*reading_changed) (VaneReadingWidget *self);
};

VaneReading *vane_reading_widget_get_reading (VaneReadingWidget *self);
guint        vane_reading_widget_get_date    (VaneReadingWidget *self);
void         vane_reading_widget_set_date    (VaneReadingWidget *self,
                                              guint              date);

G_END_DECLS
