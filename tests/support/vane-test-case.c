/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test-case.h"

#include <string.h>

void
vane_test_case_free (VaneTestCase *self)
{
  g_free (self->name);
  g_free (self->folder);
  vane_place_unref (self->place);
  g_hash_table_unref (self->bodies);
  g_free (self);
}

gboolean
vane_test_case_is_ok (VaneTestCase *self)
{
  return g_str_has_prefix (self->name, "ok-");
}

char *
vane_test_case_get_path (VaneTestCase *self,
                         const char   *suffix)
{
  g_autofree char *file = g_strconcat (self->name, suffix, NULL);

  return g_build_filename (self->folder, file, NULL);
}

static VanePlace *
load_place (VaneTestCase *self)
{
  g_autofree char *path = vane_test_case_get_path (self, ".place");
  g_autofree char *text = NULL;
  g_auto(GStrv) cells = NULL;
  guint n;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return vane_test_place_new (37.72, -122.41);

  cells = g_strsplit (g_strstrip (text), ",", -1);
  n = g_strv_length (cells);
  g_assert_cmpuint (n, >=, 2);

  return vane_place_new (&(VanePlaceFields) {
      .name = n > 3 ? cells[3] : "Test",
      .country_code = n > 2 ? cells[2] : NULL,
      .admin1 = n > 4 ? cells[4] : NULL,
      .latitude = g_ascii_strtod (cells[0], NULL),
      .longitude = g_ascii_strtod (cells[1], NULL),
  });
}

static VaneTestCase *
find_or_add (GPtrArray          *cases,
             const VaneProvider *provider,
             const char         *folder,
             const char         *name)
{
  VaneTestCase *self;

  for (guint i = 0; i < cases->len; i++)
    {
      self = cases->pdata[i];
      if (self->provider == provider && g_str_equal (self->name, name))
        return self;
    }

  self = g_new0 (VaneTestCase, 1);
  self->provider = provider;
  self->name = g_strdup (name);
  self->folder = g_strdup (folder);
  self->bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->place = load_place (self);
  g_ptr_array_add (cases, self);

  return self;
}

static void
load_folder (GPtrArray          *cases,
             const VaneProvider *provider)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", provider->info.id, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_auto(GStrv) pieces = g_strsplit (file, ".", -1);
      guint n = g_strv_length (pieces);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      VaneTestCase *self;
      char *data;
      gsize length;

      if (n < 2 || n > 3 || !g_str_equal (pieces[n - 1], "json"))
        continue;

      self = find_or_add (cases, provider, folder, pieces[0]);
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_hash_table_insert (self->bodies, g_strdup (n == 3 ? pieces[1] : ""), g_bytes_new_take (data, length));
    }
}

static int
compare_cases (gconstpointer a,
               gconstpointer b)
{
  const VaneTestCase *x = *(VaneTestCase *const *) a;
  const VaneTestCase *y = *(VaneTestCase *const *) b;
  int order = strcmp (x->provider->info.id, y->provider->info.id);

  return order != 0 ? order : strcmp (x->name, y->name);
}

GPtrArray *
vane_test_case_load_all (void)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_test_case_free);

  for (guint i = 0; vane_providers[i] != NULL; i++)
    load_folder (cases, vane_providers[i]);
  g_ptr_array_sort (cases, compare_cases);

  return cases;
}

static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  VaneTestCase *self = user_data;
  const char *part = strrchr (vane_request_get_path (request), '/') + 1;
  g_auto(GStrv) pieces = g_strsplit (vane_request_get_path (request), "/", -1);
  GBytes *body = NULL;

  if (g_strv_length (pieces) > 2)
    body = g_hash_table_lookup (self->bodies, pieces[2]);
  if (body == NULL)
    body = g_hash_table_lookup (self->bodies, part);

  if (body == NULL && slot == 0)
    body = g_hash_table_lookup (self->bodies, "");
  if (body == NULL)
    g_set_error (error, VANE_ERROR, VANE_ERROR_SERVICE, "no file for %s", part);

  return body != NULL ? g_bytes_ref (body) : NULL;
}

VaneReport *
vane_test_case_run (VaneTestCase  *self,
                    GError       **error)
{
  g_autoptr(VanePlan) plan = vane_test_plan_run (self->provider, self->place, answer, self, error);

  return plan != NULL ? vane_fetch_parse (self->provider, plan, error) : NULL;
}
