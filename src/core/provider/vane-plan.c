/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-plan.h"

typedef struct
{
  VaneRequest  *request;   /* (owned) */
  VaneResponse *response;  /* (owned) (nullable) */
  GError       *error;     /* (owned) (nullable): of an optional part */
  guint         blocks;
  guint         leads_to;  /* blocks of parts that only its answer can name */
  gboolean      optional;
  gboolean      extra;     /* not every plan, nor every place, has it */
} Part;

struct _VanePlan
{
  VanePlace       *place;      /* (owned) (nullable) */
  VaneQuery       *query;      /* (owned) (nullable) */
  VanePlanOptions  options;
  char            *language;   /* (owned) (nullable) */
  GArray          *parts;      /* (owned) (element-type Part) */
  guint            first_open;
  guint            round;
};

G_DEFINE_BOXED_TYPE (VanePlan, vane_plan, vane_plan_ref, vane_plan_unref)

static void
part_clear (gpointer data)
{
  Part *part = data;

  vane_request_unref (part->request);
  g_clear_pointer (&part->response, vane_response_unref);
  g_clear_error (&part->error);
}

static VanePlan *
new_plan (const VanePlanOptions *options)
{
  VanePlan *self = g_atomic_rc_box_new0 (VanePlan);

  self->options = *options;
  self->language = g_strdup (options->language);
  self->options.language = self->language;
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);

  return self;
}

/**
 * vane_plan_new:
 * @place: the place to report on
 * @options: what the user set
 *
 * Returns: (transfer full): an empty plan
 */
VanePlan *
vane_plan_new (VanePlace             *place,
               const VanePlanOptions *options)
{
  VanePlan *self = new_plan (options);

  self->place = vane_place_ref (place);

  return self;
}

/**
 * vane_plan_new_for_query:
 * @query: what to search for
 * @options: what the user set
 *
 * Returns: (transfer full): an empty plan
 */
VanePlan *
vane_plan_new_for_query (VaneQuery             *query,
                         const VanePlanOptions *options)
{
  VanePlan *self = new_plan (options);

  self->query = vane_query_ref (query);

  return self;
}

/**
 * vane_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): the same plan
 */
VanePlan *
vane_plan_ref (VanePlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_plan (VanePlan *self)
{
  g_clear_pointer (&self->place, vane_place_unref);
  g_clear_pointer (&self->query, vane_query_unref);
  g_free (self->language);
  g_array_unref (self->parts);
}

/**
 * vane_plan_unref:
 * @self: (transfer full): a plan
 */
void
vane_plan_unref (VanePlan *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_plan);
}

/**
 * vane_plan_get_place:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): the place; %NULL in a search
 */
VanePlace *
vane_plan_get_place (VanePlan *self)
{
  return self->place;
}

/**
 * vane_plan_get_query:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): what is searched for; %NULL in a report's plan
 */
VaneQuery *
vane_plan_get_query (VanePlan *self)
{
  return self->query;
}

/**
 * vane_plan_get_options:
 * @self: a plan
 *
 * Returns: (transfer none): what the user set
 */
const VanePlanOptions *
vane_plan_get_options (VanePlan *self)
{
  return &self->options;
}

static Part *
peek_part (VanePlan *self,
           guint     slot)
{
  g_return_val_if_fail (slot < self->parts->len, NULL);

  return &g_array_index (self->parts, Part, slot);
}

static VaneRequest *
add_part (VanePlan           *self,
          const VaneEndpoint *endpoint,
          const char         *path,
          guint               blocks,
          gboolean            optional)
{
  Part part = { .request = vane_request_new (endpoint, path), .blocks = blocks, .optional = optional };

  g_array_append_val (self->parts, part);

  return part.request;
}

/**
 * vane_plan_add:
 * @self: a plan
 * @endpoint: the host
 * @path: begins with a slash
 * @blocks: VANE_BLOCK_BIT()s that are read from the answer; 0 in a search
 *
 * Adds a part without which there is no report.
 *
 * Returns: (transfer none): its request, to be filled in
 */
VaneRequest *
vane_plan_add (VanePlan           *self,
               const VaneEndpoint *endpoint,
               const char         *path,
               guint               blocks)
{
  return add_part (self, endpoint, path, blocks, FALSE);
}

/**
 * vane_plan_add_way:
 * @self: a plan
 * @endpoint: the host
 * @path: begins with a slash
 * @blocks: VANE_BLOCK_BIT()s that later parts, which its answer names, are read for
 *
 * Adds a part without which there is no report, but of which nothing in it is read.
 *
 * Returns: (transfer none): its request, to be filled in
 */
