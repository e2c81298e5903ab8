/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-bodies.h"

#include <string.h>

#define SEPARATOR  "\n%%\n"
#define FETCHED_AT 1767225600  /* 2026-01-01 */

static GBytes *
take_body (const char **rest,
           gsize       *size)
{
  const char *start = *rest;
  const char *end;
  gsize length;

  if (start == NULL)
    return NULL;

  end = *size > 0 ? memmem (start, *size, SEPARATOR, strlen (SEPARATOR)) : NULL;
  length = end != NULL ? (gsize) (end - start) : *size;
  *rest = end != NULL ? end + strlen (SEPARATOR) : NULL;
  *size = end != NULL ? *size - length - strlen (SEPARATOR) : 0;

  /* A copy of its own size, so that the sanitizer sees who reads past its end. */
  return g_bytes_new (start, length);
}

static gboolean
answer_part (VanePlan *plan,
             guint     slot,
             GBytes   *body)
{
  VaneResponseFields fields = {
    .status = 200,
    .body = body,
    .fetched_at = FETCHED_AT,
    .expires_at = FETCHED_AT + 900,
  };

  if (body != NULL)
    vane_plan_take_response (plan, slot, vane_response_new (&fields));
  else if (vane_plan_is_optional (plan, slot))
    vane_plan_take_error (plan, slot, g_error_new_literal (VANE_ERROR, VANE_ERROR_SERVICE, "no answer"));
  else
    return FALSE;

  return TRUE;
}

/* FALSE: there is nothing to be parsed, because a part that is required has no answer. */
gboolean
fuzz_bodies_answer (VanePlan     *plan,
                    FuzzPlanFunc  make_round,
                    const guint8 *data,
                    gsize         size)
{
  const char *rest = (const char *) data;

  for (guint round = 0; round <= VANE_PLAN_MAX_ROUNDS; round++)
    {
      g_autoptr(GError) error = NULL;

      vane_plan_begin_round (plan);
      if (!make_round (plan, vane_plan_get_round (plan), &error))
        {
          g_assert_nonnull (error);
          return FALSE;
        }
      g_assert_no_error (error);
      if (vane_plan_get_first_open (plan) == vane_plan_get_n_parts (plan))
        return TRUE;
      for (guint slot = vane_plan_get_first_open (plan); slot < vane_plan_get_n_parts (plan); slot++)
        {
          g_autoptr(GBytes) body = take_body (&rest, &size);

          if (!answer_part (plan, slot, body))
            return FALSE;
        }
    }

  g_error ("A plan has no end");
}
