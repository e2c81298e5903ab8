/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives memory that is free back to the system, where the C library can; the build chooses the file. */
#pragma once

void vane_trim_init (void);
void vane_trim      (void);
