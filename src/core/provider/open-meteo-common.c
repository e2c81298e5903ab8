/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forecast and the air quality of Open-Meteo have in common: how they are asked,
 * for many places at once too, and the shape of an answer. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "provider/open-meteo.h"

#define MAX_JOINED_PLACES 25
#define JOINED_BODY_CAP   (4u * 1024 * 1024)

static VaneRequest *
join_requests (VaneRequest *const *requests,
               guint               n)
{
  g_autoptr(GString) latitudes = g_string_new (NULL);
  g_autoptr(GString) longitudes = g_string_new (NULL);
  g_autoptr(VaneRequest) joined = NULL;
  g_autofree char *common = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VaneRequest) request = vane_request_copy (requests[i]);
      const char *latitude = vane_request_get (requests[i], "latitude");
      const char *longitude = vane_request_get (requests[i], "longitude");

      if (latitude == NULL || longitude == NULL)
        return NULL;

      g_string_append_printf (latitudes, "%s%s", i > 0 ? "," : "", latitude);
      g_string_append_printf (longitudes, "%s%s", i > 0 ? "," : "", longitude);
      vane_request_set (request, "latitude", "");
      vane_request_set (request, "longitude", "");
      if (i == 0)
        {
          common = g_strdup (vane_request_get_query (request));
          joined = g_steal_pointer (&request);
        }
      else if (vane_request_get_endpoint (request) != vane_request_get_endpoint (joined) ||
               !g_str_equal (vane_request_get_path (request), vane_request_get_path (joined)) ||
               !g_str_equal (vane_request_get_query (request), common))
        {
          return NULL;
        }
    }

  if (joined == NULL)
    return NULL;

  vane_request_set (joined, "latitude", latitudes->str);
  vane_request_set (joined, "longitude", longitudes->str);
  vane_request_set_body_cap (joined, JOINED_BODY_CAP);

  return g_steal_pointer (&joined);
}

static const VaneJoin join = {
  .limit = MAX_JOINED_PLACES,
  .join = join_requests,
  .split = vane_json_split,
};

/* What a reason means that no status has. */
static gboolean
is_not_covered (const char *reason)
{
  return strstr (reason, "No data is available for this location") != NULL;
}

static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  g_autofree char *text = length > 0 ? g_strndup (data, length) : NULL;

  return status == 400 && text != NULL && is_not_covered (text) ? VANE_ERROR_NOT_COVERED : fallback;
}

/**
 * open_meteo_begin_request:
 * @plan: a plan
 * @request: one of its requests
 *
 * Adds what every request of theirs has: where, times in unix seconds, the place's zone.
 */
void
open_meteo_begin_request (VanePlan    *plan,
                          VaneRequest *request)
{
  vane_plan_add_coordinates (plan, request, "latitude", "longitude");
  vane_request_add (request, "timeformat", "unixtime");
  vane_request_add (request, "timezone", "auto");
  vane_request_set_join (request, &join);
  vane_request_set_explain (request, explain);
}

/**
 * open_meteo_add_columns:
 * @request: a request
 * @block: which block
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 * @others: (nullable): more names, with commas
 *
 * Asks for the columns of a block.
 */
void
open_meteo_add_columns (VaneRequest      *request,
                        const char       *block,
                        const VaneColumn *columns,
                        guint             n_columns,
                        const char       *others)
{
  g_autofree char *list = vane_columns_list (columns, n_columns, others);

  vane_request_add (request, block, list);
}

/**
 * open_meteo_get_root:
 * @node: what was parsed
 * @error: DATA; NOT_COVERED or SERVICE for an error that came with status 200
 *
 * Of several places the first: a request for one place may be answered by a list of one.
 *
 * Returns: (transfer none) (nullable): the reply
 */
JsonObject *
open_meteo_get_root (JsonNode  *node,
                     GError   **error)
{
  JsonObject *root = NULL;
  const char *reason;

  if (JSON_NODE_HOLDS_OBJECT (node))
    root = json_node_get_object (node);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    root = vane_json_get_element (json_node_get_array (node), 0);

  if (root == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "expected an object");
      return NULL;
    }
  if (!vane_json_get_boolean (root, "error", FALSE))
    return root;

  reason = vane_json_get_string (root, "reason");
  if (reason != NULL && is_not_covered (reason))
    g_set_error (error, VANE_ERROR, VANE_ERROR_NOT_COVERED, "no data for this place");
  else
    g_set_error (error, VANE_ERROR, VANE_ERROR_SERVICE, "an error with status 200");

  return NULL;
}

/**
 * open_meteo_get_offset:
 * @root: a reply
 *
 * Returns: the seconds east of UTC of all its times; 0 where it gives none, or nonsense
 */
int
open_meteo_get_offset (JsonObject *root)
{
  double offset_s = vane_json_get_number (root, "utc_offset_seconds");

  return fabs (offset_s) <= 15 * 3600 ? (int) offset_s : 0;
}

/**
 * open_meteo_get_block:
 * @root: a reply
 * @name: a block
 * @units_name: the block of its units
 * @span_s: how long a row lasts
 *
 * Returns: the block, borrowed from @root
 */
VaneColumnBlock
open_meteo_get_block (JsonObject *root,
                      const char *name,
                      const char *units_name,
                      gint64      span_s)
{
  return (VaneColumnBlock) {
    .values = vane_json_get_object (root, name),
    .units = vane_json_get_object (root, units_name),
    .offset_s = open_meteo_get_offset (root),
    .span_s = span_s,
  };
}
