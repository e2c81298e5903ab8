/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-alert-list.h"
#include "support/vane-test.h"

/* Messages, and which of them are left, in order. */
typedef struct
{
  const char     *name;
  VaneAlertFields messages[4];
  const char     *expected;
} Case;

#define NONE VANE_TIME_NONE

static const Case cases[] = {
  { "nothing", { { NULL } }, "" },
  { "severity",
    { { .id = "a", .event = "A", .severity = VANE_SEVERITY_MINOR },
      { .id = "b", .event = "A", .severity = VANE_SEVERITY_UNKNOWN },
      { .id = "c", .event = "A", .severity = VANE_SEVERITY_EXTREME },
      { .id = "d", .event = "A", .severity = VANE_SEVERITY_SEVERE } },
    "c d a b" },
  { "urgency",
    { { .id = "a", .event = "A", .urgency = "Past" },
      { .id = "b", .event = "A" },
      { .id = "c", .event = "A", .urgency = "immediate" },
      { .id = "d", .event = "A", .urgency = "Future" } },
    "c d b a" },
  { "event-then-onset-then-id",
    { { .id = "a", .event = "B" },
      { .id = "d", .event = "A", .onset = 2 },
      { .id = "c", .event = "A", .onset = 1 },
      { .id = "b", .event = "A", .onset = 2 } },
    "c b d a" },
  { "tests",
    { { .id = "a", .event = "Tsunami Warning", .status = "Test", .severity = VANE_SEVERITY_EXTREME },
      { .id = "b", .event = "A", .status = "Exercise" },
      { .id = "c", .event = "A", .status = "Actual" },
      { .id = "d", .event = "A", .status = "Draft" } },
    "c" },
  /* A test that says it cancels a real one. */
  { "test-does-nothing",
    { { .id = "a", .event = "A", .message = "m1", .sent = 1 },
      { .id = "a", .event = "A", .message = "m2", .sent = 2, .status = "Test", .type = "Cancel", .references = "m1" } },
    "a" },
  { "cancelled",
    { { .id = "a", .event = "A", .message = "m1" },
      { .id = "b", .event = "B", .message = "m2", .type = "Cancel", .references = "m0 m1" },
      { .id = "c", .event = "C", .message = "m3", .type = "Ack" } },
    "" },
  { "replaced-by-name",
    { { .id = "b", .event = "B", .message = "m2", .type = "Update", .references = "m1" },
      { .id = "a", .event = "A", .message = "m1" } },
    "b" },
  { "one-event-the-newest",
    { { .id = "a", .event = "Old", .message = "m1", .sent = 1 },
      { .id = "a", .event = "New", .message = "m3", .sent = 3, .type = "Update" },
      { .id = "a", .event = "Middle", .message = "m2", .sent = 2 } },
    "a" },
  { "one-event-cancelled",
    { { .id = "a", .event = "A", .message = "m1", .sent = 1 },
      { .id = "a", .event = "A", .message = "m2", .sent = 2, .type = "Cancel" } },
    "" },
  { "names-itself", { { .id = "a", .event = "A", .message = "m1", .references = "m0" } }, "a" },
};

static void
test_settle (gconstpointer data)
{
  const Case *self = data;
  g_autoptr(GPtrArray) alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->messages) && self->messages[i].id != NULL; i++)
    g_ptr_array_add (alerts, vane_alert_new (&self->messages[i]));
  vane_alerts_settle (alerts);

  for (guint i = 0; i < alerts->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", vane_alert_get_fields (alerts->pdata[i])->id);
  g_assert_cmpstr (ids->str, ==, self->expected);
  if (g_str_equal (self->name, "one-event-the-newest"))
    g_assert_cmpstr (vane_alert_get_fields (alerts->pdata[0])->event, ==, "New");
}

/* Shown until the event ends, not until the message expires. */
static void
test_times (void)
{
  static const struct
  {
    gint64   ends, expires;
    gint64   end;
    gboolean over;
  } times[] = {
    { 200, 50, 200, FALSE },
    { 100, 500, 100, TRUE },
    { NONE, 50, 50, TRUE },
    { NONE, 101, 101, FALSE },
    { NONE, NONE, NONE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr(VaneAlert) alert = vane_alert_new (&(VaneAlertFields) {
          .id = "a", .event = "A", .onset = NONE, .ends = times[i].ends, .expires = times[i].expires });

      g_assert_cmpint (vane_alert_get_end (alert), ==, times[i].end);
      g_assert_cmpint (vane_alert_is_over (alert, 100), ==, times[i].over);
      g_assert_true (vane_alert_has_begun (alert, 0));
    }
}

static void
test_current (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = "x" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(VaneReport) report = NULL;
  g_autoptr(GPtrArray) current = NULL;

  vane_report_builder_take_alert (
      builder, vane_alert_new (&(VaneAlertFields) { .id = "a", .event = "A", .onset = 150, .ends = 200 }));
  vane_report_builder_take_alert (
      builder, vane_alert_new (&(VaneAlertFields) { .id = "b", .event = "B", .onset = 50, .ends = 100 }));
  report = vane_report_builder_end (builder, NULL);

  current = vane_alerts_get_current (report, 100);
  g_assert_cmpuint (current->len, ==, 1);
  g_assert_cmpstr (vane_alert_get_fields (current->pdata[0])->id, ==, "a");
  g_assert_false (vane_alert_has_begun (current->pdata[0], 149));
  g_assert_true (vane_alert_has_begun (current->pdata[0], 150));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/alert-list/settle/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_settle);
    }
  g_test_add_func ("/alert-list/times", test_times);
  g_test_add_func ("/alert-list/current", test_current);

  return g_test_run ();
}
