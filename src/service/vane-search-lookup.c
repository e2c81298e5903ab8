/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pause, in which a newer text cancels it; then `vanectl search`, then `vanectl now` for the
 * first few places together. */
#include "config.h"

#include "service/vane-search-lookup.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "base/vane-child.h"
#include "base/vane-data.h"
#include "base/vane-error.h"
#include "base/vane-program.h"
#include "present/vane-format.h"

/* While somebody types nothing is asked. */
#define PAUSE_MS    400
#define DEADLINE_MS (20 * 1000)
/* As many as the desktop shows. */
#define MAX_FOUND   3u

typedef struct
{
  char      *text;       /* input (owned) */
  VaneUnits  units;
  GSource   *pause;      /* in progress (owned) (nullable) */
  GSource   *cancelled;  /* (owned) (nullable) */
} Lookup;

VANE_DEFINE_DATA (Lookup, lookup)

static gboolean on_pause_over (gpointer user_data);
static gboolean on_cancelled (GCancellable *cancellable, gpointer user_data);
static void got_search (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_now (GObject *source, GAsyncResult *result, gpointer user_data);

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
lookup_clear (Lookup *self)
{
  drop_source (&self->pause);
  drop_source (&self->cancelled);
  g_free (self->text);
}

/**
 * vane_found_free:
 * @self: (transfer full): a place found
 */
void
vane_found_free (VaneFound *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->icon_name);
  g_free (self);
}

/**
 * vane_search_lookup_async:
 * @text: what was typed and may go out
 * @units: what temperatures are shown in
 * @cancellable: (nullable): a newer text is there
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_search_lookup_async (const char          *text,
                          const VaneUnits     *units,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;
  Lookup *lookup;

  g_return_if_fail (text != NULL && units != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_search_lookup_async);
  lookup = lookup_attach (task);
  lookup->text = g_strdup (text);
  lookup->units = *units;
  /* The pause owns the task, until one of the two comes. */
  lookup->pause = g_timeout_source_new (PAUSE_MS);
  g_source_set_callback (lookup->pause, on_pause_over, task, NULL);
  g_source_attach (lookup->pause, g_main_context_get_thread_default ());
  if (cancellable != NULL)
    {
      lookup->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (lookup->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
      g_source_attach (lookup->cancelled, g_main_context_get_thread_default ());
    }
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);

  drop_source (&lookup->pause);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
run_vanectl (const char *const   *words,
             GTask               *task,
             GAsyncReadyCallback  callback)
{
  g_autofree char *vanectl = vane_program_find ("vanectl");
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new ();
  g_auto(GStrv) argv = NULL;

  g_strv_builder_add (arguments, vanectl);
  g_strv_builder_addv (arguments, (const char **) words);
  argv = g_strv_builder_end (arguments);
  vane_child_run_async ((const char *const *) argv, DEADLINE_MS, g_task_get_cancellable (task), callback,
                        g_object_ref (task));
}

static gboolean
on_pause_over (gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  const char *const words[] = { "search", "--format", "json", "--", lookup->text, NULL };

  drop_source (&lookup->cancelled);
  run_vanectl (words, task, got_search);

  return G_SOURCE_REMOVE;
}

/* (transfer full) (nullable): an array, empty where the program found nothing */
static JsonNode *
read_array (const char *output)
{
  g_autoptr(JsonNode) node = json_from_string (output, NULL);
  g_autoptr(JsonArray) array = NULL;
  JsonNode *wrapped;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return g_steal_pointer (&node);

  /* One place is an object. */
  array = json_array_new ();
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_array_add_element (array, g_steal_pointer (&node));
  wrapped = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (wrapped, array);

  return wrapped;
}

static JsonObject *
peek_object (JsonArray *array,
             guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
peek_string (JsonObject *object,
             const char *name)
{
  return object != NULL ? json_object_get_string_member_with_default (object, name, NULL) : NULL;
}

static void
got_search (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *output = vane_child_run_finish (result, NULL, &error);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_auto(GStrv) argv = NULL;
  guint n = 0;

  if (output == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_strv_builder_add_many (words, "now", "--format", "json", "--units", "metric", "--", NULL);
  node = read_array (output);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && n < MAX_FOUND; i++)
    {
      const char *id = peek_string (peek_object (json_node_get_array (node), i), "id");

      if (id == NULL)
        continue;
      g_strv_builder_add (words, id);
      n++;
    }
  if (n == 0)
    {
      g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  argv = g_strv_builder_end (words);
  run_vanectl ((const char *const *) argv, task, got_now);
}

static JsonObject *
peek_member (JsonObject *object,
             const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* A place whose weather did not come is still a place. */
static VaneFound *
read_found (JsonObject      *answer,
            const VaneUnits *units)
{
  JsonObject *place = peek_member (answer, "place");
  JsonObject *now = peek_member (answer, "now");
  JsonNode *node = now != NULL ? json_object_get_member (now, "temperature") : NULL;
  double celsius = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : NAN;
  const char *name = peek_string (place, "name");
  const char *icon = peek_string (now, "icon");
  const char *const wanted[] = { peek_string (now, "condition_text"), peek_string (place, "admin"),
                                 peek_string (place, "country_name") };
  const char *parts[G_N_ELEMENTS (wanted) + 1] = { NULL };
  g_autofree char *number = vane_format_value (VANE_FIELD_TEMPERATURE, celsius, units, VANE_FORMAT_UNIT);
  guint n = 0;
  VaneFound *found;

  if (peek_string (place, "id") == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (wanted[i] != NULL)
      parts[n++] = wanted[i];

  found = g_new0 (VaneFound, 1);
  found->id = g_strdup (peek_string (place, "id"));
  found->name = g_strjoin ("  ", name != NULL ? name : found->id, number, NULL);
  found->description = g_strjoinv (" · ", (char **) parts);
  found->icon_name = g_strdup (icon != NULL ? icon : "vane-unknown");

  return found;
}

static void
got_now (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *output = vane_child_run_finish (result, NULL, &error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_found_free);
  g_autoptr(JsonNode) node = NULL;

  if (output == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  node = read_array (output);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      VaneFound *found = read_found (peek_object (json_node_get_array (node), i), &lookup->units);

      if (found != NULL)
        g_ptr_array_add (all, found);
    }
  g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * vane_search_lookup_finish:
 * @result: the result
 * @error: as of vane_child_run_finish()
 *
 * Returns: (transfer full) (nullable) (element-type VaneFound): the best first; may be empty
 */
GPtrArray *
vane_search_lookup_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
