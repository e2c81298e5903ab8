/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-alert-list.h"

#include <string.h>

/* The most urgent first; what a sender calls otherwise, or not at all, stands before what
 * it says is past. */
static guint
rank_urgency (const char *urgency)
{
  static const char *const names[] = { "immediate", "expected", "future", "unknown", "past" };

  for (guint i = 0; urgency != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], urgency) == 0)
      return i;

  return 3;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return a < b ? -1 : a > b;
}

/**
 * vane_alert_compare:
 * @a: an alert
 * @b: another
 *
 * The order in which alerts are told: by severity, then by urgency, then by the event's
 * name, its beginning and its id, so that no two reports tell the same alerts in another order.
 *
 * Returns: less than 0 when @a comes first
 */
int
vane_alert_compare (VaneAlert *a,
                    VaneAlert *b)
{
  const VaneAlertFields *x = vane_alert_get_fields (a);
  const VaneAlertFields *y = vane_alert_get_fields (b);
  int order = compare_numbers (y->severity, x->severity);

  if (order == 0)
    order = compare_numbers (rank_urgency (x->urgency), rank_urgency (y->urgency));
  if (order == 0)
    order = strcmp (x->event, y->event);
  if (order == 0)
    order = compare_numbers (x->onset, y->onset);

  return order != 0 ? order : strcmp (x->id, y->id);
}

/**
 * vane_alert_get_end:
 * @self: an alert
 *
 * A message often expires before its event ends, because a newer one is to replace it by
 * then: the event's end counts wherever it is known.
 *
 * Returns: unix seconds until which it is shown, or %VANE_TIME_NONE: as long as it is sent
 */
gint64
vane_alert_get_end (VaneAlert *self)
{
  const VaneAlertFields *fields = vane_alert_get_fields (self);

  return fields->ends != VANE_TIME_NONE ? fields->ends : fields->expires;
}

/**
 * vane_alert_is_over:
 * @self: an alert
 * @now: unix seconds
 *
 * Returns: whether there is nothing to warn of any more
 */
gboolean
vane_alert_is_over (VaneAlert *self,
                    gint64     now)
{
  gint64 end = vane_alert_get_end (self);

  return end != VANE_TIME_NONE && end <= now;
}

/**
 * vane_alert_has_begun:
 * @self: an alert
 * @now: unix seconds
 *
 * Returns: whether what it warns of is under way; %FALSE: it is still to come
 */
gboolean
vane_alert_has_begun (VaneAlert *self,
                      gint64     now)
{
  gint64 onset = vane_alert_get_fields (self)->onset;

  return onset == VANE_TIME_NONE || onset <= now;
}

static gboolean
is_type (const VaneAlertFields *fields,
         const char            *type)
{
  return fields->type != NULL && g_ascii_strcasecmp (fields->type, type) == 0;
}

/* A message that replaces others tells their ids, whether it is an update or a cancel. */
static void
note_references (GHashTable            *replaced,
                 const VaneAlertFields *fields)
{
  g_auto(GStrv) ids = NULL;

  if (fields->references == NULL)
    return;

  ids = g_strsplit (fields->references, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    if (ids[i][0] != '\0')
      g_hash_table_add (replaced, g_strdup (ids[i]));
}

static gboolean
is_actual (const VaneAlertFields *fields)
{
  return fields->status == NULL || g_ascii_strcasecmp (fields->status, "Actual") == 0;
}

static gboolean
is_warning (const VaneAlertFields *fields)
{
  return is_actual (fields) && (fields->type == NULL || is_type (fields, "Alert") || is_type (fields, "Update"));
}

/* Of the messages about one event the newest. */
static GHashTable *
find_newest (GPtrArray *alerts)
{
  GHashTable *newest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < alerts->len; i++)
    {
      const VaneAlertFields *fields = vane_alert_get_fields (alerts->pdata[i]);
      VaneAlert *other = g_hash_table_lookup (newest, fields->id);

      if (is_actual (fields) && (other == NULL || vane_alert_get_fields (other)->sent < fields->sent))
        g_hash_table_replace (newest, (gpointer) fields->id, alerts->pdata[i]);
    }

  return newest;
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return vane_alert_compare (*(VaneAlert *const *) a, *(VaneAlert *const *) b);
}

/**
 * vane_alerts_settle:
 * @alerts: (element-type VaneAlert) (inout): messages in any order; with a free function
 *
 * Leaves the alerts that are meant: no tests and exercises (there are tsunami warnings
 * among those), nothing that was cancelled, nothing that another message replaces by naming
 * it or by being a newer one about the same event. The rest is put in order.
 */
void
vane_alerts_settle (GPtrArray *alerts)
{
  g_autoptr(GHashTable) replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) newest = find_newest (alerts);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);

  /* What a test says of other messages is part of the test. */
  for (guint i = 0; i < alerts->len; i++)
    if (is_actual (vane_alert_get_fields (alerts->pdata[i])))
      note_references (replaced, vane_alert_get_fields (alerts->pdata[i]));

  for (guint i = 0; i < alerts->len; i++)
    {
      const VaneAlertFields *fields = vane_alert_get_fields (alerts->pdata[i]);

      if (is_warning (fields) && g_hash_table_lookup (newest, fields->id) == alerts->pdata[i] &&
          (fields->message == NULL || !g_hash_table_contains (replaced, fields->message)))
        g_ptr_array_add (kept, vane_alert_ref (alerts->pdata[i]));
    }

  g_ptr_array_sort (kept, compare_pointers);
  g_ptr_array_set_size (alerts, 0);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add (alerts, vane_alert_ref (kept->pdata[i]));
}

/**
 * vane_alerts_get_current:
 * @report: a report
 * @now: unix seconds
 *
 * Returns: (transfer full) (element-type VaneAlert): its alerts that are not over, in order
 */
GPtrArray *
vane_alerts_get_current (VaneReport *report,
                         gint64      now)
{
  GPtrArray *current = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);
  guint n;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    if (!vane_alert_is_over (alerts[i], now))
      g_ptr_array_add (current, vane_alert_ref (alerts[i]));

  return current;
}
