#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the tables of providers and geocoders from the list in provider/meson.build."""

import argparse


def write_table(out, c_type, table, prefix, names):
    symbols = [prefix + name.removeprefix("geocode-").replace("-", "_") for name in names]
    for symbol in symbols:
        out.write(f"extern const {c_type} {symbol};\n")
    out.write(f"\nconst {c_type} *const {table}[] = {{\n")
    for symbol in symbols:
        out.write(f"  &{symbol},\n")
    out.write("  NULL,\n};\n\n")


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("output")
parser.add_argument("--providers", nargs="*", default=[])
parser.add_argument("--geocoders", nargs="*", default=[])
args = parser.parse_args()

with open(args.output, "w", encoding="utf-8") as out:
    out.write('/* Written by build-aux/make-provider-table.py. */\n#include "config.h"\n\n')
    out.write('#include "provider/vane-provider.h"\n\n')
    write_table(out, "VaneProvider", "vane_providers", "vane_provider_", args.providers)
    write_table(out, "VaneGeocodeProvider", "vane_geocode_providers", "vane_geocoder_", args.geocoders)
