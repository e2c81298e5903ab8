/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every good body under tests/data/, broken in every way that comes to mind. What comes of
 * it is an error or a report, and no report tells a value that nobody sent. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "support/vane-test-case.h"
#include "support/vane-test.h"

#define N_CUTS 150

typedef enum
{
  LOSE_KEY,
  EMPTY_ARRAY,
  NUMBER_TO_NULL,
  NUMBER_TO_TEXT,
  NUMBER_TO_HUGE,
  NUMBER_TO_NEGATIVE,
  CUT,
} Harm;

static const char *const harm_names[] = { "lose-key", "empty-array", "null", "text", "huge", "negative", "cut" };

typedef struct
{
  VaneTestCase *test_case;
  Harm          harm;
} Trial;

/* --- breaking it --- */

/* Counts the places where the harm can be done; does it at the one whose number is 0. */
typedef struct
{
  Harm harm;
  int  countdown;
} Breaker;

static void break_node (Breaker *self, JsonNode *node);

static gboolean
is_my_turn (Breaker *self)
{
  return self->countdown-- == 0;
}

static void
break_number (Breaker  *self,
              JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  double value;

  if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) || self->harm < NUMBER_TO_NULL || !is_my_turn (self))
    return;

  value = json_node_get_double (node);
  switch (self->harm)
    {
    case NUMBER_TO_NULL:
      json_node_init_null (node);
      break;
    case NUMBER_TO_TEXT:
      json_node_set_string (node, "5");
      break;
    case NUMBER_TO_HUGE:
      json_node_set_double (node, 1e308);
      break;
    default:
      json_node_set_double (node, -fabs (value) - 1.0);
      break;
    }
}

static void
break_object (Breaker    *self,
              JsonObject *object)
{
  g_autoptr(GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL && self->countdown >= 0; l = l->next)
    {
      if (self->harm == LOSE_KEY && is_my_turn (self))
        {
          json_object_remove_member (object, l->data);
          return;
        }
      break_node (self, json_object_get_member (object, l->data));
    }
}

static void
break_array (Breaker   *self,
             JsonArray *array)
{
  if (self->harm == EMPTY_ARRAY && is_my_turn (self))
    {
      while (json_array_get_length (array) > 0)
        json_array_remove_element (array, 0);
      return;
    }

  for (guint i = 0; i < json_array_get_length (array) && self->countdown >= 0; i++)
    break_node (self, json_array_get_element (array, i));
}

