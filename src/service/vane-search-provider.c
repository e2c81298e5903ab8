/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-search-provider.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "service/vane-search-lookup.h"
#include "service/vane-search-metas.h"
#include "service/vane-search-text.h"
#include "vane-search-dbus.h"

#define SEARCH_PATH "/io/github/vane_weather/Vane/SearchProvider"
#define MAX_KEPT    60

struct _VaneSearchProvider
{
  GObject                     parent_instance;

  VaneContext                *context;      /* (owned) */
  VaneSearchShellSearchProvider2 *skeleton; /* (owned) */
  GCancellable               *lookup;       /* (owned) (nullable): of the search that waits */
  GHashTable                 *found;        /* (owned): id → VaneFound */
};

G_DEFINE_FINAL_TYPE (VaneSearchProvider, vane_search_provider, G_TYPE_OBJECT)

enum
{
  USED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A search that waits for a lookup. */
typedef struct
{
  VaneSearchProvider    *self;        /* (owned) */
  GDBusMethodInvocation *invocation;  /* (owned) */
  GStrv                  saved;       /* (owned): ids of saved places that match */
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->self);
  g_clear_object (&search->invocation);
  g_strfreev (search->saved);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

/* --- saved places --- */

static GStrv
match_saved (VaneSearchProvider *self,
             const char         *text)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    {
      VanePlace *place = vane_feed_get_place (vane_feed_list_get (feeds, i));
      const char *code = vane_place_get_postal_code (place);
      g_autofree char *name = vane_describe_place (place);

      if (vane_search_text_matches (text, name) || (code != NULL && g_ascii_strcasecmp (code, text) == 0))
        g_strv_builder_add (ids, vane_place_get_id (place));
    }

  return g_strv_builder_end (ids);
}

/* --- a search --- */

static void
answer (VaneSearchProvider    *self,
        GDBusMethodInvocation *invocation,
        GStrv                  saved,
        GPtrArray             *found)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  g_strv_builder_addv (ids, (const char **) saved);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      VaneFound *place = found->pdata[i];

      if (!g_strv_contains ((const char *const *) saved, place->id))
        g_strv_builder_add (ids, place->id);
    }
  all = g_strv_builder_end (ids);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", all));
}

static void
got_found (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Search) search = user_data;
  VaneSearchProvider *self = search->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = vane_search_lookup_finish (result, &error);

  if (error != NULL && !vane_error_is_cancelled (error))
    g_debug ("Nothing found: %s", error->message);
  answer (self, g_steal_pointer (&search->invocation), search->saved, found);
  if (found == NULL)
    return;

  /* What was found long ago is not asked for any more. */
  if (g_hash_table_size (self->found) > MAX_KEPT)
    g_hash_table_remove_all (self->found);
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      VaneFound *place = found->pdata[i];

      g_hash_table_replace (self->found, place->id, place);
    }
}

/* The word is the desktop's language's, or English. */
static gboolean
strip_word (const char  *text,
            const char **rest)
{
  /* Translators: the word with which somebody begins a search for the weather of a place:
   * "weather oslo". One word, lower case. */
  return vane_search_text_strip (text, _("weather"), rest) || vane_search_text_strip (text, "weather", rest);
}

