/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a report. Only vane-report-builder.c makes one. */
#include "config.h"

#include "model/vane-report-private.h"
#include "model/vane-zone-country.h"

G_DEFINE_BOXED_TYPE (VaneReport, vane_report, vane_report_ref, vane_report_unref)

/**
 * vane_block_to_string:
 * @block: a block
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_block_to_string (VaneBlock block)
{
  static const char *const names[VANE_N_BLOCKS] = { "now", "minutes", "hours", "days", "air", "alerts" };

  g_return_val_if_fail ((guint) block < VANE_N_BLOCKS, "now");

  return names[block];
}

VaneReport *
vane_report_alloc (VanePlace  *place,
                   const char *provider_id)
{
  VaneReport *self = g_atomic_rc_box_new0 (VaneReport);

  self->place = vane_place_ref (place);
  self->provider = g_intern_string (provider_id);
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      self->blocks[i].fetched_at = self->blocks[i].expires_at = VANE_TIME_NONE;
      self->samples[i] = g_array_new (FALSE, FALSE, i == VANE_BLOCK_DAYS ? sizeof (VaneDay) : sizeof (VaneSample));
    }
  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);

  return self;
}

/**
 * vane_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): the same report
 */
VaneReport *
vane_report_ref (VaneReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_report (VaneReport *self)
{
  vane_place_unref (self->place);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->zone_name);
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    g_array_unref (self->samples[i]);
  g_ptr_array_unref (self->alerts);
}

/**
 * vane_report_unref:
 * @self: (transfer full): a report
 */
void
vane_report_unref (VaneReport *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_report);
}

/**
 * vane_report_get_place:
 * @self: a report
 *
 * Returns: (transfer none): the place it speaks of
 */
VanePlace *
vane_report_get_place (VaneReport *self)
{
  return self->place;
}

/**
 * vane_report_get_provider:
 * @self: a report
 *
 * Returns: (transfer none): id of the provider that was asked for the weather
 */
const char *
vane_report_get_provider (VaneReport *self)
{
  return self->provider;
}

/**
 * vane_report_get_zone:
 * @self: a report
 *
 * Returns: (transfer none): the place's zone, never %NULL
 */
GTimeZone *
vane_report_get_zone (VaneReport *self)
{
  return self->zone;
}

/**
 * vane_report_get_zone_name:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): IANA name of the zone, where it has one
 */
const char *
vane_report_get_zone_name (VaneReport *self)
{
  return self->zone_name;
}

/**
 * vane_report_get_country_code:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): where its place is: two upper-case letters. Of coordinates it is known when a
 *   source has said in which zone they are.
 */
const char *
vane_report_get_country_code (VaneReport *self)
{
  const char *code = vane_place_get_country_code (self->place);

  return code != NULL ? code : vane_zone_get_country_code (self->zone_name);
}

/**
 * vane_report_get_zone_origin:
 * @self: a report
 *
 * Returns: how the zone became known
 */
VaneZoneOrigin
vane_report_get_zone_origin (VaneReport *self)
{
  return self->zone_origin;
}

/* The report is as old as what is shown largest: now, else the hours, else the days. */
static const VaneBlockInfo *
get_leading_block (VaneReport *self)
{
  static const VaneBlock order[] = { VANE_BLOCK_NOW, VANE_BLOCK_HOURS, VANE_BLOCK_DAYS };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->blocks[order[i]].state == VANE_BLOCK_GIVEN)
      return &self->blocks[order[i]];

  return &self->blocks[VANE_BLOCK_HOURS];
}

/**
 * vane_report_get_fetched_at:
 * @self: a report
 *
 * Returns: unix seconds: when the weather in it was fetched, or %VANE_TIME_NONE
 */
gint64
vane_report_get_fetched_at (VaneReport *self)
{
  return get_leading_block (self)->fetched_at;
}

/**
 * vane_report_get_expires_at:
 * @self: a report
 *
 * Returns: unix seconds: when the first of now, hours and days expires, or %VANE_TIME_NONE
 */
gint64
vane_report_get_expires_at (VaneReport *self)
{
  static const VaneBlock required[] = { VANE_BLOCK_NOW, VANE_BLOCK_HOURS, VANE_BLOCK_DAYS };
  gint64 earliest = VANE_TIME_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      const VaneBlockInfo *info = &self->blocks[required[i]];

      if (info->expires_at != VANE_TIME_NONE && (earliest == VANE_TIME_NONE || info->expires_at < earliest))
        earliest = info->expires_at;
    }

  return earliest;
}

/**
 * vane_report_get_block:
 * @self: a report
 * @block: a block
 *
 * Returns: (transfer none): state, origin and dates of the block
 */
const VaneBlockInfo *
vane_report_get_block (VaneReport *self,
                       VaneBlock   block)
{
  g_return_val_if_fail ((guint) block < VANE_N_BLOCKS, NULL);

  return &self->blocks[block];
}

/**
 * vane_report_get_field_origin:
 * @self: a report
 * @field: a field
 *
 * Returns: (transfer none) (nullable): id of the provider that filled this one field in;
 *   %NULL: it is as its block is
 */
