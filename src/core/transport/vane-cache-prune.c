/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-cache-prune.h"

#include "base/vane-data.h"
#include "base/vane-error.h"
#include "transport/vane-atomic-write.h"
#include "transport/vane-cache-file.h"

#define FILES_A_STEP       100
#define MAX_UNFINISHED_S   3600
#define ATTRIBUTES         G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
                           G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED

typedef struct
{
  char   *name;       /* (owned) */
  gint64  written_at;
  gint64  n_bytes;
} Candidate;

typedef struct
{
  GHashTable      *kept;        /* input (owned) (element-type utf8): names of files */
  gint64           now;
  GFileEnumerator *enumerator;  /* in progress (owned) */
  GQueue           candidates;  /* (owned) (element-type Candidate): may go when there is no room */
  GQueue           doomed;      /* (owned) (element-type Candidate): go */
  gint64           n_bytes;     /* of all that stays so far */
  GError          *error;       /* (owned) (nullable): the first one */
} Prune;

VANE_DEFINE_DATA (Prune, prune)

static void enumerated (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_files (GObject *source, GAsyncResult *result, gpointer user_data);
static void choose_oldest (Prune *self);
static void delete_next (GTask *task);
static void deleted (GObject *source, GAsyncResult *result, gpointer user_data);

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate);
}

static void
prune_clear (Prune *self)
{
  g_hash_table_unref (self->kept);
  g_clear_object (&self->enumerator);
  g_queue_clear_full (&self->candidates, candidate_free);
  g_queue_clear_full (&self->doomed, candidate_free);
  g_clear_error (&self->error);
}

static GError *
map_error (GError *error)
{
  g_autoptr(GError) owned = error;

  if (vane_error_is_cancelled (owned))
    return g_steal_pointer (&owned);

  return vane_error_new (VANE_ERROR_LOCAL, "cannot prune the cache: %s", owned->message);
}

/**
 * vane_cache_prune_async:
 * @folder: the cache folder
 * @kept_keys: (nullable): keys whose files stay, however old
 * @now: unix seconds
 * @cancellable: (nullable): to stop it; what is gone is gone
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Removes what nobody wrote for 30 days and what a crash left, then the oldest until 32 MiB
 * are left. Files that are not the cache's are left alone.
 */
void
vane_cache_prune_async (GFile                *folder,
                        const char *const    *kept_keys,
                        gint64                now,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  Prune *self;

  g_return_if_fail (G_IS_FILE (folder));

  task = g_task_new (folder, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_cache_prune_async);
  self = prune_attach (task);
  self->now = now;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; kept_keys != NULL && kept_keys[i] != NULL; i++)
    {
      g_hash_table_add (self->kept, vane_cache_file_name (kept_keys[i], VANE_CACHE_RESPONSE_SUFFIX));
      g_hash_table_add (self->kept, vane_cache_file_name (kept_keys[i], VANE_CACHE_ATTEMPT_SUFFIX));
    }

  g_file_enumerate_children_async (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, G_PRIORITY_LOW,
                                   cancellable, enumerated, g_object_ref (task));
}

static void
enumerated (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Prune *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->enumerator = g_file_enumerate_children_finish (G_FILE (source), result, &error);
  if (self->enumerator == NULL)
    g_task_return_error (task, map_error (error));
  else
    g_file_enumerator_next_files_async (self->enumerator, FILES_A_STEP, G_PRIORITY_LOW,
                                        g_task_get_cancellable (task), got_files, g_object_ref (task));
}

static void
judge (Prune     *self,
       GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);
  gint64 written_at = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  /* A file from the future was written under a wrong clock: just as old. */
  gint64 age_s = ABS (self->now - written_at);
  gboolean unfinished = g_str_has_prefix (name, VANE_ATOMIC_WRITE_GIO_PREFIX) ||
                        g_str_has_prefix (name, VANE_ATOMIC_WRITE_PREFIX);
  Candidate *candidate;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || (!unfinished && !vane_cache_file_is_name (name)))
    return;
  if (g_hash_table_contains (self->kept, name))
    {
      self->n_bytes += g_file_info_get_size (info);
      return;
    }

  candidate = g_new0 (Candidate, 1);
  candidate->name = g_strdup (name);
  candidate->written_at = written_at;
  candidate->n_bytes = g_file_info_get_size (info);
  if (age_s > (unfinished ? MAX_UNFINISHED_S : VANE_CACHE_MAX_AGE_S))
    {
      g_queue_push_tail (&self->doomed, candidate);
    }
  else if (unfinished)
    {
      candidate_free (candidate);
    }
  else
    {
      self->n_bytes += candidate->n_bytes;
      g_queue_push_tail (&self->candidates, candidate);
    }
}

static void
got_files (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Prune *self = g_task_get_task_data (task);
  GError *error = NULL;
  GList *infos = g_file_enumerator_next_files_finish (G_FILE_ENUMERATOR (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, map_error (error));
      return;
    }
  if (infos == NULL)
    {
      choose_oldest (self);
      delete_next (task);
      return;
    }

  for (GList *link = infos; link != NULL; link = link->next)
    judge (self, link->data);
  g_list_free_full (infos, g_object_unref);

  g_file_enumerator_next_files_async (self->enumerator, FILES_A_STEP, G_PRIORITY_LOW,
                                      g_task_get_cancellable (task), got_files, g_object_ref (task));
}

static int
compare_age (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  gint64 a_at = ((const Candidate *) a)->written_at;
  gint64 b_at = ((const Candidate *) b)->written_at;

  return (a_at > b_at) - (a_at < b_at);
}

static void
choose_oldest (Prune *self)
{
  g_queue_sort (&self->candidates, compare_age, NULL);
  while (self->n_bytes > VANE_CACHE_MAX_BYTES && !g_queue_is_empty (&self->candidates))
    {
      Candidate *candidate = g_queue_pop_head (&self->candidates);

      self->n_bytes -= candidate->n_bytes;
      g_queue_push_tail (&self->doomed, candidate);
    }
}

static void
delete_next (GTask *task)
{
  Prune *self = g_task_get_task_data (task);
  Candidate *candidate = g_queue_pop_head (&self->doomed);
  g_autoptr(GFile) file = NULL;

  if (candidate == NULL)
    {
      if (self->error != NULL)
        g_task_return_error (task, map_error (g_steal_pointer (&self->error)));
      else
        g_task_return_boolean (task, TRUE);
      return;
    }

  file = g_file_get_child (g_task_get_source_object (task), candidate->name);
  candidate_free (candidate);
  g_file_delete_async (file, G_PRIORITY_LOW, g_task_get_cancellable (task), deleted, g_object_ref (task));
}

static void
deleted (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Prune *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  g_file_delete_finish (G_FILE (source), result, &error);
  if (vane_error_is_cancelled (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Another program prunes too: gone is gone. One that cannot be removed stops no other. */
  if (error != NULL && self->error == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    self->error = g_steal_pointer (&error);

  delete_next (task);
}

/**
 * vane_cache_prune_finish:
 * @folder: the cache folder
 * @result: the result
 * @error: LOCAL when something could not be removed
 *
 * Returns: whether all that had to go is gone
 */
gboolean
vane_cache_prune_finish (GFile         *folder,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, folder), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
