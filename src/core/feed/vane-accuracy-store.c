/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes in is put aside, and written when nobody waits for anything: one place a turn of
 * the loop. Nothing here may keep the weather from being shown: what cannot be read is not
 * known, what cannot be written is said once and forgotten. */
#include "config.h"

#include "feed/vane-accuracy-store.h"

#include <errno.h>
#include <glib/gstdio.h>

/* Well after the first frame, and after the last of several sources. */
#define WRITE_S 3
#define NEXT_MS 50
/* Nobody has looked at a place for so long: whoever removes one wants no more of it. */
#define KEPT_S (30 * 24 * 3600)

struct _VaneAccuracyStore
{
  GObject     parent_instance;

  char       *folder;     /* (owned) */
  GHashTable *pending;    /* (owned): place id → GPtrArray of Note */
  guint       source_id;
  gboolean    complained;
};

G_DEFINE_FINAL_TYPE (VaneAccuracyStore, vane_accuracy_store, G_TYPE_OBJECT)

/* A report that came in. */
typedef struct
{
  VaneReport *report;  /* (owned) */
  gint64      at;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  vane_report_unref (note->report);
  g_free (note);
}

/* The id of a place may be anything, and says where somebody lives: not in a file's name. */
char *
vane_accuracy_store_get_path (VaneAccuracyStore *self,
                              const char        *place_id)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, place_id, -1);

  name[32] = '\0';

  return g_build_filename (self->folder, name, NULL);
}

/* --- on disk --- */

static VaneAccuracy *
read_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  GStatBuf info;

  /* A large one is not ours, and is not read. */
  if (g_stat (path, &info) != 0 || info.st_size > VANE_ACCURACY_MAX_BYTES ||
      !g_file_get_contents (path, &text, &length, NULL))
    return vane_accuracy_new ();

  return vane_accuracy_parse (text, length);
}

/* When a new place comes, the old ones go. */
static void
prune_folder (VaneAccuracyStore *self,
              gint64             now)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_mtime < now - KEPT_S)
        g_unlink (path);
    }
}

static void
write_file (VaneAccuracyStore *self,
            const char        *path,
            VaneAccuracy      *accuracy,
            gint64             now)
{
  g_autofree char *text = vane_accuracy_print (accuracy);
  g_autoptr(GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    prune_folder (self, now);
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    g_set_error_literal (&error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  else
    g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error);

  if (error != NULL && !self->complained)
    g_message ("How far sources are off cannot be kept in %s: %s", self->folder, error->message);
  self->complained |= error != NULL;
}

static gboolean
take_notes (VaneAccuracy *accuracy,
            GPtrArray    *notes)
{
  gboolean changed = FALSE;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const Note *note = g_ptr_array_index (notes, i);

      changed |= vane_accuracy_note (accuracy, note->report, note->at);
    }

  return changed;
}

/* Whether there was one. */
static gboolean
write_next (VaneAccuracyStore *self)
{
  GHashTableIter iter;
  gpointer place_id, notes;
  g_autofree char *path = NULL;
  g_autoptr(VaneAccuracy) accuracy = NULL;

  g_hash_table_iter_init (&iter, self->pending);
  if (!g_hash_table_iter_next (&iter, &place_id, &notes))
    return FALSE;

  path = vane_accuracy_store_get_path (self, place_id);
  accuracy = read_file (path);
  if (take_notes (accuracy, notes))
    {
      const Note *last = g_ptr_array_index ((GPtrArray *) notes, ((GPtrArray *) notes)->len - 1);

      write_file (self, path, accuracy, last->at);
    }
  g_hash_table_iter_remove (&iter);

  return TRUE;
}

static gboolean
on_time (gpointer user_data)
{
  VaneAccuracyStore *self = user_data;

  self->source_id = 0;
  if (write_next (self) && g_hash_table_size (self->pending) > 0)
    self->source_id = g_timeout_add_full (G_PRIORITY_LOW, NEXT_MS, on_time, self, NULL);

  return G_SOURCE_REMOVE;
}

