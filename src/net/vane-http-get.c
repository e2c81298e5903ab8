/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-get.h"

#include "net/vane-secrets.h"

static void
free_get (gpointer data)
{
  VaneHttpGet *self = data;

  g_assert (self->ticket == NULL && self->source == NULL);
  vane_request_unref (self->request);
  g_free (self->url);
  g_object_unref (self->stop);
  vane_secrets_free (self->secret);
  g_free (self->fingerprint);
  g_free (self);
}

/**
 * vane_http_get_attach:
 * @task: of the request
 * @request: what is asked
 * @url: (transfer full): where, without the secret
 *
 * Returns: (transfer none): the state, which @task owns
 */
VaneHttpGet *
vane_http_get_attach (GTask       *task,
                      VaneRequest *request,
                      char        *url)
{
  VaneHttpGet *self = g_new0 (VaneHttpGet, 1);

  self->request = vane_request_ref (request);
  self->url = url;
  self->stop = g_cancellable_new ();
  g_task_set_task_data (task, self, free_get);

  return self;
}

/**
 * vane_http_get_follow:
 * @task: of a request
 * @cancelled: called with @task when the caller has cancelled it
 *
 * A source rather than the signal: nothing of a request ends within the caller's call of
 * g_cancellable_cancel().
 */
void
vane_http_get_follow (GTask                  *task,
                      GCancellableSourceFunc  cancelled)
{
  VaneHttpGet *self = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) == NULL)
    return;

  self->source = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (self->source, G_SOURCE_FUNC (cancelled), task, NULL);
  g_source_attach (self->source, g_task_get_context (task));
}

/**
 * vane_http_get_is_stopped:
 * @task: of a request
 *
 * Returns: whether the caller or the transport has given it up
 */
gboolean
vane_http_get_is_stopped (GTask *task)
{
  VaneHttpGet *self = g_task_get_task_data (task);

  return g_cancellable_is_cancelled (g_task_get_cancellable (task)) || g_cancellable_is_cancelled (self->stop);
}

/**
 * vane_http_get_end:
 * @task: of a request
 *
 * Follows nobody any more, and forgets the secret.
 */
void
vane_http_get_end (GTask *task)
{
  VaneHttpGet *self = g_task_get_task_data (task);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->secret, vane_secrets_free);
}
