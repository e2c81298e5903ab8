/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sources say side by side, in words. What a source does not say is a dash, never a zero. */
#include "config.h"

#include "present/vane-describe-comparison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/vane-describe.h"

static const VaneField NO_FIELD = VANE_N_FIELDS;

/* The fields of a measure in a column: one, or a high and a low. */
static void
find_fields (VaneSpanKind kind,
             VaneMeasure  measure,
             VaneField    fields[2])
{
  static const VaneField plain[VANE_N_MEASURES] = {
    VANE_FIELD_TEMPERATURE, VANE_FIELD_PRECIPITATION, VANE_FIELD_PRECIPITATION_PROBABILITY, VANE_FIELD_WIND_SPEED,
  };

  fields[0] = plain[measure];
  fields[1] = NO_FIELD;
  if (measure != VANE_MEASURE_TEMPERATURE || kind == VANE_SPAN_NOW)
    return;

  fields[0] = kind == VANE_SPAN_TONIGHT ? VANE_FIELD_TEMPERATURE_MIN : VANE_FIELD_TEMPERATURE_MAX;
  fields[1] = kind == VANE_SPAN_TONIGHT ? NO_FIELD : VANE_FIELD_TEMPERATURE_MIN;
}

/**
 * vane_describe_measure:
 * @measure: what is compared
 *
 * Returns: (transfer none): its name
 */
const char *
vane_describe_measure (VaneMeasure measure)
{
  static const char *const names[VANE_N_MEASURES] = {
    N_("Temperature"), N_("Rain"), N_("Chance of rain"), N_("Wind"),
  };

  g_return_val_if_fail ((guint) measure < VANE_N_MEASURES, NULL);

  return _(names[measure]);
}

/**
 * vane_describe_measure_unit:
 * @measure: what is compared
 * @units: the units wanted
 *
 * Returns: (transfer none): its unit
 */
const char *
vane_describe_measure_unit (VaneMeasure      measure,
                            const VaneUnits *units)
{
  VaneField fields[2];

  g_return_val_if_fail ((guint) measure < VANE_N_MEASURES && units != NULL, NULL);

  find_fields (VANE_SPAN_NOW, measure, fields);

  return vane_unit_to_string (units->unit[vane_field_get_info (fields[0])->quantity]);
}

/**
 * vane_describe_span:
 * @span: a column
 * @zone: the place's zone
 * @now: unix seconds
 * @abbreviated: where there is little room
 *
 * Returns: (transfer full): its heading
 */
char *
vane_describe_span (const VaneSpan *span,
                    GTimeZone      *zone,
                    gint64          now,
                    gboolean        abbreviated)
{
  g_return_val_if_fail (span != NULL && zone != NULL, NULL);

  if (span->kind == VANE_SPAN_NOW)
    return g_strdup (_("Now"));
  if (span->kind == VANE_SPAN_TONIGHT)
    return g_strdup (_("Tonight"));

  return vane_format_weekday (span->start, zone, now, abbreviated);
}

static char *
join_two (char    *first,
          char    *second,
          gboolean both)
{
  g_autofree char *one = first;
  g_autofree char *two = second;

  if (!both)
    return g_strdup (one != NULL ? one : VANE_NOTHING_SAID);
  if (one == NULL && two == NULL)
    return g_strdup (VANE_NOTHING_SAID);

  /* Translators: the high and the low of a day, in little room: "14°/6°" */
  return g_strdup_printf (C_("high and low", "%s/%s"), one != NULL ? one : VANE_NOTHING_SAID,
                          two != NULL ? two : VANE_NOTHING_SAID);
}

/**
 * vane_describe_cell:
 * @span: a column
 * @cell: what vane_comparison_read() has found there
 * @measure: what is compared
 * @units: the units wanted
 * @flags: as of vane_format_value(); temperatures are without the letter of their unit
 *
 * Returns: (transfer full): the values, or a dash
 */
