/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl doctor: what is set, which sources answer and how long they took, what is
 * stored. Never a key: only whether a source took one. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/vane-gather.h"
#include "ctl/vane-ctl-show.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"

typedef struct
{
  VaneCtl    *ctl;
  GPtrArray  *probes;  /* (owned) (element-type Probe) */
  GPtrArray  *spared;  /* (owned) (element-type VaneProviderInfo): those that must not be asked */
  VaneGather  gather;
} Doctor;

typedef struct
{
  Doctor                 *doctor;
  const VaneProviderInfo *provider;
  VaneFeed               *feed;        /* (owned) */
  gint64                  started_us;
  gint64                  took_us;
  gint64                  asked_at;
  VaneReport             *report;      /* (owned) (nullable) */
  char                   *key;         /* (owned) (nullable): a sentence about its key */
  GError                 *error;       /* (owned) (nullable) */
} Probe;

static void look_for_key (Probe *probe);
static void got_key_state (GObject *source, GAsyncResult *result, gpointer user_data);
static void probe_sources (Doctor *doctor, VanePlace *place);
static void got_report (GObject *source, GAsyncResult *result, gpointer user_data);
static void probe_done (Doctor *doctor);

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  vane_feed_close (probe->feed);
  g_object_unref (probe->feed);
  g_clear_pointer (&probe->report, vane_report_unref);
  g_clear_error (&probe->error);
  g_free (probe->key);
  g_free (probe);
}

static void
doctor_free (Doctor *doctor)
{
  g_ptr_array_unref (doctor->probes);
  g_ptr_array_unref (doctor->spared);
  g_free (doctor);
}

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format,
     ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  vane_ctl_print (line);
  vane_ctl_print ("\n");
}

static void
print_settings (VaneCtl *ctl)
{
  VaneSettings *settings = vane_context_get_settings (ctl->context);
  const char *country = vane_settings_get_locale_country (settings);
  const char *endpoints = vane_settings_get_endpoints (settings);
  g_autoptr(GPtrArray) places = vane_settings_dup_places (settings);

  say ("Vane %s", VANE_VERSION);
  say (_("Settings"));
  say (_("  source: %s"), vane_settings_get_provider (settings));
  say (_("  units: %s"), vane_settings_get_units_preset (settings));
  say (_("  country of the locale: %s"), country != NULL ? country : _("not known"));
  say (_("  refresh interval: %u min"), (guint) (vane_settings_get_refresh_interval (settings) / 60));
  say (_("  decimals of coordinates sent: %u"), vane_settings_get_decimals (settings));
  say (_("  places: %u"), places->len);
  if (*endpoints != '\0')
    say (_("  endpoints: %s"), endpoints);
  if (g_getenv ("VANE_ENDPOINTS") != NULL)
    say ("  VANE_ENDPOINTS: %s", g_getenv ("VANE_ENDPOINTS"));
}

static void
print_network (void)
{
  static const char *const names[] = { NULL, N_("none"), N_("limited"), N_("behind a sign-in page"), N_("full") };
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  GNetworkConnectivity connectivity = g_network_monitor_get_connectivity (monitor);

  say (_("Network"));
  if (connectivity >= 1 && connectivity < (int) G_N_ELEMENTS (names))
    say (_("  connectivity, as far as the system knows: %s"), _(names[connectivity]));
  say (_("  metered: %s"), g_network_monitor_get_network_metered (monitor) ? _("yes") : _("no"));
}

static void
print_answer (const Probe *probe)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (probe->error != NULL)
    {
      g_autofree char *sentence = vane_describe_error (probe->error, probe->provider, zone);

      say ("  %s: %s (%s)", probe->provider->id, sentence,
           probe->error->domain == VANE_ERROR ? vane_error_code_to_string (probe->error->code) : "local");
      return;
    }

  if (vane_report_get_fetched_at (probe->report) < probe->asked_at)
    {
      g_autofree char *age = vane_format_age (vane_report_get_fetched_at (probe->report), probe->asked_at);

      say (_("  %s: well; the stored answer still holds (%s)"), probe->provider->id, age);
      return;
    }
  say (_("  %s: well; answered in %u ms"), probe->provider->id, (guint) (probe->took_us / 1000));
}

static void
print_probe (const Probe *probe)
{
  print_answer (probe);
  if (probe->key != NULL)
    say ("    %s", probe->key);
}

static void
print_cache (VaneCtl *ctl)
{
  const char *folder = vane_context_get_cache_folder (ctl->context);
  g_autoptr(GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  guint n_files = 0;
  guint64 n_bytes = 0;
  const char *name;

  say (_("Cache"));
  say (_("  folder: %s"), folder != NULL ? folder : _("none"));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr(GFile) file = g_file_new_build_filename (folder, name, NULL);
      g_autoptr(GFileInfo) info =
          g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

      n_files++;
      n_bytes += info != NULL ? g_file_info_get_size (info) : 0;
    }
  say (_("  files: %u, %u kB"), n_files, (guint) (n_bytes / 1000));
}

