/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-search.h"

#include "model/vane-postal.h"

/* So long nobody types before the text is searched for. */
#define DEFAULT_DELAY_MS 300

/* One letter is no name, and services do not answer it. */
#define MIN_CHARACTERS 2

struct _VaneSearch
{
  GObject       parent_instance;

  VaneGeocoder *geocoder;        /* (owned) */
  char         *locale_country;  /* (owned) (nullable) */
  char         *text;            /* (owned) */
  VaneQuery    *query;           /* (owned) (nullable): what is or was searched for */
  GPtrArray    *items;           /* (owned) (element-type VanePlaceItem) */
  GError       *error;           /* (owned) (nullable) */
  GCancellable *cancellable;     /* (owned) (nullable): of the request under way */
  guint         delay_id;
  guint         delay_ms;
  gboolean      searching;
};

enum
{
  PROP_TEXT = 1,
  PROP_SEARCHING,
  PROP_ERROR,
  PROP_DELAY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void vane_search_iface_init (GListModelInterface *iface);
static void start (VaneSearch *self);
static void got_places (GObject *source, GAsyncResult *result, gpointer user_data);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneSearch, vane_search, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vane_search_iface_init))

static GType
vane_search_get_item_type (GListModel *model)
{
  return VANE_TYPE_PLACE_ITEM;
}

static guint
vane_search_get_n_items (GListModel *model)
{
  return VANE_SEARCH (model)->items->len;
}

static gpointer
vane_search_get_item (GListModel *model,
                      guint       position)
{
  VaneSearch *self = VANE_SEARCH (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
vane_search_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = vane_search_get_item_type;
  iface->get_n_items = vane_search_get_n_items;
  iface->get_item = vane_search_get_item;
}

static void
stop (VaneSearch *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
set_searching (VaneSearch *self,
               gboolean    searching)
{
  if (self->searching == searching)
    return;
  self->searching = searching;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCHING]);
}

