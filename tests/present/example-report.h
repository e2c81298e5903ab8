/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place and reports that the tests of present/ describe. */
#pragma once

#include "model/vane-provider-info.h"
#include "model/vane-report.h"

G_BEGIN_DECLS

/* 2026-11-21 15:12:00 UTC, Saturday 07:12 in San Francisco */
#define EXAMPLE_NOW G_GINT64_CONSTANT (1795273920)

extern const VaneProviderInfo example_provider;

VanePlace  *example_place_new         (void);
/* Every block is given. */
VaneReport *example_report_new        (void);
/* Of two hours with a temperature each, and nothing else. */
VaneReport *example_report_new_sparse (void);

G_END_DECLS
