"""Secrets by name: from the environment, else from the operating system's keyring."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from roomdesk.domain.errors import Misconfigured

_SERVICE = "roomdesk"
# Backends that keep nothing, or keep it for everybody to read.
_REFUSED = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt.file.Plain", "keyrings.alt.pyfs.Plain")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Secrets:
    """The vault of this computer: `@name` is `ROOMDESK_SECRET_NAME`, else the entry `name` of service `roomdesk`.

    `known` are secrets that are none, such as those of simulated devices; they come last.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ, known: Mapping[str, str] = _NOTHING) -> None:
        self._environment = environment
        self._known = known

    def secret(self, name: str) -> str:
        """Give the secret of that name. Raises Misconfigured where there is none, or only an unsafe keyring."""
        found = self._environment.get(variable(name)) or self._known.get(name) or _from_keyring(name)
        if not found:
            raise Misconfigured(f"@{name}", nearest=variable(name))
        return found

    def keep(self, name: str, value: str) -> None:
        """Keep a secret in the operating system's keyring.

        Raises Misconfigured without a safe one, or where the environment gives the secret.
        """
        if variable(name) in self._environment:
            # It would be kept, and never be read: the environment comes first.
            raise Misconfigured(f"@{name}", value=variable(name))
        backend = _keyring(name)
        try:
            backend.set_password(_SERVICE, name, value)
        except _errors() as error:
            raise Misconfigured(f"@{name}", value=str(error), nearest=variable(name)) from error

    def forget(self, name: str) -> None:
        """Take a secret from the keyring, if it is there. Raises Misconfigured without a safe one."""
        backend = _keyring(name)
        try:
            if backend.get_password(_SERVICE, name) is not None:
                backend.delete_password(_SERVICE, name)
        except _errors() as error:
            raise Misconfigured(f"@{name}", value=str(error), nearest=variable(name)) from error


def variable(name: str) -> str:
    """Name the environment variable of a secret: `demo-projector` is `ROOMDESK_SECRET_DEMO_PROJECTOR`."""
    return "ROOMDESK_SECRET_" + re.sub(r"\W", "_", name).upper()


def keyring_fault() -> str:
    """Say why the keyring of this computer keeps no secrets; empty where it does."""
    try:
        _from_keyring("doctor")
    except Misconfigured as error:
        return error.value
    return ""


def _from_keyring(name: str) -> str | None:
    backend = _keyring(name)
    try:
        found: str | None = backend.get_password(_SERVICE, name)
    except _errors() as error:
        raise Misconfigured(f"@{name}", value=str(error), nearest=variable(name)) from error
    return found


def _keyring(name: str) -> Any:
    # Loaded when a secret is asked for: its search for backends would double the start of the command line.
    backend = importlib.import_module("keyring").get_keyring()
    unsafe = [kind for kind in map(_kind, getattr(backend, "backends", [backend])) if kind.startswith(_REFUSED)]
    if unsafe:
        raise Misconfigured(f"@{name}", value=unsafe[0], nearest=variable(name))
    return backend


def _errors() -> Any:
    return importlib.import_module("keyring.errors").KeyringError


def _kind(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"
