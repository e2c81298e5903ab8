/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each service's members and their types. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "sim-fixture.h"
#include "vane-raw-client.h"

#define AGENT "User-Agent: Vane/0.1 (+https://example.invalid)\r\n"
#define KEY   "&appid=" VANE_SIMULATOR_KEY
#define OM    "/v1/forecast?latitude=37.77&longitude=-122.42"
#define SF    "lat=37.72&lon=-122.41"
#define MET   "/weatherapi/locationforecast/2.0/"

typedef struct
{
  const char *path;
  const char *target;
  guint       status;
  /* "member.member[index]:type value", with one blank between two of them. Types: n number,
   * i integer, s string, o object, a array, 0 null, - absent; "=" and a value may follow. */
  const char *members;
} ShapeCase;

static const ShapeCase shapes[] = {
  /* Open-Meteo */
  { "/open-meteo/bare", OM, 200,
    "latitude:n longitude:n generationtime_ms:n utc_offset_seconds:i=0 timezone:s=GMT "
    "timezone_abbreviation:s=GMT "
    "elevation:n location_id:- current:- hourly:- daily:-" },
  { "/open-meteo/blocks",
    OM
    "&timezone=auto&current=temperature_2m,is_day,wind_speed_10m&hourly=temperature_2m,precipitation_probability"
    "&daily=weather_code,sunrise,sunset,precipitation_sum&minutely_15=precipitation", 200,
    "utc_offset_seconds:i=-28800 timezone:s=America/Los_Angeles timezone_abbreviation:s=GMT-8 "
    "current_units.time:s=iso8601 current_units.interval:s=seconds current_units.temperature_2m:s=°C "
    "current_units.is_day:s= current_units.wind_speed_10m:s=km/h current.time:s=2026-11-21T07:00 "
    "current.interval:i=900 current.temperature_2m:n current.is_day:i=1 hourly.time[0]:s=2026-11-21T00:00 "
    "hourly.time[167]:s=2026-11-27T23:00 hourly.time[168]:- hourly.temperature_2m[167]:n "
    "hourly_units.precipitation_probability:s=% daily.time[0]:s=2026-11-21 daily.time[6]:s=2026-11-27 "
    "daily.time[7]:- daily.weather_code[0]:i daily.sunrise[0]:s daily.precipitation_sum[6]:n "
    "minutely_15.time[287]:s minutely_15.time[288]:- minutely_15_units.precipitation:s=mm" },
  { "/open-meteo/unixtime",
    OM "&timezone=auto&timeformat=unixtime&current=temperature_2m&daily=sunrise,sunset", 200,
    "current_units.time:s=unixtime current.time:i=1795273200 daily.time[0]:i=1795248000 "
    "daily.time[1]:i=1795334400 "
    "daily.sunrise[0]:i daily_units.sunrise:s=unixtime" },
  { "/open-meteo/imperial",
    OM "&current=temperature_2m,wind_speed_10m,precipitation,visibility,snowfall&temperature_unit=fahrenheit"
       "&wind_speed_unit=mph&precipitation_unit=inch", 200,
    "current_units.temperature_2m:s=°F current_units.wind_speed_10m:s=mp/h "
    "current_units.precipitation:s=inch "
    "current_units.visibility:s=ft current_units.snowfall:s=inch" },
  { "/open-meteo/many",
    "/v1/forecast?latitude=37.77,59.91,59.91&longitude=-122.42,10.75,10.75&current=temperature_2m",
    200, "[0].location_id:- [1].location_id:i=1 [2].location_id:i=2 [2].current.temperature_2m:n [3]:-" },
  { "/open-meteo/forecast-hours", OM "&hourly=uv_index&forecast_hours=3&timezone=auto", 200,
    "hourly.time[0]:s=2026-11-21T07:00 hourly.time[2]:s=2026-11-21T09:00 hourly.time[3]:-" },
  { "/open-meteo/past-days", OM "&daily=temperature_2m_max&past_days=2&forecast_days=1&timezone=auto", 200,
    "daily.time[0]:s=2026-11-19 daily.time[2]:s=2026-11-21 daily.time[3]:-" },
  { "/open-meteo/dates", OM "&daily=temperature_2m_max&start_date=2026-11-22&end_date=2026-11-23", 200,
    "daily.time[0]:s=2026-11-22 daily.time[1]:s=2026-11-23 daily.time[2]:-" },
  { "/open-meteo/far-away-is-null",
    OM "&hourly=temperature_2m,precipitation_probability&forecast_days=16", 200,
    "hourly.temperature_2m[380]:n hourly.temperature_2m[383]:0 hourly.precipitation_probability[335]:n "
    "hourly.precipitation_probability[336]:0" },
  { "/open-meteo/polar-night",
    "/v1/forecast?latitude=78.22&longitude=15.65&daily=sunrise,sunset&timezone=auto", 200,
    "daily.sunrise[0]:s=2026-11-21T00:00 daily.sunset[0]:s=2026-11-21T00:00" },
  { "/open-meteo/at-sea", "/v1/forecast?latitude=-40&longitude=-120&timezone=auto", 200,
    "timezone:s=Etc/GMT+8 utc_offset_seconds:i=-28800" },
  { "/open-meteo/half-hours", "/v1/forecast?latitude=27.7&longitude=85.32&timezone=auto", 200,
    "timezone:s=Asia/Kathmandu timezone_abbreviation:s=GMT+5:45" },
  { "/open-meteo/old-names", OM "&hourly=weathercode,windspeed_10m", 200,
    "hourly.weathercode[0]:i hourly.windspeed_10m[0]:n" },
  { "/open-meteo/bad-latitude", "/v1/forecast?latitude=200&longitude=0", 400,
    "error:b reason:s=Latitude_must_be_in_range_of_-90_to_90°._Given:_200.0." },
  { "/open-meteo/uneven", "/v1/forecast?latitude=1,2&longitude=0", 400, "reason:s" },
  { "/open-meteo/nothing", "/v1/forecast", 400, "reason:s" },
  { "/open-meteo/unknown-variable", OM "&hourly=happiness", 400, "error:b reason:s latitude:-" },
  { "/open-meteo/too-many-days", OM "&forecast_days=20", 400,
    "reason:s=Forecast_days_is_invalid._Allowed_range_0_to_16._Given_20." },
  { "/open-meteo/bad-zone", OM "&timezone=Mars/Base", 400, "reason:s=Invalid_timezone" },

  /* Its air */
  { "/open-meteo-air/europe",
    "/v1/air-quality?latitude=52.5&longitude=13.4&current=pm2_5,european_aqi,us_aqi,us_aqi_ozone,grass_pollen"
    "&hourly=pm10",
    200,
    "current.interval:i=3600 current.pm2_5:n current.european_aqi:i current.us_aqi_ozone:i "
    "current.grass_pollen:n "
    "current_units.pm2_5:s=μg/m³ current_units.us_aqi:s=USAQI current_units.european_aqi:s=EAQI "
    "current_units.grass_pollen:s=grains/m³ hourly.time[119]:s hourly.time[120]:-" },
  { "/open-meteo-air/no-pollen", "/v1/air-quality?latitude=37.77&longitude=-122.42&current=grass_pollen", 200,
    "current.grass_pollen:0" },
  { "/open-meteo-air/unknown", "/v1/air-quality?latitude=37.77&longitude=-122.42&current=temperature_2m", 400,
    "reason:s" },

  /* Its geocoder */
  { "/search/code-is-centre", "/v1/search?name=94134", 200,
    "results[0].id:i=5391959 results[0].name:s=San_Francisco results[0].latitude:n=37.77493 "
    "results[0].timezone:s=America/Los_Angeles results[0].country_code:s=US results[0].postcodes[0]:s "
    "results[0].population:i results[0].elevation:n results[0].feature_code:s=PPLA2 results[1]:-" },
  { "/search/name", "/v1/search?name=Paris&count=3", 200,
    "results[0].country_code:s=FR results[1].admin1:s=Texas results[2]:o results[3]:-" },
  { "/search/country", "/v1/search?name=Paris&countryCode=US", 200,
    "results[0].admin1:s=Texas results[2].admin1:s=Kentucky" },
  { "/search/prefix", "/v1/search?name=Lond", 200, "results[0].name:s=London results[1].country_code:s=CA" },
  { "/search/accents", "/v1/search?name=munchen&language=de", 200, "results[0].name:s=München" },
  { "/search/script", "/v1/search?name=%E6%9D%B1%E4%BA%AC", 200, "results[0].name:s=Tokyo" },
  { "/search/right-to-left", "/v1/search?name=Jerusalem&language=he", 200, "results[0].name:s=ירושלים" },
  { "/search/long", "/v1/search?name=Llanfair", 200, "results[0].country_code:s=GB" },
  { "/search/one-letter", "/v1/search?name=L", 200, "generationtime_ms:n results:-" },
  { "/search/two-letters", "/v1/search?name=Lo", 200, "generationtime_ms:n results:-" },
  { "/search/comma", "/v1/search?name=London,UK", 200, "generationtime_ms:n results:-" },
  { "/search/comma-by-name", "/v1/search?name=London,Canada", 200,
    "results[0].admin1:s=Ontario results[1]:-" },
  { "/search/none", "/v1/search?name=Xyzzy", 200, "generationtime_ms:n results:-" },
  { "/search/bad-count", "/v1/search?name=Oslo&count=0", 400,
    "reason:s=Parameter_count_must_be_between_1_and_100." },
  { "/search/get", "/v1/get?id=3143244", 200, "name:s=Oslo id:i=3143244" },

  /* OpenWeatherMap */
  { "/owm/weather", "/data/2.5/weather?" SF "&units=metric" KEY, 200,
    "coord.lon:n=-122.41 coord.lat:n=37.72 weather[0].id:i weather[0].main:s weather[0].description:s "
    "weather[0].icon:s base:s main.temp:n main.feels_like:n main.temp_min:n main.temp_max:n main.pressure:i "
    "main.humidity:i wind.speed:n clouds.all:i dt:i=1795273800 sys.sunrise:i sys.sunset:i sys.country:s=US "
    "timezone:i=-28800 id:i=5391959 name:s=San_Francisco cod:i=200" },
  { "/owm/weather-zip", "/data/2.5/weather?zip=94134,us" KEY, 200,
    "id:i=0 name:s=San_Francisco coord.lat:n=37.7195" },
  { "/owm/weather-zip-alone", "/data/2.5/weather?zip=02108" KEY, 200, "name:s=Boston sys.country:s=US" },
  { "/owm/weather-name", "/data/2.5/weather?q=London,CA" KEY, 200, "id:i=6058560 sys.country:s=CA" },
  { "/owm/weather-sea", "/data/2.5/weather?lat=-40&lon=-120" KEY, 200, "name:s= sys.country:- id:i=0" },
  { "/owm/weather-polar", "/data/2.5/weather?lat=78.22&lon=15.65" KEY, 200,
    "sys.sunrise:i=0 sys.sunset:i=0" },
  { "/owm/forecast", "/data/2.5/forecast?" SF "&units=metric" KEY, 200,
    "cod:s=200 message:i=0 cnt:i=40 list[0].dt:i=1795284000 list[0].main.temp:n list[0].main.temp_kf:n "
    "list[0].weather[0].id:i list[0].clouds.all:i list[0].wind.deg:i list[0].pop:n list[0].sys.pod:s "
    "list[0].dt_txt:s=2026-11-21_18:00:00 list[39]:o list[40]:- city.name:s=San_Francisco "
    "city.timezone:i=-28800 "
    "city.sunrise:i city.coord.lat:n" },
  { "/owm/air", "/data/2.5/air_pollution?" SF KEY, 200,
    "coord.lon:n list[0].main.aqi:i list[0].components.pm2_5:n list[0].components.nh3:n list[0].dt:i "
    "list[1]:-" },
  { "/owm/air-forecast", "/data/2.5/air_pollution/forecast?" SF KEY, 200, "list[95]:o list[96]:-" },
  { "/owm/no-key", "/data/2.5/weather?" SF, 401, "cod:i=401 message:s" },
  { "/owm/wrong-key", "/geo/1.0/direct?q=Oslo&appid=wrong", 401, "cod:i=401 message:s" },
  { "/owm/one-call", "/data/3.0/onecall?" SF KEY, 401, "cod:i=401 message:s" },
  { "/owm/one-call-4", "/data/4.0/onecall/current?" SF KEY, 401, "cod:i=401 message:s" },
  { "/owm/nothing", "/data/2.5/weather?q=" KEY, 400, "cod:s=400 message:s=Nothing_to_geocode" },
  { "/owm/latitude", "/data/2.5/weather?lat=91&lon=0" KEY, 400, "cod:s=400 message:s=wrong_latitude" },
  { "/owm/no-city", "/data/2.5/weather?q=Xyzzy" KEY, 404, "cod:s=404 message:s=city_not_found" },
  { "/owm/geo-direct", "/geo/1.0/direct?q=London&limit=5" KEY, 200,
    "[0].name:s=London [0].country:s=GB [0].state:s=England [0].local_names.ja:s "
    "[0].local_names.ascii:s=London [1].lat:n" },
  { "/owm/geo-state", "/geo/1.0/direct?q=Paris,TX,US" KEY, 200, "[0].state:s=Texas [1]:-" },
  { "/owm/geo-none", "/geo/1.0/direct?q=Xyzzy" KEY, 200, "[0]:-" },
  { "/owm/geo-zip", "/geo/1.0/zip?zip=94134,US" KEY, 200,
    "zip:s=94134 name:s=San_Francisco lat:n=37.7195 lon:n=-122.4094 country:s=US" },
  { "/owm/geo-no-zip", "/geo/1.0/zip?zip=00000,US" KEY, 404, "cod:s=404 message:s=not_found" },
  { "/owm/geo-reverse", "/geo/1.0/reverse?lat=59.9&lon=10.7" KEY, 200, "[0].name:s=Oslo [0].state:-" },

  /* MET Norway */
  { "/met/compact", MET "compact?lat=59.91&lon=10.75", 200,
    "type:s=Feature geometry.type:s=Point geometry.coordinates[0]:n=10.75 geometry.coordinates[1]:n=59.91 "
    "geometry.coordinates[2]:i properties.meta.updated_at:s properties.meta.units.air_temperature:s=celsius "
    "properties.timeseries[0].time:s=2026-11-21T15:00:00Z "
    "properties.timeseries[0].data.instant.details.air_temperature:n "
    "properties.timeseries[0].data.instant.details.wind_speed_of_gust:- "
    "properties.timeseries[0].data.next_1_hours.summary.symbol_code:s "
    "properties.timeseries[0].data.next_1_hours.details.precipitation_amount:n "
    "properties.timeseries[0].data.next_6_hours.details.air_temperature_max:- "
    "properties.timeseries[0].data.next_12_hours.details:o" },
  { "/met/complete", MET "complete?lat=59.91&lon=10.75&altitude=90", 200,
    "geometry.coordinates[2]:i=90 properties.timeseries[0].data.instant.details.wind_speed_of_gust:n "
    "properties.timeseries[0].data.instant.details.ultraviolet_index_clear_sky:n "
    "properties.timeseries[0].data.next_1_hours.details.probability_of_thunder:n "
    "properties.timeseries[0].data.next_6_hours.details.air_temperature_max:n "
    "properties.timeseries[60].data.next_1_hours:- "
    "properties.timeseries[60].data.instant.details.ultraviolet_index_clear_sky:-" },
  { "/met/no-gusts-elsewhere", MET "complete?lat=37.72&lon=-122.41", 200,
    "properties.timeseries[0].data.instant.details.wind_speed_of_gust:-" },
  { "/met/decimals", MET "compact?lat=59.91234&lon=10.75", 403, NULL },
  { "/met/product", MET "classic?lat=59.91&lon=10.75", 404, NULL },
  { "/met/parameters", MET "compact?lat=100&lon=10.75", 422, NULL },

  /* zippopotam */
  { "/zippopotam/us", "/us/94134", 200,
    "post_code:s=94134 country:s=United_States country_abbreviation:s=US "
    "places[0].place_name:s=San_Francisco "
    "places[0].latitude:s=37.7195 places[0].longitude:s=-122.4094 places[0].state_abbreviation:s=CA "
    "places[1]:-" },
  { "/zippopotam/leading-zero", "/us/02108", 200, "post_code:s=02108 places[0].place_name:s=Boston" },
  { "/zippopotam/japan", "/jp/060-0001", 200, "places[0].state:s=Hokkaidou" },
  { "/zippopotam/town-only", "/us/10128", 200, "places[0].place_name:s=New_York" },
  { "/zippopotam/none", "/us/00000", 404, "places:-" },
  { "/zippopotam/no-path", "/nothing", 404, "places:-" },
};

