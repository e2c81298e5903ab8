/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-derive-next-hour.h"
#include "present/vane-describe-next-hour.h"
#include "present/vane-report-json-private.h"

/* What the minutes say of the next hour; null when they do not reach so far. */
JsonNode *
vane_report_json_next_hour (VaneReport *report,
                            gint64      now)
{
  VaneNextHour next_hour;
  g_autofree char *text = NULL;
  gboolean falls;
  JsonObject *object;
  JsonNode *node;

  vane_derive_next_hour (report, now, &next_hour);
  if (next_hour.spell == VANE_SPELL_UNKNOWN)
    return json_node_new (JSON_NODE_NULL);

  falls = next_hour.spell != VANE_SPELL_DRY;
  text = vane_describe_next_hour (&next_hour, now);
  object = json_object_new ();
  json_object_set_string_member (object, "spell", vane_spell_to_string (next_hour.spell));
  vane_report_json_add_string (object, "fall", falls ? vane_fall_to_string (next_hour.fall) : NULL);
  vane_report_json_add_time (object, "change_at", next_hour.change);
  vane_report_json_add_time (object, "back_at", next_hour.back);
  json_object_set_int_member (object, "step_s", next_hour.step_s);
  vane_report_json_add_string (object, "text", text);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}
