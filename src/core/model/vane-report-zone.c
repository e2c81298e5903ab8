/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones by name, where the name is from outside. */
#include "config.h"

#include "model/vane-report-private.h"

#include <string.h>

/* "Europe/Berlin", "America/Argentina/Salta", "Etc/GMT+3", and "UTC" and "GMT". GLib takes a
 * name for a path below the zones, and complains aloud about a file there that is no zone
 * ("zone.tab"); "5" and "EST5EDT,M3.2.0" it takes for rules, "localtime" for our own zone. */
static gboolean
is_zone_name (const char *name)
{
  g_auto(GStrv) parts = NULL;

  if (g_str_equal (name, "UTC") || g_str_equal (name, "GMT"))
    return TRUE;

  parts = g_strsplit (name, "/", 4);
  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!g_ascii_isupper (parts[i][0]))
        return FALSE;
      for (const char *c = parts[i]; *c != '\0'; c++)
        if (!g_ascii_isalnum (*c) && strchr ("_+-", *c) == NULL)
          return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): the zone of that IANA name; NULL when nobody knows it. */
GTimeZone *
vane_report_find_zone (const char *name)
{
  return name != NULL && is_zone_name (name) ? g_time_zone_new_identifier (name) : NULL;
}
