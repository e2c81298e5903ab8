/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window manager is told by the Extended Window Manager Hints. The type and the struts are
 * read when the window is mapped, so they are there before; what a client asks for by message is
 * lost before. All numbers on the wire are the screen's own pixels. */
#include "config.h"

#include "vane-placer.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <gdk/x11/gdkx.h>

/* GTK 4.18 calls all that it has for X11 deprecated, since GTK 5 will know Wayland only; nothing takes its
 * place. This file is all of Vane that needs it. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#define STATE_ADD 1
#define FROM_APPLICATION 1
#define ALL_DESKTOPS 0xFFFFFFFFL

typedef struct
{
  GdkDisplay *display;
  Display    *xdisplay;
  Window      window;
  Window      root;
  int         scale;
} Wire;

static gboolean
works (GdkDisplay *display)
{
  return GDK_IS_X11_DISPLAY (display);
}

static gboolean
open_wire (GtkWindow *window,
           Wire      *wire)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (surface == NULL || gdk_surface_is_destroyed (surface))
    return FALSE;

  wire->display = gdk_surface_get_display (surface);
  wire->xdisplay = gdk_x11_display_get_xdisplay (wire->display);
  wire->window = gdk_x11_surface_get_xid (surface);
  wire->root = gdk_x11_display_get_xrootwindow (wire->display);
  wire->scale = gdk_surface_get_scale_factor (surface);

  return TRUE;
}

static Atom
find_atom (const Wire *wire,
           const char *name)
{
  return gdk_x11_get_xatom_by_name_for_display (wire->display, name);
}

static void
set_longs (const Wire   *wire,
           const char   *name,
           Atom          type,
           const gulong *values,
           int           n)
{
  XChangeProperty (wire->xdisplay, wire->window, find_atom (wire, name), type, 32, PropModeReplace,
                   (const unsigned char *) values, n);
}

static void
send (const Wire *wire,
      const char *name,
      long        first,
      long        second,
      long        third,
      long        fourth)
{
  XClientMessageEvent event = {
    .type = ClientMessage,
    .window = wire->window,
    .message_type = find_atom (wire, name),
    .format = 32,
    .data.l = { first, second, third, fourth },
  };

  XSendEvent (wire->xdisplay, wire->root, False, SubstructureRedirectMask | SubstructureNotifyMask,
              (XEvent *) &event);
}

/* --- areas --- */

/* Of a desktop that has chosen none the first one is as good as any. */
static GdkMonitor *
dup_monitor (GdkDisplay           *display,
             const VanePlacerWish *wish)
{
  GdkMonitor *monitor = wish->monitor != NULL ? wish->monitor : gdk_x11_display_get_primary_monitor (display);

  return monitor != NULL ? g_object_ref (monitor) : g_list_model_get_item (gdk_display_get_monitors (display), 0);
}

static int
get_length (GdkDisplay           *display,
            const VanePlacerWish *wish)
{
  g_autoptr(GdkMonitor) monitor = dup_monitor (display, wish);
  GdkRectangle area = { 0, 0, 0, 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);

  return MAX ((vane_edges_are_upright (wish->edges) ? area.height : area.width) - 2 * wish->margin, 1);
}

static VaneArea
get_area (const Wire *wire,
          GdkMonitor *monitor)
{
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);

  return (VaneArea) { area.x * wire->scale, area.y * wire->scale, area.width * wire->scale, area.height * wire->scale };
}

/* A panel stands at the very edge, a card where panels leave room. */
static VaneArea
get_room (const Wire           *wire,
          GdkMonitor           *monitor,
          const VanePlacerWish *wish)
{
  GdkRectangle room;

  if (wish->panel)
    return get_area (wire, monitor);

  gdk_x11_monitor_get_workarea (monitor, &room);

  return (VaneArea) { room.x * wire->scale, room.y * wire->scale, room.width * wire->scale, room.height * wire->scale };
}

/* How large it is going to be: it cannot be resized, so it is soon. What it is now may be what it was
 * at another edge. */
