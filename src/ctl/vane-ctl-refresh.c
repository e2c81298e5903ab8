/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl refresh: asks all at once and writes the cache; what vane-service starts when
 * something is due. */
#include "config.h"

#include "ctl/vane-ctl-show.h"

static void
got_answers (VaneCtl   *ctl,
             GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    vane_ctl_show_problems (ctl, answers->pdata[i]);
  if (ctl->json)
    vane_ctl_show_json (ctl, answers);

  vane_ctl_end (ctl);
}

/**
 * vane_ctl_run_refresh:
 * @ctl: the program
 * @arguments: PLACEs; none = every saved place
 */
void
vane_ctl_run_refresh (VaneCtl           *ctl,
                      const char *const *arguments)
{
  g_autoptr(GPtrArray) places = NULL;
  g_autoptr(GPtrArray) ids = NULL;

  if (arguments[0] != NULL)
    {
      vane_ctl_ask (ctl, arguments, got_answers);
      return;
    }

  places = vane_settings_dup_places (vane_context_get_settings (ctl->context));
  if (places->len == 0)
    {
      vane_ctl_end (ctl);
      return;
    }

  ids = g_ptr_array_new ();
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (ids, (gpointer) vane_place_get_id (places->pdata[i]));
  g_ptr_array_add (ids, NULL);
  vane_ctl_ask (ctl, (const char *const *) ids->pdata, got_answers);
}
