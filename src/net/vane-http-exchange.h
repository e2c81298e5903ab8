/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One GET from first byte to last: deadlines, redirects by our rule, a cap on the body. */
#pragma once

#include <libsoup/soup.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

/**
 * VaneHttpExchangeFields:
 * @uri: what to ask, with the secret in it; parsed with SOUP_HTTP_URI_FLAGS
 * @headers: (element-type utf8 utf8): beyond those of the session
 * @carries_secret: whether @uri has a secret in it
 * @body_cap: bytes after decompression
 * @connect_ms: until the request goes out
 * @total_ms: until the last byte has come
 * @n_sent: counts what is sent; outlives the exchange
 */
typedef struct
{
  GUri       *uri;
  GHashTable *headers;
  gboolean    carries_secret;
  gsize       body_cap;
  guint       connect_ms;
  guint       total_ms;
  guint      *n_sent;
  void      (*heard) (gpointer user_data);
  gpointer    heard_data;
} VaneHttpExchangeFields;

/**
 * VaneHttpAnswer:
 * @status: the HTTP status
 * @headers: (owned): its headers
 * @body: (owned): all of it up to the cap; of an error the first kilobytes
 */
typedef struct
{
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
} VaneHttpAnswer;

void            vane_http_answer_free     (VaneHttpAnswer               *self);

void            vane_http_exchange_async  (SoupSession                  *session,
                                           const VaneHttpExchangeFields *fields,
                                           GCancellable                 *cancellable,
                                           GAsyncReadyCallback           callback,
                                           gpointer                      user_data);
VaneHttpAnswer *vane_http_exchange_finish (SoupSession                  *session,
                                           GAsyncResult                 *result,
                                           GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneHttpAnswer, vane_http_answer_free)

G_END_DECLS
