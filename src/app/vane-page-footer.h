/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the data of a page is from. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_PAGE_FOOTER (vane_page_footer_get_type ())
G_DECLARE_FINAL_TYPE (VanePageFooter, vane_page_footer, VANE, PAGE_FOOTER, VaneReadingWidget)

/* Properties "reading" and "context" (VaneContext, nullable: knows the sources). */

G_END_DECLS
