/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much do many desktops ask? One desktop's day is not reckoned but lived: the real schedule, sources
 * and cache, on a clock that jumps from one due instant to the next, against the simulator. The
 * rest is arithmetic. Prints the tables of docs/numbers.md.
 * Argument: data/fleet/vane-proxy.conf, for how long a proxy keeps what. */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>

#include "bench/fleet-day.h"
#include "bench/fleet-jitter.h"

/* What is not known but assumed, and said so on the page. */
#define AWAKE          0.5      /* of all desktops, in the busiest hour */
#define BY_NAME        0.8      /* of all places: found by their name, at the place's own coordinates */
#define N_NAMES        200000   /* places with a name that people look for; the n-th as popular as 1/n */
#define N_CELLS        5000000  /* inhabited squares of two decimals */
#define MANY           30       /* desktops at a place: from there on it does not matter how many just now */
#define POLL_S         900      /* what a program does that knows neither expiry nor who looks */

/* A school, all of it awake in the hours that it is open. */
#define HOUSE_N_DESKTOPS 1000
#define HOUSE_N_PLACES   20
#define HOUSE_HOURS      8

static const double installs[] = { 1e4, 1e6, 1e8 };

static const struct
{
  const char *source;
  const char *title;
} sources[] = {
  { "open-meteo", "Open-Meteo, in Germany" },
  { "met-norway", "MET Norway, in Norway" },
  { "nws", "National Weather Service, in the United States" },
  { "openweathermap", "OpenWeatherMap, in Germany" },
};

