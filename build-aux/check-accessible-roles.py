#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a template names a widget whose role GTK calls generic: since GTK 4.12 the name of
such a widget is told to nobody, so it needs an accessible-role of its own, too."""

import glob
import os
import sys
from xml.etree import ElementTree

GENERIC = {"GtkBox", "GtkCenterBox", "GtkGrid", "GtkOverlay", "GtkRevealer", "GtkScrolledWindow", "GtkStack",
           "AdwBin", "AdwClamp", "AdwLeaflet", "AdwFlap"}


def unheard(path):
    for widget in ElementTree.parse(path).iter("object"):
        properties = {p.get("name") for p in widget.findall("property")}
        named = [a.get("name") for a in widget.findall("accessibility/*")
                 if a.get("name") in ("label", "labelled-by", "description")]
        if widget.get("class") in GENERIC and named and "accessible-role" not in properties:
            yield f"{path}: {widget.get('class')} {widget.get('id') or ''} has a {named[0]} and no accessible-role"


def main(folder):
    paths = sorted(glob.glob(os.path.join(folder, "*.ui")))
    assert paths, f"no templates in {folder}"
    found = [line for path in paths for line in unheard(path)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
