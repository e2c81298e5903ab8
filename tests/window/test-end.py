#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window ends when it is told to, whatever it waits for."""

import os
import signal

import vaneui

# Less than the deadline of a request: nothing has ended by itself.
PROMPTLY_S = 10


class End(vaneui.TestCase):
    def open_with_hanging_request(self):
        window = self.open()
        self.add_place(window)
        self.assertEqual(window.close(), 0)
        self.forget_cache()
        self.simulator.control(kind="hang")
        window = self.open()
        window.wait_sees("Loading the weather")
        vaneui.wait_for(lambda: self.simulator.state()["in_flight"] > 0, "a request to hang")
        return window

    def test_quit(self):
        window = self.open_with_hanging_request()
        window.key("ctrl+q")
        self.assertEqual(window.process.wait(timeout=PROMPTLY_S), 0)

    def test_close(self):
        window = self.open_with_hanging_request()
        window.key("ctrl+w")
        self.assertEqual(window.process.wait(timeout=PROMPTLY_S), 0)

    def test_terminate(self):
        window = self.open_with_hanging_request()
        os.kill(window.process.pid, signal.SIGTERM)
        self.assertEqual(window.process.wait(timeout=PROMPTLY_S), 0)

    def test_while_searching(self):
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        self.simulator.control(kind="hang")
        window.type("94134")
        vaneui.wait_for(lambda: self.simulator.state()["in_flight"] > 0, "the search to hang")
        window.key("ctrl+q")
        self.assertEqual(window.process.wait(timeout=PROMPTLY_S), 0)

    def test_one_instance(self):
        window = self.open()
        second = vaneui.subprocess.run(
            [os.path.join(vaneui.BUILD, "src", "app", "vane")], timeout=vaneui.BOUND_S, check=False
        )
        self.assertEqual(second.returncode, 0)
        self.assertIsNone(window.process.poll())

    def toggle(self):
        vane = os.path.join(vaneui.BUILD, "src", "app", "vane")
        return vaneui.subprocess.run([vane, "--toggle"], timeout=vaneui.BOUND_S, check=False).returncode

    def test_toggle(self):
        # The first click opens the window, the second one closes it.
        window = self.open("--toggle")
        self.assertEqual(self.toggle(), 0)
        self.assertEqual(window.process.wait(timeout=PROMPTLY_S), 0)

        # What else stands on the screen stays, and the window comes back in the same process.
        strip = self.open("--strip")
        self.assertEqual(self.toggle(), 0)
        vaneui.wait_for(lambda: self.count_frames(strip) == 2, "the window beside the strip")
        self.assertEqual(self.toggle(), 0)
        vaneui.wait_for(lambda: self.count_frames(strip) == 1, "the window to close")
        self.assertIsNone(strip.process.poll())

    def count_frames(self, window):
        return window.frame.get_application().get_child_count()

    def test_no_display(self):
        """One sentence, and nothing left of the demo that had been prepared."""
        with vaneui.tempfile.TemporaryDirectory() as folder:
            env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
            vane = vaneui.subprocess.run(
                [os.path.join(vaneui.BUILD, "src", "app", "vane"), "--demo"],
                env={**env, "TMPDIR": folder}, capture_output=True, text=True, timeout=vaneui.BOUND_S, check=False,
            )
            self.assertEqual(vane.returncode, 1)
            self.assertRegex(vane.stderr, r"\Avane: There is no display .*\n\Z")
            self.assertEqual(os.listdir(folder), [])


vaneui.main()
