/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may harm comes first, then what makes the rest doubtful, then what is useful. */
#include "config.h"

#include "model/vane-notice.h"

/**
 * vane_notice_choose:
 * @n_alerts: how many alerts have not ended
 * @failed: whether a failure is worth telling beside what is shown
 * @spell: what happens in the next hour
 *
 * An old report that nobody failed to renew is told by its age alone.
 *
 * Returns: what the banner holds
 */
VaneNotice
vane_notice_choose (guint     n_alerts,
                    gboolean  failed,
                    VaneSpell spell)
{
  if (n_alerts > 0)
    return VANE_NOTICE_ALERT;
  if (failed)
    return VANE_NOTICE_FAILED;
  if (spell == VANE_SPELL_STARTS || spell == VANE_SPELL_STOPS || spell == VANE_SPELL_LASTS)
    return VANE_NOTICE_NEXT_HOUR;

  return VANE_NOTICE_NONE;
}
