/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face of a page is searched for words. Behind each of them the calm sky lies with all of
 * its alpha, and around them less and less of it, so that nobody sees where it begins. That is a
 * small texture, which is made again when words have moved on the face. Cards are as calm from
 * edge to edge: they have one of their own. */
#include "config.h"

#include "vane-sky-calm.h"

#include <math.h>

#include "vane-sky-brush.h"

/* One pixel of the texture is a square of this side. */
#define CELL 8.0f
/* All of the alpha as far as the next cell, as a screen's pixel is a blend of four cells. */
#define MARGIN (CELL + 3)
#define REACH_X 120.0f
#define REACH_Y 56.0f
/* Words that begin so near to an edge of the face are as calm as far as that edge, and beyond. */
#define EDGE 24.0f
/* As of the style class "card". */
#define CARD_RADIUS 12.0f

/* All are relative to the face. */
struct _VaneSkyCalm
{
  GArray          *words;      /* (owned) of graphene_rect_t */
  GArray          *cards;      /* (owned) of graphene_rect_t */

  GdkTexture      *texture;    /* (owned) (nullable): of these: */
  GArray          *for_words;  /* (owned) */
  VaneSkyColours   for_sky;
  graphene_rect_t  area;       /* that it covers */
  float            top;        /* of the sky */
  float            height;
};

static void
reach_edges (graphene_rect_t *words,
             float            width)
{
  float left = words->origin.x, right = words->origin.x + words->size.width;

  if (left < EDGE)
    left = -EDGE;
  if (right > width - EDGE)
    right = width + EDGE;
  words->origin.x = left;
  words->size.width = right - left;
}

static void
add_words (VaneSkyCalm *self,
           GtkWidget   *widget,
           GtkWidget   *face)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, face, &bounds))
    return;

  /* A label is as wide as it may be, its words as wide as they are. */
  if (GTK_IS_LABEL (widget))
    {
      PangoRectangle ink;
      graphene_point_t origin;
      int x, y;

      pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &ink);
      gtk_label_get_layout_offsets (GTK_LABEL (widget), &x, &y);
      if (gtk_widget_compute_point (widget, face, &GRAPHENE_POINT_INIT ((float) (x + ink.x), (float) (y + ink.y)),
                                    &origin))
        graphene_rect_init (&bounds, origin.x, origin.y, (float) ink.width, (float) ink.height);
    }
  if (bounds.size.width <= 0 || bounds.size.height <= 0)
    return;

  reach_edges (&bounds, (float) gtk_widget_get_width (face));
  g_array_append_val (self->words, bounds);
}

/* Whatever is not known to be a picture may have words. */
static void
find_words (VaneSkyCalm *self,
            GtkWidget   *widget,
            GtkWidget   *face)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || gtk_widget_has_css_class (widget, "hero-icon"))
    return;

  if (gtk_widget_has_css_class (widget, "card"))
    {
      if (gtk_widget_compute_bounds (widget, face, &bounds))
        g_array_append_val (self->cards, bounds);
    }
  else if (gtk_widget_get_first_child (widget) == NULL || GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget))
    {
      if (!GTK_IS_BOX (widget))
        add_words (self, widget, face);
    }
  else
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        find_words (self, child, face);
    }
}

/* 1 at a word, 0 far from it. */
static double
get_share (const graphene_rect_t *word,
           float                  x,
           float                  y)
{
  float left = word->origin.x - MARGIN, right = word->origin.x + word->size.width + MARGIN;
  float top = word->origin.y - MARGIN, bottom = word->origin.y + word->size.height + MARGIN;
  float dx = MAX (MAX (left - x, x - right), 0) / REACH_X;
  float dy = MAX (MAX (top - y, y - bottom), 0) / REACH_Y;
  double far = 1 - fmin (hypotf (dx, dy), 1);

  return far * far * far * (far * (far * 6 - 15) + 10);
}

static guint32
get_pixel (const VaneSkyCalm    *self,
           const VaneSkyColours *sky,
           float                 x,
           float                 y)
{
  VaneColour colour = vane_sky_colours_get_calm (sky, (y - self->top) / self->height);
  double rest = 1;
  double alpha;

  for (guint i = 0; i < self->words->len; i++)
    rest *= 1 - get_share (&g_array_index (self->words, graphene_rect_t, i), x, y);
  /* Rounded so that it is never less than it has to be. */
  alpha = ceil (255 * sky->calm * (1 - rest)) / 255;

  return (guint32) (alpha * 255 + 0.5) << 24 | (guint32) (colour.red * alpha * 255) << 16 |
         (guint32) (colour.green * alpha * 255) << 8 | (guint32) (colour.blue * alpha * 255);
}