static void
take_error (VaneSearch *self,
            GError     *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* @places: (nullable): %NULL = none */
static void
set_places (VaneSearch *self,
            GPtrArray  *places)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = self->items->len;

  for (guint i = 0; places != NULL && i < places->len; i++)
    g_ptr_array_add (items, vane_place_item_new (places->pdata[i]));
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  if (n_before > 0 || self->items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
}

static void
vane_search_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  VaneSearch *self = VANE_SEARCH (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->searching);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_DELAY:
      g_value_set_uint (value, self->delay_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_search_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  VaneSearch *self = VANE_SEARCH (object);

  switch (id)
    {
    case PROP_TEXT:
      vane_search_set_text (self, g_value_get_string (value));
      break;
    case PROP_DELAY:
      vane_search_set_delay (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_search_dispose (GObject *object)
{
  VaneSearch *self = VANE_SEARCH (object);

  stop (self);
  g_clear_object (&self->geocoder);

  G_OBJECT_CLASS (vane_search_parent_class)->dispose (object);
}

static void
vane_search_finalize (GObject *object)
{
  VaneSearch *self = VANE_SEARCH (object);

  g_free (self->locale_country);
  g_free (self->text);
  g_clear_pointer (&self->query, vane_query_unref);
  g_ptr_array_unref (self->items);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (vane_search_parent_class)->finalize (object);
}

static void
vane_search_class_init (VaneSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vane_search_get_property;
  object_class->set_property = vane_search_set_property;
  object_class->dispose = vane_search_dispose;
  object_class->finalize = vane_search_finalize;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DELAY] = g_param_spec_uint ("delay", NULL, NULL, 0, G_MAXUINT, DEFAULT_DELAY_MS,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
vane_search_init (VaneSearch *self)
{
  self->text = g_strdup ("");
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->delay_ms = DEFAULT_DELAY_MS;
}

/**
 * vane_search_new:
 * @geocoder: who finds places
 * @locale_country: (nullable): the country in which a postal code without one is taken
 *
 * Returns: (transfer full): a search without a text
 */
VaneSearch *
vane_search_new (VaneGeocoder *geocoder,
                 const char   *locale_country)
{
  VaneSearch *self;

  g_return_val_if_fail (VANE_IS_GEOCODER (geocoder), NULL);

  self = g_object_new (VANE_TYPE_SEARCH, NULL);
  self->geocoder = g_object_ref (geocoder);
  self->locale_country = g_strdup (locale_country);

  return self;
}

static gboolean
is_worth_asking (VaneQuery *query)
{
  if (vane_query_get_kind (query) == VANE_QUERY_NOTHING)
    return FALSE;

  return vane_query_get_kind (query) != VANE_QUERY_NAME ||
         g_utf8_strlen (vane_query_get_text (query), -1) >= MIN_CHARACTERS;
}

/* On the way to 94134 there are Iceland's 941 and somebody's 9413: only a whole code of
 * the locale's country, of the US, or with its country is not waited with. */
static gboolean
is_complete (VaneSearch *self,
             VaneQuery  *query)
{
  const char *code = vane_query_get_postal_code (query);
  const char *country = vane_query_get_country_code (query);
  g_autofree char *area = NULL;

  if (vane_query_get_kind (query) == VANE_QUERY_ID || vane_query_get_kind (query) == VANE_QUERY_COORDINATES)
    return TRUE;
  if (code == NULL || country == NULL)
    return FALSE;
  if (!vane_query_get_country_assumed (query))
    return TRUE;
  if (g_str_equal (country, "US"))
    return TRUE;

  area = vane_postal_dup_area (code, country);

  return self->locale_country != NULL && g_ascii_strcasecmp (country, self->locale_country) == 0 &&
         (!vane_postal_has_area (country) || !g_str_equal (area, code));
}

static gboolean
on_delay_over (gpointer user_data)
{
  VaneSearch *self = VANE_SEARCH (user_data);

  self->delay_id = 0;
  start (self);

  return G_SOURCE_REMOVE;
}

/**
 * vane_search_set_text:
 * @self: a search
 * @text: (nullable): what stands in the entry
 *
 * Ends the older search and, when the text is worth it, begins one after the delay; at
 * once for a complete postal code, coordinates or an id. The old places stay until there
 * are new ones.
 */
void
vane_search_set_text (VaneSearch *self,
                      const char *text)
{
  g_autoptr(VaneQuery) query = NULL;

  g_return_if_fail (VANE_IS_SEARCH (self));

  if (g_strcmp0 (self->text, text != NULL ? text : "") == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);

  /* A blank behind it asks for nothing else. */
  query = vane_query_parse (self->text, self->locale_country);
  if (self->query != NULL && g_str_equal (vane_query_get_text (self->query), vane_query_get_text (query)))
    return;
  g_clear_pointer (&self->query, vane_query_unref);
  self->query = g_steal_pointer (&query);

  stop (self);
  if (!is_worth_asking (self->query))
    {
      take_error (self, NULL);
      set_places (self, NULL);
      set_searching (self, FALSE);
      return;
    }

  if (self->delay_ms == 0 || is_complete (self, self->query))
    start (self);
  else
    self->delay_id = g_timeout_add (self->delay_ms, on_delay_over, self);
  set_searching (self, TRUE);
}

static void
start (VaneSearch *self)
{
  self->cancellable = g_cancellable_new ();
  vane_geocoder_search_async (self->geocoder, self->query, NULL, self->cancellable, got_places, self);
}

/* @user_data is raw: who disposes of the search or types on cancels first. */
static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_geocoder_search_finish (VANE_GEOCODER (source), result, &error);
  g_autoptr(VaneSearch) self = NULL;

  if (vane_error_is_cancelled (error))
    return;

  /* Whoever listens may let go of it. */
  self = g_object_ref (VANE_SEARCH (user_data));
  g_clear_object (&self->cancellable);
  g_object_freeze_notify (G_OBJECT (self));
  if (places != NULL || g_error_matches (error, VANE_ERROR, VANE_ERROR_NO_MATCH))
    set_places (self, places);
  /* What failed may be tried again. */
  else
    g_clear_pointer (&self->query, vane_query_unref);
  take_error (self, g_steal_pointer (&error));
  set_searching (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * vane_search_get_text:
 * @self: a search
 *
 * Returns: (transfer none): what stands in the entry
 */
const char *
vane_search_get_text (VaneSearch *self)
{
  g_return_val_if_fail (VANE_IS_SEARCH (self), "");

  return self->text;
}

/**
 * vane_search_get_searching:
 * @self: a search
 *
 * Returns: whether an answer to the text is still to come
 */
gboolean
vane_search_get_searching (VaneSearch *self)
{
  g_return_val_if_fail (VANE_IS_SEARCH (self), FALSE);

  return self->searching;
}

/**
 * vane_search_get_error:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): why the last search found nothing: NO_MATCH when
 *   there is no such place
 */
const GError *
vane_search_get_error (VaneSearch *self)
{
  g_return_val_if_fail (VANE_IS_SEARCH (self), NULL);

  return self->error;
}

/**
 * vane_search_set_delay:
 * @self: a search
 * @delay_ms: how long nobody types before the text is searched for; 0 = at once
 */
void
vane_search_set_delay (VaneSearch *self,
                       guint       delay_ms)
{
  g_return_if_fail (VANE_IS_SEARCH (self));

  if (self->delay_ms == delay_ms)
    return;
  self->delay_ms = delay_ms;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DELAY]);
}
