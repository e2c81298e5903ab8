/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cache in a folder of its own, read and written as if it were not asynchronous. */
#pragma once

#include "transport/vane-response-cache.h"

G_BEGIN_DECLS

#define KEY "https://service.test/weather?place=1"

typedef struct
{
  char              *folder;
  VaneResponseCache *cache;
} CacheFixture;

void cache_fixture_set_up (CacheFixture *fixture,
                           gconstpointer data);
void cache_fixture_tear_down (CacheFixture *fixture,
                              gconstpointer data);

VaneCacheEntry *cache_load (VaneResponseCache *cache,
                            const char *key);
void cache_store (VaneResponseCache *cache,
                  const char *key,
                  const char *body,
                  GError **error);
void cache_record (VaneResponseCache *cache,
                   const char *key,
                   const VaneAttempt *attempt,
                   GError **error);
/* @body: (nullable): NULL: nothing is stored */
void cache_assert_body (VaneResponseCache *cache,
                        const char *key,
                        const char *body);
char *cache_make_path (VaneResponseCache *cache,
                       const char *key,
                       const char *suffix);
guint cache_count_files (const char *folder,
                         const char *prefix);
void cache_remove_folder (const char *folder);

G_END_DECLS
