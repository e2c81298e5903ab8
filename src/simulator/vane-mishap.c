/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the misbehaviours that were asked for and hands them to the requests they are for. */
#include "config.h"

#include "simulator/vane-mishap.h"

#include <string.h>

struct _VaneMishapList
{
  GPtrArray *mishaps;   /* (owned) (element-type VaneMishap) in the order they were set */
};

/**
 * vane_mishap_copy:
 * @mishap: a mishap
 *
 * Returns: (transfer full): the same, with strings of its own
 */
VaneMishap *
vane_mishap_copy (const VaneMishap *mishap)
{
  VaneMishap *copy = g_new (VaneMishap, 1);

  *copy = *mishap;
  copy->endpoint = g_strdup (mishap->endpoint);
  copy->query = g_strdup (mishap->query);
  copy->retry_after = g_strdup (mishap->retry_after);
  copy->location = g_strdup (mishap->location);
  copy->body = g_strdup (mishap->body);

  return copy;
}

/**
 * vane_mishap_free:
 * @mishap: (transfer full): a copy
 *
 * Frees it with its strings.
 */
void
vane_mishap_free (VaneMishap *mishap)
{
  g_free ((char *) mishap->endpoint);
  g_free ((char *) mishap->query);
  g_free ((char *) mishap->retry_after);
  g_free ((char *) mishap->location);
  g_free ((char *) mishap->body);
  g_free (mishap);
}

/**
 * vane_mishap_kind_from_string:
 * @name: "hang", "gzip-bomb", … as in the enumeration
 * @kind: (out): the kind
 *
 * Returns: whether there is one so called
 */
gboolean
vane_mishap_kind_from_string (const char     *name,
                              VaneMishapKind *kind)
{
  static const char *const names[] = {
    [VANE_MISHAP_NONE] = "none",
    [VANE_MISHAP_HANG] = "hang",
    [VANE_MISHAP_DRIP] = "drip",
    [VANE_MISHAP_TRUNCATE] = "truncate",
    [VANE_MISHAP_RESET] = "reset",
    [VANE_MISHAP_STATUS] = "status",
    [VANE_MISHAP_HTML] = "html",
    [VANE_MISHAP_PLAIN_TEXT] = "plain-text",
    [VANE_MISHAP_WRONG_TYPES] = "wrong-types",
    [VANE_MISHAP_HUGE] = "huge",
    [VANE_MISHAP_GZIP_BOMB] = "gzip-bomb",
    [VANE_MISHAP_REDIRECT] = "redirect",
    [VANE_MISHAP_REDIRECT_LOOP] = "redirect-loop",
    [VANE_MISHAP_BODY] = "body",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (names[i], name) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * vane_mishap_list_new:
 *
 * Returns: (transfer full): an empty list
 */
VaneMishapList *
vane_mishap_list_new (void)
{
  VaneMishapList *self = g_new0 (VaneMishapList, 1);

  self->mishaps = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_mishap_free);

  return self;
}

/**
 * vane_mishap_list_free:
 * @self: (transfer full): the list
 *
 * Frees the list and what is in it.
 */
void
vane_mishap_list_free (VaneMishapList *self)
{
  g_ptr_array_unref (self->mishaps);
  g_free (self);
}

/**
 * vane_mishap_list_add:
 * @self: the list
 * @mishap: what shall happen
 *
 * Adds a copy.
 */
void
vane_mishap_list_add (VaneMishapList   *self,
                      const VaneMishap *mishap)
{
  g_ptr_array_add (self->mishaps, vane_mishap_copy (mishap));
}

/**
 * vane_mishap_list_clear:
 * @self: the list
 *
 * Forgets all of them.
 */
void
vane_mishap_list_clear (VaneMishapList *self)
{
  g_ptr_array_set_size (self->mishaps, 0);
}

static gboolean
concerns (const VaneMishap *mishap,
          const char       *endpoint,
          const char       *path_and_query)
{
  return (mishap->endpoint == NULL || g_strcmp0 (mishap->endpoint, endpoint) == 0) &&
         (mishap->query == NULL || strstr (path_and_query, mishap->query) != NULL);
}

/**
 * vane_mishap_list_take:
 * @self: the list
 * @endpoint: (nullable): id of the request's endpoint
 * @path_and_query: of the request, as it was sent
 *
 * Those with a count come first, in the order they were set, and are used up; of the lasting
 * ones the newest holds.
 *
 * Returns: (transfer full) (nullable): what happens to this request
 */
VaneMishap *
vane_mishap_list_take (VaneMishapList *self,
                       const char     *endpoint,
                       const char     *path_and_query)
{
  VaneMishap *lasting = NULL;

  for (guint i = 0; i < self->mishaps->len; i++)
    {
      VaneMishap *mishap = g_ptr_array_index (self->mishaps, i);

      if (!concerns (mishap, endpoint, path_and_query))
        continue;
      if (mishap->n_times == 0)
        lasting = mishap;
      else if (--mishap->n_times == 0)
        return g_ptr_array_steal_index (self->mishaps, i);
      else
        return vane_mishap_copy (mishap);
    }

  return lasting != NULL ? vane_mishap_copy (lasting) : NULL;
}
