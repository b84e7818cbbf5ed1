"""No picture of this program's memory is written when it dies: passwords stand in it."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource


def forbid_dumps() -> None:
    """Have the system write no core dump of this process, into a file or through a program that collects them.

    A soft limit of one octet is the only one that Linux heeds for such programs too (do_coredump in fs/coredump.c).
    The process stays one that its user's own programs may look at: portals refuse requests of any other
    (flatpak/xdg-desktop-portal#785).
    """
    if sys.platform == "win32":
        # Windows' own reports are small ones, of stacks and modules; docs/server.md says what to leave switched off.
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    if most:
        resource.setrlimit(resource.RLIMIT_CORE, (1, most))