/* A newer search ends the one that waits: it is answered with what is here. */
static gboolean
search (VaneSearchProvider    *self,
        GDBusMethodInvocation *invocation,
        const char *const     *terms)
{
  VaneSettings *settings = vane_context_get_settings (self->context);
  VaneUnits units = vane_settings_get_units (settings);
  g_autofree char *text = vane_search_text_join (terms);
  const char *rest = text;
  gboolean weather = strip_word (text, &rest);
  g_auto(GStrv) saved = match_saved (self, rest);
  Search *waiting;

  g_signal_emit (self, signals[USED], 0);
  if (self->lookup != NULL)
    g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  if (!weather || !vane_search_text_may_go_out (rest, vane_settings_get_locale_country (settings)))
    {
      answer (self, invocation, saved, NULL);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }

  self->lookup = g_cancellable_new ();
  waiting = g_new0 (Search, 1);
  waiting->self = g_object_ref (self);
  waiting->invocation = invocation;
  waiting->saved = g_steal_pointer (&saved);
  vane_search_lookup_async (rest, &units, self->lookup, got_found, waiting);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_initial (VaneSearchShellSearchProvider2 *skeleton,
            GDBusMethodInvocation          *invocation,
            const char *const              *terms,
            VaneSearchProvider             *self)
{
  return search (self, invocation, terms);
}

static gboolean
on_subsearch (VaneSearchShellSearchProvider2 *skeleton,
              GDBusMethodInvocation          *invocation,
              const char *const              *previous,
              const char *const              *terms,
              VaneSearchProvider             *self)
{
  return search (self, invocation, terms);
}

/* --- what was found --- */

static gboolean
on_metas (VaneSearchShellSearchProvider2 *skeleton,
          GDBusMethodInvocation          *invocation,
          const char *const              *ids,
          VaneSearchProvider             *self)
{
  g_signal_emit (self, signals[USED], 0);
  vane_search_metas_answer (self->context, self->found, ids, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_activate (VaneSearchShellSearchProvider2 *skeleton,
             GDBusMethodInvocation          *invocation,
             const char                     *id,
             const char *const              *terms,
             guint                           timestamp,
             VaneSearchProvider             *self)
{
  vane_search_shell_search_provider2_complete_activate_result (skeleton, invocation);
  g_signal_emit (self, signals[OPEN], 0, id);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_launch (VaneSearchShellSearchProvider2 *skeleton,
           GDBusMethodInvocation          *invocation,
           const char *const              *terms,
           guint                           timestamp,
           VaneSearchProvider             *self)
{
  vane_search_shell_search_provider2_complete_launch_search (skeleton, invocation);
  g_signal_emit (self, signals[OPEN], 0, "");

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* --- the object --- */

static void
vane_search_provider_dispose (GObject *object)
{
  VaneSearchProvider *self = VANE_SEARCH_PROVIDER (object);

  vane_search_provider_unexport (self);
  if (self->lookup != NULL)
    g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_search_provider_parent_class)->dispose (object);
}

static void
vane_search_provider_finalize (GObject *object)
{
  VaneSearchProvider *self = VANE_SEARCH_PROVIDER (object);

  g_signal_handlers_disconnect_by_data (self->skeleton, self);
  g_object_unref (self->skeleton);
  g_hash_table_unref (self->found);

  G_OBJECT_CLASS (vane_search_provider_parent_class)->finalize (object);
}

static void
vane_search_provider_class_init (VaneSearchProviderClass *klass)
{
  GType type = VANE_TYPE_SEARCH_PROVIDER;

  G_OBJECT_CLASS (klass)->dispose = vane_search_provider_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_search_provider_finalize;
  signals[USED] = g_signal_new ("used", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vane_search_provider_init (VaneSearchProvider *self)
{
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) vane_found_free);
  self->skeleton = vane_search_shell_search_provider2_skeleton_new ();
  g_signal_connect (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (on_initial), self);
  g_signal_connect (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (on_subsearch), self);
  g_signal_connect (self->skeleton, "handle-get-result-metas", G_CALLBACK (on_metas), self);
  g_signal_connect (self->skeleton, "handle-activate-result", G_CALLBACK (on_activate), self);
  g_signal_connect (self->skeleton, "handle-launch-search", G_CALLBACK (on_launch), self);
}

/**
 * vane_search_provider_new:
 * @context: whose places are found
 *
 * Returns: (transfer full): it, not on the bus yet
 */
VaneSearchProvider *
vane_search_provider_new (VaneContext *context)
{
  VaneSearchProvider *self = g_object_new (VANE_TYPE_SEARCH_PROVIDER, NULL);

  self->context = g_object_ref (context);

  return self;
}

/**
 * vane_search_provider_export:
 * @self: it
 * @connection: a bus
 * @error: why it cannot be there
 *
 * Returns: whether it is on the bus
 */
gboolean
vane_search_provider_export (VaneSearchProvider  *self,
                             GDBusConnection     *connection,
                             GError             **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, SEARCH_PATH, error);
}

/**
 * vane_search_provider_unexport:
 * @self: it
 */
void
vane_search_provider_unexport (VaneSearchProvider *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);

  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}
