/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-source-group.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "vane-lock.h"

struct _VaneSourceGroup
{
  AdwPreferencesGroup  parent_instance;

  VaneContext         *context;  /* (owned) (nullable) */
  GPtrArray           *buttons;  /* (owned) (element-type GtkCheckButton) */
  GPtrArray           *sources;  /* (owned) (element-type VaneProviderInfo): whose each button is */
};

G_DEFINE_FINAL_TYPE (VaneSourceGroup, vane_source_group, ADW_TYPE_PREFERENCES_GROUP)

static const VaneProviderInfo *
get_provider (VaneSourceGroup *self,
              guint            i)
{
  return g_ptr_array_index (self->sources, i);
}

static void
on_button_toggled (GtkCheckButton  *button,
                   VaneSourceGroup *self)
{
  guint i;

  if (gtk_check_button_get_active (button) && g_ptr_array_find (self->buttons, button, &i))
    vane_settings_set_provider (vane_context_get_settings (self->context), get_provider (self, i)->id);
}

static void
on_settings_provider (VaneSettings    *settings,
                      GParamSpec      *pspec,
                      VaneSourceGroup *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (g_str_equal (get_provider (self, i)->id, vane_settings_get_provider (settings)))
      gtk_check_button_set_active (g_ptr_array_index (self->buttons, i), TRUE);
}

/* What it gives, what it needs, and what its licence asks for; each a line. */
static char *
describe (VaneSourceGroup        *self,
          const VaneProviderInfo *provider)
{
  VaneFeed *current = vane_feed_list_get_current (vane_context_get_feeds (self->context));
  g_autofree char *blocks = vane_describe_blocks (provider->gives);
  GString *text = g_string_new (NULL);

  /* Translators: %s is a list: "now, hours, days, air quality" */
  g_string_append_printf (text, _("Has %s"), blocks);
  if (provider->secret_id != NULL)
    g_string_append_printf (text, "\n%s", _("Needs an API key"));
  if (current != NULL && !vane_context_provider_covers (self->context, provider->id, vane_feed_get_place (current)))
    {
      g_autofree char *name = vane_describe_place (vane_feed_get_place (current));

      g_string_append_c (text, '\n');
      /* Translators: %s is the name of a place */
      g_string_append_printf (text, _("Has nothing for %s"), name);
    }
  g_string_append_printf (text, "\n%s", provider->attribution);

  return g_string_free (text, FALSE);
}

static void
add_row (VaneSourceGroup        *self,
         const VaneProviderInfo *provider)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *subtitle = describe (self, provider);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_ptr_array_add (self->buttons, button);
  g_ptr_array_add (self->sources, (gpointer) provider);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_button_toggled), self, 0);

  g_object_set (row, "use-markup", FALSE, "title", provider->name, "subtitle", subtitle, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  vane_lock_row (button, vane_context_get_settings (self->context), "provider");
}

static void
vane_source_group_dispose (GObject *object)
{
  g_clear_object (&VANE_SOURCE_GROUP (object)->context);

  G_OBJECT_CLASS (vane_source_group_parent_class)->dispose (object);
}

static void
vane_source_group_finalize (GObject *object)
{
  g_ptr_array_unref (VANE_SOURCE_GROUP (object)->buttons);
  g_ptr_array_unref (VANE_SOURCE_GROUP (object)->sources);

  G_OBJECT_CLASS (vane_source_group_parent_class)->finalize (object);
}

static void
vane_source_group_class_init (VaneSourceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_source_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_source_group_finalize;
}

static void
vane_source_group_init (VaneSourceGroup *self)
{
  self->buttons = g_ptr_array_new ();
  self->sources = g_ptr_array_new ();
}

/**
 * vane_source_group_set_context:
 * @self: a group without one
 * @context: whose sources these are
 */
void
vane_source_group_set_context (VaneSourceGroup *self,
                               VaneContext     *context)
{
  const VaneProviderInfo *const *providers;
  VaneSettings *settings;

  g_return_if_fail (VANE_IS_SOURCE_GROUP (self) && self->context == NULL);

  self->context = g_object_ref (context);
  settings = vane_context_get_settings (context);
  providers = vane_context_get_providers (context);
  /* Who has alerts alone is asked besides, not instead. */
  for (guint i = 0; providers[i] != NULL; i++)
    if (vane_provider_info_gives_weather (providers[i]))
      add_row (self, providers[i]);
  g_signal_connect_object (settings, "notify::provider", G_CALLBACK (on_settings_provider), self, 0);
  on_settings_provider (settings, NULL, self);
}