VaneRequest *
vane_plan_add_way (VanePlan           *self,
                   const VaneEndpoint *endpoint,
                   const char         *path,
                   guint               blocks)
{
  VaneRequest *request = add_part (self, endpoint, path, 0, FALSE);

  vane_plan_lead_to (self, blocks);

  return request;
}

/**
 * vane_plan_add_optional:
 * @self: a plan
 * @endpoint: the host
 * @path: begins with a slash
 * @blocks: VANE_BLOCK_BIT()s that are read from the answer
 *
 * Adds a part that may fail: its blocks then say so.
 *
 * Returns: (transfer none): its request, to be filled in
 */
VaneRequest *
vane_plan_add_optional (VanePlan           *self,
                        const VaneEndpoint *endpoint,
                        const char         *path,
                        guint               blocks)
{
  return add_part (self, endpoint, path, blocks, TRUE);
}

/**
 * vane_plan_add_extra:
 * @self: a plan
 * @endpoint: the host
 * @path: begins with a slash
 * @blocks: VANE_BLOCK_BIT()s that are read from the answer
 *
 * Adds an optional part that not every key's plan, or not every place has: where it is
 * NOT_IN_PLAN or NOT_COVERED, all is as if it had not been asked.
 *
 * Returns: (transfer none): its request, to be filled in
 */
VaneRequest *
vane_plan_add_extra (VanePlan           *self,
                     const VaneEndpoint *endpoint,
                     const char         *path,
                     guint               blocks)
{
  VaneRequest *request = add_part (self, endpoint, path, blocks, TRUE);

  peek_part (self, self->parts->len - 1)->extra = TRUE;

  return request;
}

/**
 * vane_plan_lead_to:
 * @self: a plan
 * @blocks: VANE_BLOCK_BIT()s that later parts are read for
 *
 * Says of the newest part that its answer also names later parts: it is asked as well where
 * only their blocks are wanted.
 */
void
vane_plan_lead_to (VanePlan *self,
                   guint     blocks)
{
  peek_part (self, self->parts->len - 1)->leads_to = blocks;
}

/**
 * vane_plan_add_coordinates:
 * @self: a plan
 * @request: one of its requests
 * @latitude_name: name of the parameter
 * @longitude_name: name of the parameter
 *
 * Adds the place's coordinates, as precise as the user allows.
 */
void
vane_plan_add_coordinates (VanePlan    *self,
                           VaneRequest *request,
                           const char  *latitude_name,
                           const char  *longitude_name)
{
  guint decimals = MIN (self->options.decimals, 4);

  vane_request_add_double (request, latitude_name, vane_place_get_latitude (self->place), decimals);
  vane_request_add_double (request, longitude_name, vane_place_get_longitude (self->place), decimals);
}

/**
 * vane_plan_get_n_parts:
 * @self: a plan
 *
 * Returns: how many parts it has so far
 */
guint
vane_plan_get_n_parts (VanePlan *self)
{
  return self->parts->len;
}

/**
 * vane_plan_peek_request:
 * @self: a plan
 * @slot: a part, in the order they were added, from 0
 *
 * Returns: (transfer none): its request
 */
VaneRequest *
vane_plan_peek_request (VanePlan *self,
                        guint     slot)
{
  return peek_part (self, slot)->request;
}

/**
 * vane_plan_peek_response:
 * @self: a plan
 * @slot: a part
 *
 * Returns: (transfer none) (nullable): its response; %NULL when there is no such part, or it failed
 */
VaneResponse *
vane_plan_peek_response (VanePlan *self,
                         guint     slot)
{
  return slot < self->parts->len ? peek_part (self, slot)->response : NULL;
}

/**
 * vane_plan_peek_body:
 * @self: a plan
 * @slot: a part
 *
 * Returns: (transfer none) (nullable): the body of its response
 */
GBytes *
vane_plan_peek_body (VanePlan *self,
                     guint     slot)
{
  VaneResponse *response = vane_plan_peek_response (self, slot);

  return response != NULL ? vane_response_get_body (response) : NULL;
}

/**
 * vane_plan_get_first_open:
 * @self: a plan
 *
 * Returns: the first part of this round
 */
guint
vane_plan_get_first_open (VanePlan *self)
{
  return self->first_open;
}

/**
 * vane_plan_begin_round:
 * @self: a plan
 *
 * Counts what was added so far as asked; what is added from now on is the next round.
 */
