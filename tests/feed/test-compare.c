/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sources at once: each row is filled by itself, whatever becomes of the others. */
#include "config.h"

#include "feed-fixture.h"
#include "feed/vane-compare-private.h"

static gboolean
covers_nothing (VanePlace *place)
{
  return FALSE;
}

/* The fake ones, one that does not cover the place, one that gives only alerts. */
typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneProvider       nowhere;
  VaneProvider       warner;
  const VaneProvider *table[5];
  VaneAccuracyStore *store;    /* (nullable) */
  VaneCompare       *compare;
  GCancellable      *cancellable;
  GAsyncResult      *result;
  guint              n_changed;
} Fixture;

static void
on_changed (VaneCompare *compare,
            Fixture     *self)
{
  self->n_changed++;
}

static void
make_compare (Fixture *self)
{
  g_autoptr(VanePlace) place = feed_fixture_make_place ("Here", 50.0);
  VaneCompareFields fields = {
    .transport = VANE_TRANSPORT (self->transport),
    .clock = VANE_CLOCK (self->clock),
    .sources = { self->table, &vane_fake_provider, FALSE },
    .place = place,
    .decimals = 2,
    .store = self->store,
  };

  self->compare = vane_compare_new (&fields);
  g_signal_connect (self->compare, "changed", G_CALLBACK (on_changed), self);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->nowhere = vane_other_fake_provider;
  self->nowhere.info.id = "nowhere";
  self->nowhere.covers = covers_nothing;
  self->warner = vane_other_fake_provider;
  self->warner.info.id = "warner";
  self->warner.info.gives = VANE_BLOCK_BIT (VANE_BLOCK_ALERTS);
  self->table[0] = &self->nowhere;
  self->table[1] = &self->warner;
  self->table[2] = &vane_other_fake_provider;
  self->table[3] = &vane_fake_provider;
  self->cancellable = g_cancellable_new ();
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  make_compare (self);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  vane_compare_close (self->compare);
  settle ();
  g_assert_finalize_object (self->compare);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
  g_clear_object (&self->store);
  g_clear_object (&self->result);
  g_object_unref (self->cancellable);
}

static void
run (Fixture *self)
{
  vane_compare_run_async (self->compare, self->cancellable, vane_test_keep_result, &self->result);
}

static void
end_well (Fixture *self)
{
  g_autoptr(GAsyncResult) result = vane_test_await (&self->result);
  g_autoptr(GError) error = NULL;

  self->result = NULL;
  g_assert_true (vane_compare_run_finish (self->compare, result, &error));
  g_assert_no_error (error);
}

static void
end_cancelled (Fixture *self)
{
  g_autoptr(GAsyncResult) result = vane_test_await (&self->result);
  g_autoptr(GError) error = NULL;

  self->result = NULL;
  g_assert_false (vane_compare_run_finish (self->compare, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 0);
}

static VaneCompareRow *
get_row (Fixture    *self,
         const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->compare)); i++)
    {
      VaneCompareRow *row = vane_compare_get_row (self->compare, i);

      if (g_str_equal (vane_compare_row_get (row)->info->id, id))
        return row;
    }

  return NULL;
}

static const VaneCompared *
get (Fixture    *self,
     const char *id)
{
  return vane_compare_row_get (get_row (self, id));
}

static void
assert_state (Fixture *self, const char *id, VaneComparedState state)
{
  g_assert_cmpstr (vane_compared_state_to_string (get (self, id)->state), ==, vane_compared_state_to_string (state));
}

static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->compare)), ==, 3);
  g_assert_cmpuint (vane_compare_get_n_waiting (self->compare), ==, 3);
  /* The chosen one first, those that do not cover it last; who only warns is no row. */
  g_assert_true (vane_compare_get_row (self->compare, 0) == get_row (self, "fake"));
  g_assert_true (vane_compare_get_row (self->compare, 2) == get_row (self, "nowhere"));
  g_assert_null (get_row (self, "warner"));
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);
}