const char *
vane_report_get_field_origin (VaneReport *self,
                              VaneField   field)
{
  g_return_val_if_fail ((guint) field < VANE_N_FIELDS, NULL);

  return self->field_origins[field];
}

static const VaneSample *
get_samples (VaneReport *self,
             VaneBlock   block,
             guint      *n)
{
  *n = self->samples[block]->len;

  return (const VaneSample *) (void *) self->samples[block]->data;
}

/**
 * vane_report_get_now:
 * @self: a report
 *
 * What the service said of "now" when it was asked. To show a temperature, use
 * vane_derive_now(): this one grows old.
 *
 * Returns: (transfer none) (nullable): the sample, where the source gives one
 */
const VaneSample *
vane_report_get_now (VaneReport *self)
{
  guint n;
  const VaneSample *sample = get_samples (self, VANE_BLOCK_NOW, &n);

  return n > 0 ? sample : NULL;
}

/**
 * vane_report_get_minutes:
 * @self: a report
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): precipitation soon, in order of time
 */
const VaneSample *
vane_report_get_minutes (VaneReport *self,
                         guint      *n)
{
  return get_samples (self, VANE_BLOCK_MINUTES, n);
}

/**
 * vane_report_get_hours:
 * @self: a report
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): steps of 1 to 6 hours, in order of time
 */
const VaneSample *
vane_report_get_hours (VaneReport *self,
                       guint      *n)
{
  return get_samples (self, VANE_BLOCK_HOURS, n);
}

/**
 * vane_report_get_days:
 * @self: a report
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): days in the place's zone, in order of time
 */
const VaneDay *
vane_report_get_days (VaneReport *self,
                      guint      *n)
{
  *n = self->samples[VANE_BLOCK_DAYS]->len;

  return (const VaneDay *) (void *) self->samples[VANE_BLOCK_DAYS]->data;
}

/**
 * vane_report_get_air:
 * @self: a report
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): air quality and pollen, in order of time
 */
const VaneSample *
vane_report_get_air (VaneReport *self,
                     guint      *n)
{
  return get_samples (self, VANE_BLOCK_AIR, n);
}

/**
 * vane_report_get_alerts:
 * @self: a report
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): official alerts, the most severe first
 */
VaneAlert *const *
vane_report_get_alerts (VaneReport *self,
                        guint      *n)
{
  *n = self->alerts->len;

  return (VaneAlert *const *) self->alerts->pdata;
}

static void
dump_sample (GString          *out,
             const char       *block,
             const VaneSample *sample)
{
  static const char *const daylight[] = { "", " day", " night" };
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s %" G_GINT64_FORMAT "+%" G_GINT64_FORMAT " %s%s", block, sample->time,
                          sample->span_s, vane_condition_to_string (sample->condition),
                          daylight[sample->daylight]);
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    if (vane_sample_has (sample, i))
      g_string_append_printf (out, " %s=%s", vane_field_get_info (i)->id,
                              g_ascii_formatd (number, sizeof number, "%.10g", sample->values[i]));
  g_string_append_c (out, '\n');
}

/**
 * vane_report_to_string:
 * @self: a report
 *
 * Returns: (transfer full): all values, a line each sample, for tests and logs
 */
char *
vane_report_to_string (VaneReport *self)
{
  static const char *const states[] = { "not-asked", "none", "given", "failed", "unplaced" };
  g_autoptr(GString) out = g_string_new (NULL);

  g_string_append_printf (out, "report %s %s zone=%s (%s)\n", vane_place_get_id (self->place), self->provider,
                          self->zone_name != NULL ? self->zone_name : g_time_zone_get_identifier (self->zone),
                          vane_zone_origin_to_string (self->zone_origin));
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *info = &self->blocks[i];

      g_string_append_printf (out, "block %s %s%s%s", vane_block_to_string (i), states[info->state],
                              info->state == VANE_BLOCK_FAILED ? " " : "",
                              info->state == VANE_BLOCK_FAILED ? vane_error_code_to_string (info->code) : "");
      if (info->origin != NULL && info->origin != self->provider)
        g_string_append_printf (out, " from %s", info->origin);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    if (self->field_origins[i] != NULL)
      g_string_append_printf (out, "field %s from %s\n", vane_field_get_info (i)->id, self->field_origins[i]);
  for (guint block = 0; block < VANE_N_BLOCKS; block++)
    for (guint i = 0; i < self->samples[block]->len; i++)
      if (block != VANE_BLOCK_DAYS)
        dump_sample (out, vane_block_to_string (block), &g_array_index (self->samples[block], VaneSample, i));
      else
        {
          const VaneDay *day = &g_array_index (self->samples[block], VaneDay, i);

          g_string_append_printf (out, "day %u sun %" G_GINT64_FORMAT "–%" G_GINT64_FORMAT "\n", day->date,
                                  day->sunrise, day->sunset);
          dump_sample (out, "days", &day->sample);
        }
  for (guint i = 0; i < self->alerts->len; i++)
    {
      g_autofree char *alert = vane_alert_to_string (self->alerts->pdata[i]);

      g_string_append (out, alert);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
