/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the products of MET Norway share: one host. */
#pragma once

#include "transport/vane-endpoint.h"

extern const VaneEndpoint vane_met_norway_endpoint;
