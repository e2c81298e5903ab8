/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-tray-face.h"

#include <glib/gi18n.h>

#include "icons/vane-picture.h"
#include "model/vane-alert-list.h"
#include "model/vane-derive.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-symbol.h"
#include "service/vane-desktop.h"

/* Whether somebody should look up; the gravest is the first. */
static gboolean
is_severe (GPtrArray *alerts)
{
  return alerts->len > 0 && vane_alert_get_fields (alerts->pdata[0])->severity >= VANE_SEVERITY_SEVERE;
}

static void
add_line (GString    *text,
          const char *line)
{
  if (line == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* "San Francisco" is the title; below it: the sentence, alerts, from whom and when, and what went wrong. */
static char *
make_tip (VaneFeed        *feed,
          const VaneUnits *units,
          GPtrArray       *alerts)
{
  g_autoptr(GString) text = g_string_new (NULL);
  VaneReport *report = vane_feed_get_report (feed);
  const GError *error = vane_feed_get_error (feed);
  g_autofree char *now = report != NULL ? vane_describe_now (report, units, vane_feed_get_now (feed)) : NULL;
  g_autoptr(GPtrArray) infos = vane_feed_list_origins (feed);
  g_autofree char *origins = report != NULL ? vane_describe_origins (report, infos) : NULL;
  g_autofree char *failure =
      error != NULL ? vane_describe_error (error, vane_feed_get_provider (feed), NULL) : NULL;
  g_autofree char *no_alerts = report != NULL ? vane_describe_no_alerts (report, vane_feed_get_now (feed)) : NULL;

  add_line (text, now);
  add_line (text, no_alerts);
  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *line = g_strconcat ("⚠ ", vane_alert_get_fields (alerts->pdata[i])->event, NULL);

      add_line (text, line);
    }
  add_line (text, origins);
  add_line (text, failure);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vane_tray_face_show_feed:
 * @item: an item
 * @feed: whose weather it shows
 * @units: the user's
 * @look: how it is drawn
 */
void
vane_tray_face_show_feed (VaneTrayItem    *item,
                          VaneFeed        *feed,
                          const VaneUnits *units,
                          VaneLook         look)
{
  VaneReport *report = vane_feed_get_report (feed);
  gint64 now = vane_feed_get_now (feed);
  g_autoptr(GPtrArray) alerts = report != NULL ? vane_alerts_get_current (report, now) : g_ptr_array_new ();
  VaneSample sample;
  VaneBasis basis;
  gboolean known = report != NULL && vane_derive_now (report, now, &sample, &basis);
  VaneCondition condition = known ? sample.condition : VANE_CONDITION_UNKNOWN;
  VaneDaylight daylight = known ? sample.daylight : VANE_DAYLIGHT_UNKNOWN;
  g_autofree char *number =
      known ? vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, units, VANE_FORMAT_PLAIN) : NULL;
  g_autofree char *name = vane_describe_place (vane_feed_get_place (feed));
  g_autofree char *icon = vane_symbol_get_name (condition, daylight);
  g_autofree char *tip = make_tip (feed, units, alerts);
  /* Translators: a place and its temperature, as a screen reader says it: "Oslo, 12°" */
  g_autofree char *title = number != NULL ? g_strdup_printf (_("%s, %s"), name, number) : g_strdup (name);
  VaneTrayContent content = {
    .title = title,
    /* Nothing is known for the moment: no question mark that flashes. */
    .picture = report != NULL ? vane_picture_find (condition, daylight) : VANE_PICTURE_APPLICATION,
    /* Twice would be once too often, and the picture can be larger. */
    .number = vane_desktop_is_gnome () ? NULL : number,
    .look = look,
    .label = number,
    .tip_icon = icon,
    .tip_title = name,
    .tip_text = tip,
    .attention = is_severe (alerts),
  };

  vane_tray_item_set_content (item, &content);
}

/**
 * vane_tray_face_show_nothing:
 * @item: an item
 * @look: how it is drawn
 *
 * There is no place yet.
 */
void
vane_tray_face_show_nothing (VaneTrayItem *item,
                             VaneLook      look)
{
  VaneTrayContent content = {
    .title = "Vane",
    .picture = VANE_PICTURE_APPLICATION,
    .look = look,
    .tip_title = "Vane",
    .tip_text = _("No place yet"),
  };

  vane_tray_item_set_content (item, &content);
}
