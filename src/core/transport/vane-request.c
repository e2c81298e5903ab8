/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-request.h"

#include <math.h>

#define DEFAULT_MIN_LIFETIME_S (15 * 60)
#define DEFAULT_MAX_LIFETIME_S (6 * 3600)
#define DEFAULT_BODY_CAP       (2u * 1024 * 1024)

typedef struct
{
  char *name;
  char *value;
} Parameter;

struct _VaneRequest
{
  const VaneEndpoint *endpoint;
  char               *path;              /* (owned) */
  GArray             *parameters;        /* (owned) (element-type Parameter) */
  char               *query;             /* (owned) (nullable): made when asked for */
  char               *secret_parameter;  /* (owned) (nullable) */
  char               *secret_id;         /* (owned) (nullable) */
  GHashTable         *headers;           /* (owned) (element-type utf8 utf8) */
  gint64              min_lifetime_s;
  gint64              max_lifetime_s;
  gsize               body_cap;
  const VaneJoin     *join;
  VaneExplain         explain;
  char               *void_fingerprint;  /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (VaneRequest, vane_request, vane_request_ref, vane_request_unref)

static void
parameter_clear (gpointer data)
{
  Parameter *parameter = data;

  g_free (parameter->name);
  g_free (parameter->value);
}

/**
 * vane_request_new:
 * @endpoint: the host; constant data that is never freed
 * @path: begins with a slash, escaped where it has to be
 *
 * Returns: (transfer full): a GET without parameters
 */
VaneRequest *
vane_request_new (const VaneEndpoint *endpoint,
                  const char         *path)
{
  VaneRequest *self;

  g_return_val_if_fail (endpoint != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path == '/', NULL);

  self = g_atomic_rc_box_new0 (VaneRequest);
  self->endpoint = endpoint;
  self->path = g_strdup (path);
  self->parameters = g_array_new (FALSE, FALSE, sizeof (Parameter));
  g_array_set_clear_func (self->parameters, parameter_clear);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->min_lifetime_s = DEFAULT_MIN_LIFETIME_S;
  self->max_lifetime_s = DEFAULT_MAX_LIFETIME_S;
  self->body_cap = DEFAULT_BODY_CAP;

  return self;
}

/**
 * vane_request_copy:
 * @self: a request
 *
 * Returns: (transfer full): another one like it, which may be changed
 */
VaneRequest *
vane_request_copy (VaneRequest *self)
{
  VaneRequest *copy = vane_request_new (self->endpoint, self->path);
  GHashTableIter iter;
  gpointer name, value;

  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      vane_request_add (copy, parameter->name, parameter->value);
    }
  g_hash_table_iter_init (&iter, self->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    vane_request_set_header (copy, name, value);
  copy->secret_parameter = g_strdup (self->secret_parameter);
  copy->secret_id = g_strdup (self->secret_id);
  copy->min_lifetime_s = self->min_lifetime_s;
  copy->max_lifetime_s = self->max_lifetime_s;
  copy->body_cap = self->body_cap;
  copy->join = self->join;
  copy->explain = self->explain;
  copy->void_fingerprint = g_strdup (self->void_fingerprint);

  return copy;
}

/**
 * vane_request_ref:
 * @self: a request
 *
 * Returns: (transfer full): the same request
 */
VaneRequest *
vane_request_ref (VaneRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_request (VaneRequest *self)
{
  g_free (self->path);
  g_array_unref (self->parameters);
  g_free (self->query);
  g_free (self->secret_parameter);
  g_free (self->secret_id);
  g_hash_table_unref (self->headers);
  g_free (self->void_fingerprint);
}

/**
 * vane_request_unref:
 * @self: (transfer full): a request
 */
void
vane_request_unref (VaneRequest *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_request);
}

/**
 * vane_request_add:
 * @self: a request
 * @name: a parameter
 * @value: its value, not escaped
 */
void
vane_request_add (VaneRequest *self,
                  const char  *name,
                  const char  *value)
{
  Parameter parameter;

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  parameter = (Parameter) { g_strdup (name), g_strdup (value) };
  g_array_append_val (self->parameters, parameter);
  g_clear_pointer (&self->query, g_free);
}

/**
 * vane_request_add_int:
 * @self: a request
 * @name: a parameter
 * @value: its value
 */
void
vane_request_add_int (VaneRequest *self,
                      const char  *name,
                      gint64       value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  vane_request_add (self, name, text);
}

/**
 * vane_request_add_double:
 * @self: a request
 * @name: a parameter
 * @value: its value
 * @decimals: how many, 0 … 9
 *
 * Writes the number with a point in every locale, and never "-0".
 */
void
vane_request_add_double (VaneRequest *self,
                         const char  *name,
                         double       value,
                         guint        decimals)
{
  char format[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double scale;

  g_return_if_fail (decimals <= 9);

  scale = pow (10.0, decimals);
  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  vane_request_add (self, name, g_ascii_formatd (text, sizeof text, format, round (value * scale) / scale + 0.0));
}

/**
 * vane_request_set:
 * @self: a request
 * @name: a parameter
 * @value: its new value, not escaped
 *
 * Changes the parameter where it stands, or adds it.
 */
void
vane_request_set (VaneRequest *self,
                  const char  *name,
                  const char  *value)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      if (!g_str_equal (parameter->name, name))
        continue;

      g_free (parameter->value);
      parameter->value = g_strdup (value);
      g_clear_pointer (&self->query, g_free);
      return;
    }

  vane_request_add (self, name, value);
}

/**
 * vane_request_set_secret:
 * @self: a request
 * @parameter: the parameter that takes it, "appid"
 * @secret_id: which secret, "openweathermap"
 *
 * Only src/net puts the secret in, at the moment of sending: it is in no URL before.
 */
