/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two kinds of file in the cache folder, to bytes and back. Pure. */
#pragma once

#include "transport/vane-attempt.h"
#include "transport/vane-response.h"

G_BEGIN_DECLS

#define VANE_CACHE_RESPONSE_SUFFIX ".response"
#define VANE_CACHE_ATTEMPT_SUFFIX  ".attempt"

char         *vane_cache_file_name           (const char        *key,
                                              const char        *suffix);
gboolean      vane_cache_file_is_name        (const char        *name);

GBytes       *vane_cache_file_pack_response  (const char        *key,
                                              VaneResponse      *response);
VaneResponse *vane_cache_file_unpack_response (GBytes           *bytes,
                                              const char        *key);
GBytes       *vane_cache_file_pack_attempt   (const char        *key,
                                              const VaneAttempt *attempt);
gboolean      vane_cache_file_unpack_attempt (GBytes            *bytes,
                                              const char        *key,
                                              VaneAttempt       *attempt);

G_END_DECLS
