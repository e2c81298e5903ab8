/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-bulletin-text.h"

#include <glib/gi18n.h>

#include "model/vane-alert-text.h"
#include "model/vane-derive-next-hour.h"
#include "present/vane-describe.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe-next-hour.h"
#include "present/vane-format.h"
#include "present/vane-symbol.h"

#define MAX_TITLE_CHARS 80
#define MAX_BODY_CHARS 240
#define MAX_LISTED 5

/* Some notification servers read markup where GNotification has plain text: what a sender
 * wrote must not become any. (transfer full) (nullable) */
static char *
make_plain (const char *text,
            guint       max_chars)
{
  g_autofree char *line = vane_alert_text_line (text, max_chars);
  g_autoptr(GString) plain = NULL;

  if (line == NULL)
    return NULL;

  plain = g_string_new (line);
  g_string_replace (plain, "<", "‹", 0);
  g_string_replace (plain, ">", "›", 0);

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
list_alerts (GPtrArray *alerts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < alerts->len && i < MAX_LISTED; i++)
    {
      g_autofree char *event = make_plain (vane_alert_get_fields (alerts->pdata[i])->event, MAX_TITLE_CHARS);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", event);
    }
  if (alerts->len > MAX_LISTED)
    g_string_append (text, "\n…");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_alert (GNotification *notification,
            GPtrArray     *alerts,
            const char    *place,
            GTimeZone     *zone,
            gint64         now)
{
  const VaneAlertFields *fields = vane_alert_get_fields (alerts->pdata[0]);
  g_autofree char *event = make_plain (fields->event, MAX_TITLE_CHARS);
  g_autofree char *span = vane_describe_alert_span (fields, zone, now);
  g_autofree char *more =
      make_plain (fields->headline != NULL ? fields->headline : fields->description, MAX_BODY_CHARS);
  /* Translators: a notification: an official warning, then how bad it is: "Storm warning (severe)". */
  g_autofree char *severe =
      fields->severity != VANE_SEVERITY_UNKNOWN
          ? g_strdup_printf (_("%s (%s)"), event, vane_describe_severity (fields->severity))
          : g_strdup (event);
  /* Translators: of a notification: what happens, then the name of the place. */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), severe, place);
  g_autofree char *body = g_strjoin (span != NULL && more != NULL ? "\n" : "", span != NULL ? span : "",
                                     more != NULL ? more : "", NULL);

  g_notification_set_title (notification, title);
  g_notification_set_body (notification, body);
}

static void
fill_alerts (GNotification *notification,
             GPtrArray     *alerts,
             const char    *place)
{
  g_autofree char *body = list_alerts (alerts);
  g_autofree char *count = g_strdup_printf (ngettext ("%u warning", "%u warnings", alerts->len), alerts->len);
  /* Translators: of a notification: what happens, then the name of the place. */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), count, place);

  g_notification_set_title (notification, title);
  g_notification_set_body (notification, body);
}

static void
fill_rain (GNotification      *notification,
           const VaneBulletin *bulletin,
           VaneReport         *report,
           const char         *place,
           gint64              now)
{
  g_autofree char *time = vane_format_time (bulletin->rain_at, vane_report_get_zone (report));
  VaneNextHour next_hour;
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;

  vane_derive_next_hour (report, now, &next_hour);
  if (next_hour.spell == VANE_SPELL_STARTS)
    sentence = vane_describe_next_hour (&next_hour, now);
  if (sentence == NULL)
    /* Translators: the argument is a time of day. */
    sentence = g_strdup_printf (_("Rain likely from %s"), time);
  /* Translators: of a notification: what happens, then the name of the place. */
  title = g_strdup_printf (_("%s · %s"), sentence, place);
  g_notification_set_title (notification, title);
}

static void
fill_brief (GNotification      *notification,
            const VaneBulletin *bulletin,
            VaneReport         *report,
            const char         *place,
            const VaneUnits    *units,
            gint64              now)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  for (guint i = 0; i < n; i++)
    if (days[i].date == bulletin->date)
      {
        GTimeZone *zone = vane_report_get_zone (report);
        gboolean is_today = bulletin->date == vane_derive_date (zone, now);
        g_autofree char *body = vane_describe_day (&days[i], zone, units, now);
        g_autofree char *title =
            g_strdup_printf (is_today ? _("Today in %s") : _("Tomorrow in %s"), place);
        g_autoptr(GIcon) icon = NULL;
        g_auto(GStrv) names = vane_symbol_get_fallbacks (days[i].sample.condition, VANE_DAYLIGHT_DAY, FALSE);

        icon = g_themed_icon_new_from_names (names, -1);
        g_notification_set_title (notification, title);
        g_notification_set_body (notification, body);
        g_notification_set_icon (notification, icon);
      }
}

static GNotificationPriority
get_priority (const VaneBulletin *bulletin)
{
  VaneSeverity worst = VANE_SEVERITY_UNKNOWN;

  for (guint i = 0; bulletin->alerts != NULL && i < bulletin->alerts->len; i++)
    worst = MAX (worst, vane_alert_get_fields (bulletin->alerts->pdata[i])->severity);

  return worst == VANE_SEVERITY_EXTREME  ? G_NOTIFICATION_PRIORITY_URGENT
         : worst == VANE_SEVERITY_SEVERE ? G_NOTIFICATION_PRIORITY_HIGH
                                         : G_NOTIFICATION_PRIORITY_NORMAL;
}

/**
 * vane_bulletin_to_notification:
 * @bulletin: one that is to be sent
 * @place: whose it is
 * @report: what it was made from
 * @units: the user's
 * @now: unix seconds
 *
 * Returns: (transfer full): the same as a notification, that opens the place when it is clicked
 */
GNotification *
vane_bulletin_to_notification (const VaneBulletin *bulletin,
                               VanePlace          *place,
                               VaneReport         *report,
                               const VaneUnits    *units,
                               gint64              now)
{
  GNotification *notification = g_notification_new ("");
  const char *icon_name = bulletin->kind == VANE_BULLETIN_RAIN ? "vane-rain" : "weather-severe-alert";
  g_autoptr(GIcon) icon = g_themed_icon_new (icon_name);
  g_autofree char *described = vane_describe_place (place);
  g_autofree char *name = make_plain (described, MAX_TITLE_CHARS);

  g_notification_set_icon (notification, icon);
  switch (bulletin->kind)
    {
    case VANE_BULLETIN_ALERT:
      fill_alert (notification, bulletin->alerts, name, vane_report_get_zone (report), now);
      break;
    case VANE_BULLETIN_ALERTS:
      fill_alerts (notification, bulletin->alerts, name);
      break;
    case VANE_BULLETIN_RAIN:
      fill_rain (notification, bulletin, report, name, now);
      break;
    case VANE_BULLETIN_BRIEF:
      fill_brief (notification, bulletin, report, name, units, now);
      break;
    }
  g_notification_set_priority (notification, get_priority (bulletin));
  g_notification_set_default_action_and_target (notification, "app.place", "s", vane_place_get_id (place));

  return notification;
}
