/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and what becomes of it: held, late, answered, answered badly. */
#pragma once

#include "simulator/vane-mishap.h"
#include "simulator/vane-sim-reply.h"
#include "simulator/vane-sim-service.h"

G_BEGIN_DECLS

typedef struct _VaneSimExchange VaneSimExchange;

typedef void (*VaneSimExchangeDone) (VaneSimExchange *exchange,
                                     gpointer         user_data);

/* @done: called once: the answer is sent, or the client went away; not after cancel. */
VaneSimExchange *vane_sim_exchange_new      (VaneSimSetting       *setting,
                                             SoupServerMessage    *message,
                                             const char           *target,
                                             const VaneSimService *service,
                                             VaneMishap           *mishap,
                                             VaneSimExchangeDone   done,
                                             gpointer              user_data);
VaneSimExchange *vane_sim_exchange_ref      (VaneSimExchange      *self);
void             vane_sim_exchange_unref    (VaneSimExchange      *self);
const char      *vane_sim_exchange_get_target (VaneSimExchange    *self);
gboolean         vane_sim_exchange_is_held  (VaneSimExchange      *self);
/* Waits for vane_sim_exchange_go(), or answers. */
void             vane_sim_exchange_hold     (VaneSimExchange      *self);
void             vane_sim_exchange_go       (VaneSimExchange      *self);
void             vane_sim_exchange_cancel   (VaneSimExchange      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneSimExchange, vane_sim_exchange_unref)

G_END_DECLS
