/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world of --demo: places, a simulator that treats some of them badly, and a cache that
 * is gone at exit. */
#include "config.h"

#include "simulator/vane-demo.h"

#include <errno.h>
#include <glib/gstdio.h>

/* With it no place of the demo has only clear skies for a week. */
#define SEED 94134

#define SLOW_MS 3000

struct _VaneDemo
{
  GObject        parent_instance;

  VaneSimulator *simulator;       /* (owned) */
  char          *cache_folder;    /* (owned) (nullable): until closed */
};

G_DEFINE_FINAL_TYPE (VaneDemo, vane_demo, G_TYPE_OBJECT)

/* Two decimals each: that is what is sent, and what the mishaps below look for. */
static const VanePlaceFields places[] = {
  { .id = "zip:us/94134",
    .name = "San Francisco",
    .admin1 = "California",
    .admin2 = "San Francisco County",
    .country = "United States",
    .country_code = "US",
    .postal_code = "94134",
    .timezone = "America/Los_Angeles",
    .latitude = 37.72,
    .longitude = -122.41 },
  { .id = "om:5809844",
    .name = "Seattle",
    .admin1 = "Washington",
    .admin2 = "King",
    .country = "United States",
    .country_code = "US",
    .timezone = "America/Los_Angeles",
    .latitude = 47.61,
    .longitude = -122.33 },
  { .id = "om:3143244",
    .name = "Oslo",
    .admin1 = "Oslo County",
    .country = "Norway",
    .country_code = "NO",
    .timezone = "Europe/Oslo",
    .latitude = 59.91,
    .longitude = 10.75 },
  { .id = "om:2729907",
    .name = "Longyearbyen",
    .admin1 = "Svalbard",
    .country = "Svalbard and Jan Mayen",
    .country_code = "SJ",
    .timezone = "Arctic/Longyearbyen",
    .latitude = 78.22,
    .longitude = 15.65 },
  { .id = "om:2128295",
    .name = "Sapporo",
    .admin1 = "Hokkaido",
    .country = "Japan",
    .country_code = "JP",
    .timezone = "Asia/Tokyo",
    .latitude = 43.07,
    .longitude = 141.35 },
  { .id = "om:2332459",
    .name = "Lagos",
    .admin1 = "Lagos",
    .country = "Nigeria",
    .country_code = "NG",
    .timezone = "Africa/Lagos",
    .latitude = 6.45,
    .longitude = 3.39 },
};

/* What single requests for Sapporo and Lagos have in them, whatever the service; a joined
 * request has "43.07," and is not touched: it would take the other places with it. */
#define SAPPORO "=43.07&"
#define LAGOS   "=6.45&"

static void
vane_demo_finalize (GObject *object)
{
  VaneDemo *self = VANE_DEMO (object);

  vane_demo_close (self);
  g_clear_object (&self->simulator);

  G_OBJECT_CLASS (vane_demo_parent_class)->finalize (object);
}

static void
vane_demo_class_init (VaneDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_demo_finalize;
}

static void
vane_demo_init (VaneDemo *self)
{
}

/**
 * vane_demo_new:
 * @clock: the time in the demo's world
 * @error: LOCAL when there is no port or no temporary folder
 *
 * Starts the simulator and makes the temporary cache folder, which only this user may read.
 * Sapporo is slow and Lagos fails: that is what the demo shows.
 *
 * Returns: (transfer full) (nullable): a demo
 */
VaneDemo *
vane_demo_new (VaneClock  *clock,
               GError    **error)
{
  g_autoptr(VaneDemo) self = NULL;
  g_autofree char *template = NULL;

  g_return_val_if_fail (VANE_IS_CLOCK (clock), NULL);

  self = g_object_new (VANE_TYPE_DEMO, NULL);
  self->simulator = vane_simulator_new (clock, SEED);
  vane_simulator_set_keyless (self->simulator);
  if (!vane_simulator_start (self->simulator, 0, NULL, error))
    return NULL;

  template = g_build_filename (g_get_tmp_dir (), "vane-demo-XXXXXX", NULL);
  if (g_mkdtemp_full (template, 0700) == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "Cannot make a temporary folder: %s", g_strerror (errno));
      return NULL;
    }
  self->cache_folder = g_steal_pointer (&template);

  vane_simulator_misbehave (self->simulator, &(VaneMishap) { .query = SAPPORO, .delay_ms = SLOW_MS });
  vane_simulator_misbehave (self->simulator,
                            &(VaneMishap) { .kind = VANE_MISHAP_STATUS, .query = LAGOS, .status = 503 });

  return g_steal_pointer (&self);
}

/**
 * vane_demo_get_simulator:
 * @self: a demo
 *
 * Returns: (transfer none): the running simulator
 */
VaneSimulator *
vane_demo_get_simulator (VaneDemo *self)
{
  g_return_val_if_fail (VANE_IS_DEMO (self), NULL);

  return self->simulator;
}

/**
 * vane_demo_get_cache_folder:
 * @self: a demo
 *
 * Returns: (transfer none) (nullable): the temporary folder; %NULL once it is closed
 */
const char *
vane_demo_get_cache_folder (VaneDemo *self)
{
  g_return_val_if_fail (VANE_IS_DEMO (self), NULL);

  return self->cache_folder;
}

/**
 * vane_demo_dup_places:
 * @self: a demo
 *
 * Returns: (transfer full) (element-type VanePlace): six places, San Francisco first
 */
GPtrArray *
vane_demo_dup_places (VaneDemo *self)
{
  GPtrArray *array = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);

  g_return_val_if_fail (VANE_IS_DEMO (self), array);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_ptr_array_add (array, vane_place_new (&places[i]));

  return array;
}

/* A link is removed, not followed: whoever could plant one is this user. */
static void
remove_tree (const char *path)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  if (g_remove (path) != 0)
    g_debug ("Cannot remove %s: %s", path, g_strerror (errno));
}

/**
 * vane_demo_close:
 * @self: a demo
 *
 * Stops the simulator and removes the cache folder with all that is in it. Nothing of the
 * demo is left. Harmless the second time.
 */
void
vane_demo_close (VaneDemo *self)
{
  g_return_if_fail (VANE_IS_DEMO (self));

  if (self->simulator != NULL)
    vane_simulator_stop (self->simulator);
  if (self->cache_folder != NULL)
    remove_tree (self->cache_folder);
  g_clear_pointer (&self->cache_folder, g_free);
}