static void
break_node (Breaker  *self,
            JsonNode *node)
{
  if (self->countdown < 0)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node))
    break_object (self, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    break_array (self, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    break_number (self, node);
}

/* NULL when there are not so many places. */
static GBytes *
break_body (GBytes *body,
            Harm    harm,
            guint   number)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  Breaker breaker = { harm, (int) number };
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  char *text;

  if (harm == CUT)
    return number < N_CUTS ? g_bytes_new (data, length * number / N_CUTS) : NULL;

  g_assert_true (json_parser_load_from_data (parser, data, length, NULL));
  break_node (&breaker, json_parser_get_root (parser));
  if (breaker.countdown >= 0)
    return NULL;

  text = json_to_string (json_parser_get_root (parser), FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/* --- looking at what came of it --- */

static gboolean
has_value (VaneReport *report,
           VaneField   field,
           double      value)
{
  const VaneSample *now = vane_report_get_now (report);
  guint n;
  const VaneSample *samples = vane_report_get_hours (report, &n);

  if (now != NULL && now->values[field] == value)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (samples[i].values[field] == value)
      return TRUE;
  samples = vane_report_get_minutes (report, &n);
  for (guint i = 0; i < n; i++)
    if (samples[i].values[field] == value)
      return TRUE;
  samples = vane_report_get_air (report, &n);
  for (guint i = 0; i < n; i++)
    if (samples[i].values[field] == value)
      return TRUE;

  return FALSE;
}

/* What is computed where it is not given, or a sum of what is given, may be another value then. */
static gboolean
may_be_computed (VaneField field)
{
  return field == VANE_FIELD_FEELS_LIKE || field == VANE_FIELD_DEW_POINT || field == VANE_FIELD_PRECIPITATION ||
         field == VANE_FIELD_PRECIPITATION_RATE;
}

static void
check_sample (const VaneSample *sample,
              VaneReport       *original,
              Harm              harm,
              GBytes           *body)
{
  for (guint field = 0; field < VANE_N_FIELDS; field++)
    {
      double value = sample->values[field];
      gboolean made_up = harm != NUMBER_TO_HUGE && harm != NUMBER_TO_NEGATIVE && !may_be_computed (field);

      g_assert_false (isinf (value));
      if (isnan (value) || (value != 0.0 && !made_up) || has_value (original, field, value))
        continue;
      g_test_message ("%s", (const char *) g_bytes_get_data (body, NULL));
      g_error ("%s=%g is from nowhere", vane_field_get_info (field)->id, value);
    }
}

static void
check_report (VaneReport *report,
              VaneReport *original,
              Harm        harm,
              GBytes     *body)
{
  g_autofree char *text = vane_report_to_string (report);
  const VaneSample *now = vane_report_get_now (report);
  guint n;
  const VaneSample *samples = vane_report_get_hours (report, &n);

  g_assert_nonnull (text);
  if (now != NULL)
    check_sample (now, original, harm, body);
  for (guint i = 0; i < n; i++)
    check_sample (&samples[i], original, harm, body);
  samples = vane_report_get_air (report, &n);
  for (guint i = 0; i < n; i++)
    check_sample (&samples[i], original, harm, body);
}

static void
try_body (const Trial *trial,
          const char  *part,
          GBytes      *broken,
          VaneReport  *original)
{
  VaneTestCase *test_case = trial->test_case;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = NULL;

  g_hash_table_insert (test_case->bodies, g_strdup (part), g_bytes_ref (broken));
  report = vane_test_case_run (test_case, &error);
  if (report != NULL)
    check_report (report, original, trial->harm, broken);
  else
    g_assert_cmpuint (error->domain, ==, VANE_ERROR);
}

static GHashTable *
copy_bodies (GHashTable *bodies)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer part, body;

  g_hash_table_iter_init (&iter, bodies);
  while (g_hash_table_iter_next (&iter, &part, &body))
    g_hash_table_insert (copy, g_strdup (part), g_bytes_ref (body));

  return copy;
}

static void
test_trial (gconstpointer data)
{
  const Trial *trial = data;
  VaneTestCase *test_case = trial->test_case;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) original = vane_test_case_run (test_case, &error);
  g_autoptr(GHashTable) bodies = g_steal_pointer (&test_case->bodies);
  GHashTableIter iter;
  gpointer part, body;
  guint n_tried = 0;

  g_assert_no_error (error);
  test_case->bodies = copy_bodies (bodies);
  g_hash_table_iter_init (&iter, bodies);
  while (g_hash_table_iter_next (&iter, &part, &body))
    {

      for (guint number = 0;; number++)
        {
          g_autoptr(GBytes) broken = break_body (body, trial->harm, number);

          if (broken == NULL)
            break;
          try_body (trial, part, broken, original);
          n_tried++;
        }
      g_hash_table_insert (test_case->bodies, g_strdup (part), g_bytes_ref (body));
    }

  g_test_message ("%u bodies", n_tried);
  /* Alerts may have no numbers in them. */
  g_assert_true (n_tried > 0 || (trial->harm != LOSE_KEY && trial->harm != CUT));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GPtrArray) trials = g_ptr_array_new_with_free_func (g_free);

  vane_test_init (&argc, &argv);

  cases = vane_test_case_load_all ();
  g_assert_cmpuint (cases->len, >, 0);
  for (guint i = 0; i < cases->len; i++)
    for (guint harm = 0; harm < G_N_ELEMENTS (harm_names) && vane_test_case_is_ok (cases->pdata[i]); harm++)
      {
        VaneTestCase *test_case = cases->pdata[i];
        Trial *trial = g_new0 (Trial, 1);
        g_autofree char *name = g_strdup_printf ("/provider-hardening/%s/%s/%s", test_case->provider->info.id,
                                                 test_case->name, harm_names[harm]);

        trial->test_case = test_case;
        trial->harm = harm;
        g_ptr_array_add (trials, trial);
        g_test_add_data_func (name, trial, test_trial);
      }

  return g_test_run ();
}
