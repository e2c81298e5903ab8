/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-session.h"

#define USER_AGENT "Vane/" VANE_VERSION " (+" VANE_HOMEPAGE ")"

/**
 * vane_http_session_new:
 *
 * No cookies, no cache, no authentication, no time-outs of its own. Its content decoder
 * offers gzip always and brotli over https only, which is as it should be.
 *
 * It is never aborted: soup_session_abort() cancels at once, and that must wait for its moment,
 * see vane_http_session_give_up(). What is under way keeps it.
 *
 * Returns: (transfer full): a session
 */
SoupSession *
vane_http_session_new (void)
{
  SoupSession *session = soup_session_new_with_options ("max-conns", VANE_HTTP_MAX_CONNECTIONS, "max-conns-per-host",
                                                        VANE_HTTP_MAX_CONNECTIONS, "timeout", 0, "user-agent",
                                                        USER_AGENT, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

/**
 * vane_http_session_renew:
 * @session: (inout): a session
 *
 * Takes another one, which believes the same authorities. A service that did not answer may have done so because its
 * connection is dead, as after sleep or behind another router. Over HTTP/2 libsoup would go on using it until the
 * kernel gives up, a quarter of an hour later. What else is under way ends where it is.
 */
void
vane_http_session_renew (SoupSession **session)
{
  g_autoptr(SoupSession) fresh = vane_http_session_new ();

  soup_session_set_tls_database (fresh, soup_session_get_tls_database (*session));
  g_set_object (session, fresh);
}

static gboolean
on_give_up (gpointer inner)
{
  g_cancellable_cancel (inner);

  return G_SOURCE_REMOVE;
}

/**
 * vane_http_session_give_up:
 * @inner: what a message was sent with
 *
 * Cancels it when nothing of libsoup's is due any more. When libsoup 3.6 has read an answer's
 * headers and says so in a later turn of the loop, a cancellation in between makes it take the
 * message out of its queue twice, and soup_session_send_finish() reads what has been freed.
 */
void
vane_http_session_give_up (GCancellable *inner)
{
  g_return_if_fail (G_IS_CANCELLABLE (inner));

  /* Below the priority of all messages. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_give_up, g_object_ref (inner), g_object_unref);
}
