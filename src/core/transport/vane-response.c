/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-response.h"

struct _VaneResponse
{
  guint         status;
  GBytes       *body;           /* (owned) (nullable) */
  char         *etag;           /* (owned) (nullable) */
  char         *last_modified;  /* (owned) (nullable) */
  gint64        fetched_at;
  gint64        expires_at;
  gboolean      from_cache;
  VaneResponse *replaces;       /* (owned) (nullable) */
  guint         n_failures;
};

G_DEFINE_BOXED_TYPE (VaneResponse, vane_response, vane_response_ref, vane_response_unref)

/**
 * vane_response_new:
 * @fields: what it is made from
 *
 * Returns: (transfer full): a response
 */
VaneResponse *
vane_response_new (const VaneResponseFields *fields)
{
  VaneResponse *self = g_atomic_rc_box_new0 (VaneResponse);

  self->status = fields->status;
  self->body = fields->body != NULL ? g_bytes_ref (fields->body) : NULL;
  self->etag = g_strdup (fields->etag);
  self->last_modified = g_strdup (fields->last_modified);
  self->fetched_at = fields->fetched_at;
  self->expires_at = fields->expires_at;
  self->from_cache = fields->from_cache;
  self->replaces = fields->replaces != NULL ? vane_response_ref (fields->replaces) : NULL;
  self->n_failures = fields->n_failures;

  return self;
}

/**
 * vane_response_new_landed:
 * @answer: what arrived; without a body where the service confirmed what is stored
 * @stored: (nullable): what is stored
 * @n_failures: how many attempts failed before
 *
 * Returns: (transfer full): what is to be stored, with the way back, should it turn out that
 *   nobody can read it
 */
VaneResponse *
vane_response_new_landed (VaneResponse *answer,
                          VaneResponse *stored,
                          guint         n_failures)
{
  const VaneResponse *with_body = answer->body != NULL ? answer : stored;

  return vane_response_new (&(VaneResponseFields) {
      .status = with_body->status,
      .body = with_body->body,
      .etag = answer->etag != NULL ? answer->etag : with_body->etag,
      .last_modified = answer->last_modified != NULL ? answer->last_modified : with_body->last_modified,
      .fetched_at = answer->fetched_at,
      .expires_at = answer->expires_at,
      .replaces = stored,
      .n_failures = n_failures,
  });
}

/**
 * vane_response_ref:
 * @self: a response
 *
 * Returns: (transfer full): the same response
 */
VaneResponse *
vane_response_ref (VaneResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_response (VaneResponse *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_pointer (&self->replaces, vane_response_unref);
}

/**
 * vane_response_unref:
 * @self: (transfer full): a response
 */
void
vane_response_unref (VaneResponse *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_response);
}

/**
 * vane_response_get_status:
 * @self: a response
 *
 * Returns: the HTTP status
 */
guint
vane_response_get_status (VaneResponse *self)
{
  return self->status;
}

/**
 * vane_response_get_body:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): the body; %NULL for a 304
 */
GBytes *
vane_response_get_body (VaneResponse *self)
{
  return self->body;
}

/**
 * vane_response_get_etag:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): as received
 */
const char *
vane_response_get_etag (VaneResponse *self)
{
  return self->etag;
}

/**
 * vane_response_get_last_modified:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): as received
 */
const char *
vane_response_get_last_modified (VaneResponse *self)
{
  return self->last_modified;
}

/**
 * vane_response_get_fetched_at:
 * @self: a response
 *
 * Returns: unix seconds
 */
gint64
vane_response_get_fetched_at (VaneResponse *self)
{
  return self->fetched_at;
}

/**
 * vane_response_get_expires_at:
 * @self: a response
 *
 * Returns: unix seconds
 */
gint64
vane_response_get_expires_at (VaneResponse *self)
{
  return self->expires_at;
}

/**
 * vane_response_get_from_cache:
 * @self: a response
 *
 * Returns: whether it was stored before
 */
gboolean
vane_response_get_from_cache (VaneResponse *self)
{
  return self->from_cache;
}

/**
 * vane_response_get_replaces:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): what was stored when it arrived
 */
VaneResponse *
vane_response_get_replaces (VaneResponse *self)
{
  return self->replaces;
}

/**
 * vane_response_get_n_failures:
 * @self: a response
 *
 * Returns: how often in a row asking had failed before it arrived
 */
guint
vane_response_get_n_failures (VaneResponse *self)
{
  return self->n_failures;
}

/**
 * vane_response_expiry:
 * @request: the request it answers
 * @fetched_at: unix seconds
 * @header_lifetime_s: `max-age − Age`, else `Expires − Date`, in seconds; negative when
 *   the service said nothing
 *
 * Returns: the unix second at which it expires: what the service said, within the
 *   request's bounds
 */
gint64
vane_response_expiry (VaneRequest *request,
                      gint64       fetched_at,
                      gint64       header_lifetime_s)
{
  gint64 min_s = vane_request_get_min_lifetime (request);

  return fetched_at + CLAMP (header_lifetime_s, min_s, vane_request_get_max_lifetime (request));
}
