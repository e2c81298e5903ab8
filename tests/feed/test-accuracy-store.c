/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a place: written later, whole, and never in the way. */
#include "config.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "feed/vane-context.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#define HOUR 3600
#define DAY (24 * HOUR)

typedef struct
{
  char              *folder;
  VaneAccuracyStore *store;
  char              *path;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_build_filename (g_get_user_state_dir (), "accuracy-test", NULL);
  self->store = vane_accuracy_store_new (self->folder);
  self->path = vane_accuracy_store_get_path (self->store, "x:1");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_clear_object (&self->store);
  g_chmod (self->folder, 0700);
  folder = g_dir_open (self->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_unlink (path) != 0)
        g_rmdir (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static VaneReport *
make_report (gint64 made_at,
             double now,
             double temperature)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = "x:1", .latitude = 50.0 });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "open-meteo", 0);
  VaneSample sample;

  vane_sample_init (&sample, made_at, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, now);
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  for (guint i = 0; i < 40; i++)
    {
      vane_sample_init (&sample, made_at / HOUR * HOUR + i * HOUR, HOUR);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, temperature);
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, made_at, made_at + 900);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, made_at, made_at + 900);

  return vane_report_builder_end (builder, NULL);
}

static void
note (Fixture *self,
      gint64   at)
{
  g_autoptr(VaneReport) report = make_report (at, 10.0, 11.5);

  vane_accuracy_store_note (self->store, "x:1", report, at);
}

static void
note_two_days (Fixture *self)
{
  for (gint64 at = VANE_TEST_NOW - 2 * DAY; at <= VANE_TEST_NOW; at += HOUR)
    note (self, at);
}

static double
judge (Fixture *self)
{
  g_autoptr(VaneAccuracy) accuracy = vane_accuracy_store_load (self->store, "x:1");

  return vane_accuracy_judge (accuracy, "open-meteo", VANE_TEST_NOW).error;
}

static void
test_keeps (Fixture       *self,
            gconstpointer  data)
{
  GStatBuf info;

  g_assert_true (isnan (judge (self)));
  note_two_days (self);
  /* Not written yet, but known. */
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_cmpfloat (judge (self), ==, 1.5);

  vane_accuracy_store_flush (self->store);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, <, 4000);
  g_assert_cmpfloat (judge (self), ==, 1.5);
  g_object_unref (self->store);
  self->store = vane_accuracy_store_new (self->folder);
  g_assert_cmpfloat (judge (self), ==, 1.5);
}

/* By itself, when nobody waits for anything. */
static void
test_writes_by_itself (Fixture       *self,
                       gconstpointer  data)
{
  note (self, VANE_TEST_NOW);
  vane_test_wait_until (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* What says nothing new is not written again. */
static void
test_writes_what_is_new (Fixture       *self,
                         gconstpointer  data)
{
  struct utimbuf old = { 1000000000, 1000000000 };
  GStatBuf info;

  note (self, VANE_TEST_NOW);
  vane_accuracy_store_flush (self->store);
  g_assert_cmpint (g_utime (self->path, &old), ==, 0);
  note (self, VANE_TEST_NOW + 60);
  vane_accuracy_store_flush (self->store);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, ==, 1000000000);
  note (self, VANE_TEST_NOW + HOUR);
  vane_accuracy_store_flush (self->store);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, !=, 1000000000);
}

static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *huge = g_strnfill (VANE_ACCURACY_MAX_BYTES + 1, 'x');
  const char *const texts[] = { "", "\xff\x00\x01", "vane-accuracy 1\n-", huge };

  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (self->path, texts[i], -1, NULL));
      g_assert_true (isnan (judge (self)));
      note_two_days (self);
      vane_accuracy_store_flush (self->store);
      g_assert_cmpfloat (judge (self), ==, 1.5);
    }
}

/* Where a file cannot be, or is no file: said once, nothing else. */
static void
test_cannot_write (Fixture       *self,
                   gconstpointer  data)
{
  g_assert_cmpint (g_mkdir_with_parents (self->path, 0700), ==, 0);
  g_test_expect_message ("vane-feed", G_LOG_LEVEL_MESSAGE, "*cannot be kept*");
  note (self, VANE_TEST_NOW);
  vane_accuracy_store_flush (self->store);
  g_test_assert_expected_messages ();
  note (self, VANE_TEST_NOW + HOUR);
  vane_accuracy_store_flush (self->store);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_DIR));
}