static JsonNode *
step_into (JsonNode   *node,
           const char *part)
{
  g_auto(GStrv) pieces = g_strsplit (part, "[", 2);

  if (node != NULL && *pieces[0] != '\0')
    {
      /* "_" stands for the blanks that zippopotam has in its names. */
      g_autofree char *blank = g_strdelimit (g_strdup (pieces[0]), "_", ' ');
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      g_assert_nonnull (object);
      node = json_object_has_member (object, pieces[0]) ? json_object_get_member (object, pieces[0])
                                                        : json_object_get_member (object, blank);
    }
  if (node != NULL && pieces[1] != NULL)
    {
      guint index = (guint) g_ascii_strtoull (pieces[1], NULL, 10);

      g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
      node = index < json_array_get_length (json_node_get_array (node))
               ? json_array_get_element (json_node_get_array (node), index)
               : NULL;
    }

  return node;
}

static JsonNode *
find_node (JsonNode   *root,
           const char *where)
{
  g_auto(GStrv) parts = g_strsplit (where, ".", -1);
  JsonNode *node = root;

  for (guint i = 0; parts[i] != NULL; i++)
    node = step_into (node, parts[i]);

  return node;
}

static gboolean
has_type (JsonNode *node,
          char      type)
{
  GType value_type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  switch (type)
    {
    case 'n':
      return value_type == G_TYPE_DOUBLE || value_type == G_TYPE_INT64;
    case 'i':
      return value_type == G_TYPE_INT64;
    case 's':
      return value_type == G_TYPE_STRING;
    case 'b':
      return value_type == G_TYPE_BOOLEAN;
    case 'o':
      return node != NULL && JSON_NODE_HOLDS_OBJECT (node);
    case 'a':
      return node != NULL && JSON_NODE_HOLDS_ARRAY (node);
    case '0':
      return node != NULL && JSON_NODE_HOLDS_NULL (node);
    case '-':
      return node == NULL;
    default:
      g_error ("No such type: %c", type);
    }
}