static void
got_place (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Doctor *doctor = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_context_resolve_finish (VANE_CONTEXT (source), result, &error);
  VaneCtl *ctl = doctor->ctl;
  g_autoptr(VanePlace) fallback = NULL;

  if (vane_error_is_cancelled (error))
    {
      vane_ctl_raise (ctl, VANE_EXIT_INTERRUPTED);
      doctor_free (doctor);
      vane_ctl_end (ctl);
      return;
    }

  /* Without a place of one's own: the place of Vane's origin. */
  if (places == NULL)
    fallback = vane_place_new (&(VanePlaceFields) { .id = "zip:us/94134",
                                                    .name = "San Francisco",
                                                    .country_code = "US",
                                                    .postal_code = "94134",
                                                    .timezone = "America/Los_Angeles",
                                                    .latitude = 37.72,
                                                    .longitude = -122.41 });
  probe_sources (doctor, fallback != NULL ? fallback : places->pdata[0]);
}

/* The same as for a comparison: where an administrator has switched the others off, nobody sends them anything. */
static gboolean
may_ask (VaneCtl                *ctl,
         const VaneProviderInfo *provider)
{
  VaneSettings *settings = vane_context_get_settings (ctl->context);

  return vane_settings_may_compare (settings) || g_str_equal (provider->id, vane_settings_get_provider (settings));
}

static void
probe_sources (Doctor    *doctor,
               VanePlace *place)
{
  VaneCtl *ctl = doctor->ctl;
  const VaneProviderInfo *const *providers = vane_context_get_providers (ctl->context);

  vane_gather_begin (&doctor->gather);
  for (guint i = 0; providers[i] != NULL; i++)
    {
      Probe *probe;

      if (!may_ask (ctl, providers[i]))
        {
          g_ptr_array_add (doctor->spared, (gpointer) providers[i]);
          continue;
        }
      probe = g_new0 (Probe, 1);
      probe->doctor = doctor;
      probe->provider = providers[i];
      probe->feed = vane_context_make_feed (ctl->context, place, providers[i]->id);
      probe->started_us = vane_clock_measure_us ();
      probe->asked_at = vane_feed_get_now (probe->feed);
      g_ptr_array_add (doctor->probes, probe);
      vane_gather_add (&doctor->gather);
      vane_feed_refresh_async (probe->feed, TRUE, ctl->cancellable, got_report, probe);
      look_for_key (probe);
    }
  probe_done (doctor);
}

static void
look_for_key (Probe *probe)
{
  VaneCtl *ctl = probe->doctor->ctl;
  VaneKeyStore *keys = vane_context_get_keys (ctl->context);

  if (probe->provider->secret_id == NULL || keys == NULL)
    return;
  vane_gather_add (&probe->doctor->gather);
  vane_key_store_get_state_async (keys, probe->provider->secret_id, ctl->cancellable, got_key_state, probe);
}

static void
got_key_state (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Probe *probe = user_data;
  VaneKeyState state;

  if (vane_key_store_get_state_finish (VANE_KEY_STORE (source), result, &state, NULL))
    probe->key = vane_describe_key_state (state);
  probe_done (probe->doctor);
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Probe *probe = user_data;

  probe->report = vane_feed_refresh_finish (VANE_FEED (source), result, &probe->error);
  probe->took_us = vane_clock_measure_us () - probe->started_us;
  probe_done (probe->doctor);
}

static void
probe_done (Doctor *doctor)
{
  VaneCtl *ctl = doctor->ctl;
  gboolean cancelled = g_cancellable_is_cancelled (ctl->cancellable);

  if (!vane_gather_done (&doctor->gather, NULL))
    return;

  if (!cancelled)
    say (_("Sources"));
  for (guint i = 0; !cancelled && i < doctor->probes->len; i++)
    print_probe (doctor->probes->pdata[i]);
  for (guint i = 0; !cancelled && i < doctor->spared->len; i++)
    say ("  %s: %s (%s)", ((const VaneProviderInfo *) doctor->spared->pdata[i])->id,
         vane_describe_use (VANE_DESTINATION_OFF), _("Set by your administrator"));
  if (!cancelled)
    print_cache (ctl);
  else
    vane_ctl_raise (ctl, VANE_EXIT_INTERRUPTED);

  doctor_free (doctor);
  vane_ctl_end (ctl);
}

/**
 * vane_ctl_run_doctor:
 * @ctl: the program
 * @arguments: a PLACE to ask about; none = the current place
 *
 * Answers 0 whatever the sources say: it is a look, not a test.
 */
void
vane_ctl_run_doctor (VaneCtl           *ctl,
                     const char *const *arguments)
{
  Doctor *doctor = g_new0 (Doctor, 1);

  doctor->ctl = ctl;
  doctor->probes = g_ptr_array_new_with_free_func (probe_free);
  doctor->spared = g_ptr_array_new ();
  print_settings (ctl);
  print_network ();
  vane_context_resolve_async (ctl->context, arguments[0] != NULL ? arguments[0] : "", NULL, ctl->cancellable,
                              got_place, doctor);
}
