/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A provider that does what a test says, and one run of the engine with it. */
#pragma once

#include "provider/scripted-transport.h"

G_BEGIN_DECLS

typedef struct
{
  guint    n_parts;       /* of round 0 */
  guint    n_rounds;      /* one more part in each of these */
  guint    optional_from; /* parts from here on are optional and for the air */
  gboolean refuses;       /* plan() fails in round 1 */
  gboolean reads_nothing; /* parse() finds no hours */
  gboolean waits;         /* parse() waits until this is taken back */
  guint    n_parsed;
  GThread *thread;
  GMutex   mutex;         /* for the thread that parses */
  GCond    cond;
} Script;

extern Script script;
extern const VaneProvider fetch_provider;         /* needs nothing; covers the northern hemisphere */
extern const VaneProvider fetch_strict_provider;  /* needs hours */

typedef struct
{
  ScriptedTransport *transport;
  GCancellable      *cancellable;
  GAsyncResult      *result;
} Fixture;

GBytes     *fetch_answer_small      (VaneRequest         *request,
                                     guint                number,
                                     gpointer             user_data,
                                     GError             **error);
GBytes     *fetch_answer_big        (VaneRequest         *request,
                                     guint                number,
                                     gpointer             user_data,
                                     GError             **error);

void        fetch_set_up            (Fixture             *fixture,
                                     VaneTestAnswer       answer,
                                     gpointer             user_data);
void        fetch_start             (Fixture             *fixture);
void        fetch_start_with        (Fixture             *fixture,
                                     const VaneProvider  *what,
                                     double               latitude,
                                     VaneMode             mode);
VaneReport *fetch_finish            (Fixture             *fixture,
                                     GError             **error);
void        fetch_finish_with_error (Fixture             *fixture,
                                     VaneError            code);
void        fetch_finish_cancelled  (Fixture             *fixture);
/* Nothing is left: no second callback, no reference. */
void        fetch_tear_down         (Fixture             *fixture);

G_END_DECLS
