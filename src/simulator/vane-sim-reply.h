/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies before they are sent: good ones, and those that are bad in what they say. */
#pragma once

#include "simulator/vane-mishap.h"
#include "simulator/vane-sim-service.h"

G_BEGIN_DECLS

/**
 * VaneSimSetting:
 * @seed: of the world
 * @clock: its time
 * @url: of the simulator
 * @bomb: (nullable) (owned): the gzip bomb, once it was made
 * @same_sky: (nullable) (owned): bodies by question, without the place: see
 *   vane_simulator_set_same_sky()
 * @keyless: see vane_simulator_set_keyless()
 * @onecall: see vane_simulator_set_onecall()
 *
 * What all exchanges of a simulator share.
 */
typedef struct
{
  guint32     seed;
  VaneClock  *clock;
  char       *url;
  GBytes     *bomb;
  GHashTable *same_sky;
  gboolean    keyless;
  guint       onecall;
} VaneSimSetting;

VaneSimReply vane_sim_reply_make       (void);
void         vane_sim_reply_clear      (VaneSimReply         *reply);
/* What a well-behaved service answers. */
void         vane_sim_reply_write      (VaneSimReply         *reply,
                                        VaneSimSetting       *setting,
                                        const VaneSimService *service,
                                        SoupServerMessage    *message);
/* What it answers instead; for mishaps that are not of the wire. */
void         vane_sim_reply_spoil      (VaneSimReply         *reply,
                                        VaneSimSetting       *setting,
                                        const VaneSimService *service,
                                        SoupServerMessage    *message,
                                        const VaneMishap     *mishap);
/* Status line and headers, for who writes to the wire by hand. */
void         vane_sim_reply_write_head (const VaneSimReply   *reply,
                                        GString              *text);
void         vane_sim_reply_add_date   (VaneSimSetting       *setting,
                                        SoupMessageHeaders   *headers);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VaneSimReply, vane_sim_reply_clear)

G_END_DECLS