static void
test_all (Fixture       *self,
          gconstpointer  data)
{
  run (self);
  g_assert_null (self->result);
  end_well (self);
  assert_state (self, "fake", VANE_COMPARED_ARRIVED);
  assert_state (self, "other", VANE_COMPARED_ARRIVED);
  assert_state (self, "nowhere", VANE_COMPARED_NOT_COVERED);
  g_assert_cmpfloat (vane_fake_provider_read (get (self, "fake")->report), ==, 1.0);
  g_assert_cmpfloat (vane_fake_provider_read (get (self, "other")->report), ==, 2.0);
  g_assert_cmpuint (self->n_changed, ==, 3);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);

  /* What has not expired is not asked for again. */
  run (self);
  end_well (self);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);
}

/* One is late: the others are there before. */
static void
test_late (Fixture       *self,
           gconstpointer  data)
{
  vane_fake_transport_hold (self->transport);
  run (self);
  settle ();
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 2);
  vane_fake_transport_release (self->transport, "other/");
  settle ();
  assert_state (self, "other", VANE_COMPARED_ARRIVED);
  assert_state (self, "fake", VANE_COMPARED_WAITING);
  g_assert_null (self->result);
  vane_fake_transport_let_go (self->transport);
  end_well (self);
  assert_state (self, "fake", VANE_COMPARED_ARRIVED);
}

/* Each failure is its own; it is asked again alone. */
static void
test_failed (Fixture       *self,
             gconstpointer  data)
{
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_KEY_MISSING, VANE_TIME_NONE);
  run (self);
  end_well (self);
  assert_state (self, "fake", VANE_COMPARED_NEEDS_KEY);
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_BUSY, VANE_TEST_NOW + 60);
  run (self);
  end_well (self);
  assert_state (self, "fake", VANE_COMPARED_FAILED);
  g_assert_error (get (self, "fake")->error, VANE_ERROR, VANE_ERROR_BUSY);
  g_assert_cmpstr (vane_error_get_provider (get (self, "fake")->error), ==, "fake");
  g_assert_null (get (self, "fake")->report);
  assert_state (self, "other", VANE_COMPARED_ARRIVED);

  vane_fake_transport_answer (self->transport, "fake/", "3", 900);
  vane_compare_retry (self->compare, get_row (self, "fake"));
  assert_state (self, "fake", VANE_COMPARED_WAITING);
  g_assert_null (get (self, "fake")->error);
  vane_compare_retry (self->compare, get_row (self, "fake"));
  vane_test_wait_until (vane_compare_get_n_waiting (self->compare) == 0);
  assert_state (self, "fake", VANE_COMPARED_ARRIVED);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "fake/"), ==, 3);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "other/"), ==, 1);
}

/* What was stored of one that does not answer is shown with the error, unless it is too old. */
static void
test_stored (Fixture       *self,
             gconstpointer  data)
{
  gint64 age_s = GPOINTER_TO_INT (data);

  vane_fake_transport_store (self->transport, "fake/now?lat=50.00&lon=10.00", "7", VANE_TEST_NOW - age_s,
                             VANE_TEST_NOW - 60);
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 60);
  run (self);
  end_well (self);
  assert_state (self, "fake", VANE_COMPARED_FAILED);
  g_assert_error (get (self, "fake")->error, VANE_ERROR, VANE_ERROR_TIMEOUT);
  if (age_s < 6 * 3600)
    g_assert_cmpfloat (vane_fake_provider_read (get (self, "fake")->report), ==, 7.0);
  else
    g_assert_null (get (self, "fake")->report);
}

/* Cancelled at each step of the loop, and before the first. */
static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  for (guint n_steps = 0; n_steps < 12; n_steps++)
    {
      guint n_changed;

      vane_test_clock_advance (self->clock, 3600);
      run (self);
      for (guint i = 0; i < n_steps; i++)
        g_main_context_iteration (NULL, FALSE);
      n_changed = self->n_changed;
      if (self->result != NULL)
        {
          end_well (self);
          continue;
        }
      g_cancellable_cancel (self->cancellable);
      end_cancelled (self);
      g_assert_cmpuint (self->n_changed, ==, n_changed);
      g_cancellable_reset (self->cancellable);
    }
}

