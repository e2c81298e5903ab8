/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words of a glance: a number, a sentence, a line. */
#pragma once

#include "model/vane-report.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

/**
 * VaneGlanceOptions:
 * @number: which temperature is shown: "actual", "feels" or "both"; %NULL = "actual"
 * @line: what the line says after the place's name: "high-low", "wind", "humidity" or "updated";
 *   %NULL = "high-low"
 *
 * What the user wants to read, in the words of the settings.
 */
typedef struct
{
  const char *number;
  const char *line;
} VaneGlanceOptions;

/**
 * VaneGlanceWords:
 * @number: (owned): "61°", a dash when it is not known
 * @sentence: (owned): "Partly cloudy", "Rain stops in 35 min"
 * @line: (owned): "San Francisco · H 64° L 52°"
 * @counts: whether it says minutes or an age: that goes by, though nothing happens
 *
 * What a glance says.
 */
typedef struct
{
  char     *number;
  char     *sentence;
  char     *line;
  gboolean  counts;
} VaneGlanceWords;

void vane_describe_glance    (VaneGlanceWords         *words,
                              VaneReport              *report,
                              const VaneUnits         *units,
                              gint64                   now,
                              const VaneGlanceOptions *options);
void vane_glance_words_clear (VaneGlanceWords         *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VaneGlanceWords, vane_glance_words_clear)

G_END_DECLS
