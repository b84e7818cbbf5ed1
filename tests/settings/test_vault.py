"""The vault: the environment, then the keyring, never an unsafe one."""

import os
import subprocess
import sys
from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from roomdesk.domain.errors import Misconfigured
from roomdesk.settings.vault import Secrets, variable


class Memory(keyring.backend.KeyringBackend):
    """A keyring that keeps its entries in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password


class Locked(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("the keyring is locked")


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_the_environment_comes_first() -> None:
    backend = Memory()
    backend.set_password("roomdesk", "hall-projector", "from the keyring")
    keyring.set_keyring(backend)
    assert variable("hall-projector") == "ROOMDESK_SECRET_HALL_PROJECTOR"
    vault = Secrets({"ROOMDESK_SECRET_HALL_PROJECTOR": "from the environment"}, {"hall-projector": "known"})
    assert vault.secret("hall-projector") == "from the environment"
    assert Secrets({}).secret("hall-projector") == "from the keyring"


def test_known_secrets_need_no_keyring() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())
    assert Secrets({}, {"demo": "known"}).secret("demo") == "known"


@pytest.mark.parametrize(
    "backend", [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring(), Locked(), Memory()]
)
def test_a_missing_secret_is_named_with_its_remedy(backend: keyring.backend.KeyringBackend) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(Misconfigured) as caught:
        Secrets({}).secret("hall")
    assert (caught.value.key, caught.value.nearest) == ("@hall", "ROOMDESK_SECRET_HALL")


def test_an_unsafe_keyring_is_named() -> None:
    keyring.set_keyring(keyring.backends.null.Keyring())
    with pytest.raises(Misconfigured) as caught:
        Secrets({}).secret("hall")
    assert caught.value.value == "keyring.backends.null.Keyring"


def test_keyring_is_not_loaded_before_a_secret_is_asked_for() -> None:
    program = """
import sys
from roomdesk.settings.vault import Secrets
Secrets({"ROOMDESK_SECRET_A": "b"}).secret("a")
print("keyring" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "False"
