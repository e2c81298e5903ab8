#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window where an administrator has locked settings: what is locked is shown, and cannot
be changed; what is not, can."""

import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "window"))
import vaneui  # noqa: E402  (found by the line above)
from gi.repository import Atspi  # noqa: E402

FLEET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "fleet", "dconf")
WHY = "Set by your administrator"


class Locks(vaneui.TestCase):
    def setUp(self):
        super().setUp()
        home = os.environ["VANE_WINDOW_HOME"]
        folder = os.path.join(home, "dconf")
        shutil.copytree(FLEET, folder)
        self.addCleanup(shutil.rmtree, folder)
        subprocess.run(["dconf", "compile", f"{folder}/vane", f"{folder}/db/vane.d"], check=True)
        with open(f"{folder}/profile/user", encoding="utf-8") as file:
            profile = file.read()
        with open(f"{folder}/profile/user", "w", encoding="utf-8") as file:
            file.write(profile.replace("system-db:vane", f"file-db:{folder}/vane"))
        self.env = {"GSETTINGS_BACKEND": "dconf", "DCONF_PROFILE": f"{folder}/profile/user"}

    def find_row(self, window, role, name):
        return vaneui.wait_for(lambda: self.all_of(window, role, name), f"the row {name}")

    @staticmethod
    def all_of(window, role, name):
        nodes = [node for node in window.all() if node.get_role() == role and node.get_name() == name]
        return nodes[0] if nodes else None

    def is_sensitive(self, window, role, name):
        return self.find_row(window, role, name).get_state_set().contains(Atspi.StateType.SENSITIVE)

    def turn_to(self, window, page):
        def find():
            return self.all_of(window, Atspi.Role.PAGE_TAB, page)

        window.press(vaneui.wait_for(find, f"the page {page}"))

    def test_locked_rows(self):
        window = self.open(env=self.env)
        window.wait_find(contains="Berlin")
        window.key("ctrl+comma")
        self.assertTrue(self.is_sensitive(window, Atspi.Role.COMBO_BOX, "Temperature"))
        self.assertFalse(self.is_sensitive(window, Atspi.Role.COMBO_BOX, "Ask for new weather"))
        window.wait_find(name=WHY)
        window.shot("locks-general")
        self.turn_to(window, "Source")
        self.assertFalse(self.is_sensitive(window, Atspi.Role.CHECK_BOX, "MET Norway"))
        window.shot("locks-source")
        self.turn_to(window, "Privacy")
        self.assertFalse(self.is_sensitive(window, Atspi.Role.COMBO_BOX, "Exactness"))


if __name__ == "__main__":
    if shutil.which("dconf") is None:
        print("dconf is not installed")
        sys.exit(77)
    vaneui.main()
