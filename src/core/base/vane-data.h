/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed task data that frees itself: the state of one operation lives on its task. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VANE_DEFINE_DATA:
 * @Type: the name of a struct
 * @type: its prefix in lower case
 *
 * Declares type_clear(), which the file then defines, and defines type_free() and
 * type_attach(), which makes a zeroed @Type that a task owns.
 */
#define VANE_DEFINE_DATA(Type, type)                                          \
  static void type##_clear (Type *self);                                      \
  G_GNUC_UNUSED static void                                                   \
  type##_free (gpointer data)                                                 \
  {                                                                           \
    type##_clear (data);                                                      \
    g_free (data);                                                            \
  }                                                                           \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, type##_free)                           \
  G_GNUC_UNUSED static Type *                                                 \
  type##_attach (GTask *task)                                                 \
  {                                                                           \
    Type *self = g_new0 (Type, 1);                                            \
    g_task_set_task_data (task, self, type##_free);                           \
    return self;                                                              \
  }

G_END_DECLS
