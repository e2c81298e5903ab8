/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies before they are sent: good ones, and those that are bad in what they say. */
#include "config.h"

#include "simulator/vane-sim-reply.h"

#include <string.h>

#include "simulator/vane-sim-body.h"

#define JSON_TYPE "application/json; charset=utf-8"
#define LOOP_PATH "/_loop"

/**
 * vane_sim_reply_make:
 *
 * Returns: an empty reply: status 200, JSON; clear it
 */
VaneSimReply
vane_sim_reply_make (void)
{
  return (VaneSimReply) {
    .status = SOUP_STATUS_OK,
    .content_type = JSON_TYPE,
    .body = g_string_new (NULL),
    .headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE),
  };
}

/**
 * vane_sim_reply_clear:
 * @reply: a reply
 *
 * Frees what is in it.
 */
void
vane_sim_reply_clear (VaneSimReply *reply)
{
  g_string_free (reply->body, TRUE);
  soup_message_headers_unref (reply->headers);
}

static void
redirect (VaneSimReply *reply,
          guint         status,
          const char   *location)
{
  reply->status = status >= 300 && status < 400 ? status : SOUP_STATUS_FOUND;
  reply->content_type = "text/html";
  soup_message_headers_replace (reply->headers, "Location", location);
}

static void
redirect_in_a_loop (VaneSimReply   *reply,
                    VaneSimSetting *setting,
                    guint           status)
{
  g_autofree char *location = g_strconcat (setting->url, LOOP_PATH, NULL);

  redirect (reply, status, location);
}

/* The question without its place: how many places it is about is left. */
static char *
make_question (const VaneSimRequest *request)
{
  g_autoptr(GString) question = g_string_new (request->path);
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (request->query), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = g_hash_table_lookup (request->query, l->data);

      g_string_append_printf (question, "&%s=", (const char *) l->data);
      if (!g_str_has_prefix (l->data, "lat") && !g_str_has_prefix (l->data, "lon"))
        g_string_append (question, value);
      for (; (value = strchr (value, ',')) != NULL; value++)
        g_string_append_c (question, ',');
    }

  return g_string_free (g_steal_pointer (&question), FALSE);
}

static void
answer_from_memory (VaneSimReply         *reply,
                    VaneSimSetting       *setting,
                    const VaneSimService *service,
                    const VaneSimRequest *request)
{
  g_autofree char *question = make_question (request);
  const char *body = g_hash_table_lookup (setting->same_sky, question);

  if (body != NULL)
    {
      g_string_assign (reply->body, body);
      return;
    }

  service->answer (request, reply);
  if (reply->status == SOUP_STATUS_OK)
    g_hash_table_insert (setting->same_sky, g_steal_pointer (&question), g_strdup (reply->body->str));
}

/**
 * vane_sim_reply_write:
 * @reply: an empty reply
 * @setting: the simulator's
 * @service: (nullable): whose request it is; nobody's is not found
 * @message: the request
 *
 * Answers as a well-behaved service does.
 */
void
vane_sim_reply_write (VaneSimReply         *reply,
                      VaneSimSetting       *setting,
                      const VaneSimService *service,
                      SoupServerMessage    *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query_text = g_uri_get_query (uri);
  g_autoptr(GHashTable) query = soup_form_decode (query_text != NULL ? query_text : "");
  g_autofree char *path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  VaneSimRequest request = {
    .seed = setting->seed,
    .now = vane_clock_get_now (setting->clock),
    .path = path != NULL ? path : "/",
    .query = query,
    .headers = soup_server_message_get_request_headers (message),
    .keyless = setting->keyless,
    .onecall = setting->onecall,
  };

  if (service != NULL && setting->same_sky != NULL)
    answer_from_memory (reply, setting, service, &request);
  else if (service != NULL)
    service->answer (&request, reply);
  else if (g_str_equal (request.path, LOOP_PATH))
    redirect_in_a_loop (reply, setting, 0);
  else
    {
      reply->status = SOUP_STATUS_NOT_FOUND;
      g_string_assign (reply->body, "{}");
    }
}

static void
write_wrong_types (VaneSimReply *reply)
{
  g_autofree char *wrong = vane_sim_body_wrong_types (reply->body->str);

  g_string_assign (reply->body, wrong);
}

/**
 * vane_sim_reply_spoil:
 * @reply: an empty reply
 * @setting: the simulator's
 * @service: (nullable): whose request it is
 * @message: the request
 * @mishap: what goes wrong; what is of the wire is answered well
 *
 * Answers as the mishap says.
 */
void
vane_sim_reply_spoil (VaneSimReply         *reply,
                      VaneSimSetting       *setting,
                      const VaneSimService *service,
                      SoupServerMessage    *message,
                      const VaneMishap     *mishap)
{
  if (mishap->retry_after != NULL)
    soup_message_headers_replace (reply->headers, "Retry-After", mishap->retry_after);

  switch (mishap->kind)
    {
    case VANE_MISHAP_STATUS:
      reply->status = mishap->status != 0 ? mishap->status : SOUP_STATUS_INTERNAL_SERVER_ERROR;
      if (service != NULL)
        service->fail (reply->status, reply);
      break;
    case VANE_MISHAP_HTML:
      reply->content_type = "text/html; charset=utf-8";
      g_string_assign (reply->body, vane_sim_body_portal ());
      break;
    case VANE_MISHAP_PLAIN_TEXT:
      g_string_assign (reply->body, "Unexpected error while streaming data: timeoutReached");
      break;
    case VANE_MISHAP_WRONG_TYPES:
      vane_sim_reply_write (reply, setting, service, message);
      write_wrong_types (reply);
      break;
    case VANE_MISHAP_BODY:
      reply->status = mishap->status != 0 ? mishap->status : SOUP_STATUS_OK;
      g_string_assign (reply->body, mishap->body != NULL ? mishap->body : "");
      break;
    case VANE_MISHAP_REDIRECT:
      redirect (reply, mishap->status, mishap->location != NULL ? mishap->location : setting->url);
      break;
    case VANE_MISHAP_REDIRECT_LOOP:
      redirect_in_a_loop (reply, setting, mishap->status);
      break;
    case VANE_MISHAP_NONE:
    default:
      vane_sim_reply_write (reply, setting, service, message);
      break;
    }
}

/**
 * vane_sim_reply_write_head:
 * @reply: a reply with its whole body
 * @text: where it goes
 *
 * Writes the status line and the headers that announce the whole body.
 */
void
vane_sim_reply_write_head (const VaneSimReply *reply,
                           GString            *text)
{
  g_string_append_printf (text,
                          "HTTP/1.1 %u %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\nConnection: close\r\n\r\n",
                          reply->status, soup_status_get_phrase (reply->status), reply->content_type,
                          reply->body->len);
}

/**
 * vane_sim_reply_add_date:
 * @setting: the simulator's
 * @headers: of a response
 *
 * Adds the Date in the world's time, as Expires and Last-Modified are; libsoup put in the
 * machine's.
 */
void
vane_sim_reply_add_date (VaneSimSetting     *setting,
                         SoupMessageHeaders *headers)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (vane_clock_get_now (setting->clock));
  g_autofree char *text = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "Date", text);
}
