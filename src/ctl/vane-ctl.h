/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command of vanectl works with. */
#pragma once

#include "feed/vane-context.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

/* Exit codes; of several places the highest counts. */
typedef enum
{
  VANE_EXIT_ANSWERED = 0,      /* also from the cache, which is then said */
  VANE_EXIT_LOCAL = 1,         /* this machine: disk, settings */
  VANE_EXIT_USAGE = 2,
  VANE_EXIT_NO_PLACE = 3,
  VANE_EXIT_NO_ANSWER = 4,     /* and nothing is stored */
  VANE_EXIT_KEY = 5,           /* missing or refused */
  VANE_EXIT_SEVERAL = 6,       /* several places match */
  VANE_EXIT_NOT_COVERED = 7,
  VANE_EXIT_INTERRUPTED = 130,
} VaneExit;

/**
 * VaneCtl:
 * @context: (unowned): what everything is asked through
 * @cancellable: (owned): cancelled by Ctrl-C
 * @units: what numbers are shown in
 * @units_given: whether they were named, and do not follow the settings
 * @format: (nullable): how answers are written
 * @template: (nullable): what the text of “watch” is made of
 * @provider: (nullable): the source that was named
 * @name: (nullable): the name for a place that is added
 * @json: whether to print JSON
 * @precise: whether text has as many digits as JSON
 * @hours: whether a forecast is of hours
 * @days: whether a forecast is of days
 * @due: whether only what is due is refreshed
 * @offline: whether nobody is asked
 * @verbose: whether to say more
 * @terminal: whether standard output is a terminal that can be drawn on
 * @colour: whether standard output takes colours
 * @progress: whether standard error is a terminal
 * @exit: the highest exit code so far
 * @done: whether the command has ended
 */
typedef struct
{
  VaneContext  *context;
  GCancellable *cancellable;
  VaneUnits     units;
  gboolean      units_given;
  const char   *format;
  const char   *template;
  const char   *provider;
  const char   *name;
  gboolean      json;
  gboolean      precise;
  gboolean      hours;
  gboolean      days;
  gboolean      due;
  gboolean      offline;
  gboolean      verbose;
  gboolean      terminal;
  gboolean      colour;
  gboolean      progress;
  VaneExit      exit;
  gboolean      done;
} VaneCtl;

/* A command begins something and returns; vane_ctl_end() ends the program. */
typedef void (*VaneCtlRun) (VaneCtl           *ctl,
                            const char *const *arguments);

void        vane_ctl_run_now       (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_forecast  (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_compare   (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_search    (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_places    (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_refresh   (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_watch     (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_doctor    (VaneCtl           *ctl,
                                    const char *const *arguments);
void        vane_ctl_run_privacy   (VaneCtl           *ctl,
                                    const char *const *arguments);

void        vane_ctl_raise         (VaneCtl           *ctl,
                                    VaneExit           code);
void        vane_ctl_end           (VaneCtl           *ctl);
/* (transfer full) */
char       *vane_ctl_clean         (const char        *text);
void        vane_ctl_complain      (const char        *format,
                                    ...) G_GNUC_PRINTF (1, 2);
void        vane_ctl_usage         (VaneCtl           *ctl,
                                    const char        *sentence);
VaneExit    vane_ctl_exit_for      (const GError      *error);
void        vane_ctl_fail          (VaneCtl           *ctl,
                                    const char        *what,
                                    const GError      *error,
                                    VaneFeed          *feed);
void        vane_ctl_list_candidates (VaneCtl         *ctl,
                                    const char        *text,
                                    GPtrArray         *places);
void        vane_ctl_print         (const char        *text);

G_END_DECLS
