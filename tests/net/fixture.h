/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real transport against a bare server on loopback that answers as a test wants. */
#pragma once

#include <libsoup/soup.h>

#include "net/vane-http.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

G_BEGIN_DECLS

typedef struct _Fixture Fixture;

/* Answers, or pauses the message, or steals its connection. */
typedef void (*FixtureAnswer) (Fixture           *fixture,
                               SoupServerMessage *message,
                               const char        *path);

struct _Fixture
{
  VaneTestClock *clock;
  VaneEndpoints *endpoints;
  VaneSecrets   *secrets;
  VaneTransport *http;
  SoupServer    *server;
  char          *url;
  FixtureAnswer  answer;
  GPtrArray     *log;        /* (element-type utf8): "/path?query" */
  GPtrArray     *paused;     /* (element-type SoupServerMessage) */
  GPtrArray     *stolen;     /* (element-type GIOStream) */
  gsize          n_written;  /* body bytes, of what counts them */
  guint16        port;       /* the client's, of what looks at it */
  gpointer       data;
};

/* An endpoint that leads nowhere unless the fixture replaced it. */
extern const VaneEndpoint fixture_endpoint;

#define FIXTURE_KEY "sesame0123456789opensesame012345"
#define FIXTURE_SECRET_ID "vane-test"

void          fixture_set_up        (Fixture          *fixture,
                                     FixtureAnswer     answer,
                                     GTlsCertificate  *certificate);
void          fixture_tear_down     (Fixture          *fixture);
/* The variable from which VaneSecrets takes the key; NULL takes it away. */
void          fixture_set_key       (const char       *key);
VaneRequest  *fixture_make_request  (const char       *path,
                                     gboolean          with_secret);
VaneResponse *fixture_get           (Fixture          *fixture,
                                     VaneRequest      *request,
                                     GError          **error);
void          fixture_expect        (Fixture          *fixture,
                                     const char       *path,
                                     VaneError         code);
void          fixture_give_text     (SoupServerMessage *message,
                                     guint             status,
                                     const char       *text);
void          fixture_hang          (Fixture          *fixture,
                                     SoupServerMessage *message);
void          fixture_release       (Fixture          *fixture,
                                     guint             index);
/* What would still happen in that time, if anything did. */
void          fixture_let_pass      (guint             ms);
/* Takes the connection, sends these bytes as they are, and closes it when @closes. */
void          fixture_give_raw      (Fixture          *fixture,
                                     SoupServerMessage *message,
                                     const char       *bytes,
                                     gboolean          closes);

G_END_DECLS