void
vane_plan_begin_round (VanePlan *self)
{
  if (self->parts->len > 0)
    self->round++;
  self->first_open = self->parts->len;
}

/**
 * vane_plan_get_round:
 * @self: a plan
 *
 * Returns: the number of the round, from 0
 */
guint
vane_plan_get_round (VanePlan *self)
{
  return self->round;
}

/**
 * vane_plan_get_blocks:
 * @self: a plan
 * @slot: a part
 *
 * Returns: VANE_BLOCK_BIT()s that are read from it
 */
guint
vane_plan_get_blocks (VanePlan *self,
                      guint     slot)
{
  return peek_part (self, slot)->blocks;
}

/**
 * vane_plan_is_optional:
 * @self: a plan
 * @slot: a part
 *
 * Returns: whether there is a report without it
 */
gboolean
vane_plan_is_optional (VanePlan *self,
                       guint     slot)
{
  return peek_part (self, slot)->optional;
}

/**
 * vane_plan_is_wanted:
 * @self: a plan
 * @slot: a part
 *
 * Returns: whether it is asked at all: not when only other blocks are wanted
 */
gboolean
vane_plan_is_wanted (VanePlan *self,
                     guint     slot)
{
  guint wanted = self->options.blocks;
  guint blocks = peek_part (self, slot)->blocks | peek_part (self, slot)->leads_to;

  return wanted == 0 || blocks == 0 || (blocks & wanted) != 0;
}

/**
 * vane_plan_take_response:
 * @self: a plan
 * @slot: a part
 * @response: (transfer full): its response
 */
void
vane_plan_take_response (VanePlan     *self,
                         guint         slot,
                         VaneResponse *response)
{
  Part *part = peek_part (self, slot);

  g_clear_pointer (&part->response, vane_response_unref);
  part->response = response;
}

/**
 * vane_plan_take_error:
 * @self: a plan
 * @slot: an optional part
 * @error: (transfer full): why it has no response; parse() says it of one that it cannot
 *   read: the answer is then not kept in place of an older one
 */
void
vane_plan_take_error (VanePlan *self,
                      guint     slot,
                      GError   *error)
{
  Part *part = peek_part (self, slot);

  g_clear_error (&part->error);
  part->error = error;
}

/**
 * vane_plan_peek_error:
 * @self: a plan
 * @slot: a part
 *
 * Returns: (transfer none) (nullable): why an optional part has no response
 */
const GError *
vane_plan_peek_error (VanePlan *self,
                      guint     slot)
{
  return peek_part (self, slot)->error;
}

/**
 * vane_plan_get_n_bytes:
 * @self: a plan
 *
 * Returns: the size of all bodies together
 */
gsize
vane_plan_get_n_bytes (VanePlan *self)
{
  gsize n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      GBytes *body = vane_plan_peek_body (self, i);

      n += body != NULL ? g_bytes_get_size (body) : 0;
    }

  return n;
}

static gboolean
is_left_out (const Part *part)
{
  return part->extra && (g_error_matches (part->error, VANE_ERROR, VANE_ERROR_NOT_IN_PLAN) ||
                         g_error_matches (part->error, VANE_ERROR, VANE_ERROR_NOT_COVERED));
}

/**
 * vane_plan_fill_builder:
 * @self: a plan whose rounds are over
 * @builder: the builder of its report
 *
 * Says which blocks were asked for, when, until when, and which failed.
 */
void
vane_plan_fill_builder (VanePlan          *self,
                        VaneReportBuilder *builder)
{
  for (guint slot = 0; slot < self->parts->len; slot++)
    {
      const Part *part = peek_part (self, slot);
      VaneResponse *response = part->response;
      gint64 fetched_at = response != NULL ? vane_response_get_fetched_at (response) : VANE_TIME_NONE;
      gint64 expires_at = response != NULL ? vane_response_get_expires_at (response) : VANE_TIME_NONE;

      if (!vane_plan_is_wanted (self, slot) || is_left_out (part))
        continue;
      for (guint block = 0; block < VANE_N_BLOCKS; block++)
        {
          if (!(part->blocks & VANE_BLOCK_BIT (block)))
            continue;
          vane_report_builder_set_asked (builder, block, fetched_at, expires_at);
          if (part->error != NULL)
            vane_report_builder_set_failed (builder, block,
                                            part->error->domain == VANE_ERROR ? (VaneError) part->error->code
                                                                              : VANE_ERROR_SERVICE);
        }
    }
}
