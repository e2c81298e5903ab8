/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-merge.h"

#include <math.h>

#define EARTH_RADIUS_KM 6371.0

/* A zone is larger than this, and a town's districts are nearer. */
#define SAME_ZONE_KM 100.0

/**
 * vane_merge_get_distance_km:
 * @a: a place
 * @b: a place
 *
 * The haversine formula on a sphere.
 *
 * Returns: kilometres
 */
double
vane_merge_get_distance_km (VanePlace *a,
                            VanePlace *b)
{
  double latitude_a = vane_place_get_latitude (a) * G_PI / 180.0;
  double latitude_b = vane_place_get_latitude (b) * G_PI / 180.0;
  double north = sin ((latitude_b - latitude_a) / 2.0);
  double east = sin ((vane_place_get_longitude (b) - vane_place_get_longitude (a)) * G_PI / 360.0);
  double chord = north * north + cos (latitude_a) * cos (latitude_b) * east * east;

  return 2.0 * EARTH_RADIUS_KM * asin (sqrt (MIN (chord, 1.0)));
}

static VanePlace *
find_near (GPtrArray *places,
           VanePlace *place)
{
  VanePlace *nearest = NULL;
  double best_km = SAME_ZONE_KM;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      double km = vane_merge_get_distance_km (places->pdata[i], place);

      if (vane_place_get_timezone (places->pdata[i]) != NULL && km < best_km)
        {
          nearest = places->pdata[i];
          best_km = km;
        }
    }

  return nearest;
}

/**
 * vane_merge_places:
 * @exact: (nullable) (element-type VanePlace): from a geocoder that knows where a code's own town is
 * @zoned: (nullable) (element-type VanePlace): from one that knows zones and gives the
 *   centre of the city
 *
 * Returns: (transfer full) (element-type VanePlace): the exact places with the zone of the
 *   nearest one within 100 km; where there is none exact, the others
 */
GPtrArray *
vane_merge_places (GPtrArray *exact,
                   GPtrArray *zoned)
{
  GPtrArray *source = exact != NULL && exact->len > 0 ? exact : zoned;
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);

  for (guint i = 0; source != NULL && i < source->len; i++)
    {
      VanePlace *place = source->pdata[i];
      VanePlace *near = source == exact ? find_near (zoned, place) : NULL;

      if (near != NULL && vane_place_get_timezone (place) == NULL)
        g_ptr_array_add (places, vane_place_with_timezone (place, vane_place_get_timezone (near)));
      else
        g_ptr_array_add (places, vane_place_ref (place));
    }

  return places;
}
