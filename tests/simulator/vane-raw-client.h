/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client that shows what is on the wire, byte by byte. */
#pragma once

#include <gio/gio.h>

#include "simulator/vane-simulator.h"

G_BEGIN_DECLS

/**
 * VaneRawReply:
 * @status: HTTP status; 0 when there was none
 * @head: (owned): status line and headers
 * @body: (owned): what came after them
 * @error: (owned) (nullable): how reading ended, when not with an end of file
 */
typedef struct
{
  guint    status;
  char    *head;
  GString *body;
  GError  *error;
} VaneRawReply;

/* Sends a request with "Connection: close" and waits for the end. @headers: (nullable):
 * lines with "\r\n". */
VaneRawReply *vane_raw_get      (VaneSimulator *simulator,
                                 const char    *target,
                                 const char    *headers);
VaneRawReply *vane_raw_post     (VaneSimulator *simulator,
                                 const char    *target,
                                 const char    *body);
/* (transfer full) (nullable): the value of a header */
char         *vane_raw_reply_dup_header (VaneRawReply *reply,
                                         const char   *name);
void          vane_raw_reply_free       (VaneRawReply *reply);

/* The same without waiting. (transfer full): close it with g_object_unref(). */
GSocketConnection *vane_raw_open (VaneSimulator *simulator,
                                  const char    *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneRawReply, vane_raw_reply_free)

G_END_DECLS