char *
vane_describe_cell (const VaneSpan   *span,
                    const VaneSample *cell,
                    VaneMeasure       measure,
                    const VaneUnits  *units,
                    VaneFormatFlags   flags)
{
  VaneField fields[2];

  g_return_val_if_fail (span != NULL && cell != NULL, NULL);

  find_fields (span->kind, measure, fields);
  if (measure == VANE_MEASURE_TEMPERATURE)
    flags &= ~VANE_FORMAT_UNIT;

  return join_two (vane_format_sample (cell, fields[0], units, flags),
                   fields[1] != NO_FIELD ? vane_format_sample (cell, fields[1], units, flags) : NULL,
                   fields[1] != NO_FIELD);
}

static char *
format_spread (const VaneSpan     *span,
               const VaneCompared *rows,
               guint               n_rows,
               VaneField           field,
               const VaneUnits    *units,
               gint64              now,
               VaneFormatFlags     flags)
{
  VaneSpread spread;

  if (field == NO_FIELD)
    return NULL;

  vane_comparison_spread (span, rows, n_rows, field, now, &spread);

  return spread.n > 1 ? vane_format_difference (field, spread.low, spread.high, units, flags) : NULL;
}

/**
 * vane_describe_spread:
 * @span: a column
 * @rows: (array length=n_rows): the sources
 * @n_rows: how many
 * @measure: what is compared
 * @units: the units wanted
 * @now: unix seconds
 * @flags: as of vane_format_value()
 *
 * Returns: (transfer full): how far they are apart; a dash when not two of them say something
 */
char *
vane_describe_spread (const VaneSpan     *span,
                      const VaneCompared *rows,
                      guint               n_rows,
                      VaneMeasure         measure,
                      const VaneUnits    *units,
                      gint64              now,
                      VaneFormatFlags     flags)
{
  VaneField fields[2];

  g_return_val_if_fail (span != NULL && units != NULL, NULL);

  find_fields (span->kind, measure, fields);

  return join_two (format_spread (span, rows, n_rows, fields[0], units, now, flags),
                   format_spread (span, rows, n_rows, fields[1], units, now, flags), fields[1] != NO_FIELD);
}

/**
 * vane_describe_score:
 * @score: how far a source was off
 * @units: the units wanted
 *
 * Returns: (transfer full) (nullable): the same in words; %NULL when that is not known
 */
char *
vane_describe_score (const VaneAccuracyScore *score,
                     const VaneUnits         *units)
{
  g_autofree char *degrees = NULL;

  g_return_val_if_fail (score != NULL && units != NULL, NULL);

  degrees = vane_format_difference (VANE_FIELD_TEMPERATURE, 0.0, score->error, units, VANE_FORMAT_PLAIN);
  if (degrees == NULL)
    return NULL;

  /* Translators: how far the temperature of a source's forecasts was from what was then measured: "1.2°" */
  return g_strdup_printf (ngettext ("Off by %s on average on %u day", "Off by %s on average on %u days", score->n_days),
                          degrees, score->n_days);
}

/* Beside the name of the source: without it, and without what to do about it. */
static char *
describe_cause (const VaneCompared *compared)
{
  if (compared->state == VANE_COMPARED_NOT_COVERED)
    return g_strdup (_("Nothing for this place"));
  if (compared->state == VANE_COMPARED_NEEDS_KEY &&
      strstr (compared->error->message, VANE_ERROR_MESSAGE_LOCKED) == NULL)
    return g_strdup (_("Needs a key"));

  return vane_describe_cause (compared->error, compared->info);
}

/**
 * vane_describe_compared_trouble:
 * @compared: a row
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): why its source says nothing, or something old; %NULL
 *   when it has answered
 */
char *
vane_describe_compared_trouble (const VaneCompared *compared,
                                gint64              now)
{
  g_autofree char *cause = NULL;
  g_autofree char *age = NULL;

  g_return_val_if_fail (compared != NULL, NULL);

  if (compared->state == VANE_COMPARED_WAITING)
    return g_strdup (_("Asking…"));

  if (compared->error != NULL)
    cause = describe_cause (compared);
  if (compared->report != NULL && (cause != NULL || vane_report_get_expires_at (compared->report) <= now))
    age = vane_describe_age (compared->report, now);
  if (cause == NULL || age == NULL)
    return cause != NULL ? g_steal_pointer (&cause) : g_steal_pointer (&age);

  /* Translators: what went wrong, then "Updated 2 h ago" */
  return g_strdup_printf (_("%s. This is what is stored: %s"), cause, age);
}

