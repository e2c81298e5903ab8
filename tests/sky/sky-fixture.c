/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sky-fixture.h"

#include <adwaita.h>

#include "vane-hero.h"
#include "vane-hours-card.h"

/* The equinox, at the equator and Greenwich: the sun rises at 06:07, stands at the zenith at
 * 12:07 and sets at 18:11. */
#define MIDNIGHT G_GINT64_CONSTANT (1774051200)

static const gint64 times[] = {
  [SKY_DAY] = MIDNIGHT + 15 * 3600,
  [SKY_DUSK] = MIDNIGHT + 18 * 3600 + 4 * 60,
  [SKY_NIGHT] = MIDNIGHT + 23 * 3600,
};

static void
add_sample (VaneReportBuilder *builder,
            VaneBlock          block,
            gint64             time,
            VaneCondition      condition,
            double             cover)
{
  VaneSample sample;

  vane_sample_init (&sample, time, block == VANE_BLOCK_NOW ? 0 : 3600);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 18);
  vane_sample_set (&sample, VANE_FIELD_FEELS_LIKE, 15);
  vane_sample_set (&sample, VANE_FIELD_CLOUD_COVER, cover);
  vane_sample_set (&sample, VANE_FIELD_WIND_SPEED, 4);
  vane_sample_set (&sample, VANE_FIELD_WIND_DIRECTION, 260);
  sample.condition = condition;
  vane_report_builder_add (builder, block, &sample);
}

VaneReading *
sky_fixture_make_reading (SkyTime       time,
                          VaneCondition condition,
                          double        cover)
{
  const VanePlaceFields fields = { .name = "San Francisco", .timezone = "UTC" };
  gint64 now = times[time];
  g_autoptr(VanePlace) place = vane_place_new (&fields);
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(VaneReport) report = NULL;
  g_autoptr(GError) error = NULL;
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);

  vane_report_builder_set_zone (builder, "UTC");
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, now, now + 900);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, now, now + 900);
  add_sample (builder, VANE_BLOCK_NOW, now, condition, cover);
  for (int hour = 0; hour < 24; hour++)
    add_sample (builder, VANE_BLOCK_HOURS, (now / 3600 + hour) * 3600, condition, cover);
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return vane_reading_new (report, &units, now);
}

/* As AdwApplication does it. */
static void
load_style (void)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/vane_weather/Vane/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

GtkWindow *
sky_fixture_make_window (VaneSkyView **view)
{
  GtkWidget *hero = g_object_new (VANE_TYPE_HERO, NULL);
  GtkWidget *hours = g_object_new (VANE_TYPE_HOURS_CARD, NULL);
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *window = adw_window_new ();

  load_style ();
  gtk_widget_add_css_class (face, "face");
  gtk_box_append (GTK_BOX (face), hero);
  gtk_box_append (GTK_BOX (face), hours);
  gtk_widget_add_css_class (page, "page");
  gtk_box_append (GTK_BOX (page), face);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroller);

  *view = g_object_new (VANE_TYPE_SKY_VIEW, "child", content, NULL);
  vane_sky_view_set_face (*view, face, vane_hero_get_icon (VANE_HERO (hero)));
  g_object_set_data (G_OBJECT (*view), "hero", hero);
  g_object_set_data (G_OBJECT (*view), "hours", hours);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (*view));
  gtk_window_set_title (GTK_WINDOW (window), "Vane");
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 490);

  return GTK_WINDOW (window);
}

void
sky_fixture_set_reading (VaneSkyView *view,
                         VaneReading *reading)
{
  g_object_set (view, "reading", reading, NULL);
  g_object_set (g_object_get_data (G_OBJECT (view), "hero"), "reading", reading, NULL);
  g_object_set (g_object_get_data (G_OBJECT (view), "hours"), "reading", reading, NULL);
}