/* Seconds that the proxy keeps an answer without an expiry of its own. */
static double
read_valid (const char *conf,
            const char *endpoint)
{
  g_autofree char *pattern = g_strdup_printf ("location /%s/ \\{[^}]*proxy_cache_valid 200 (\\d+)([smhd]);", endpoint);
  g_autoptr(GRegex) own = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr(GRegex) common =
      g_regex_new ("\\n    proxy_cache_valid 200 (\\d+)([smhd]);", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;

  if (!g_regex_match (own, conf, 0, &match))
    {
      g_clear_pointer (&match, g_match_info_free);
      if (!g_regex_match (common, conf, 0, &match))
        g_error ("no lifetime for %s", endpoint);
    }
  number = g_match_info_fetch (match, 1);
  unit = g_match_info_fetch (match, 2);

  return g_ascii_strtod (number, NULL) * (*unit == 's' ? 1 : *unit == 'm' ? 60 : *unit == 'h' ? 3600 : 86400);
}

/* Of what desktops of one place ask at random, one request an expiry goes on; of what a single
 * one asks, which never asks before an expiry, all. */
static double
share (double each_per_s,
       double n,
       double valid_s)
{
  return MAX (each_per_s, n * each_per_s / (1.0 + n * each_per_s * valid_s));
}

/* The same for a place that has @mean desktops, more or less. */
static double
share_about (double each_per_s,
             double mean,
             double valid_s)
{
  double probability = exp (-mean);
  double sum = 0.0;

  if (mean > MANY)
    return share (each_per_s, mean, valid_s);
  for (guint n = 1; n < 3 * MANY; n++)
    {
      probability *= mean / n;
      sum += probability * share (each_per_s, n, valid_s);
    }

  return sum;
}

/* What leaves the proxy for the places that were found by name, of each URL. */
static double
reckon_named (double each_per_s,
              double n_places,
              double valid_s)
{
  double sum = 0.0, weights = 0.0;

  for (guint i = 1; i <= N_NAMES; i++)
    weights += 1.0 / i;
  for (guint i = 1; i <= N_NAMES; i++)
    sum += share_about (each_per_s, n_places / i / weights, valid_s);

  return sum;
}

/* Three digits are more than such a reckoning is worth. */
static char *
format (double number)
{
  double step = pow (10.0, floor (log10 (number)) - 1.0);
  double rounded = round (number / step) * step;
  char *text = g_strdup_printf ("%.*f", (int) CLAMP (-log10 (step) + 0.5, 0.0, 6.0), rounded);
  GString *grouped = g_string_new (text);

  if (rounded >= 1000.0)
    for (gssize i = (gssize) grouped->len - 3; i > 0; i -= 3)
      g_string_insert (grouped, i, " ");
  g_free (text);

  return g_string_free (grouped, FALSE);
}

static void
print_row (const FleetEndpoint *endpoint,
           const char          *title,
           const char          *conf,
           double               n_installs)
{
  double n_places = n_installs * AWAKE * FLEET_N_PLACES;
  double n_urls = (double) endpoint->n_urls / FLEET_N_PLACES;
  double each_per_s = endpoint->per_hour / 3600.0 / endpoint->n_urls;
  double valid_s = read_valid (conf, endpoint->id);
  double named = n_urls * reckon_named (each_per_s, n_places * BY_NAME, valid_s);
  double n_own = n_places * (1.0 - BY_NAME);
  double cells = n_urls * N_CELLS * share_about (each_per_s, n_own / N_CELLS, valid_s);
  g_autofree char *polled = format (n_installs * AWAKE * endpoint->n_urls / POLL_S);
  g_autofree char *direct = format (n_installs * AWAKE * endpoint->per_hour / 3600.0);
  g_autofree char *exact = format (named + n_urls * n_own * each_per_s);
  g_autofree char *rounded = format (named + cells);

  g_print ("| %s | %s | %.1f | %s | %s | %s | %s |\n", title, endpoint->id, endpoint->per_hour, polled, direct, exact,
           rounded);
}

static void
print_installs (GPtrArray  *days,
                const char *conf,
                double      n_installs)
{
  g_autofree char *number = format (n_installs);

  g_print ("\n## %s installs\n\n", number);
  g_print ("| source | asked | an hour, each | polled | Vane | proxy, exact | proxy |\n"
           "|---|---|---|---|---|---|---|\n");
  for (guint i = 0; i < days->len; i++)
    {
      GArray *day = g_ptr_array_index (days, i);

      for (guint j = 0; j < day->len; j++)
        print_row (&g_array_index (day, FleetEndpoint, j), j == 0 ? sources[i].title : "", conf, n_installs);
    }
}

static void
print_jitter (void)
{
  gint64 spread_s = fleet_jitter_measure_spread ();

  g_print ("\n## All at the same second\n\n"
           "| installs | a second, without jitter | with it |\n|---|---|---|\n");
  for (guint i = 0; i < G_N_ELEMENTS (installs); i++)
    {
      g_autofree char *number = format (installs[i]);
      g_autofree char *with = format (installs[i] / (double) spread_s);

      g_print ("| %s | %s | %s |\n", number, number, with);
    }
}

/* Everybody looks at the same few places. */
static void
print_house (GPtrArray  *days,
             const char *conf)
{
  g_print ("\n## One house: %d desktops, %d places\n\n"
           "| source | asked | Vane, a day | proxy, a day |\n|---|---|---|---|\n",
           HOUSE_N_DESKTOPS, HOUSE_N_PLACES);
  for (guint i = 0; i < days->len; i++)
    {
      GArray *day = g_ptr_array_index (days, i);

      for (guint j = 0; j < day->len; j++)
        {
          const FleetEndpoint *endpoint = &g_array_index (day, FleetEndpoint, j);
          double n_urls = (double) endpoint->n_urls / FLEET_N_PLACES;
          double each_per_s = endpoint->per_hour / 3600.0 / endpoint->n_urls;
          double mean = (double) HOUSE_N_DESKTOPS * FLEET_N_PLACES / HOUSE_N_PLACES;
          double per_s = HOUSE_N_PLACES * n_urls * share (each_per_s, mean, read_valid (conf, endpoint->id));
          g_autofree char *direct = format (HOUSE_N_DESKTOPS * endpoint->per_hour * HOUSE_HOURS);
          g_autofree char *proxied = format (per_s * 3600.0 * HOUSE_HOURS);

          g_print ("| %s | %s | %s | %s |\n", j == 0 ? sources[i].title : "", endpoint->id, direct, proxied);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree char *conf = NULL;
  g_autoptr(GError) error = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &conf, NULL, &error))
    {
      g_printerr ("fleet-model: %s\n", error != NULL ? error->message : "the proxy's configuration is the argument");
      return EXIT_FAILURE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_ptr_array_add (days, fleet_day_live (sources[i].source));
  for (guint i = 0; i < G_N_ELEMENTS (installs); i++)
    print_installs (days, conf, installs[i]);
  print_house (days, conf);
  print_jitter ();

  return EXIT_SUCCESS;
}
