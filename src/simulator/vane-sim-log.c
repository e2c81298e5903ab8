/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers what was asked of the simulator, in memory only: it has the demo's key in it. */
#include "config.h"

#include "simulator/vane-sim-log.h"

#include "simulator/vane-sim-json.h"

/* A demo may run for weeks: what comes then is counted and not kept. */
#define MAX_ENTRIES 20000

typedef struct
{
  char               *endpoint;   /* (owned) (nullable) */
  char               *request;    /* (owned) */
  SoupMessageHeaders *headers;    /* (owned) */
} Entry;

struct _VaneSimLog
{
  GPtrArray  *entries;    /* (owned) (element-type Entry) */
  GHashTable *counts;     /* (owned) (element-type utf8 guint): by endpoint */
  guint       n_requests;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->endpoint);
  g_free (entry->request);
  soup_message_headers_unref (entry->headers);
  g_free (entry);
}

/**
 * vane_sim_log_new:
 *
 * Returns: (transfer full): an empty log
 */
VaneSimLog *
vane_sim_log_new (void)
{
  VaneSimLog *self = g_new0 (VaneSimLog, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * vane_sim_log_free:
 * @self: (transfer full): the log
 *
 * Frees it.
 */
void
vane_sim_log_free (VaneSimLog *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * vane_sim_log_reset:
 * @self: the log
 *
 * Forgets everything.
 */
void
vane_sim_log_reset (VaneSimLog *self)
{
  g_ptr_array_set_size (self->entries, 0);
  g_hash_table_remove_all (self->counts);
  self->n_requests = 0;
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

/**
 * vane_sim_log_add:
 * @self: the log
 * @endpoint: (nullable): id of the endpoint
 * @request: "GET /v1/forecast?…"
 * @headers: what came with it
 *
 * Adds a request.
 */
void
vane_sim_log_add (VaneSimLog         *self,
                  const char         *endpoint,
                  const char         *request,
                  SoupMessageHeaders *headers)
{
  self->n_requests++;
  if (endpoint != NULL)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, endpoint));

      g_hash_table_insert (self->counts, g_strdup (endpoint), GUINT_TO_POINTER (count + 1));
    }
  if (self->entries->len < MAX_ENTRIES)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->endpoint = g_strdup (endpoint);
      entry->request = g_strdup (request);
      entry->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      soup_message_headers_foreach (headers, copy_header, entry->headers);
      g_ptr_array_add (self->entries, entry);
    }
}

/**
 * vane_sim_log_count:
 * @self: the log
 * @endpoint: (nullable): id of an endpoint; %NULL = all
 *
 * Returns: how many requests came
 */
guint
vane_sim_log_count (VaneSimLog *self,
                    const char *endpoint)
{
  if (endpoint == NULL)
    return self->n_requests;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, endpoint));
}

/**
 * vane_sim_log_get:
 * @self: the log
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the request
 */
const char *
vane_sim_log_get (VaneSimLog *self,
                  guint       index)
{
  if (index >= self->entries->len)
    return NULL;

  return ((Entry *) g_ptr_array_index (self->entries, index))->request;
}

/**
 * vane_sim_log_get_header:
 * @self: the log
 * @index: from 0
 * @name: of a header, in any case
 *
 * Returns: (transfer none) (nullable): what that request said
 */
const char *
vane_sim_log_get_header (VaneSimLog *self,
                         guint       index,
                         const char *name)
{
  if (index >= self->entries->len)
    return NULL;

  return soup_message_headers_get_list (((Entry *) g_ptr_array_index (self->entries, index))->headers, name);
}

static void
add_header (const char *name,
            const char *value,
            gpointer    user_data)
{
  GString *json = user_data;

  vane_sim_json_open (json, NULL, '[');
  vane_sim_json_add_string (json, NULL, name);
  vane_sim_json_add_string (json, NULL, value);
  vane_sim_json_close (json, ']');
}

/**
 * vane_sim_log_to_json:
 * @self: the log
 *
 * Returns: (transfer full): [{"endpoint", "request", "headers": [[name, value]…]}…]
 */
char *
vane_sim_log_to_json (VaneSimLog *self)
{
  GString *json = g_string_new (NULL);

  vane_sim_json_open (json, NULL, '[');
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      vane_sim_json_open (json, NULL, '{');
      vane_sim_json_add_string (json, "endpoint", entry->endpoint);
      vane_sim_json_add_string (json, "request", entry->request);
      vane_sim_json_open (json, "headers", '[');
      soup_message_headers_foreach (entry->headers, add_header, json);
      vane_sim_json_close (json, ']');
      vane_sim_json_close (json, '}');
    }
  vane_sim_json_close (json, ']');

  return g_string_free (json, FALSE);
}
