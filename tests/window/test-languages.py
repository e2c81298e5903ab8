#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in every language there is: nothing is left in English, nothing sticks out of the
window, and what is written from the right stands so."""

import gettext
import os

import vaneui
from gi.repository import Atspi

# The country of each language is only for numbers and dates.
COUNTRIES = {
    "ar": "ar_EG", "cs": "cs_CZ", "de": "de_DE", "es": "es_ES", "fr": "fr_FR", "he": "he_IL", "it": "it_IT",
    "ja": "ja_JP", "ko": "ko_KR", "nb": "nb_NO", "nl": "nl_NL", "pl": "pl_PL", "pt_BR": "pt_BR", "ru": "ru_RU",
    "sv": "sv_SE", "tr": "tr_TR", "uk": "uk_UA", "zh_CN": "zh_CN",
}
FROM_RIGHT = ("ar", "he")
# As wide as it is when it is new: a language that needs more makes it wider, or sticks out.
WIDTH = 420


def read_catalogue(language):
    path = os.path.join(vaneui.BUILD, "po", language, "LC_MESSAGES", "vane.mo")
    with open(path, "rb") as file:
        translations = gettext.GNUTranslations(file)
    # pylint: disable=protected-access
    return {key: value for key, value in translations._catalog.items() if isinstance(key, str) and key}


class Languages(vaneui.TestCase):
    def start(self, language):
        env = {
            "LC_ALL": COUNTRIES[language] + ".UTF-8",
            "LANGUAGE": language,
            "LOCPATH": os.environ["VANE_WINDOW_LOCALES"],
        }
        window = self.open("--demo", env=env)
        vaneui.wait_for(lambda: "°" in " ".join(window.names()), f"the weather in {language}")
        return window

    def find_english(self, window, catalogue):
        """A text that is a message of ours, and has another form in this language."""
        names = [name for name in window.names() if name]
        return [name for name in names if catalogue.get(name, name) != name]

    def is_mirrored(self, window):
        """The places come first: on the side where reading begins."""
        button = next(n for n in window.all() if n.get_role() == Atspi.Role.PUSH_BUTTON)
        extents = button.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return extents.x > WIDTH // 2

    def check(self, language):
        catalogue = read_catalogue(language)
        window = self.start(language)
        self.assertEqual(self.find_english(window, catalogue), [], language)
        self.assertEqual(window.find_outside(WIDTH), [], language)
        self.assertEqual(self.is_mirrored(window), language in FROM_RIGHT, language)
        window.shot("language-" + language)
        # Also when it may look right: no message of GTK's about sizes or strings.
        self.assertNotIn("CRITICAL", window.end())


def add_tests():
    linguas = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "po", "LINGUAS")
    with open(linguas, encoding="utf-8") as file:
        for language in file.read().split():
            setattr(Languages, "test_" + language, lambda self, language=language: self.check(language))


add_tests()
vaneui.main()
