/* SPDX-License-Identifier: GPL-3.0-or-later */
/* com.canonical.dbusmenu, version 3: one level of items, numbered from 1 below the root. */
#include "config.h"

#include "service/vane-tray-menu.h"

#include "vane-menu-dbus.h"

typedef struct
{
  GVariant *properties;  /* (owned): a{sv} */
  char     *action;      /* (owned) (nullable) */
  char     *target;      /* (owned) (nullable) */
} Item;

struct _VaneTrayMenu
{
  GObject           parent_instance;

  VaneMenuDbusmenu *menu;      /* (owned) */
  GPtrArray        *items;     /* (owned) (element-type Item) */
  GPtrArray        *next;      /* (owned) (nullable): between begin and end */
  guint             revision;
};

G_DEFINE_FINAL_TYPE (VaneTrayMenu, vane_tray_menu, G_TYPE_OBJECT)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
item_free (gpointer data)
{
  Item *item = data;

  g_variant_unref (item->properties);
  g_free (item->action);
  g_free (item->target);
  g_free (item);
}

/* --- what hosts ask --- */

static Item *
find_item (VaneTrayMenu *self,
           int           id)
{
  return id >= 1 && (guint) id <= self->items->len ? self->items->pdata[id - 1] : NULL;
}

static GVariant *
dup_properties (VaneTrayMenu *self,
                int           id)
{
  Item *item = find_item (self, id);
  GVariantBuilder builder;

  if (item != NULL)
    return g_variant_ref (item->properties);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (id == 0)
    g_variant_builder_add (&builder, "{sv}", "children-display", g_variant_new_string ("submenu"));

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* Names of properties are hints: more than was asked for does no harm. */
static GVariant *
make_layout (VaneTrayMenu *self,
             int           id,
             int           depth)
{
  g_autoptr(GVariant) properties = dup_properties (self, id);
  GVariantBuilder children;

  g_variant_builder_init (&children, G_VARIANT_TYPE ("av"));
  if (id == 0 && depth != 0)
    for (guint i = 1; i <= self->items->len; i++)
      g_variant_builder_add (&children, "v", make_layout (self, (int) i, 0));

  return g_variant_new ("(i@a{sv}av)", id, properties, &children);
}

static gboolean
on_get_layout (VaneMenuDbusmenu      *menu,
               GDBusMethodInvocation *invocation,
               int                    parent,
               int                    depth,
               const char *const     *names,
               VaneTrayMenu          *self)
{
  vane_menu_dbusmenu_complete_get_layout (menu, invocation, self->revision, make_layout (self, parent, depth));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_group_properties (VaneMenuDbusmenu      *menu,
                         GDBusMethodInvocation *invocation,
                         GVariant              *ids,
                         const char *const     *names,
                         VaneTrayMenu          *self)
{
  GVariantBuilder builder;
  gsize n = 0;
  const gint32 *asked = g_variant_get_fixed_array (ids, &n, sizeof (gint32));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ia{sv})"));
  /* None named: all. */
  for (gsize i = 0; i < (n > 0 ? n : self->items->len + 1); i++)
    {
      int id = n > 0 ? asked[i] : (int) i;
      g_autoptr(GVariant) properties = dup_properties (self, id);

      if (id == 0 || find_item (self, id) != NULL)
        g_variant_builder_add (&builder, "(i@a{sv})", id, properties);
    }
  vane_menu_dbusmenu_complete_get_group_properties (menu, invocation, g_variant_builder_end (&builder));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_property (VaneMenuDbusmenu      *menu,
                 GDBusMethodInvocation *invocation,
                 int                    id,
                 const char            *name,
                 VaneTrayMenu          *self)
{
  g_autoptr(GVariant) properties = dup_properties (self, id);
  g_autoptr(GVariant) value = g_variant_lookup_value (properties, name, NULL);

  if (value == NULL)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "No such property");
  else
    vane_menu_dbusmenu_complete_get_property (menu, invocation, g_variant_new_variant (value));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
take_event (VaneTrayMenu *self,
            int           id,
            const char   *event)
{
  Item *item = find_item (self, id);

  if (item == NULL)
    return id == 0;
  if (g_str_equal (event, "clicked") && item->action != NULL)
    {
      /* What it does may make the menu anew. */
      g_autofree char *action = g_strdup (item->action);
      g_autofree char *target = g_strdup (item->target);

      g_signal_emit (self, signals[ACTIVATED], 0, action, target);
    }

  return TRUE;
}

static gboolean
on_event (VaneMenuDbusmenu      *menu,
          GDBusMethodInvocation *invocation,
          int                    id,
          const char            *event,
          GVariant              *data,
          guint                  timestamp,
          VaneTrayMenu          *self)
{
  vane_menu_dbusmenu_complete_event (menu, invocation);
  take_event (self, id, event);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_event_group (VaneMenuDbusmenu      *menu,
                GDBusMethodInvocation *invocation,
                GVariant              *events,
                VaneTrayMenu          *self)
{
  GVariantBuilder errors;
  GVariantIter iter;
  const char *event;
  int id;

  g_variant_builder_init (&errors, G_VARIANT_TYPE ("ai"));
  g_variant_iter_init (&iter, events);
  while (g_variant_iter_loop (&iter, "(i&svu)", &id, &event, NULL, NULL))
    if (!take_event (self, id, event))
      g_variant_builder_add (&errors, "i", id);
  vane_menu_dbusmenu_complete_event_group (menu, invocation, g_variant_builder_end (&errors));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* It is always as it should be. */
static gboolean
on_about_to_show (VaneMenuDbusmenu      *menu,
                  GDBusMethodInvocation *invocation,
                  int                    id,
                  VaneTrayMenu          *self)
{
  vane_menu_dbusmenu_complete_about_to_show (menu, invocation, FALSE);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_about_to_show_group (VaneMenuDbusmenu      *menu,
                        GDBusMethodInvocation *invocation,
                        GVariant              *ids,
                        VaneTrayMenu          *self)
{
  GVariant *none = g_variant_new_array (G_VARIANT_TYPE_INT32, NULL, 0);

  vane_menu_dbusmenu_complete_about_to_show_group (menu, invocation, none,
                                                   g_variant_new_array (G_VARIANT_TYPE_INT32, NULL, 0));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* --- what it is made of --- */

static void
take_item (VaneTrayMenu    *self,
           GVariantBuilder *properties,
           const char      *action,
           const char      *target)
{
  Item *item = g_new0 (Item, 1);

  item->properties = g_variant_ref_sink (g_variant_builder_end (properties));
  item->action = g_strdup (action);
  item->target = g_strdup (target);
  g_ptr_array_add (self->next, item);
}

/* An underscore would mark a key: in the name of a place it is one. */
static void
add_label (GVariantBuilder *properties,
           const char      *label)
{
  g_autoptr(GString) escaped = g_string_new (label);

  g_string_replace (escaped, "_", "__", 0);
  g_variant_builder_add (properties, "{sv}", "label", g_variant_new_string (escaped->str));
}

/**
 * vane_tray_menu_begin:
 * @self: a menu
 *
 * What is added from now on is the menu after vane_tray_menu_end().
 */
void
vane_tray_menu_begin (VaneTrayMenu *self)
{
  g_clear_pointer (&self->next, g_ptr_array_unref);
  self->next = g_ptr_array_new_with_free_func (item_free);
}

/**
 * vane_tray_menu_add:
 * @self: a menu
 * @label: what a person reads, plain text
 * @action: what it does
 * @target: (nullable): with what
 */
void
vane_tray_menu_add (VaneTrayMenu *self,
                    const char   *label,
                    const char   *action,
                    const char   *target)
{
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  add_label (&properties, label);
  take_item (self, &properties, action, target);
}

/**
 * vane_tray_menu_add_radio:
 * @self: a menu
 * @label: what a person reads, plain text
 * @action: what it does
 * @target: (nullable): with what
 * @chosen: whether it is the one of its group
 */
void
vane_tray_menu_add_radio (VaneTrayMenu *self,
                          const char   *label,
                          const char   *action,
                          const char   *target,
                          gboolean      chosen)
{
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  add_label (&properties, label);
  g_variant_builder_add (&properties, "{sv}", "toggle-type", g_variant_new_string ("radio"));
  g_variant_builder_add (&properties, "{sv}", "toggle-state", g_variant_new_int32 (chosen ? 1 : 0));
  take_item (self, &properties, action, target);
}

/**
 * vane_tray_menu_add_separator:
 * @self: a menu
 */
void
vane_tray_menu_add_separator (VaneTrayMenu *self)
{
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", "type", g_variant_new_string ("separator"));
  take_item (self, &properties, NULL, NULL);
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      Item *one = a->pdata[i], *other = b->pdata[i];

      if (!g_variant_equal (one->properties, other->properties) || g_strcmp0 (one->action, other->action) != 0 ||
          g_strcmp0 (one->target, other->target) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * vane_tray_menu_end:
 * @self: a menu
 *
 * Tells hosts, when something is different.
 */
void
vane_tray_menu_end (VaneTrayMenu *self)
{
  g_autoptr(GPtrArray) next = g_steal_pointer (&self->next);
  g_autoptr(GPtrArray) old = NULL;

  if (is_same (self->items, next))
    return;

  old = self->items;
  self->items = g_steal_pointer (&next);
  self->revision++;
  vane_menu_dbusmenu_emit_layout_updated (self->menu, self->revision, 0);
}

/* --- the object --- */

static void
vane_tray_menu_finalize (GObject *object)
{
  VaneTrayMenu *self = VANE_TRAY_MENU (object);

  vane_tray_menu_unexport (self);
  g_signal_handlers_disconnect_by_data (self->menu, self);
  g_object_unref (self->menu);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->next, g_ptr_array_unref);

  G_OBJECT_CLASS (vane_tray_menu_parent_class)->finalize (object);
}

static void
vane_tray_menu_class_init (VaneTrayMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_tray_menu_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", VANE_TYPE_TRAY_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
vane_tray_menu_init (VaneTrayMenu *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->menu = vane_menu_dbusmenu_skeleton_new ();
  vane_menu_dbusmenu_set_version (self->menu, 3);
  vane_menu_dbusmenu_set_text_direction (self->menu, "ltr");
  vane_menu_dbusmenu_set_status (self->menu, "normal");
  vane_menu_dbusmenu_set_icon_theme_path (self->menu, (const char *const[]) { NULL });
  g_signal_connect (self->menu, "handle-get-layout", G_CALLBACK (on_get_layout), self);
  g_signal_connect (self->menu, "handle-get-group-properties", G_CALLBACK (on_get_group_properties), self);
  g_signal_connect (self->menu, "handle-get-property", G_CALLBACK (on_get_property), self);
  g_signal_connect (self->menu, "handle-event", G_CALLBACK (on_event), self);
  g_signal_connect (self->menu, "handle-event-group", G_CALLBACK (on_event_group), self);
  g_signal_connect (self->menu, "handle-about-to-show", G_CALLBACK (on_about_to_show), self);
  g_signal_connect (self->menu, "handle-about-to-show-group", G_CALLBACK (on_about_to_show_group), self);
}

/**
 * vane_tray_menu_new:
 *
 * Returns: (transfer full): an empty menu
 */
VaneTrayMenu *
vane_tray_menu_new (void)
{
  return g_object_new (VANE_TYPE_TRAY_MENU, NULL);
}

/**
 * vane_tray_menu_export:
 * @self: a menu
 * @connection: a bus
 * @error: why it cannot be there
 *
 * Returns: whether it is on the bus
 */
gboolean
vane_tray_menu_export (VaneTrayMenu     *self,
                       GDBusConnection  *connection,
                       GError          **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->menu), connection, VANE_TRAY_MENU_PATH,
                                           error);
}

/**
 * vane_tray_menu_unexport:
 * @self: a menu
 */
void
vane_tray_menu_unexport (VaneTrayMenu *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->menu);

  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}
