"""Settings of drivers have names in words, in the form of a device."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from roomdesk import catalogue
from roomdesk.gui.places import option_words
from roomdesk.ports.driver import prepared_fields
from tests.gui.small_desk import FixedClock


def test_every_setting_of_every_driver_has_a_name_in_words(italian: QApplication) -> None:
    cards = [one.card for one in catalogue.drivers(FixedClock().now).values()]
    settings = {one.name for card in cards for one in (*card.fields, *prepared_fields(card))}
    assert {"user", "mac", "preset"} <= settings
    assert {one for one in settings if not option_words.named(one).endswith(f" ({one})")} == set()
    assert option_words.named("framing") == "Forma dei messaggi (framing)"
