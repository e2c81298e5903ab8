/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-privacy-group.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "vane-accessible.h"

struct _VanePrivacyGroup
{
  AdwPreferencesGroup  parent_instance;

  VaneContext         *context;  /* (owned) (nullable) */
  GPtrArray           *rows;     /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (VanePrivacyGroup, vane_privacy_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (VanePrivacyGroup *self,
         const char       *title,
         const char       *subtitle,
         const char       *homepage)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  if (homepage != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (homepage, _("Website"));
      /* Translators: %s is the name of a weather service */
      g_autofree char *name = g_strdup_printf (_("Website of %s"), title);

      gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
      vane_accessible_set_name (GTK_ACCESSIBLE (link), name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), link);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_destination (VanePrivacyGroup      *self,
                 const VaneDestination *destination)
{
  g_autofree char *hosts = g_strjoinv (", ", destination->hosts);
  g_autofree char *when = vane_describe_when (destination);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s\n%s", when, vane_describe_sends (destination), hosts);

  add_row (self, destination->name, subtitle, destination->homepage);
}

static void
update (VanePrivacyGroup *self)
{
  g_autoptr(GPtrArray) destinations = vane_context_dup_destinations (self->context);
  const char *folder = vane_context_get_cache_folder (self->context);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < destinations->len; i++)
    add_destination (self, g_ptr_array_index (destinations, i));
  add_row (self, _("Your Location"),
           _("Asked of the desktop, and only when you press the button for it. Sources are sent what they are sent of "
             "any other place."), NULL);
  if (folder != NULL)
    {
      /* Translators: %s is a folder */
      g_autofree char *answers = g_strdup_printf (_("What services answered, for 30 days at the most, in %s. "
                                                    "API keys in the keyring, and nowhere else."), folder);
      const char *forecasts = _("What was forecast for your places and what was then measured, for a week.");
      g_autofree char *kept = g_strdup_printf ("%s %s", answers, forecasts);

      add_row (self, _("Kept on This Computer"), kept, NULL);
    }
}

static void
vane_privacy_group_dispose (GObject *object)
{
  g_clear_object (&VANE_PRIVACY_GROUP (object)->context);

  G_OBJECT_CLASS (vane_privacy_group_parent_class)->dispose (object);
}

static void
vane_privacy_group_finalize (GObject *object)
{
  g_ptr_array_unref (VANE_PRIVACY_GROUP (object)->rows);

  G_OBJECT_CLASS (vane_privacy_group_parent_class)->finalize (object);
}

static void
vane_privacy_group_class_init (VanePrivacyGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_privacy_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_privacy_group_finalize;
}

static void
vane_privacy_group_init (VanePrivacyGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * vane_privacy_group_set_context:
 * @self: a group without one
 * @context: who may be asked
 */
void
vane_privacy_group_set_context (VanePrivacyGroup *self,
                                VaneContext      *context)
{
  VaneSettings *settings;

  g_return_if_fail (VANE_IS_PRIVACY_GROUP (self) && self->context == NULL);

  self->context = g_object_ref (context);
  settings = vane_context_get_settings (context);
  g_signal_connect_object (settings, "notify::provider", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::failover", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
