/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the scheduler begin with. */
#pragma once

#include "feed/vane-scheduler.h"
#include "support/vane-fake-network.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

G_BEGIN_DECLS

#define FORECAST "open-meteo/"

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneFakeNetwork   *network;
  VaneSettings      *settings;
  VaneFeedList      *feeds;
  VaneScheduler     *scheduler;
} ScheduleFixture;

/* Time goes by in steps of the one timer, as it does on a machine. */
void      schedule_fixture_advance_to  (ScheduleFixture *self,
                                        gint64           instant);
/* Runs the main context until nothing is left to do. */
void      schedule_fixture_settle      (void);
void      schedule_fixture_start       (ScheduleFixture *self);
/* A forecast that is good for 900 s. */
void      schedule_fixture_answer_well (ScheduleFixture *self);
VaneFeed *schedule_fixture_add         (ScheduleFixture *self,
                                        guint            number);
/* How often a forecast was asked for. */
guint     schedule_fixture_count       (ScheduleFixture *self);
void      schedule_fixture_on_tick     (VaneFeed        *feed,
                                        guint           *n);
void      schedule_fixture_set_up      (ScheduleFixture *self,
                                        gconstpointer    data);
void      schedule_fixture_tear_down   (ScheduleFixture *self,
                                        gconstpointer    data);

G_END_DECLS
