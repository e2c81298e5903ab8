/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of facts. What each says is in vane-fact-weather.c, vane-fact-sky.c and
 * vane-fact-air.c. */
#include "config.h"

#include "present/vane-fact-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/vane-format.h"
#include "present/vane-sentences.h"

static const struct
{
  const char   *id;
  const char   *title;
  VaneFactFill  fill;
} kinds[VANE_N_FACT_KINDS] = {
  /* Translators: titles of tiles, a word each */
  [VANE_FACT_WIND] = { "wind", NC_("tile", "Wind"), vane_fact_fill_wind },
  [VANE_FACT_HUMIDITY] = { "humidity", NC_("tile", "Humidity"), vane_fact_fill_humidity },
  [VANE_FACT_UV] = { "uv", NC_("tile", "UV index"), vane_fact_fill_uv },
  [VANE_FACT_AIR] = { "air", NC_("tile", "Air quality"), vane_fact_fill_air },
  [VANE_FACT_SUN] = { "sun", NC_("tile", "Sun"), vane_fact_fill_sun },
  [VANE_FACT_PRESSURE] = { "pressure", NC_("tile", "Pressure"), vane_fact_fill_pressure },
  [VANE_FACT_VISIBILITY] = { "visibility", NC_("tile", "Visibility"), vane_fact_fill_visibility },
  [VANE_FACT_MOON] = { "moon", NC_("tile", "Moon"), vane_fact_fill_moon },
  [VANE_FACT_PRECIPITATION] = { "precipitation", NC_("tile", "Precipitation"), vane_fact_fill_precipitation },
  [VANE_FACT_POLLEN] = { "pollen", NC_("tile", "Pollen"), vane_fact_fill_pollen },
};

gboolean
vane_fact_take_quantity (VaneFact            *fact,
                         const VaneFactInput *input,
                         VaneField            field,
                         double               value,
                         GStrvBuilder        *said)
{
  g_autofree char *number = vane_format_value (field, value, input->units, VANE_FORMAT_PLAIN);
  g_autofree char *full = vane_format_value (field, value, input->units, VANE_FORMAT_UNIT);

  if (full == NULL)
    return FALSE;

  g_strv_builder_add (said, full);
  if (g_str_has_prefix (full, number) && g_unichar_isspace (g_utf8_get_char (full + strlen (number))))
    {
      fact->unit = g_strdup (g_utf8_next_char (full + strlen (number)));
      fact->value = g_steal_pointer (&number);
    }
  else
    {
      fact->value = g_steal_pointer (&full);
      fact->unit = g_strdup ("");
    }

  return TRUE;
}

char *
vane_fact_join_note (const char *first,
                     const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);

  return g_strconcat (first, "\n", second, NULL);
}

/**
 * vane_fact_init:
 * @self: (out caller-allocates): to be cleared with vane_fact_clear(), whatever is returned
 * @kind: what to tell of
 * @facts: of now or of a day
 * @units: the units wanted
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: %FALSE when nothing is known of it: then it is not shown
 */
gboolean
vane_fact_init (VaneFact        *self,
                VaneFactKind     kind,
                const VaneFacts *facts,
                const VaneUnits *units,
                GTimeZone       *zone)
{
  g_autoptr(GStrvBuilder) said = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  const VaneFactInput input = { facts, units, zone };

  *self = (VaneFact) { 0 };
  g_return_val_if_fail ((guint) kind < VANE_N_FACT_KINDS && facts != NULL && units != NULL, FALSE);

  self->title = g_dpgettext2 (GETTEXT_PACKAGE, "tile", kinds[kind].title);
  if (!kinds[kind].fill (self, &input, said))
    return FALSE;

  parts = g_strv_builder_end (said);
  joined = vane_sentences_join ((const char *const *) parts);
  if (self->unit == NULL)
    self->unit = g_strdup ("");
  if (self->note == NULL)
    self->note = g_strdup ("");
  /* Translators: the title of a tile and what it says: "Wind: 9 mph. From WNW" */
  self->sentence = g_strdup_printf (C_("tile", "%s: %s"), self->title, joined);

  return TRUE;
}

/**
 * vane_fact_clear:
 * @self: a fact
 */
void
vane_fact_clear (VaneFact *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->sentence, g_free);
}

/**
 * vane_fact_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_fact_kind_to_string (VaneFactKind kind)
{
  g_return_val_if_fail ((guint) kind < VANE_N_FACT_KINDS, "");

  return kinds[kind].id;
}

/**
 * vane_fact_kind_from_string:
 * @id: (nullable): a stable name
 * @kind: (out): the kind of that name
 *
 * Returns: %FALSE when there is none
 */
gboolean
vane_fact_kind_from_string (const char   *id,
                            VaneFactKind *kind)
{
  for (guint i = 0; i < VANE_N_FACT_KINDS; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}
