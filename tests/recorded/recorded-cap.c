/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts as the National Weather Service sends them: which are left of all, and every
 * field of those. */
#include "config.h"

#include "recorded/recorded.h"

#include <string.h>

/* Of a VTEC the action or the event; NULL without one. */
static char *
get_vtec (JsonNode *properties,
          gboolean  action)
{
  const char *text = recorded_string (recorded_get (properties, "parameters/VTEC/0"));
  g_auto(GStrv) pieces = g_strsplit (text != NULL ? text : "", ".", -1);

  if (g_strv_length (pieces) != 7)
    return NULL;

  return action ? g_strdup (pieces[1]) : g_strjoin (".", pieces[2], pieces[3], pieces[4], pieces[5], NULL);
}

static gboolean
is_meant (JsonNode *properties)
{
  g_autofree char *action = get_vtec (properties, TRUE);

  return g_str_equal (recorded_string (recorded_get (properties, "status")), "Actual") &&
         !g_str_equal (recorded_string (recorded_get (properties, "messageType")), "Cancel") &&
         g_strcmp0 (action, "UPG") != 0 && g_strcmp0 (action, "CAN") != 0;
}

/* Whether another message names this one, or is a newer one about its event. */
static gboolean
is_replaced (JsonNode *root,
             guint     index)
{
  JsonNode *own = recorded_get (root, "features/%u/properties", index);
  g_autofree char *event = get_vtec (own, FALSE);
  const char *id = recorded_string (recorded_get (own, "id"));
  gint64 sent = recorded_time (recorded_get (own, "sent"), 0);

  for (guint i = 0; i < recorded_length (recorded_get (root, "features")); i++)
    {
      JsonNode *other = recorded_get (root, "features/%u/properties", i);
      g_autofree char *its_event = get_vtec (other, FALSE);
      gint64 its_sent = recorded_time (recorded_get (other, "sent"), 0);

      for (guint r = 0; r < recorded_length (recorded_get (other, "references")); r++)
        if (g_strcmp0 (id, recorded_string (recorded_get (other, "references/%u/identifier", r))) == 0)
          return TRUE;
      if (i != index && event != NULL && g_strcmp0 (event, its_event) == 0 &&
          (its_sent > sent || (its_sent == sent && i < index)))
        return TRUE;
    }

  return FALSE;
}

static char *
without_blanks (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (out, FALSE);
}

/* Blanks and line ends may be others, and the text may be cut: nothing else. */
void
recorded_expect_text (const char *actual,
                      JsonNode   *node)
{
  const char *expected = recorded_string (node);
  g_autofree char *x = without_blanks (actual != NULL ? actual : "");
  g_autofree char *y = without_blanks (expected != NULL ? expected : "");

  recorded_count ();
  if (g_str_has_suffix (x, "…") && !g_str_has_suffix (y, "…"))
    {
      x[strlen (x) - strlen ("…")] = '\0';
      g_assert_cmpuint (strlen (x), >, 300);
      y[strlen (x)] = '\0';
    }
  g_assert_cmpstr (x, ==, y);
}

static gint64
get_time (JsonNode *node)
{
  g_autoptr(GDateTime) time =
      recorded_string (node) != NULL ? g_date_time_new_from_iso8601 (recorded_string (node), NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : VANE_TIME_NONE;
}

static void
check_alert (const VaneAlertFields *fields,
             JsonNode              *properties)
{
  g_autofree char *severity = g_ascii_strdown (recorded_string (recorded_get (properties, "severity")), -1);
  JsonNode *onset = recorded_get (properties, "onset");

  g_assert_cmpstr (vane_severity_to_string (fields->severity), ==, severity);
  g_assert_cmpint (fields->onset, ==,
                   get_time (onset != NULL ? onset : recorded_get (properties, "effective")));
  g_assert_cmpint (fields->ends, ==, get_time (recorded_get (properties, "ends")));
  g_assert_cmpint (fields->expires, ==, get_time (recorded_get (properties, "expires")));
  g_assert_cmpint (fields->sent, ==, get_time (recorded_get (properties, "sent")));
  recorded_expect_text (fields->event, recorded_get (properties, "event"));
  recorded_expect_text (fields->headline, recorded_get (properties, "headline"));
  recorded_expect_text (fields->description, recorded_get (properties, "description"));
  recorded_expect_text (fields->instruction, recorded_get (properties, "instruction"));
  recorded_expect_text (fields->area, recorded_get (properties, "areaDesc"));
  recorded_expect_text (fields->sender, recorded_get (properties, "senderName"));
  recorded_expect_text (fields->url, recorded_get (properties, "web"));
  recorded_expect_text (fields->urgency, recorded_get (properties, "urgency"));
  recorded_expect_text (fields->certainty, recorded_get (properties, "certainty"));
}

/* By the message's own id; where there is none, by what it says. */
static const VaneAlertFields *
find_alert (VaneReport *report,
            JsonNode   *properties)
{
  const char *id = recorded_string (recorded_get (properties, "id"));
  guint n;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    {
      const VaneAlertFields *fields = vane_alert_get_fields (alerts[i]);

      if (id != NULL ? g_strcmp0 (fields->message, id) == 0
                     : g_strcmp0 (fields->event, recorded_string (recorded_get (properties, "event"))) == 0)
        return fields;
    }

  return NULL;
}

void
recorded_check_cap (JsonNode   *root,
                    VaneReport *report)
{
  guint n, n_expected = 0;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < recorded_length (recorded_get (root, "features")); i++)
    {
      JsonNode *properties = recorded_get (root, "features/%u/properties", i);
      const VaneAlertFields *fields = find_alert (report, properties);

      if (!is_meant (properties) || is_replaced (root, i))
        {
          g_assert_null (fields);
          continue;
        }
      g_assert_nonnull (fields);
      check_alert (fields, properties);
      n_expected++;
    }

  g_assert_cmpuint (n, ==, n_expected);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (vane_alert_get_fields (alerts[i - 1])->severity, >=,
                     vane_alert_get_fields (alerts[i])->severity);
}
