/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed is in the entry, and on its way to the keyring or to a trial: nowhere else. */
#include "config.h"

#include "vane-key-group.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"

struct _VaneKeyGroup
{
  AdwPreferencesGroup     parent_instance;

  AdwPasswordEntryRow    *entry;
  AdwActionRow           *status;
  GtkSpinner             *spinner;
  GtkButton              *remove;
  GtkButton              *test;
  GtkButton              *save;

  VaneContext            *context;      /* (owned) (nullable) */
  const VaneProviderInfo *provider;     /* constant */
  GCancellable           *cancellable;  /* (owned): of everything it asks */
  VaneKeyState            state;
  gboolean                busy;
};

G_DEFINE_FINAL_TYPE (VaneKeyGroup, vane_key_group, ADW_TYPE_PREFERENCES_GROUP)

static void got_state (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_trial (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_saved (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_removed (GObject *source, GAsyncResult *result, gpointer user_data);

/* --- showing --- */

static void
update_buttons (VaneKeyGroup *self)
{
  gboolean has_text = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  /* Not insensitive while it has the focus: GtkText would miss the end of that. */
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), self->state != VANE_KEY_UNKEPT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), has_text && !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test), self->state != VANE_KEY_UNKEPT && !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove), !self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->remove),
                          self->state == VANE_KEY_SAVED || self->state == VANE_KEY_LOCKED);
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
set_busy (VaneKeyGroup *self,
          gboolean      busy)
{
  self->busy = busy;
  update_buttons (self);
}

/* What came of it: beside what is set. */
static void
say (VaneKeyGroup *self,
     const char   *sentence)
{
  adw_action_row_set_subtitle (self->status, sentence);
}

static void
update_state (VaneKeyGroup *self)
{
  VaneKeyStore *keys = vane_context_get_keys (self->context);

  if (keys != NULL)
    vane_key_store_get_state_async (keys, self->provider->secret_id, self->cancellable, got_state, self);
}

static void
got_state (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  VaneKeyGroup *self;
  VaneKeyState state;
  g_autofree char *sentence = NULL;

  if (!vane_key_store_get_state_finish (VANE_KEY_STORE (source), result, &state, NULL))
    return;

  self = user_data;
  self->state = state;
  sentence = vane_describe_key_state (state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->status), sentence);
  update_buttons (self);
}

/* --- doing --- */

static void
start_trial (VaneKeyGroup *self,
             const char   *key)
{
  set_busy (self, TRUE);
  vane_context_test_key_async (self->context, self->provider->id, key, self->cancellable, got_trial, self);
}

static void
got_trial (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  VaneKeyGroup *self;
  guint not_in_plan = 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  vane_context_test_key_finish (VANE_CONTEXT (source), result, &not_in_plan, &error);
  if (vane_error_is_cancelled (error))
    return;

  self = user_data;
  sentence = vane_describe_key_trial (not_in_plan, error, self->provider);
  say (self, sentence);
  set_busy (self, FALSE);
  /* The trial of a saved key may have unlocked the keyring. */
  update_state (self);
}

static void
on_test (GtkButton    *button,
         VaneKeyGroup *self)
{
  g_autofree char *key = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(GError) missing = NULL;
  g_autofree char *sentence = NULL;

  say (self, "");
  if (*key != '\0')
    {
      start_trial (self, key);
      return;
    }
  if (self->state != VANE_KEY_NONE && self->state != VANE_KEY_NO_KEYRING)
    {
      start_trial (self, NULL);
      return;
    }

  missing = vane_error_new (VANE_ERROR_KEY_MISSING, "no key is set");
  sentence = vane_describe_key_trial (0, missing, self->provider);
  say (self, sentence);
}

static void
on_save (GtkWidget    *widget,
         VaneKeyGroup *self)
{
  g_autofree char *key = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*key == '\0' || self->busy)
    return;

  say (self, "");
  set_busy (self, TRUE);
  vane_context_save_key_async (self->context, self->provider->secret_id, key, self->cancellable, got_saved, self);
}

static void
got_saved (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  VaneKeyGroup *self;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  vane_context_save_key_finish (VANE_CONTEXT (source), result, &error);
  if (vane_error_is_cancelled (error))
    return;

  self = user_data;
  update_state (self);
  if (error != NULL)
    {
      /* Why the keyring did not take it stands beside, from its state. */
      g_debug ("Not saved: %s", error->message);
      say (self, _("The key was not saved."));
      set_busy (self, FALSE);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  start_trial (self, NULL);
}

static void
on_remove (GtkButton    *button,
           VaneKeyGroup *self)
{
  say (self, "");
  set_busy (self, TRUE);
  vane_context_save_key_async (self->context, self->provider->secret_id, NULL, self->cancellable, got_removed, self);
}

static void
got_removed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  VaneKeyGroup *self;
  g_autoptr(GError) error = NULL;

  vane_context_save_key_finish (VANE_CONTEXT (source), result, &error);
  if (vane_error_is_cancelled (error))
    return;

  self = user_data;
  say (self, error == NULL ? _("The key was removed.") : _("The key was not removed."));
  set_busy (self, FALSE);
  update_state (self);
}

static void
on_entry_changed (GtkEditable  *editable,
                  VaneKeyGroup *self)
{
  update_buttons (self);
}

/* --- the object --- */

static void
vane_key_group_dispose (GObject *object)
{
  VaneKeyGroup *self = VANE_KEY_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), VANE_TYPE_KEY_GROUP);

  G_OBJECT_CLASS (vane_key_group_parent_class)->dispose (object);
}

static void
vane_key_group_finalize (GObject *object)
{
  g_object_unref (VANE_KEY_GROUP (object)->cancellable);

  G_OBJECT_CLASS (vane_key_group_parent_class)->finalize (object);
}

static void
vane_key_group_class_init (VaneKeyGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_key_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_key_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-key-group.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneKeyGroup, entry);
  gtk_widget_class_bind_template_child (widget_class, VaneKeyGroup, status);
  gtk_widget_class_bind_template_child (widget_class, VaneKeyGroup, spinner);
  gtk_widget_class_bind_template_child (widget_class, VaneKeyGroup, remove);
  gtk_widget_class_bind_template_child (widget_class, VaneKeyGroup, test);
  gtk_widget_class_bind_template_child (widget_class, VaneKeyGroup, save);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_test);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
vane_key_group_init (VaneKeyGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vane_key_group_new:
 * @context: where the key is kept
 * @provider: a source that needs one
 *
 * Returns: (transfer floating): a group that already looks whether there is a key
 */
VaneKeyGroup *
vane_key_group_new (VaneContext            *context,
                    const VaneProviderInfo *provider)
{
  VaneKeyGroup *self;
  g_autofree char *title = NULL;
  GtkWidget *link;

  g_return_val_if_fail (VANE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (provider != NULL && provider->secret_id != NULL, NULL);

  self = g_object_new (VANE_TYPE_KEY_GROUP, NULL);
  self->context = g_object_ref (context);
  self->provider = provider;
  /* Translators: %s is the name of a weather service */
  title = g_strdup_printf (_("%s Key"), provider->name);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  link = gtk_link_button_new_with_label (provider->homepage, _("Get a Key"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), link);
  update_state (self);

  return self;
}
