/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-fetch-private.h"

#include "base/vane-data.h"

VANE_DEFINE_DATA (VaneFetch, vane_fetch)

/* One download of a round. */
typedef struct
{
  GTask *task;  /* (owned) */
  guint  slot;
} Part;

VANE_DEFINE_DATA (Part, part)

static void next_round (GTask *task);
static void got_response (GObject *source, GAsyncResult *result, gpointer user_data);
static void part_done (GTask *task, GError *error);

static void
vane_fetch_clear (VaneFetch *self)
{
  g_clear_pointer (&self->plan, vane_plan_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->gather.error);
  g_clear_pointer (&self->value, vane_fetch_get_destroy (self));
  g_clear_error (&self->error);
}

static void
part_clear (Part *self)
{
  g_clear_object (&self->task);
}

static Part *
part_new (GTask *task,
          guint  slot)
{
  Part *self = g_new0 (Part, 1);

  self->task = g_object_ref (task);
  self->slot = slot;

  return self;
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/* The parts have a cancellable of their own, so that one that fails for good can end the
 * others without touching the caller's. */
static GTask *
begin (VaneTransport             *transport,
       const VaneProvider        *provider,
       const VaneGeocodeProvider *geocoder,
       VanePlan                  *plan,
       VaneMode                   mode,
       GCancellable              *cancellable,
       GAsyncReadyCallback        callback,
       gpointer                   user_data)
{
  GTask *task = g_task_new (transport, cancellable, callback, user_data);
  VaneFetch *self = vane_fetch_attach (task);

  self->provider = provider;
  self->geocoder = geocoder;
  self->mode = mode;
  self->plan = plan;
  self->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                                g_object_ref (self->cancellable), g_object_unref);

  return task;
}

/**
 * vane_fetch_async:
 * @transport: where responses come from
 * @provider: whom to ask
 * @place: what about
 * @options: what the user set, and which blocks are wanted
 * @mode: whether the network may be used
 * @cancellable: (nullable): cancels all that is under way
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_fetch_async (VaneTransport         *transport,
                  const VaneProvider    *provider,
                  VanePlace             *place,
                  const VanePlanOptions *options,
                  VaneMode               mode,
                  GCancellable          *cancellable,
                  GAsyncReadyCallback    callback,
                  gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  VanePlanOptions wide;

  g_return_if_fail (VANE_IS_TRANSPORT (transport));
  g_return_if_fail (provider != NULL && place != NULL && options != NULL);

  wide = vane_fetch_widen (options, provider);
  task = begin (transport, provider, NULL, vane_plan_new (place, &wide), mode, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_fetch_async);

  if (provider->covers != NULL && !provider->covers (place))
    vane_fetch_give_error (task, vane_error_new (VANE_ERROR_NOT_COVERED, "nothing for this place"));
  else
    next_round (task);
}

/**
 * vane_fetch_places_async:
 * @transport: where responses come from
 * @geocoder: whom to ask
 * @query: what for
 * @options: what the user set
 * @mode: whether the network may be used
 * @cancellable: (nullable): cancels all that is under way
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_fetch_places_async (VaneTransport             *transport,
                         const VaneGeocodeProvider *geocoder,
                         VaneQuery                 *query,
                         const VanePlanOptions     *options,
                         VaneMode                   mode,
                         GCancellable              *cancellable,
                         GAsyncReadyCallback        callback,
                         gpointer                   user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VANE_IS_TRANSPORT (transport));
  g_return_if_fail (geocoder != NULL && query != NULL && options != NULL);

  task = begin (transport, NULL, geocoder, vane_plan_new_for_query (query, options), mode, cancellable, callback,
                user_data);
  g_task_set_source_tag (task, vane_fetch_places_async);

  next_round (task);
}

/* Ask what is still missing; when nothing is, build the result. */
static void
next_round (GTask *task)
{
  VaneFetch *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  guint first, n_parts;
  gboolean planned;

  if (g_task_return_error_if_cancelled (task))
    {
      vane_fetch_stop_following (task);
      return;
    }

  vane_plan_begin_round (self->plan);
  planned = self->provider != NULL ? self->provider->plan (self->plan, vane_plan_get_round (self->plan), &error)
                                   : self->geocoder->plan (self->plan, vane_plan_get_round (self->plan), &error);
  if (!planned)
    {
      /* What leads on to the next round may be kept for days: not when it leads nowhere. */
      if (g_error_matches (error, VANE_ERROR, VANE_ERROR_DATA))
        vane_fetch_reject (g_task_get_source_object (task), self->plan, error);
      vane_fetch_give_error (task, g_steal_pointer (&error));
      return;
    }

  first = vane_plan_get_first_open (self->plan);
  n_parts = vane_plan_get_n_parts (self->plan);
  if (first == n_parts)
    {
      vane_fetch_end (task);
      return;
    }
  if (vane_plan_get_round (self->plan) >= VANE_PLAN_MAX_ROUNDS)
    {
      vane_fetch_give_error (task, vane_error_new (VANE_ERROR_DATA, "still asking after %d rounds",
                                                   VANE_PLAN_MAX_ROUNDS));
      return;
    }

  vane_gather_begin (&self->gather);
  for (guint slot = first; slot < n_parts; slot++)
    {
      if (!vane_plan_is_wanted (self->plan, slot))
        continue;
      vane_gather_add (&self->gather);
      vane_transport_get_async (g_task_get_source_object (task), vane_plan_peek_request (self->plan, slot),
                                self->mode, self->cancellable, got_response, part_new (task, slot));
    }
  part_done (task, NULL);
}

