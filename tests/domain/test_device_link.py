"""The link on a label: written and read back, as scanners and people give it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.device_link import code_of, link
from roomdesk.domain.ids import DeviceCode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("roomdesk:device/PJ-GIUNTA", "PJ-GIUNTA"),
        (" ROOMDESK:DEVICE/PJ-GIUNTA\n", "PJ-GIUNTA"),
        ("roomdesk:device/Proiettore%201/", "Proiettore 1"),
        ("roomdesk:device/", None),
        ("roomdesk:booking/1", None),
        ("https://roomdesk.example/device/A", None),
        ("PJ-GIUNTA", None),
        ("", None),
    ],
)
def test_what_a_link_means(text: str, code: str | None) -> None:
    assert code_of(text) == code


@given(st.from_regex(r"[A-Za-z0-9À-ÿ_. -]*[A-Za-z0-9]", fullmatch=True))
def test_what_is_written_is_read_back(code: str) -> None:
    assert code_of(link(DeviceCode(code))) == code.strip("/ ")