static void
check_member (JsonNode   *root,
              const char *member)
{
  const char *colon = strchr (member, ':');
  g_autofree char *where = g_strndup (member, colon - member);
  JsonNode *node = find_node (root, where);

  if (!has_type (node, colon[1]))
    g_error ("%s is not of that type", member);
  if (colon[2] != '=')
    return;

  if (colon[1] == 's')
    {
      g_autofree char *expected = g_strdup (colon + 3);
      g_autofree char *found = g_strdup (json_node_get_string (node));

      g_assert_cmpstr (g_strdelimit (found, "_", ' '), ==, g_strdelimit (expected, "_", ' '));
    }
  else
    g_assert_cmpfloat_with_epsilon (json_node_get_double (node),
                                    g_ascii_strtod (colon + 3, NULL), 1e-9);
}

static void
test_shape (Fixture       *fixture,
            gconstpointer  data)
{
  const ShapeCase *row = data;
  g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, row->target, AGENT);
  g_auto(GStrv) members = g_strsplit (row->members != NULL ? row->members : "", " ", -1);
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (reply->status, ==, row->status);
  if (row->members == NULL)
    return;

  root = json_from_string (reply->body->str, &error);
  g_assert_no_error (error);
  for (guint i = 0; members[i] != NULL; i++)
    check_member (root, members[i]);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    g_test_add (shapes[i].path, Fixture, &shapes[i], fixture_set_up, test_shape, fixture_tear_down);

  return g_test_run ();
}
