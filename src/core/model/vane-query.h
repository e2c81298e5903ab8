/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person typed to name a place, read without asking anybody. Immutable. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_QUERY_NOTHING,
  VANE_QUERY_ID,           /* "om:5391959", "zip:us/94134", "geo:37.72,-122.41" */
  VANE_QUERY_COORDINATES,  /* "37.72,-122.41" */
  VANE_QUERY_POSTAL_CODE,  /* "94134", "94134-1234", "SW1A 1AA", "01234,de" */
  VANE_QUERY_NAME,         /* "Paris", "Paris, Texas" */
} VaneQueryKind;

typedef struct _VaneQuery VaneQuery;

#define VANE_TYPE_QUERY (vane_query_get_type ())

GType          vane_query_get_type         (void);
VaneQuery     *vane_query_parse            (const char *text,
                                            const char *locale_country);
VaneQuery     *vane_query_ref              (VaneQuery  *self);
void           vane_query_unref            (VaneQuery  *self);

VaneQueryKind  vane_query_get_kind         (VaneQuery  *self);
const char    *vane_query_get_text         (VaneQuery  *self);
const char    *vane_query_get_name         (VaneQuery  *self);
const char    *vane_query_get_qualifier    (VaneQuery  *self);
const char    *vane_query_get_postal_code  (VaneQuery  *self);
const char    *vane_query_get_short_code   (VaneQuery  *self);
const char    *vane_query_get_country_code (VaneQuery  *self);
gboolean       vane_query_get_country_assumed (VaneQuery *self);
double         vane_query_get_latitude     (VaneQuery  *self);
double         vane_query_get_longitude    (VaneQuery  *self);

gboolean       vane_query_fits_country     (const char *postal_code,
                                            const char *country_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneQuery, vane_query_unref)

G_END_DECLS
