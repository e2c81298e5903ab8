/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-fake-provider.h"

#include <math.h>

static const VaneEndpoint fake_endpoint = { "fake", "https://fake.example.invalid", 4, 0 };
static const VaneEndpoint other_endpoint = { "other", "https://other.example.invalid", 4, 0 };
static const VaneEndpoint *const fake_endpoints[] = { &fake_endpoint, NULL };
static const VaneEndpoint *const other_endpoints[] = { &other_endpoint, NULL };

static gboolean
plan_at (VanePlan           *plan,
         guint               round,
         const VaneEndpoint *endpoint)
{
  if (round == 0)
    vane_plan_add_coordinates (plan, vane_plan_add (plan, endpoint, "/now", VANE_BLOCK_BIT (VANE_BLOCK_NOW)), "lat",
                               "lon");

  return TRUE;
}

static gboolean
plan_fake (VanePlan  *plan,
           guint      round,
           GError   **error)
{
  return plan_at (plan, round, &fake_endpoint);
}

static gboolean
plan_other (VanePlan  *plan,
            guint      round,
            GError   **error)
{
  return plan_at (plan, round, &other_endpoint);
}

static gboolean
parse (VanePlan           *plan,
       VaneReportBuilder  *out,
       GError            **error)
{
  gsize size;
  const char *data = g_bytes_get_data (vane_plan_peek_body (plan, 0), &size);
  g_autofree char *text = g_strndup (data, size);
  char *end;
  VaneSample sample;

  vane_sample_init (&sample, vane_response_get_fetched_at (vane_plan_peek_response (plan, 0)), 0);
  sample.values[VANE_FIELD_TEMPERATURE] = g_ascii_strtod (text, &end);
  if (end == text)
    {
      g_propagate_error (error, vane_error_new (VANE_ERROR_DATA, "no number: %s", text));
      return FALSE;
    }
  vane_report_builder_add (out, VANE_BLOCK_NOW, &sample);

  return TRUE;
}

const VaneProvider vane_fake_provider = {
  .info = { .id = "fake", .name = "Fake", .gives = VANE_BLOCK_BIT (VANE_BLOCK_NOW) },
  .endpoints = fake_endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_NOW),
  .plan = plan_fake,
  .parse = parse,
};

const VaneProvider vane_other_fake_provider = {
  .info = { .id = "other", .name = "Other", .gives = VANE_BLOCK_BIT (VANE_BLOCK_NOW) },
  .endpoints = other_endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_NOW),
  .plan = plan_other,
  .parse = parse,
};

double
vane_fake_provider_read (VaneReport *report)
{
  const VaneSample *sample = report != NULL ? vane_report_get_now (report) : NULL;

  return sample != NULL ? sample->values[VANE_FIELD_TEMPERATURE] : NAN;
}