/* --- the object --- */

static void
vane_accuracy_store_dispose (GObject *object)
{
  VaneAccuracyStore *self = VANE_ACCURACY_STORE (object);

  vane_accuracy_store_flush (self);

  G_OBJECT_CLASS (vane_accuracy_store_parent_class)->dispose (object);
}

static void
vane_accuracy_store_finalize (GObject *object)
{
  VaneAccuracyStore *self = VANE_ACCURACY_STORE (object);

  g_hash_table_unref (self->pending);
  g_free (self->folder);

  G_OBJECT_CLASS (vane_accuracy_store_parent_class)->finalize (object);
}

static void
vane_accuracy_store_class_init (VaneAccuracyStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_accuracy_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_accuracy_store_finalize;
}

static void
vane_accuracy_store_init (VaneAccuracyStore *self)
{
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * vane_accuracy_store_new:
 * @folder: (nullable): where the files are; %NULL: in the user's state folder
 *
 * Returns: (transfer full): it; nothing is read yet
 */
VaneAccuracyStore *
vane_accuracy_store_new (const char *folder)
{
  VaneAccuracyStore *self = g_object_new (VANE_TYPE_ACCURACY_STORE, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_state_dir (), "vane", "accuracy", NULL);

  return self;
}

/**
 * vane_accuracy_store_note:
 * @self: it
 * @place_id: a place
 * @report: what came in for it
 * @now: unix seconds
 *
 * Returns at once; it is written some seconds later, or by vane_accuracy_store_flush().
 */
void
vane_accuracy_store_note (VaneAccuracyStore *self,
                          const char        *place_id,
                          VaneReport        *report,
                          gint64             now)
{
  GPtrArray *notes;
  Note *note;

  g_return_if_fail (VANE_IS_ACCURACY_STORE (self) && place_id != NULL && report != NULL);

  notes = g_hash_table_lookup (self->pending, place_id);
  if (notes == NULL)
    {
      notes = g_ptr_array_new_with_free_func (note_free);
      g_hash_table_insert (self->pending, g_strdup (place_id), notes);
    }

  note = g_new0 (Note, 1);
  note->report = vane_report_ref (report);
  note->at = now;
  g_ptr_array_add (notes, note);
  if (self->source_id == 0)
    self->source_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, WRITE_S, on_time, self, NULL);
}

/**
 * vane_accuracy_store_load:
 * @self: it
 * @place_id: a place
 *
 * Returns: (transfer full): what is known there, with what is not written yet
 */
VaneAccuracy *
vane_accuracy_store_load (VaneAccuracyStore *self,
                          const char        *place_id)
{
  g_autofree char *path = NULL;
  VaneAccuracy *accuracy;

  g_return_val_if_fail (VANE_IS_ACCURACY_STORE (self) && place_id != NULL, NULL);

  path = vane_accuracy_store_get_path (self, place_id);
  accuracy = read_file (path);
  take_notes (accuracy, g_hash_table_lookup (self->pending, place_id));

  return accuracy;
}

/**
 * vane_accuracy_store_forget:
 * @self: it
 * @place_id: a place that was removed
 *
 * Nothing of it is kept, nor written later.
 */
void
vane_accuracy_store_forget (VaneAccuracyStore *self,
                            const char        *place_id)
{
  g_autofree char *path = NULL;

  g_return_if_fail (VANE_IS_ACCURACY_STORE (self) && place_id != NULL);

  path = vane_accuracy_store_get_path (self, place_id);
  g_hash_table_remove (self->pending, place_id);
  g_unlink (path);
}

/**
 * vane_accuracy_store_flush:
 * @self: it
 *
 * Writes what is not written yet; also done when it goes.
 */
void
vane_accuracy_store_flush (VaneAccuracyStore *self)
{
  g_return_if_fail (VANE_IS_ACCURACY_STORE (self));

  g_clear_handle_id (&self->source_id, g_source_remove);
  while (write_next (self))
    ;
}