/* Places that nobody has looked at for a month go when a new one comes. */
static void
test_forgets_places (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *old_path = vane_accuracy_store_get_path (self->store, "x:2");
  g_autofree char *recent_path = vane_accuracy_store_get_path (self->store, "x:3");
  struct utimbuf old = { VANE_TEST_NOW - 31 * DAY, VANE_TEST_NOW - 31 * DAY };
  struct utimbuf recent = { VANE_TEST_NOW - 29 * DAY, VANE_TEST_NOW - 29 * DAY };

  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (old_path, "vane-accuracy 1\n", -1, NULL));
  g_assert_true (g_file_set_contents (recent_path, "vane-accuracy 1\n", -1, NULL));
  g_assert_cmpint (g_utime (old_path, &old), ==, 0);
  g_assert_cmpint (g_utime (recent_path, &recent), ==, 0);
  note (self, VANE_TEST_NOW);
  vane_accuracy_store_flush (self->store);
  g_assert_false (g_file_test (old_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* The name of a file does not say where somebody lives. */
static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *path = vane_accuracy_store_get_path (self->store, "../../37.72,-122.41");
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpstr (folder, ==, self->folder);
  g_assert_null (strstr (path + strlen (folder), "37.72"));
  g_assert_cmpstr (path, !=, self->path);
}

/* --- what a context notes --- */

static const char *const BODY =
    "{\"utc_offset_seconds\":0,\"timezone\":\"UTC\","
    "\"current_units\":{\"time\":\"unixtime\",\"temperature_2m\":\"°C\"},"
    "\"current\":{\"time\":1795273920,\"temperature_2m\":4.5},\"hourly_units\":{\"time\":\"unixtime\","
    "\"temperature_2m\":\"°C\"},\"hourly\":{\"time\":[1795273200,1795276800],\"temperature_2m\":[4.0,5.0]}}";

static void
test_context (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(VaneFakeTransport) transport = vane_fake_transport_new (VANE_CLOCK (clock));
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(VanePlace) saved = vane_place_new (&(VanePlaceFields) {
      .id = "x:1", .name = "Here", .timezone = "UTC", .latitude = 50.0 });
  g_autoptr(VanePlace) other = vane_place_new (&(VanePlaceFields) {
      .id = "x:2", .name = "There", .timezone = "UTC", .latitude = 51.0 });
  g_autofree char *other_path = vane_accuracy_store_get_path (self->store, "x:2");
  VaneContext *context, *one;
  VaneFeed *feed;

  vane_fake_transport_answer (transport, "open-meteo/", BODY, 900);
  context = vane_context_new (VANE_TRANSPORT (transport), NULL, settings, VANE_CLOCK (clock));
  vane_context_set_accuracy (context, self->store);
  feed = vane_feed_list_add (vane_context_get_feeds (context), saved);
  vane_feed_refresh (feed, FALSE);
  vane_test_wait_until (!vane_feed_get_refreshing (feed));
  g_assert_nonnull (vane_feed_get_report (feed));

  /* Somebody looks at another place once: nothing of it is kept. */
  feed = vane_context_make_feed (context, other, NULL);
  vane_feed_refresh (feed, FALSE);
  vane_test_wait_until (!vane_feed_get_refreshing (feed));
  g_assert_nonnull (vane_feed_get_report (feed));
  vane_feed_close (feed);
  g_object_unref (feed);

  vane_accuracy_store_flush (self->store);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (other_path, G_FILE_TEST_EXISTS));

  /* A window that shows one place, and then another: the first is still the user's. */
  one = vane_context_new_for_place (context, saved);
  vane_feed_list_add (vane_context_get_feeds (one), other);
  vane_feed_list_remove (vane_context_get_feeds (one), "x:1");
  g_object_unref (one);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));

  /* Nothing of a place that is removed stays, also of what is not written yet. */
  note (self, VANE_TEST_NOW + HOUR);
  vane_feed_list_remove (vane_context_get_feeds (context), "x:1");
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_object_unref (context);
  vane_accuracy_store_flush (self->store);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

#define ADD(name, test) g_test_add ("/accuracy-store/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("keeps", test_keeps);
  ADD ("writes-by-itself", test_writes_by_itself);
  ADD ("writes-what-is-new", test_writes_what_is_new);
  ADD ("damaged", test_damaged);
  ADD ("cannot-write", test_cannot_write);
  ADD ("forgets-places", test_forgets_places);
  ADD ("names", test_names);
  ADD ("context", test_context);

  return g_test_run ();
}
