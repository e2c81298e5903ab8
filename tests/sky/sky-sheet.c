/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a picture of every kind of sky, as the window and as cards show it, and says how long
 * a frame of it takes. Argument: the folder. */
#include "config.h"

#include <adwaita.h>
#include <time.h>

#include "sky-fixture.h"
#include "vane-sky-card.h"
#include "vane-sky-paint.h"

#define N_FRAMES 30

typedef struct
{
  const char    *name;
  VaneCondition  condition;
  double         cover;
} Kind;

static const Kind kinds[] = {
  { "clear", VANE_CONDITION_CLEAR, 0 },
  { "partly", VANE_CONDITION_PARTLY_CLOUDY, 45 },
  { "overcast", VANE_CONDITION_CLOUDY, 95 },
  { "rain", VANE_CONDITION_RAIN, 90 },
  { "snow", VANE_CONDITION_SNOW, 90 },
  { "thunder", VANE_CONDITION_THUNDERSTORM, 95 },
  { "fog", VANE_CONDITION_FOG, 80 },
};

static const char *const time_names[] = { "day", "dusk", "night" };

static void
wait_for_frames (GtkWidget *widget,
                 guint      n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 end = gdk_frame_clock_get_frame_counter (clock) + n;

  while (gdk_frame_clock_get_frame_counter (clock) < end)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
}

static GskRenderNode *
take (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  return gtk_snapshot_free_to_node (snapshot);
}

/* The processor's time for what the cairo renderer does with one frame of the sky, of the largest
 * size that a window with a narrow page has. */
static void
measure (VaneReading *reading,
         const char  *name)
{
  const VaneSkyFrame frame = { 420, 440, GRAPHENE_POINT_INIT (340, 150), 5, FALSE };
  const VaneSkyColours *sky = vane_reading_get_sky (reading);
  g_autoptr(VaneSkyBrush) brush = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 420, 440);
  cairo_t *cr = cairo_create (surface);
  clock_t began = clock ();
  double made_ms;

  brush = vane_sky_brush_new (sky);
  made_ms = (double) (clock () - began) * 1000 / CLOCKS_PER_SEC;
  began = clock ();
  for (guint i = 0; i < N_FRAMES; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr(GskRenderNode) node = NULL;

      vane_sky_paint (snapshot, brush, &frame);
      vane_sky_paint_calm (snapshot, sky, &GRAPHENE_RECT_INIT (0, 0, 300, 440));
      node = gtk_snapshot_free_to_node (snapshot);
      gsk_render_node_draw (node, cr);
    }
  g_print ("%-20s made in %5.2f ms, a frame %5.2f ms\n", name, made_ms,
           (double) (clock () - began) * 1000 / CLOCKS_PER_SEC / N_FRAMES);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
write_picture (GtkWidget  *widget,
               const char *folder,
               const char *name)
{
  g_autoptr(GskRenderNode) node = take (widget);
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr(GdkTexture) texture = gsk_renderer_render_texture (renderer, node, NULL);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
}

static GtkWidget *
make_card (VaneReading *reading,
           const char  *words)
{
  GtkWidget *card = vane_sky_card_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_size_request (card, 260, 76);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_add_css_class (label, "title-4");
  g_object_set (card, "child", label, "reading", reading, NULL);

  return card;
}

int
main (int   argc,
      char *argv[])
{
  VaneSkyView *view;
  GtkWindow *window, *cards;
  GtkWidget *grid = gtk_init_check () ? gtk_grid_new () : NULL;

  if (argc != 2 || grid == NULL)
    return EXIT_FAILURE;

  adw_init ();
  window = sky_fixture_make_window (&view);
  gtk_window_present (window);
  cards = GTK_WINDOW (gtk_window_new ());
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_window_set_child (cards, grid);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint time = 0; time < G_N_ELEMENTS (time_names); time++)
      {
        g_autoptr(VaneReading) reading = sky_fixture_make_reading (time, kinds[i].condition, kinds[i].cover);
        g_autofree char *name = g_strdup_printf ("sky-%s-%s", kinds[i].name, time_names[time]);

        sky_fixture_set_reading (view, reading);
        wait_for_frames (GTK_WIDGET (view), 3);
        write_picture (GTK_WIDGET (view), argv[1], name);
        measure (reading, name);
        gtk_grid_attach (GTK_GRID (grid), make_card (reading, kinds[i].name), (int) time, (int) i, 1, 1);
      }
  gtk_window_present (cards);
  wait_for_frames (grid, 3);
  write_picture (grid, argv[1], "sky-cards");
  gtk_window_destroy (cards);
  gtk_window_destroy (window);

  return EXIT_SUCCESS;
}
