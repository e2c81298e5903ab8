/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user wants to be told. */
#include "config.h"

#include "feed/vane-settings-private.h"

#define LAST_MINUTE (24 * 60 - 1)
#define MIN_LEAD_MINUTES 10
#define MAX_LEAD_MINUTES 60

#define OFFSET(member) G_STRUCT_OFFSET (VaneNotifications, member)

/* Where @max is 0 it is on or off. */
static const struct
{
  const char *key;
  gsize       offset;
  guint       fallback;
  guint       min;
  guint       max;
} keys[VANE_SETTINGS_N_NOTIFICATION_KEYS] = {
  { "notify-alerts", OFFSET (alerts), TRUE, 0, 0 },
  { "notify-rain", OFFSET (rain), FALSE, 0, 0 },
  { "notify-rain-lead-minutes", OFFSET (rain_lead_minutes), 30, MIN_LEAD_MINUTES, MAX_LEAD_MINUTES },
  { "notify-brief", OFFSET (brief), FALSE, 0, 0 },
  { "notify-brief-time", OFFSET (brief_minute), 20 * 60, 0, LAST_MINUTE },
  { "quiet-from", OFFSET (quiet_from), 22 * 60, 0, LAST_MINUTE },
  { "quiet-until", OFFSET (quiet_until), 7 * 60, 0, LAST_MINUTE },
};

G_STATIC_ASSERT (sizeof (gboolean) == sizeof (guint));

static guint *
get_member (VaneNotifications *notifications,
            guint              i)
{
  return (guint *) (void *) ((char *) notifications + keys[i].offset);
}

/* What is out of range is as if it had not been set. */
static guint
read_one (VaneSettings *self,
          guint         i)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, keys[i].key);
  guint number;

  if (keys[i].max == 0)
    return g_variant_get_boolean (value);
  number = g_variant_get_uint32 (value);

  return number >= keys[i].min && number <= keys[i].max ? number : keys[i].fallback;
}

/**
 * vane_settings_read_notifications:
 * @self: settings
 *
 * Takes over what the store has, checked, and notifies where it is another value.
 */
void
vane_settings_read_notifications (VaneSettings *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint number = read_one (self, i);

      if (*get_member (&self->notifications, i) == number)
        continue;
      *get_member (&self->notifications, i) = number;
      g_object_notify (G_OBJECT (self), keys[i].key);
      changed = TRUE;
    }
  if (changed)
    g_object_notify (G_OBJECT (self), "notifications");
}

/**
 * vane_settings_get_notifications:
 * @self: settings
 *
 * Returns: what the user wants to be told
 */
VaneNotifications
vane_settings_get_notifications (VaneSettings *self)
{
  return self->notifications;
}

/**
 * vane_settings_make_notification_pspec:
 * @i: which of the keys
 *
 * Returns: (transfer floating): the property of that name
 */
GParamSpec *
vane_settings_make_notification_pspec (guint i)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  if (keys[i].max == 0)
    return g_param_spec_boolean (keys[i].key, NULL, NULL, keys[i].fallback, flags);

  return g_param_spec_uint (keys[i].key, NULL, NULL, keys[i].min, keys[i].max, keys[i].fallback, flags);
}

/**
 * vane_settings_get_notification:
 * @self: settings
 * @i: which of the keys
 * @value: (inout): of its property
 */
void
vane_settings_get_notification (VaneSettings *self,
                                guint         i,
                                GValue       *value)
{
  if (keys[i].max == 0)
    g_value_set_boolean (value, (gboolean) *get_member (&self->notifications, i));
  else
    g_value_set_uint (value, *get_member (&self->notifications, i));
}

/**
 * vane_settings_set_notification:
 * @self: settings
 * @i: which of the keys
 * @value: of its property
 */
void
vane_settings_set_notification (VaneSettings *self,
                                guint         i,
                                const GValue *value)
{
  vane_settings_store_write (self->store, keys[i].key,
                             keys[i].max == 0 ? g_variant_new_boolean (g_value_get_boolean (value))
                                              : g_variant_new_uint32 (g_value_get_uint (value)));
}