static gboolean
is_up_to_date (const VaneSkyCalm    *self,
               const VaneSkyColours *sky)
{
  return self->texture != NULL && self->words->len == self->for_words->len &&
         memcmp (self->words->data, self->for_words->data, self->words->len * sizeof (graphene_rect_t)) == 0 &&
         memcmp (&self->for_sky.top, &sky->top, sizeof sky->top) == 0 &&
         memcmp (&self->for_sky.bottom, &sky->bottom, sizeof sky->bottom) == 0 && self->for_sky.calm == sky->calm;
}

static void
make_texture (VaneSkyCalm          *self,
              const VaneSkyColours *sky)
{
  graphene_rect_t area = g_array_index (self->words, graphene_rect_t, 0);
  guint32 *pixels;
  int columns, rows;

  for (guint i = 1; i < self->words->len; i++)
    graphene_rect_union (&area, &g_array_index (self->words, graphene_rect_t, i), &area);
  graphene_rect_inset (&area, -REACH_X - MARGIN, -REACH_Y - MARGIN);
  columns = (int) ceilf (area.size.width / CELL);
  rows = (int) ceilf (area.size.height / CELL);
  area.size.width = (float) columns * CELL;
  area.size.height = (float) rows * CELL;
  self->area = area;

  pixels = g_new (guint32, columns * rows);
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      pixels[row * columns + column] = get_pixel (self, sky, area.origin.x + ((float) column + 0.5f) * CELL,
                                                  area.origin.y + ((float) row + 0.5f) * CELL);

  g_clear_object (&self->texture);
  self->texture = vane_sky_brush_make_texture (pixels, columns, rows);
  self->for_sky = *sky;
  g_array_set_size (self->for_words, 0);
  g_array_append_vals (self->for_words, self->words->data, self->words->len);
}

static void
append_card (GtkSnapshot           *snapshot,
             const VaneSkyColours  *sky,
             const graphene_rect_t *card,
             double                 down)
{
  VaneColour calm = vane_sky_colours_get_calm (sky, down);
  const GdkRGBA colour = { (float) calm.red, (float) calm.green, (float) calm.blue, (float) sky->calm };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, card, CARD_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &colour, card);
  gtk_snapshot_pop (snapshot);
}

/**
 * vane_sky_calm_new:
 *
 * Returns: (transfer full): what calms the sky behind a face
 */
VaneSkyCalm *
vane_sky_calm_new (void)
{
  VaneSkyCalm *self = g_new0 (VaneSkyCalm, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->cards = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->for_words = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  return self;
}

/**
 * vane_sky_calm_free:
 * @self: (transfer full): what calms the sky
 */
void
vane_sky_calm_free (VaneSkyCalm *self)
{
  g_array_unref (self->words);
  g_array_unref (self->cards);
  g_array_unref (self->for_words);
  g_clear_object (&self->texture);
  g_free (self);
}

/**
 * vane_sky_calm_snapshot:
 * @self: what calms the sky
 * @snapshot: where to
 * @sky: the sky that has been painted
 * @face: what has the words
 * @view: whose coordinates @snapshot has
 * @top: how far over the face the sky begins, when it is not scrolled
 *
 * Lays the calm sky behind all words in @face.
 */
void
vane_sky_calm_snapshot (VaneSkyCalm          *self,
                        GtkSnapshot          *snapshot,
                        const VaneSkyColours *sky,
                        GtkWidget            *face,
                        GtkWidget            *view,
                        float                 top)
{
  graphene_point_t origin;

  if (sky->calm <= 0 || !gtk_widget_compute_point (face, view, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;

  g_array_set_size (self->words, 0);
  g_array_set_size (self->cards, 0);
  find_words (self, face, face);
  self->top = -top;
  self->height = top + (float) gtk_widget_get_height (face);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  if (self->words->len > 0)
    {
      if (!is_up_to_date (self, sky))
        make_texture (self, sky);
      gtk_snapshot_append_texture (snapshot, self->texture, &self->area);
    }
  for (guint i = 0; i < self->cards->len; i++)
    {
      const graphene_rect_t *card = &g_array_index (self->cards, graphene_rect_t, i);

      append_card (snapshot, sky, card, (card->origin.y + top) / self->height);
    }
  gtk_snapshot_restore (snapshot);
}
