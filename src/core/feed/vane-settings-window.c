/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window was left. */
#include "config.h"

#include "feed/vane-settings-private.h"

static int
read_pixels (VaneSettings *self,
             const char   *key)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, key);

  return CLAMP (g_variant_get_int32 (value), 0, VANE_SETTINGS_MAX_WINDOW_SIZE);
}

static void
write_pixels (VaneSettings *self,
              const char   *key,
              int           pixels)
{
  vane_settings_store_write (self->store, key,
                             g_variant_new_int32 (CLAMP (pixels, 0, VANE_SETTINGS_MAX_WINDOW_SIZE)));
}

/**
 * vane_settings_get_window:
 * @self: settings
 * @state: (out caller-allocates): how the window was left
 */
void
vane_settings_get_window (VaneSettings    *self,
                          VaneWindowState *state)
{
  g_autoptr(GVariant) maximized = vane_settings_store_read (self->store, "window-maximized");

  state->width = read_pixels (self, "window-width");
  state->height = read_pixels (self, "window-height");
  state->page_width = read_pixels (self, "window-page-width");
  state->page_height = read_pixels (self, "window-page-height");
  state->scroll = read_pixels (self, "window-scroll");
  state->maximized = g_variant_get_boolean (maximized);
}

/**
 * vane_settings_set_window:
 * @self: settings
 * @state: how the window is left
 */
void
vane_settings_set_window (VaneSettings          *self,
                          const VaneWindowState *state)
{
  write_pixels (self, "window-width", state->width);
  write_pixels (self, "window-height", state->height);
  write_pixels (self, "window-page-width", state->page_width);
  write_pixels (self, "window-page-height", state->page_height);
  write_pixels (self, "window-scroll", state->scroll);
  vane_settings_store_write (self->store, "window-maximized", g_variant_new_boolean (state->maximized != FALSE));
}