void
vane_request_set_secret (VaneRequest *self,
                         const char  *parameter,
                         const char  *secret_id)
{
  g_free (self->secret_parameter);
  self->secret_parameter = g_strdup (parameter);
  g_free (self->secret_id);
  self->secret_id = g_strdup (secret_id);
}

/**
 * vane_request_set_header:
 * @self: a request
 * @name: a header
 * @value: (nullable): its value; %NULL removes it
 */
void
vane_request_set_header (VaneRequest *self,
                         const char  *name,
                         const char  *value)
{
  if (value != NULL)
    g_hash_table_insert (self->headers, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->headers, name);
}

/**
 * vane_request_set_lifetime:
 * @self: a request
 * @min_s: an answer is good for so long at the least, in seconds
 * @max_s: and for so long at the most
 */
void
vane_request_set_lifetime (VaneRequest *self,
                           gint64       min_s,
                           gint64       max_s)
{
  g_return_if_fail (0 <= min_s && min_s <= max_s);

  self->min_lifetime_s = min_s;
  self->max_lifetime_s = max_s;
}

/**
 * vane_request_set_body_cap:
 * @self: a request
 * @bytes: what a body may have at the most after decompression; 2 MiB by default
 */
void
vane_request_set_body_cap (VaneRequest *self,
                           gsize        bytes)
{
  self->body_cap = bytes;
}

/**
 * vane_request_set_join:
 * @self: a request
 * @join: (nullable): how it goes together with others like it; constant data
 */
void
vane_request_set_join (VaneRequest    *self,
                       const VaneJoin *join)
{
  self->join = join;
}

/**
 * vane_request_set_explain:
 * @self: a request
 * @explain: (nullable): the provider's reading of error answers
 */
void
vane_request_set_explain (VaneRequest *self,
                          VaneExplain  explain)
{
  self->explain = explain;
}

/**
 * vane_request_set_void_fingerprint:
 * @self: a request
 * @fingerprint: (nullable): of a secret that was refused lately
 *
 * Says that it is no use to send the request with that secret again.
 */
void
vane_request_set_void_fingerprint (VaneRequest *self,
                                   const char  *fingerprint)
{
  g_free (self->void_fingerprint);
  self->void_fingerprint = g_strdup (fingerprint);
}

/**
 * vane_request_get_endpoint:
 * @self: a request
 *
 * Returns: (transfer none): the host
 */
const VaneEndpoint *
vane_request_get_endpoint (VaneRequest *self)
{
  return self->endpoint;
}

/**
 * vane_request_get_path:
 * @self: a request
 *
 * Returns: (transfer none): what follows the host, without the query
 */
const char *
vane_request_get_path (VaneRequest *self)
{
  return self->path;
}

/**
 * vane_request_get_query:
 * @self: a request
 *
 * Returns: (transfer none): the escaped parameters, without secrets; may be empty
 */
const char *
vane_request_get_query (VaneRequest *self)
{
  g_autoptr(GString) query = NULL;

  if (self->query != NULL)
    return self->query;

  query = g_string_new (NULL);
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      if (query->len > 0)
        g_string_append_c (query, '&');
      g_string_append_uri_escaped (query, parameter->name, NULL, FALSE);
      g_string_append_c (query, '=');
      /* Commas and colons stay readable: every service here takes them as they are. */
      g_string_append_uri_escaped (query, parameter->value, ",:", FALSE);
    }
  self->query = g_string_free (g_steal_pointer (&query), FALSE);

  return self->query;
}

/**
 * vane_request_get:
 * @self: a request
 * @name: a parameter
 *
 * Returns: (transfer none) (nullable): its value, not escaped
 */
const char *
vane_request_get (VaneRequest *self,
                  const char  *name)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (self->parameters, Parameter, i);

      if (g_str_equal (parameter->name, name))
        return parameter->value;
    }

  return NULL;
}

/**
 * vane_request_get_secret_parameter:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): the parameter that takes the secret
 */
const char *
vane_request_get_secret_parameter (VaneRequest *self)
{
  return self->secret_parameter;
}

/**
 * vane_request_get_secret_id:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): which secret it needs
 */
const char *
vane_request_get_secret_id (VaneRequest *self)
{
  return self->secret_id;
}

/**
 * vane_request_get_headers:
 * @self: a request
 *
 * Returns: (transfer none) (element-type utf8 utf8): its own headers
 */
GHashTable *
vane_request_get_headers (VaneRequest *self)
{
  return self->headers;
}

/**
 * vane_request_get_min_lifetime:
 * @self: a request
 *
 * Returns: seconds
 */
gint64
vane_request_get_min_lifetime (VaneRequest *self)
{
  return self->min_lifetime_s;
}

/**
 * vane_request_get_max_lifetime:
 * @self: a request
 *
 * Returns: seconds
 */
gint64
vane_request_get_max_lifetime (VaneRequest *self)
{
  return self->max_lifetime_s;
}

/**
 * vane_request_get_body_cap:
 * @self: a request
 *
 * Returns: bytes
 */
gsize
vane_request_get_body_cap (VaneRequest *self)
{
  return self->body_cap;
}

/**
 * vane_request_get_join:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): how it goes together with others
 */
const VaneJoin *
vane_request_get_join (VaneRequest *self)
{
  return self->join;
}

/**
 * vane_request_get_explain:
 * @self: a request
 *
 * Returns: (nullable): the provider's reading of error answers
 */
VaneExplain
vane_request_get_explain (VaneRequest *self)
{
  return self->explain;
}

/**
 * vane_request_get_void_fingerprint:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): fingerprint of a secret that was refused
 */
const char *
vane_request_get_void_fingerprint (VaneRequest *self)
{
  return self->void_fingerprint;
}