static void
test_cancelled_before (Fixture       *self,
                       gconstpointer  data)
{
  g_cancellable_cancel (self->cancellable);
  run (self);
  end_cancelled (self);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);
}

/* It is cancelled by what a row is told. */
static void
on_changed_cancel (VaneCompare  *compare,
                   GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled_within (Fixture       *self,
                       gconstpointer  data)
{
  vane_fake_transport_hold (self->transport);
  g_signal_connect (self->compare, "changed", G_CALLBACK (on_changed_cancel), self->cancellable);
  run (self);
  end_cancelled (self);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 2);
}

/* Closed while they are asked: nothing is told any more, nothing is left behind. */
static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  vane_fake_transport_hold (self->transport);
  run (self);
  settle ();
  self->n_changed = 0;
  vane_compare_close (self->compare);
  end_cancelled (self);
  vane_compare_retry (self->compare, get_row (self, "fake"));
  settle ();
  g_assert_cmpuint (self->n_changed, ==, 0);
  assert_state (self, "fake", VANE_COMPARED_WAITING);
  run (self);
  end_cancelled (self);
}

/* Nobody holds it but what is in the air. */
static void
test_dropped (Fixture       *self,
              gconstpointer  data)
{
  vane_fake_transport_hold (self->transport);
  run (self);
  settle ();
  vane_compare_close (self->compare);
  g_object_add_weak_pointer (G_OBJECT (self->compare), (gpointer *) &self->compare);
  g_object_unref (self->compare);
  settle ();
  g_clear_object (&self->result);
  g_assert_null (self->compare);
  make_compare (self);
}

/* How far they were off is known at once, and what arrives is noted. */
static void
test_scores (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "scores", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  static const char *const lines =
      "vane-accuracy 1\n"
      "- 20778 10.0/0 10.0/0 10.0/0 - - - - - - - - - - - - - - - - - - - - -\n"
      "fake 20778 11.0/24 12.0/24 9.0/24 - - - - - - - - - - - - - - - - - - - - -\n";

  self->store = vane_accuracy_store_new (folder);
  path = vane_accuracy_store_get_path (self->store, "x:1");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, lines, -1, NULL));
  vane_compare_close (self->compare);
  g_object_unref (self->compare);
  make_compare (self);

  run (self);
  g_assert_cmpfloat_with_epsilon (get (self, "fake")->score.error, 4.0 / 3.0, 1e-9);
  g_assert_cmpuint (get (self, "fake")->score.n_days, ==, 1);
  g_assert_true (isnan (get (self, "other")->score.error));
  end_well (self);
  vane_accuracy_store_flush (self->store);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  /* What the first of the two has measured at 15:12. */
  g_assert_true (strstr (text, " 1.0/132 ") != NULL || strstr (text, " 2.0/132 ") != NULL);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

#define ADD(name, test, data) g_test_add ("/compare/" name, Fixture, data, set_up, test, tear_down)
  ADD ("rows", test_rows, NULL);
  ADD ("all", test_all, NULL);
  ADD ("late", test_late, NULL);
  ADD ("failed", test_failed, NULL);
  ADD ("stored", test_stored, GINT_TO_POINTER (3600));
  ADD ("stored-too-old", test_stored, GINT_TO_POINTER (7 * 3600));
  ADD ("cancelled", test_cancelled, NULL);
  ADD ("cancelled-before", test_cancelled_before, NULL);
  ADD ("cancelled-within", test_cancelled_within, NULL);
  ADD ("closed", test_closed, NULL);
  ADD ("dropped", test_dropped, NULL);
  ADD ("scores", test_scores, NULL);

  return g_test_run ();
}