/* There will be no report: nobody waits for the other parts. That they failed, too, nobody knows; the service has been
 * asked, and is not to be asked for the same when the plan is made again, or only this is wanted of it. */
static void
drop_others (GTask        *task,
             const GError *error)
{
  VaneFetch *self = g_task_get_task_data (task);

  for (guint slot = 0; slot < vane_plan_get_n_parts (self->plan) && !vane_error_is_cancelled (error); slot++)
    if (vane_plan_is_optional (self->plan, slot) && vane_plan_peek_response (self->plan, slot) == NULL)
      vane_transport_keep (g_task_get_source_object (task), vane_plan_peek_request (self->plan, slot));
  g_cancellable_cancel (self->cancellable);
}

static void
got_response (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Part) part = user_data;
  VaneFetch *self = g_task_get_task_data (part->task);
  GError *error = NULL;
  VaneResponse *response = vane_transport_get_finish (VANE_TRANSPORT (source), result, &error);

  if (!vane_error_is_cancelled (error))
    vane_transport_tell_heard (VANE_TRANSPORT (source),
                               vane_request_get_endpoint (vane_plan_peek_request (self->plan, part->slot))->id);

  if (response != NULL)
    {
      vane_plan_take_response (self->plan, part->slot, response);
    }
  else if (vane_plan_is_optional (self->plan, part->slot))
    {
      /* Alerts may be missing, the forecast may not. */
      vane_plan_take_error (self->plan, part->slot, g_steal_pointer (&error));
    }
  else
    {
      drop_others (part->task, error);
    }

  part_done (part->task, error);
}

static void
part_done (GTask  *task,
           GError *error)
{
  VaneFetch *self = g_task_get_task_data (task);

  if (!vane_gather_done (&self->gather, error))
    return;

  if (self->gather.error != NULL)
    vane_fetch_give_error (task, g_steal_pointer (&self->gather.error));
  else
    next_round (task);
}

/**
 * vane_fetch_finish:
 * @transport: the transport
 * @result: the result
 * @error: of the domain %VANE_ERROR with the provider's id, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report
 */
VaneReport *
vane_fetch_finish (VaneTransport *transport,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vane_fetch_places_finish:
 * @transport: the transport
 * @result: the result
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type VanePlace): what was found, maybe nothing
 */
GPtrArray *
vane_fetch_places_finish (VaneTransport *transport,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
