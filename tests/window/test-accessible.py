#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever can have the focus says what it is."""

import vaneui
from gi.repository import Atspi


class Accessible(vaneui.TestCase):
    def assert_all_named(self, window, at_least=3):
        n_focusable = 0
        for node in window.all():
            if not node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
                continue
            n_focusable += 1
            # The window itself has its title.
            if node.get_role() in (Atspi.Role.FRAME, Atspi.Role.WINDOW):
                continue
            # GTK 4.8 gives what has no name the name of its type.
            name = node.get_name() or ""
            self.assertTrue(
                name and not name.startswith(("Gtk", "Adw", "Vane")),
                f"a {node.get_role_name()} without a name: {path_of(node)}",
            )
        self.assertGreaterEqual(n_focusable, at_least)

    def test_first_start(self):
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        self.assert_all_named(window)
        window.type("94134")
        window.wait_find(Atspi.Role.LIST_ITEM, contains="94134")
        self.assert_all_named(window)

    def test_page(self):
        window = self.open()
        self.add_place(window)
        self.assert_all_named(window)
        # The whole of now is one sentence, for those who do not see where things stand.
        window.wait_find(Atspi.Role.PANEL, contains="feels like")
        window.key("ctrl+f")
        window.wait_find(contains="More about San Francisco")
        self.assert_all_named(window)
        window.shot("places")

    def test_other_sizes(self):
        window = self.open("--demo")
        window.wait_find(Atspi.Role.LABEL, name="San Francisco")
        # The places beside the page; one of them has failed and offers Retry.
        window.resize_near(900, 700)
        window.wait_find(contains="More about Lagos")
        self.assert_all_named(window, 12)
        window.resize_near(280, 160)
        window.wait_find(Atspi.Role.PUSH_BUTTON, contains="San Francisco")
        # The window, and the glance that is all of it.
        self.assert_all_named(window, 1)

    def test_alerts(self):
        window = self.open("--demo")
        window.wait_find(Atspi.Role.LABEL, name="San Francisco")
        window.key("alt+2")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Details"))
        window.wait_find(Atspi.Role.LABEL, name="Warnings")
        self.assert_all_named(window)
        window.shot("alerts")

    def test_shortcuts(self):
        window = self.open()
        # A screen reader that counted the windows a moment ago may ask for one that has gone since: GTK 4.8
        # then answers with the last one, which must not be one that was made and never shown.
        application = window.frame.get_application()
        application.get_child_at_index(application.get_child_count())
        self.assertIsNone(window.process.poll())

        window.key("ctrl+question")
        window.wait_find(contains="Keyboard shortcuts")
        self.assert_all_named(window)
        window.shot("shortcuts")
        window.key("Escape")
        window.wait_gone("Keyboard shortcuts")

    def test_failed(self):
        window = self.open()
        self.simulator.break_weather()
        window.choose("94134", "94134")
        window.wait_find(Atspi.Role.PUSH_BUTTON, name="Retry")
        self.assert_all_named(window)


def path_of(node):
    names = []
    while node is not None and len(names) < 12:
        names.append(f"{node.get_role_name()}({node.get_name()})")
        node = node.get_parent()
    return " < ".join(names)


vaneui.main()
