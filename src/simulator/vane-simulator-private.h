/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the simulator share. */
#pragma once

#include <libsoup/soup.h>

#include "simulator/vane-mishap.h"
#include "simulator/vane-sim-exchange.h"
#include "simulator/vane-sim-log.h"
#include "simulator/vane-simulator.h"

G_BEGIN_DECLS

struct _VaneSimulator
{
  GObject         parent_instance;

  VaneSimSetting  setting;
  SoupServer     *server;           /* (owned) (nullable): when started */
  VaneMishapList *mishaps;          /* (owned) */
  VaneSimLog     *log;              /* (owned) */
  GPtrArray      *exchanges;        /* (owned) (element-type VaneSimExchange) in flight */
  guint           max_in_flight;
  GHashTable     *held_endpoints;   /* (owned) (element-type utf8) set */
  gboolean        holds_all;
};

G_END_DECLS
