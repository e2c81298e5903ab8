/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of a feed, and of the context, cancelled at each of five moments. */
#include "config.h"

#include "feed-fixture.h"
#include "feed/vane-context.h"

#define FOUND "{\"results\":[{\"id\":1,\"name\":\"Berlin\",\"latitude\":52.5,\"longitude\":13.4}]}"

typedef struct
{
  FeedFixture   feed;
  VaneContext  *context;
  GCancellable *cancellable;
  GAsyncResult *kept;
} Asker;

static void
ask_refresh (Asker *self)
{
  vane_feed_refresh_async (self->feed.feed, TRUE, self->cancellable, vane_test_keep_result, &self->kept);
}

static gpointer
finish_refresh (Asker   *self,
                GError **error)
{
  return vane_feed_refresh_finish (self->feed.feed, self->kept, error);
}

static void
ask_load (Asker *self)
{
  vane_feed_load_async (self->feed.feed, self->cancellable, vane_test_keep_result, &self->kept);
}

static gpointer
finish_load (Asker   *self,
             GError **error)
{
  return vane_feed_load_finish (self->feed.feed, self->kept, error);
}

static void
ask_resolve (Asker *self)
{
  vane_context_resolve_async (self->context, "Berlin", NULL, self->cancellable, vane_test_keep_result, &self->kept);
}

static void
ask_resolve_here (Asker *self)
{
  vane_context_resolve_async (self->context, "1.5,2.5", NULL, self->cancellable, vane_test_keep_result, &self->kept);
}

static gpointer
finish_resolve (Asker   *self,
                GError **error)
{
  return vane_context_resolve_finish (self->context, self->kept, error);
}

static const struct
{
  const char *name;
  void      (*ask) (Asker *self);
  gpointer  (*finish) (Asker *self, GError **error);
  gboolean    lands;  /* what was asked for arrives all the same: others may wait for it */
} questions[] = {
  { "refresh", ask_refresh, finish_refresh, TRUE },
  { "load", ask_load, finish_load, FALSE },
  { "resolve", ask_resolve, finish_resolve, FALSE },
  { "resolve-here", ask_resolve_here, finish_resolve, FALSE },
};

typedef enum
{
  BEFORE,
  RIGHT_AFTER,
  WHILE_ASKED,
  WITH_THE_ANSWER,
  AFTER,
  N_MOMENTS,
} Moment;

static const char *const moments[N_MOMENTS] = { "before", "right-after", "while-asked", "with-the-answer", "after" };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_cancel (gconstpointer data)
{
  guint question = GPOINTER_TO_UINT (data) / N_MOMENTS;
  Moment moment = GPOINTER_TO_UINT (data) % N_MOMENTS;
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Asker self = { .cancellable = cancellable };

  feed_fixture_set_up (&self.feed, NULL);
  self.context = vane_context_new (VANE_TRANSPORT (self.feed.transport), NULL, settings,
                                   VANE_CLOCK (self.feed.clock));
  vane_fake_transport_answer (self.feed.transport, "", "12.5", 900);
  vane_fake_transport_answer (self.feed.transport, "name=Berlin", FOUND, 900);
  vane_fake_transport_hold (self.feed.transport);

  if (moment == BEFORE)
    g_cancellable_cancel (cancellable);
  questions[question].ask (&self);
  if (moment == RIGHT_AFTER)
    g_cancellable_cancel (cancellable);
  g_assert_null (self.kept);
  if (moment >= WHILE_ASKED)
    settle ();
  if (moment == WHILE_ASKED)
    g_cancellable_cancel (cancellable);
  if (moment >= WITH_THE_ANSWER)
    vane_fake_transport_let_go (self.feed.transport);
  if (moment == WITH_THE_ANSWER)
    g_cancellable_cancel (cancellable);
  vane_test_wait_until (self.kept != NULL);
  g_cancellable_cancel (cancellable);

  g_assert_null (questions[question].finish (&self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* One who goes does not end what is shared, and CANCELLED is nobody's error. */
  vane_fake_transport_let_go (self.feed.transport);
  vane_test_wait_until (!vane_feed_get_refreshing (self.feed.feed));
  g_assert_null (vane_feed_get_error (self.feed.feed));
  g_assert_true ((vane_feed_get_report (self.feed.feed) != NULL) == questions[question].lands);

  g_clear_object (&self.kept);
  g_assert_finalize_object (self.context);
  feed_fixture_tear_down (&self.feed, NULL);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (questions) * N_MOMENTS; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/feed-cancel/%s/%s", questions[i / N_MOMENTS].name, moments[i % N_MOMENTS]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cancel);
    }

  return g_test_run ();
}
