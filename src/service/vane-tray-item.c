/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocol is KDE's org.kde.StatusNotifierItem with Ayatana's label. It has signals of its
 * own for each change, and hosts read the property again. */
#include "config.h"

#include "service/vane-tray-item.h"

#include "service/vane-tray-picture.h"
#include "service/vane-tray-registration.h"
#include "vane-item-dbus.h"

#define ITEM_PATH         "/StatusNotifierItem"
/* The widest label there is: hosts keep room for it, and nothing jitters. */
#define LABEL_GUIDE       "-88°"
#define NO_PICTURES       g_variant_new_array (G_VARIANT_TYPE ("(iiay)"), NULL, 0)

struct _VaneTrayItem
{
  GObject                     parent_instance;

  VaneItemStatusNotifierItem *item;         /* (owned) */
  VaneTrayRegistration       *registration; /* (owned) (nullable): while it is on the bus */
  guint                       picture;      /* that is drawn */
  char                       *number;       /* (owned) (nullable) */
  VaneLook                    look;
  char                       *token;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (VaneTrayItem, vane_tray_item, G_TYPE_OBJECT)

enum
{
  ACTIVATE,
  SECONDARY,
  SCROLL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what hosts tell --- */

static gboolean
on_handle_activate (VaneItemStatusNotifierItem *item,
                    GDBusMethodInvocation      *invocation,
                    int                         x,
                    int                         y,
                    VaneTrayItem               *self)
{
  vane_item_status_notifier_item_complete_activate (item, invocation);
  g_signal_emit (self, signals[ACTIVATE], 0);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Hosts show the menu themselves; who does not gets the window. */
static gboolean
on_handle_context_menu (VaneItemStatusNotifierItem *item,
                        GDBusMethodInvocation      *invocation,
                        int                         x,
                        int                         y,
                        VaneTrayItem               *self)
{
  vane_item_status_notifier_item_complete_context_menu (item, invocation);
  g_signal_emit (self, signals[ACTIVATE], 0);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_secondary_activate (VaneItemStatusNotifierItem *item,
                              GDBusMethodInvocation      *invocation,
                              int                         x,
                              int                         y,
                              VaneTrayItem               *self)
{
  vane_item_status_notifier_item_complete_secondary_activate (item, invocation);
  g_signal_emit (self, signals[SECONDARY], 0);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_ayatana_activate (VaneItemStatusNotifierItem *item,
                            GDBusMethodInvocation      *invocation,
                            guint                       timestamp,
                            VaneTrayItem               *self)
{
  vane_item_status_notifier_item_complete_xayatana_secondary_activate (item, invocation);
  g_signal_emit (self, signals[SECONDARY], 0);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_scroll (VaneItemStatusNotifierItem *item,
                  GDBusMethodInvocation      *invocation,
                  int                         delta,
                  const char                 *orientation,
                  VaneTrayItem               *self)
{
  vane_item_status_notifier_item_complete_scroll (item, invocation);
  if (delta != 0)
    g_signal_emit (self, signals[SCROLL], 0, delta > 0 ? 1 : -1);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_handle_token (VaneItemStatusNotifierItem *item,
                 GDBusMethodInvocation      *invocation,
                 const char                 *token,
                 VaneTrayItem               *self)
{
  g_free (self->token);
  self->token = g_strdup (token);
  vane_item_status_notifier_item_complete_provide_xdg_activation_token (item, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* --- what it shows --- */

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
set_picture (VaneTrayItem          *self,
             const VaneTrayContent *content)
{
  const char *icon_name = or_empty (content->icon_name);
  gboolean drawn = self->picture != content->picture || self->look.ink != content->look.ink ||
                   self->look.symbolic != content->look.symbolic ||
                   vane_item_status_notifier_item_get_icon_pixmap (self->item) == NULL ||
                   g_strcmp0 (self->number, content->number) != 0;

  if (!drawn && g_strcmp0 (vane_item_status_notifier_item_get_icon_name (self->item), icon_name) == 0)
    return;

  if (drawn)
    {
      g_autoptr(GVariant) pictures =
          g_variant_ref_sink (vane_tray_picture_new (content->picture, content->number, content->look));

      vane_item_status_notifier_item_set_icon_pixmap (self->item, pictures);
      vane_item_status_notifier_item_set_attention_icon_pixmap (self->item, pictures);
      self->picture = content->picture;
      self->look = content->look;
      g_free (self->number);
      self->number = g_strdup (content->number);
    }
  vane_item_status_notifier_item_set_icon_name (self->item, icon_name);
  vane_item_status_notifier_item_set_attention_icon_name (self->item, icon_name);
  vane_item_status_notifier_item_emit_new_icon (self->item);
  vane_item_status_notifier_item_emit_new_attention_icon (self->item);
}

/* The text of a tooltip is markup. */
static void
set_tooltip (VaneTrayItem          *self,
             const VaneTrayContent *content)
{
  g_autofree char *text = g_markup_escape_text (or_empty (content->tip_text), -1);
  g_autoptr(GVariant) tooltip =
      g_variant_ref_sink (g_variant_new ("(s@a(iiay)ss)", or_empty (content->tip_icon), NO_PICTURES,
                                         or_empty (content->tip_title), text));
  GVariant *old = vane_item_status_notifier_item_get_tool_tip (self->item);

  if (old != NULL && g_variant_equal (old, tooltip))
    return;
  vane_item_status_notifier_item_set_tool_tip (self->item, tooltip);
  vane_item_status_notifier_item_emit_new_tool_tip (self->item);
}

/**
 * vane_tray_item_set_content:
 * @self: an item
 * @content: what it shows from now on
 *
 * Tells hosts what is different.
 */
void
vane_tray_item_set_content (VaneTrayItem          *self,
                            const VaneTrayContent *content)
{
  const char *status = content->attention ? "NeedsAttention" : "Active";
  const char *label = or_empty (content->label);

  g_return_if_fail (VANE_IS_TRAY_ITEM (self));

  set_picture (self, content);
  set_tooltip (self, content);
  if (g_strcmp0 (vane_item_status_notifier_item_get_title (self->item), or_empty (content->title)) != 0)
    {
      vane_item_status_notifier_item_set_title (self->item, or_empty (content->title));
      vane_item_status_notifier_item_emit_new_title (self->item);
    }
  if (g_strcmp0 (vane_item_status_notifier_item_get_xayatana_label (self->item), label) != 0)
    {
      vane_item_status_notifier_item_set_xayatana_label (self->item, label);
      vane_item_status_notifier_item_emit_xayatana_new_label (self->item, label, LABEL_GUIDE);
    }
  if (g_strcmp0 (vane_item_status_notifier_item_get_status (self->item), status) != 0)
    {
      vane_item_status_notifier_item_set_status (self->item, status);
      vane_item_status_notifier_item_emit_new_status (self->item, status);
    }
}

/**
 * vane_tray_item_steal_token:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): what lets the window that the click opens take the focus
 */
char *
vane_tray_item_steal_token (VaneTrayItem *self)
{
  return g_steal_pointer (&self->token);
}

/* --- the object --- */

static void
vane_tray_item_finalize (GObject *object)
{
  VaneTrayItem *self = VANE_TRAY_ITEM (object);

  vane_tray_item_unexport (self);
  g_signal_handlers_disconnect_by_data (self->item, self);
  g_object_unref (self->item);
  g_free (self->number);
  g_free (self->token);

  G_OBJECT_CLASS (vane_tray_item_parent_class)->finalize (object);
}

static void
vane_tray_item_class_init (VaneTrayItemClass *klass)
{
  GType type = VANE_TYPE_TRAY_ITEM;

  G_OBJECT_CLASS (klass)->finalize = vane_tray_item_finalize;
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SECONDARY] = g_signal_new ("secondary", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCROLL] = g_signal_new ("scroll", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
vane_tray_item_init (VaneTrayItem *self)
{
  VaneItemStatusNotifierItem *item = vane_item_status_notifier_item_skeleton_new ();

  self->item = item;
  vane_item_status_notifier_item_set_category (item, "ApplicationStatus");
  vane_item_status_notifier_item_set_id (item, "vane");
  vane_item_status_notifier_item_set_status (item, "Active");
  vane_item_status_notifier_item_set_icon_theme_path (item, "");
  vane_item_status_notifier_item_set_overlay_icon_name (item, "");
  vane_item_status_notifier_item_set_overlay_icon_pixmap (item, NO_PICTURES);
  vane_item_status_notifier_item_set_attention_movie_name (item, "");
  vane_item_status_notifier_item_set_xayatana_label (item, "");
  vane_item_status_notifier_item_set_xayatana_label_guide (item, LABEL_GUIDE);
  g_signal_connect (item, "handle-activate", G_CALLBACK (on_handle_activate), self);
  g_signal_connect (item, "handle-context-menu", G_CALLBACK (on_handle_context_menu), self);
  g_signal_connect (item, "handle-secondary-activate", G_CALLBACK (on_handle_secondary_activate), self);
  g_signal_connect (item, "handle-xayatana-secondary-activate", G_CALLBACK (on_handle_ayatana_activate), self);
  g_signal_connect (item, "handle-scroll", G_CALLBACK (on_handle_scroll), self);
  g_signal_connect (item, "handle-provide-xdg-activation-token", G_CALLBACK (on_handle_token), self);
}

/**
 * vane_tray_item_new:
 * @menu_path: the object path of its menu
 *
 * Returns: (transfer full): an item that is not on the bus yet
 */
VaneTrayItem *
vane_tray_item_new (const char *menu_path)
{
  VaneTrayItem *self = g_object_new (VANE_TYPE_TRAY_ITEM, NULL);

  vane_item_status_notifier_item_set_menu (self->item, menu_path);

  return self;
}

/**
 * vane_tray_item_export:
 * @self: an item
 * @connection: a bus
 * @error: why it cannot be there
 *
 * From now on it registers with every watcher that comes.
 *
 * Returns: whether it is on the bus
 */
gboolean
vane_tray_item_export (VaneTrayItem     *self,
                       GDBusConnection  *connection,
                       GError          **error)
{
  g_return_val_if_fail (VANE_IS_TRAY_ITEM (self) && self->registration == NULL, FALSE);

  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->item), connection, ITEM_PATH, error))
    return FALSE;
  self->registration = vane_tray_registration_new (connection);

  return TRUE;
}

/**
 * vane_tray_item_unexport:
 * @self: an item
 */
void
vane_tray_item_unexport (VaneTrayItem *self)
{
  if (self->registration == NULL)
    return;

  g_clear_pointer (&self->registration, vane_tray_registration_free);
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->item));
}
