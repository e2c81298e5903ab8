/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The misbehaviours that were asked for, and which of them a request meets. */
#pragma once

#include "simulator/vane-simulator.h"

G_BEGIN_DECLS

typedef struct _VaneMishapList VaneMishapList;

VaneMishap     *vane_mishap_copy         (const VaneMishap *mishap);
void            vane_mishap_free         (VaneMishap       *mishap);
gboolean        vane_mishap_kind_from_string (const char     *name,
                                              VaneMishapKind *kind);

VaneMishapList *vane_mishap_list_new     (void);
void            vane_mishap_list_free    (VaneMishapList   *self);
void            vane_mishap_list_add     (VaneMishapList   *self,
                                          const VaneMishap *mishap);
void            vane_mishap_list_clear   (VaneMishapList   *self);
/* What happens to a request, counted; NULL = nothing. (transfer full) */
VaneMishap     *vane_mishap_list_take    (VaneMishapList   *self,
                                          const char       *endpoint,
                                          const char       *path_and_query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneMishap, vane_mishap_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneMishapList, vane_mishap_list_free)

G_END_DECLS
