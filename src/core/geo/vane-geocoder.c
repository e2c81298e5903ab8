/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-geocoder.h"

#include <string.h>

#include "base/vane-data.h"
#include "base/vane-gather.h"
#include "geo/vane-merge.h"
#include "geo/vane-zone.h"
#include "provider/vane-fetch.h"

/* Whom a search may ask. */
typedef enum
{
  SOURCE_OPEN_METEO,
  SOURCE_ZIPPOPOTAM,
  SOURCE_OPENWEATHERMAP,
} Source;

#define N_SOURCES (SOURCE_OPENWEATHERMAP + 1)

static const char *const source_ids[N_SOURCES] = { "open-meteo", "zippopotam", "openweathermap" };

struct _VaneGeocoder
{
  GObject        parent_instance;

  VaneTransport *transport;  /* (owned) */
  char          *language;   /* (owned) (nullable) */
  guint          decimals;   /* of coordinates that are sent */
};

G_DEFINE_FINAL_TYPE (VaneGeocoder, vane_geocoder, G_TYPE_OBJECT)

typedef struct
{
  VaneTransport *transport;          /* input (owned) */
  VaneQuery     *query;              /* (owned) */
  char          *language;           /* (owned) (nullable) */
  gboolean       asked[N_SOURCES];   /* in progress */
  GPtrArray     *found[N_SOURCES];   /* (owned) (nullable) */
  GError        *errors[N_SOURCES];  /* (owned) (nullable) */
  VaneGather     gather;
} Search;

VANE_DEFINE_DATA (Search, search)

/* One question to one source. */
typedef struct
{
  GTask *task;  /* (owned) */
  Source source;
} Question;

VANE_DEFINE_DATA (Question, question)

static void got_places (GObject *source, GAsyncResult *result, gpointer user_data);
static void settle (GTask *task);
static void got_zone (GObject *source, GAsyncResult *result, gpointer user_data);

static void
search_clear (Search *self)
{
  g_clear_object (&self->transport);
  g_clear_pointer (&self->query, vane_query_unref);
  g_free (self->language);
  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_clear_pointer (&self->found[i], g_ptr_array_unref);
      g_clear_error (&self->errors[i]);
    }
  g_clear_error (&self->gather.error);
}

static void
question_clear (Question *self)
{
  g_clear_object (&self->task);
}

static void
vane_geocoder_finalize (GObject *object)
{
  VaneGeocoder *self = VANE_GEOCODER (object);

  g_clear_object (&self->transport);
  g_free (self->language);

  G_OBJECT_CLASS (vane_geocoder_parent_class)->finalize (object);
}

static void
vane_geocoder_class_init (VaneGeocoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_geocoder_finalize;
}

static void
vane_geocoder_init (VaneGeocoder *self)
{
  self->decimals = VANE_PLAN_OPTIONS_DEFAULT.decimals;
}

/**
 * vane_geocoder_new:
 * @transport: where answers come from
 *
 * Returns: (transfer full): a geocoder
 */
VaneGeocoder *
vane_geocoder_new (VaneTransport *transport)
{
  VaneGeocoder *self;

  g_return_val_if_fail (VANE_IS_TRANSPORT (transport), NULL);

  self = g_object_new (VANE_TYPE_GEOCODER, NULL);
  self->transport = g_object_ref (transport);

  return self;
}

/**
 * vane_geocoder_set_language:
 * @self: a geocoder
 * @language: (nullable): "de", "pt_BR": for the names of places
 */
