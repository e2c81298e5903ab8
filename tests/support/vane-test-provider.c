/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test-provider.h"

#include <string.h>

#include "support/vane-test-clock.h"

VanePlace *
vane_test_place_new (double latitude,
                     double longitude)
{
  return vane_place_new (&(VanePlaceFields) { .name = "Test", .latitude = latitude, .longitude = longitude });
}

VaneResponse *
vane_test_response_new (GBytes *body,
                        gint64  fetched_at)
{
  return vane_response_new (&(VaneResponseFields) {
      .status = 200,
      .body = body,
      .fetched_at = fetched_at,
      .expires_at = fetched_at + 900,
  });
}

static gboolean
answer_round (VanePlan        *plan,
              VaneTestAnswer   answer,
              gpointer         user_data,
              GError         **error)
{
  for (guint slot = vane_plan_get_first_open (plan); slot < vane_plan_get_n_parts (plan); slot++)
    {
      g_autoptr(GError) local_error = NULL;
      g_autoptr(GBytes) body = answer (vane_plan_peek_request (plan, slot), slot, user_data, &local_error);

      if (body != NULL)
        {
          vane_plan_take_response (plan, slot, vane_test_response_new (body, VANE_TEST_NOW));
        }
      else if (vane_plan_is_optional (plan, slot))
        {
          vane_plan_take_error (plan, slot, g_steal_pointer (&local_error));
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

VanePlan *
vane_test_plan_run (const VaneProvider  *provider,
                    VanePlace           *place,
                    VaneTestAnswer       answer,
                    gpointer             user_data,
                    GError             **error)
{
  g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);

  for (guint round = 0; round <= VANE_PLAN_MAX_ROUNDS; round++)
    {
      vane_plan_begin_round (plan);
      if (!provider->plan (plan, vane_plan_get_round (plan), error))
        return NULL;
      if (vane_plan_get_first_open (plan) == vane_plan_get_n_parts (plan))
        return g_steal_pointer (&plan);
      if (!answer_round (plan, answer, user_data, error))
        return NULL;
    }

  g_assert_not_reached ();
}

static GBytes *
answer_first (VaneRequest  *request,
              guint         slot,
              gpointer      user_data,
              GError      **error)
{
  const char *body = user_data;

  if (slot == 0)
    return g_bytes_new (body, strlen (body));

  g_set_error (error, VANE_ERROR, VANE_ERROR_SERVICE, "not in this test");

  return NULL;
}

VaneReport *
vane_test_report_from (const VaneProvider  *provider,
                       VanePlace           *place,
                       const char          *body,
                       GError             **error)
{
  g_autoptr(VanePlan) plan = vane_test_plan_run (provider, place, answer_first, (char *) body, error);

  return plan != NULL ? vane_fetch_parse (provider, plan, error) : NULL;
}
