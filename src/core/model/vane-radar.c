/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table. A country that is not in it has no such page that we know of, or one that moves about. */
#include "config.h"

#include "model/vane-radar.h"

#include <string.h>

const VaneRadar vane_radars[] = {
  { "US PR GU VI AS MP", "National Weather Service", "https://radar.weather.gov/" },
  { "CA", "Environment Canada", "https://weather.gc.ca/radar/index_e.html" },
  { "GB GG IM JE", "Met Office", "https://weather.metoffice.gov.uk/maps-and-charts/rainfall-radar-forecast-map" },
  { "IE", "Met Éireann", "https://www.met.ie/latest-reports/recent-rainfall-radar/12-hour-rainfall-radar" },
  { "DE", "Deutscher Wetterdienst", "https://www.dwd.de/DE/leistungen/radarbild_film/radarbild_film.html" },
  { "CH LI", "MeteoSwiss",
    "https://www.meteoswiss.admin.ch/services-and-publications/applications/precipitation.html" },
  { "FR MC", "Météo-France", "https://meteofrance.com/images-radar" },
  { "NL", "KNMI", "https://www.knmi.nl/nederland-nu/weer/actueel-weer/neerslagradar" },
  { "DK", "DMI", "https://www.dmi.dk/radar/" },
  { "NO SJ", "Yr, MET Norway", "https://www.yr.no/en/map/radar" },
  { "SE", "SMHI", "https://www.smhi.se/vader/radar-och-satellit/radar-med-blixt" },
  { "FI AX", "Ilmatieteen laitos", "https://www.ilmatieteenlaitos.fi/sadealueet-suomessa" },
  { "ES", "AEMET", "https://www.aemet.es/es/eltiempo/observacion/radar" },
  { "PT", "IPMA", "https://www.ipma.pt/pt/otempo/obs.radar/" },
  { "IT SM VA", "Protezione Civile", "https://radar.protezionecivile.it/" },
  { "SI", "ARSO", "https://meteo.arso.gov.si/met/sl/weather/observ/radar/" },
  { "HU", "HungaroMet", "https://www.met.hu/idojaras/aktualis_idojaras/radar/" },
  { "SK", "SHMÚ", "https://www.shmu.sk/en/?page=1&id=meteo_radar" },
  { "IL", "Israel Meteorological Service", "https://ims.gov.il/en/RadarSatellite" },
  { "IN", "India Meteorological Department", "https://mausam.imd.gov.in/responsive/radar.php" },
  { "SG", "Meteorological Service Singapore", "https://www.weather.gov.sg/weather-rain-area-50km/" },
  { "HK", "Hong Kong Observatory", "https://www.hko.gov.hk/en/wxinfo/radars/radar.htm" },
  { "TW", "Central Weather Administration", "https://www.cwa.gov.tw/V8/E/W/OBS_Radar.html" },
  { "JP", "Japan Meteorological Agency", "https://www.jma.go.jp/bosai/nowc/" },
  { "KR", "Korea Meteorological Administration", "https://www.weather.go.kr/w/image/radar.do" },
  { "AU", "Bureau of Meteorology", "https://www.bom.gov.au/australia/radar/" },
  { "NZ", "MetService", "https://www.metservice.com/maps-radar/rain/radar" },
  { NULL, NULL, NULL },
};

/**
 * vane_radar_find:
 * @country_code: (nullable): ISO 3166-1 code in capitals
 *
 * Returns: (transfer none) (nullable): its service's radar; %NULL when none is known
 */
const VaneRadar *
vane_radar_find (const char *country_code)
{
  if (country_code == NULL || strlen (country_code) != 2 || strchr (country_code, ' ') != NULL)
    return NULL;

  for (const VaneRadar *row = vane_radars; row->countries != NULL; row++)
    if (strstr (row->countries, country_code) != NULL)
      return row;

  return NULL;
}
