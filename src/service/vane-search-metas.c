/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shell shows of each place that was found. */
#include "config.h"

#include "service/vane-search-metas.h"

#include <glib/gi18n.h>

#include "model/vane-derive.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-symbol.h"
#include "service/vane-search-lookup.h"

static VaneFound *
describe_saved (VaneContext *context,
                VaneFeed    *feed)
{
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (context));
  VaneReport *report = vane_feed_get_report (feed);
  gint64 now = vane_feed_get_now (feed);
  VaneSample sample;
  VaneBasis basis;
  gboolean known = report != NULL && vane_derive_now (report, now, &sample, &basis);
  g_autofree char *place = vane_describe_place (vane_feed_get_place (feed));
  g_autofree char *number =
      known ? vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, &units, VANE_FORMAT_UNIT) : NULL;
  VaneFound *found = g_new0 (VaneFound, 1);

  found->id = g_strdup (vane_place_get_id (vane_feed_get_place (feed)));
  found->name = g_strjoin ("  ", place, number, NULL);
  found->description = known ? vane_describe_now (report, &units, now) : g_strdup (_("Not known yet"));
  found->icon_name = vane_symbol_get_name (known ? sample.condition : VANE_CONDITION_UNKNOWN,
                                           known ? sample.daylight : VANE_DAYLIGHT_UNKNOWN);

  return found;
}

static void
add_meta (GVariantBuilder *metas,
          const VaneFound *found)
{
  g_autoptr(GIcon) icon = g_themed_icon_new (found->icon_name);
  g_autoptr(GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (found->id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (found->name));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (found->description));
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_close (metas);
}

/* A question that waits for what is stored: the search may be what has started the service. */
typedef struct
{
  VaneContext           *context;     /* (owned) */
  GHashTable            *found;       /* (owned) (element-type utf8 VaneFound): places that are not saved */
  GDBusMethodInvocation *invocation;  /* (owned) */
  GStrv                  ids;         /* (owned) */
  guint                  n_waiting;   /* feeds that are not loaded, and the set-up */
} Question;

static void
give_metas (Question *question)
{
  VaneFeedList *feeds = vane_context_get_feeds (question->context);
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; question->ids[i] != NULL; i++)
    {
      VaneFeed *feed = vane_feed_list_find (feeds, question->ids[i]);
      VaneFound *found = feed == NULL ? g_hash_table_lookup (question->found, question->ids[i]) : NULL;

      if (feed != NULL)
        {
          VaneFound *saved = describe_saved (question->context, feed);

          add_meta (&metas, saved);
          vane_found_free (saved);
        }
      else if (found != NULL)
        add_meta (&metas, found);
    }
  g_dbus_method_invocation_return_value (g_steal_pointer (&question->invocation),
                                         g_variant_new ("(aa{sv})", &metas));
}

static void
release (Question *question)
{
  if (--question->n_waiting > 0)
    return;

  give_metas (question);
  g_object_unref (question->context);
  g_hash_table_unref (question->found);
  g_strfreev (question->ids);
  g_free (question);
}

static void
got_loaded (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  /* What is not stored is not known; that is an answer, too. */
  g_autoptr(VaneReport) report = vane_feed_load_finish (VANE_FEED (source), result, NULL);

  release (user_data);
}

/**
 * vane_search_metas_answer:
 * @context: the saved places
 * @found: (element-type utf8 VaneFound): those that were looked up, by id
 * @ids: of which places
 * @invocation: (transfer full): of GetResultMetas
 *
 * Answers when what is stored of the saved ones has been read.
 */
void
vane_search_metas_answer (VaneContext           *context,
                          GHashTable            *found,
                          const char *const     *ids,
                          GDBusMethodInvocation *invocation)
{
  VaneFeedList *feeds = vane_context_get_feeds (context);
  Question *question = g_new0 (Question, 1);

  *question = (Question) { g_object_ref (context), g_hash_table_ref (found), invocation, g_strdupv ((GStrv) ids), 1 };
  for (guint i = 0; ids[i] != NULL; i++)
    {
      VaneFeed *feed = vane_feed_list_find (feeds, ids[i]);

      if (feed == NULL || vane_feed_get_loaded (feed))
        continue;
      question->n_waiting++;
      vane_feed_load_async (feed, NULL, got_loaded, question);
    }
  release (question);
}
