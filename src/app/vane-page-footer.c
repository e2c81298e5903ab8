/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why there is no alert, where there is none; the attribution that each of the sources in use asks for, as a link to
 * it; and a link to the rain radar of the country, which we do not show ourselves. */
#include "config.h"

#include "vane-page-footer.h"

#include <glib/gi18n.h>

#include "feed/vane-context.h"
#include "model/vane-radar.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe-comparison.h"
#include "present/vane-describe.h"

struct _VanePageFooter
{
  VaneReadingWidget  parent_instance;

  VaneContext       *context;  /* (owned) (nullable) */
  GtkLabel          *label;
};

G_DEFINE_FINAL_TYPE (VanePageFooter, vane_page_footer, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
add_source (GPtrArray   *lines,
            VaneContext *context,
            const char  *id)
{
  const VaneProviderInfo *provider = vane_context_find_provider (context, id);
  char *line = provider != NULL ? g_markup_printf_escaped ("<a href=\"%s\">%s</a>", provider->homepage,
                                                           provider->attribution)
                                : g_markup_escape_text (id, -1);

  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

/* That there is none, or no source, or no answer, or none that is known to be for here: four things. */
static void
add_alerts (GPtrArray   *lines,
            VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  const VaneBlockInfo *block = vane_report_get_block (report, VANE_BLOCK_ALERTS);
  g_autofree char *why = vane_describe_no_alerts (report, vane_reading_get_now (reading));

  if (why == NULL)
    return;
  g_ptr_array_add (lines, block->url != NULL ? g_markup_printf_escaped ("<a href=\"%s\">%s</a>", block->url, why)
                                             : g_markup_escape_text (why, -1));
}

/* Only when the user has compared sources: we do not ask for it. */
static void
add_agreement (GPtrArray   *lines,
               VaneContext *context,
               VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  const VaneProviderInfo *provider = vane_context_find_provider (context, vane_report_get_provider (report));
  g_autofree char *words = NULL;
  guint n_agreeing, n_others;

  if (provider == NULL ||
      !vane_context_get_agreement (context, report, vane_reading_get_now (reading), &n_agreeing, &n_others))
    return;
  words = vane_describe_agreement (provider->name, n_agreeing, n_others);
  g_ptr_array_add (lines, g_markup_escape_text (words, -1));
}

static void
add_radar (GPtrArray  *lines,
           VaneReport *report)
{
  const VaneRadar *radar = vane_radar_find (vane_report_get_country_code (report));
  g_autofree char *words = NULL;

  if (radar == NULL)
    return;
  /* Translators: %s is the name of a weather service, whose page is opened */
  words = g_strdup_printf (_("Rain radar: %s"), radar->service);
  g_ptr_array_add (lines, g_markup_printf_escaped ("<a href=\"%s\">%s</a>", radar->url, words));
}

/* Block by block: from whom, and how old. */
static char *
describe_blocks (VaneContext *context,
                 VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *block = vane_report_get_block (report, i);
      const VaneProviderInfo *provider =
          block->origin != NULL ? vane_context_find_provider (context, block->origin) : NULL;
      g_autofree char *line = NULL;

      if (block->state == VANE_BLOCK_NOT_ASKED || block->origin == NULL)
        continue;
      line = vane_describe_block (i, block, provider != NULL ? provider->name : block->origin,
                                  vane_reading_get_now (reading));
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
vane_page_footer_reading_changed (VaneReadingWidget *widget)
{
  VanePageFooter *self = VANE_PAGE_FOOTER (widget);
  VaneReading *reading = vane_reading_widget_get_reading (widget);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *blocks = NULL;
  const char *uv_origin;

  if (reading == NULL || self->context == NULL)
    return;

  if (vane_context_get_demo (self->context))
    g_ptr_array_add (lines, g_markup_escape_text (_("Demo data"), -1));
  add_alerts (lines, reading);
  add_source (lines, self->context, vane_report_get_provider (vane_reading_get_report (reading)));
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *block = vane_report_get_block (vane_reading_get_report (reading), i);

      if (block->state == VANE_BLOCK_GIVEN && block->origin != NULL)
        add_source (lines, self->context, block->origin);
    }
  uv_origin = vane_report_get_field_origin (vane_reading_get_report (reading), VANE_FIELD_UV_INDEX);
  if (uv_origin != NULL)
    add_source (lines, self->context, uv_origin);
  add_agreement (lines, self->context, reading);
  add_radar (lines, vane_reading_get_report (reading));
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  gtk_label_set_markup (self->label, text);
  blocks = describe_blocks (self->context, reading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), blocks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, blocks, -1);
}

static void
vane_page_footer_finalize (GObject *object)
{
  g_clear_object (&VANE_PAGE_FOOTER (object)->context);

  G_OBJECT_CLASS (vane_page_footer_parent_class)->finalize (object);
}

static void
vane_page_footer_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, VANE_PAGE_FOOTER (object)->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_footer_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_set_object (&VANE_PAGE_FOOTER (object)->context, g_value_get_object (value));
      vane_page_footer_reading_changed (VANE_READING_WIDGET (object));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_footer_class_init (VanePageFooterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = vane_page_footer_finalize;
  object_class->get_property = vane_page_footer_get_property;
  object_class->set_property = vane_page_footer_set_property;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_page_footer_reading_changed;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-page-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePageFooter, label);
}

static void
vane_page_footer_init (VanePageFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