static VaneArea
find_area (const Wire           *wire,
           GtkWindow            *window,
           GdkMonitor           *on,
           const VanePlacerWish *wish)
{
  VaneArea room = get_room (wire, on, wish);
  int width, height;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return vane_placement_find (&room, wish->edges, wish->margin * wire->scale, width * wire->scale,
                              height * wire->scale);
}

static void
set_struts (const Wire           *wire,
            const VaneArea       *area,
            const VanePlacerWish *wish)
{
  GListModel *model = gdk_display_get_monitors (wire->display);
  guint n = g_list_model_get_n_items (model);
  g_autofree VaneArea *monitors = g_new0 (VaneArea, n);
  XWindowAttributes root;
  gulong strut[VANE_STRUT_N];

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (model, i);

      monitors[i] = get_area (wire, monitor);
    }
  if (!XGetWindowAttributes (wire->xdisplay, wire->root, &root) ||
      !vane_placement_strut (&(VaneArea) { 0, 0, root.width, root.height }, monitors, n, area, wish->edges, strut))
    {
      XDeleteProperty (wire->xdisplay, wire->window, find_atom (wire, "_NET_WM_STRUT_PARTIAL"));
      XDeleteProperty (wire->xdisplay, wire->window, find_atom (wire, "_NET_WM_STRUT"));
      return;
    }
  set_longs (wire, "_NET_WM_STRUT_PARTIAL", XA_CARDINAL, strut, VANE_STRUT_N);
  /* For window managers that know no other. */
  set_longs (wire, "_NET_WM_STRUT", XA_CARDINAL, strut, 4);
}

/* --- what the window manager is told --- */

static void
ask_for_states (const Wire *wire,
                gboolean    panel)
{
  const long sticky = (long) find_atom (wire, "_NET_WM_STATE_STICKY");
  const long below = (long) find_atom (wire, "_NET_WM_STATE_BELOW");
  const long no_taskbar = (long) find_atom (wire, "_NET_WM_STATE_SKIP_TASKBAR");
  const long no_pager = (long) find_atom (wire, "_NET_WM_STATE_SKIP_PAGER");

  send (wire, "_NET_WM_STATE", STATE_ADD, sticky, panel ? 0 : below, FROM_APPLICATION);
  send (wire, "_NET_WM_STATE", STATE_ADD, no_taskbar, no_pager, FROM_APPLICATION);
  send (wire, "_NET_WM_DESKTOP", ALL_DESKTOPS, FROM_APPLICATION, 0, 0);
}

static void
place (GtkWindow            *window,
       const VanePlacerWish *wish)
{
  g_autoptr(GdkMonitor) monitor = NULL;
  VaneArea area;
  Wire wire;
  gulong dock;

  if (!open_wire (window, &wire))
    return;
  monitor = dup_monitor (wire.display, wish);
  if (monitor == NULL)
    return;

  area = find_area (&wire, window, monitor, wish);
  /* A window that has just gone is no reason to end. */
  gdk_x11_display_error_trap_push (wire.display);
  if (wish->panel)
    {
      dock = find_atom (&wire, "_NET_WM_WINDOW_TYPE_DOCK");
      set_longs (&wire, "_NET_WM_WINDOW_TYPE", XA_ATOM, &dock, 1);
      set_struts (&wire, &area, wish);
    }
  XMoveWindow (wire.xdisplay, wire.window, area.x, area.y);
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    ask_for_states (&wire, wish->panel);
  gdk_x11_display_error_trap_pop_ignored (wire.display);
}

/* A strut of a window that nobody sees would keep the edge free for nothing. */
static void
leave (GtkWindow *window)
{
  Wire wire;

  if (!open_wire (window, &wire))
    return;

  gdk_x11_display_error_trap_push (wire.display);
  XDeleteProperty (wire.xdisplay, wire.window, find_atom (&wire, "_NET_WM_STRUT_PARTIAL"));
  XDeleteProperty (wire.xdisplay, wire.window, find_atom (&wire, "_NET_WM_STRUT"));
  gdk_x11_display_error_trap_pop_ignored (wire.display);
}

const VanePlacer vane_placer_x11 = {
  .works = works,
  .place = place,
  .leave = leave,
  .get_length = get_length,
};

G_GNUC_END_IGNORE_DEPRECATIONS
