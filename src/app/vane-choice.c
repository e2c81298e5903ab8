/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-choice.h"

static char *
dup_text (const GValue *value)
{
  if (G_VALUE_HOLDS_INT64 (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value));
  if (G_VALUE_HOLDS_UINT (value))
    return g_strdup_printf ("%u", g_value_get_uint (value));

  return g_value_dup_string (value);
}

static gboolean
find_selected (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  const char *const *values = user_data;
  g_autofree char *text = dup_text (from);
  guint selected = 0;

  while (values[selected] != NULL && g_strcmp0 (values[selected], text) != 0)
    selected++;
  g_value_set_uint (to, values[selected] != NULL ? selected : GTK_INVALID_LIST_POSITION);

  return TRUE;
}

static gboolean
find_value (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      user_data)
{
  char **values = user_data;
  guint selected = g_value_get_uint (from);

  if (selected >= g_strv_length (values))
    return FALSE;

  if (G_VALUE_HOLDS_INT64 (to))
    g_value_set_int64 (to, g_ascii_strtoll (values[selected], NULL, 10));
  else if (G_VALUE_HOLDS_UINT (to))
    g_value_set_uint (to, (guint) g_ascii_strtoull (values[selected], NULL, 10));
  else
    g_value_set_string (to, values[selected]);

  return TRUE;
}

/**
 * vane_choice_bind:
 * @row: a row
 * @settings: what has the setting
 * @property: its name; text, uint or int64
 * @choices: what can be chosen
 * @n_choices: how many
 *
 * The row follows the setting and the other way round. A value that is none of the choices
 * (somebody set it by other means) leaves the row without one.
 */
void
vane_choice_bind (AdwComboRow      *row,
                  GObject          *settings,
                  const char       *property,
                  const VaneChoice *choices,
                  guint             n_choices)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row) && G_IS_OBJECT (settings));

  for (guint i = 0; i < n_choices; i++)
    {
      gtk_string_list_append (labels, choices[i].label);
      g_strv_builder_add (values, choices[i].value);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  g_object_bind_property_full (settings, property, row, "selected", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               find_selected, find_value, g_strv_builder_end (values), (GDestroyNotify) g_strfreev);
}
