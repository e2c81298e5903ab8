/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-compare-row.h"

#include "feed/vane-compare-private.h"

G_DEFINE_FINAL_TYPE (VaneCompareRow, vane_compare_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (VaneCompareRow *self)
{
  g_clear_pointer (&self->compared.report, vane_report_unref);
  g_clear_error ((GError **) &self->compared.error);
}

static void
vane_compare_row_finalize (GObject *object)
{
  VaneCompareRow *self = VANE_COMPARE_ROW (object);

  forget (self);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (vane_compare_row_parent_class)->finalize (object);
}

static void
vane_compare_row_class_init (VaneCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_compare_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", VANE_TYPE_COMPARE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
vane_compare_row_init (VaneCompareRow *self)
{
  self->compared.score = VANE_ACCURACY_SCORE_NONE;
}

/**
 * vane_compare_row_new:
 * @provider: static
 *
 * Returns: (transfer full): a row that waits
 */
VaneCompareRow *
vane_compare_row_new (const VaneProvider *provider)
{
  VaneCompareRow *self = g_object_new (VANE_TYPE_COMPARE_ROW, NULL);

  self->provider = provider;
  self->compared.info = &provider->info;

  return self;
}

/**
 * vane_compare_row_get:
 * @self: a row
 *
 * Returns: (transfer none): what is known, until the next change
 */
const VaneCompared *
vane_compare_row_get (VaneCompareRow *self)
{
  g_return_val_if_fail (VANE_IS_COMPARE_ROW (self), NULL);

  return &self->compared;
}

static VaneComparedState
get_state (const GError *error)
{
  if (error == NULL)
    return VANE_COMPARED_ARRIVED;
  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_COVERED))
    return VANE_COMPARED_NOT_COVERED;
  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING))
    return VANE_COMPARED_NEEDS_KEY;

  return VANE_COMPARED_FAILED;
}

/**
 * vane_compare_row_wait:
 * @self: a row that is asked again
 */
void
vane_compare_row_wait (VaneCompareRow *self)
{
  forget (self);
  self->compared.state = VANE_COMPARED_WAITING;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * vane_compare_row_take:
 * @self: a row
 * @report: (transfer full) (nullable): what the source says, or what was stored of it
 * @error: (transfer full) (nullable): why there is no answer
 */
void
vane_compare_row_take (VaneCompareRow *self,
                       VaneReport     *report,
                       GError         *error)
{
  forget (self);
  self->compared.report = report;
  self->compared.error = error;
  self->compared.state = get_state (error);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * vane_compare_row_set_score:
 * @self: a row
 * @score: how far its source was off lately
 */
void
vane_compare_row_set_score (VaneCompareRow          *self,
                            const VaneAccuracyScore *score)
{
  self->compared.score = *score;
}