static char *
describe_value (VaneField   field,
                const char *value)
{
  switch (field)
    {
    case VANE_FIELD_TEMPERATURE_MAX:
      return g_strdup_printf (_("high %s"), value);
    case VANE_FIELD_TEMPERATURE_MIN:
      return g_strdup_printf (_("low %s"), value);
    case VANE_FIELD_PRECIPITATION:
      /* Translators: %s is an amount, as "0.4 mm" */
      return g_strdup_printf (_("%s of rain"), value);
    case VANE_FIELD_PRECIPITATION_PROBABILITY:
      /* Translators: %s is a percentage: "20% chance of rain" */
      return g_strdup_printf (_("%s chance of rain"), value);
    case VANE_FIELD_WIND_SPEED:
      /* Translators: %s is a speed, as "12 km/h" */
      return g_strdup_printf (_("wind %s"), value);
    default:
      return g_strdup (value);
    }
}

/* ". Tonight, low 4°, 60% chance of rain, wind 12 km/h" */
static void
append_span (GString          *text,
             const VaneSpan   *span,
             const VaneSample *cell,
             const VaneUnits  *units,
             GTimeZone        *zone,
             gint64            now)
{
  static const VaneField fields[] = {
    VANE_FIELD_TEMPERATURE, VANE_FIELD_TEMPERATURE_MAX, VANE_FIELD_TEMPERATURE_MIN, VANE_FIELD_PRECIPITATION,
    VANE_FIELD_PRECIPITATION_PROBABILITY, VANE_FIELD_WIND_SPEED,
  };
  g_autofree char *name = vane_describe_span (span, zone, now, FALSE);

  g_string_append_printf (text, ". %s", name);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean plain = vane_field_get_info (fields[i])->quantity == VANE_QUANTITY_TEMPERATURE;
      g_autofree char *value =
          vane_format_sample (cell, fields[i], units, plain ? VANE_FORMAT_PLAIN : VANE_FORMAT_UNIT);
      g_autofree char *words = value != NULL ? describe_value (fields[i], value) : NULL;

      if (words != NULL)
        g_string_append_printf (text, ", %s", words);
    }
}

/**
 * vane_describe_compared:
 * @compared: a row
 * @spans: (array length=n_spans): the columns
 * @n_spans: how many
 * @units: the units wanted
 * @zone: the place's zone
 * @now: unix seconds
 *
 * Returns: (transfer full): all of it in words, to be spoken
 */
char *
vane_describe_compared (const VaneCompared *compared,
                        const VaneSpan     *spans,
                        guint               n_spans,
                        const VaneUnits    *units,
                        GTimeZone          *zone,
                        gint64              now)
{
  GString *text;
  g_autofree char *trouble = NULL;
  g_autofree char *score = NULL;

  g_return_val_if_fail (compared != NULL && units != NULL && zone != NULL, NULL);

  text = g_string_new (compared->info->name);
  trouble = vane_describe_compared_trouble (compared, now);
  score = vane_describe_score (&compared->score, units);
  if (trouble != NULL)
    g_string_append_printf (text, ": %s", trouble);
  for (guint i = 0; compared->report != NULL && i < n_spans; i++)
    {
      VaneSample cell;

      if (vane_comparison_read (&spans[i], compared->report, now, &cell))
        append_span (text, &spans[i], &cell, units, zone, now);
    }
  if (score != NULL)
    g_string_append_printf (text, ". %s", score);

  return g_string_free (text, FALSE);
}

/**
 * vane_describe_agreement:
 * @name: of a source
 * @n_agreeing: how many others say the same of now
 * @n_others: how many say anything
 *
 * Returns: (transfer full): that
 */
char *
vane_describe_agreement (const char *name,
                         guint       n_agreeing,
                         guint       n_others)
{
  /* Translators: the first is the name of a source: "Open-Meteo agrees with 2 of 3 other sources" */
  return g_strdup_printf (ngettext ("%s agrees with %u of %u other source", "%s agrees with %u of %u other sources",
                                    n_others),
                          name, n_agreeing, n_others);
}
