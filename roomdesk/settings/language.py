"""The language of this computer, by its locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

if sys.platform == "win32":
    import locale


def of_locale(environ: Mapping[str, str] = os.environ) -> str:
    """Give `it` or `en` by the environment's locale (POSIX order of variables); Italian where none is set."""
    named = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), "")
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""
    tongue = named.split(".")[0].split("_")[0].casefold()
    return "it" if tongue in ("", "c", "posix", "it", "italian") else "en"