void
vane_geocoder_set_language (VaneGeocoder *self,
                            const char   *language)
{
  g_return_if_fail (VANE_IS_GEOCODER (self));

  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * vane_geocoder_set_decimals:
 * @self: a geocoder
 * @decimals: of coordinates that are sent, 0–4
 */
void
vane_geocoder_set_decimals (VaneGeocoder *self,
                            guint         decimals)
{
  g_return_if_fail (VANE_IS_GEOCODER (self));

  self->decimals = MIN (decimals, 4);
}

static gboolean
is_point (VaneQuery *query)
{
  return vane_place_coordinates_valid (vane_query_get_latitude (query), vane_query_get_longitude (query));
}

/* "37.72, −122.41": coordinates are a place of that name. */
static VanePlace *
make_point (VaneQuery *query)
{
  char numbers[2][G_ASCII_DTOSTR_BUF_SIZE];
  double angles[2] = { vane_query_get_latitude (query), vane_query_get_longitude (query) };
  g_autoptr(GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", angles[i]);
      if (g_str_equal (numbers[i], "-0.00"))
        strcpy (numbers[i], "0.00");
      g_string_append_printf (name, "%s%s%s", i > 0 ? ", " : "", *numbers[i] == '-' ? "−" : "",
                              numbers[i] + (*numbers[i] == '-'));
    }

  return vane_place_new (&(VanePlaceFields) { .name = name->str, .latitude = angles[0], .longitude = angles[1] });
}

static void
ask (GTask *task,
     Source source)
{
  Search *self = g_task_get_task_data (task);
  const VaneGeocodeProvider *geocoder = vane_geocode_provider_find (source_ids[source]);
  VanePlanOptions options = VANE_PLAN_OPTIONS_DEFAULT;
  Question *question;

  if (geocoder == NULL || !geocoder->answers (self->query))
    return;

  options.language = self->language;
  question = g_new0 (Question, 1);
  question->task = g_object_ref (task);
  question->source = source;
  self->asked[source] = TRUE;
  vane_gather_add (&self->gather);
  vane_fetch_places_async (self->transport, geocoder, self->query, &options, VANE_MODE_ASKED,
                           g_task_get_cancellable (task), got_places, question);
}

/**
 * vane_geocoder_search_async:
 * @self: a geocoder
 * @query: what a person typed
 * @provider_id: (nullable): the source that the user named: with "openweathermap" a postal
 *   code goes to that service alone
 * @cancellable: (nullable): cancels all that is under way
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * A name goes to Open-Meteo, and to OpenWeatherMap when that finds nothing. A postal code
 * goes to Open-Meteo and, where its country is known there, at the same time to Zippopotam,
 * which knows the code's own town. Coordinates are a place without asking anybody.
 */
void
vane_geocoder_search_async (VaneGeocoder        *self,
                            VaneQuery           *query,
                            const char          *provider_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Search *search;

  g_return_if_fail (VANE_IS_GEOCODER (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_geocoder_search_async);
  search = search_attach (task);
  search->transport = g_object_ref (self->transport);
  search->query = vane_query_ref (query);
  search->language = g_strdup (self->language);

  if (g_task_return_error_if_cancelled (task))
    return;

  vane_gather_begin (&search->gather);
  if (is_point (query))
    {
      search->found[SOURCE_OPEN_METEO] = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
      g_ptr_array_add (search->found[SOURCE_OPEN_METEO], make_point (query));
    }
  else if (vane_query_get_postal_code (query) != NULL &&
           g_strcmp0 (provider_id, source_ids[SOURCE_OPENWEATHERMAP]) == 0)
    {
      ask (task, SOURCE_OPENWEATHERMAP);
      search->asked[SOURCE_OPENWEATHERMAP] = TRUE;
    }
  else
    {
      ask (task, SOURCE_OPEN_METEO);
      ask (task, SOURCE_ZIPPOPOTAM);
    }
  if (vane_gather_done (&search->gather, NULL))
    settle (task);
}

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  Search *self = g_task_get_task_data (question->task);

  self->found[question->source] =
      vane_fetch_places_finish (VANE_TRANSPORT (source), result, &self->errors[question->source]);
  if (vane_gather_done (&self->gather, NULL))
    settle (question->task);
}

/* Of several places with one code an id means one. */
static void
keep_id (GPtrArray  *places,
         const char *id)
{
  gboolean has_it = FALSE;

  for (guint i = 0; i < places->len; i++)
    has_it |= g_str_equal (vane_place_get_id (places->pdata[i]), id);
  for (guint i = places->len; has_it && i > 0; i--)
    if (!g_str_equal (vane_place_get_id (places->pdata[i - 1]), id))
      g_ptr_array_remove_index (places, i - 1);
}

static GPtrArray *
collect (Search *self)
{
  GPtrArray *places = vane_merge_places (self->found[SOURCE_ZIPPOPOTAM], self->found[SOURCE_OPEN_METEO]);

  if (places->len == 0 && self->found[SOURCE_OPENWEATHERMAP] != NULL)
    {
      g_ptr_array_unref (places);
      places = g_ptr_array_ref (self->found[SOURCE_OPENWEATHERMAP]);
    }
  if (vane_query_get_kind (self->query) == VANE_QUERY_ID)
    keep_id (places, vane_query_get_text (self->query));

  return places;
}

/* Why nothing was found. Who was asked as a last resort only is not the reason; but what
 * somebody who should know could not say is not "no such place". */
static GError *
make_error (Search *self)
{
  gboolean only_last = !self->asked[SOURCE_OPEN_METEO] && !self->asked[SOURCE_ZIPPOPOTAM];

  for (guint i = 0; i < N_SOURCES; i++)
    if (self->errors[i] != NULL && (i != SOURCE_OPENWEATHERMAP || only_last))
      return g_steal_pointer (&self->errors[i]);

  return vane_error_new (VANE_ERROR_NO_MATCH, "no such place");
}

/* All that were asked have answered: that is it, or one more is asked. */
static void
settle (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  g_autoptr(GPtrArray) places = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  places = collect (self);
  if (places->len > 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&places), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  if (!self->asked[SOURCE_OPENWEATHERMAP] && self->asked[SOURCE_OPEN_METEO])
    {
      self->asked[SOURCE_OPENWEATHERMAP] = TRUE;
      vane_gather_begin (&self->gather);
      ask (task, SOURCE_OPENWEATHERMAP);
      if (vane_gather_done (&self->gather, NULL))
        settle (task);
      return;
    }

  g_task_return_error (task, make_error (self));
}

/**
 * vane_geocoder_search_finish:
 * @self: a geocoder
 * @result: the result
 * @error: NO_MATCH when there is no such place; else why nobody could say, or
 *   G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type VanePlace): the best first, never empty
 */
GPtrArray *
vane_geocoder_search_finish (VaneGeocoder  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vane_geocoder_find_zone_async:
 * @self: a geocoder
 * @place: a place about to be saved without a zone
 * @cancellable: (nullable): cancels the request
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * One request to Open-Meteo without variables: it answers with its zone only.
 */
void
vane_geocoder_find_zone_async (VaneGeocoder        *self,
                               VanePlace           *place,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(VaneRequest) request = NULL;
  const VaneEndpoint *endpoint = vane_endpoint_find ("open-meteo");

  g_return_if_fail (VANE_IS_GEOCODER (self));
  g_return_if_fail (place != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_geocoder_find_zone_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (endpoint == NULL)
    {
      g_task_return_error (task, vane_error_new (VANE_ERROR_NOT_COVERED, "nobody here knows zones"));
      return;
    }

  request = vane_zone_make_request (endpoint, place, self->decimals);
  g_task_set_task_data (task, vane_request_ref (request), (GDestroyNotify) vane_request_unref);
  vane_transport_get_async (self->transport, request, VANE_MODE_ASKED, cancellable, got_zone, g_object_ref (task));
}

static void
got_zone (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(VaneResponse) response = vane_transport_get_finish (VANE_TRANSPORT (source), result, &error);
  char *name = response != NULL ? vane_zone_read (vane_response_get_body (response), &error) : NULL;

  if (name != NULL)
    {
      g_task_return_pointer (task, name, g_free);
      return;
    }

  /* It would stand in the way for a month. */
  if (response != NULL)
    vane_transport_reject (VANE_TRANSPORT (source), g_task_get_task_data (task), response, error);
  g_task_return_error (task, error);
}

/**
 * vane_geocoder_find_zone_finish:
 * @self: a geocoder
 * @result: the result
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the IANA name of the zone
 */
char *
vane_geocoder_find_zone_finish (VaneGeocoder  *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
