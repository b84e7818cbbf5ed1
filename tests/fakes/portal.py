"""A desktop portal that takes one notification, prints it as JSON, and ends; runs a program to be told by it."""

import json
import subprocess
import sys

from gi.repository import Gio, GLib  # type: ignore[import-not-found]

INTERFACE = """
<node><interface name="org.freedesktop.portal.Notification"><method name="AddNotification">
  <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
</method></interface></node>
"""
loop = GLib.MainLoop()


def on_call(_bus, _who, _path, _interface, _method, given, invocation) -> None:  # type: ignore[no-untyped-def]
    sys.stdout.write(json.dumps(given.unpack()))
    invocation.return_value(None)
    loop.quit()


def on_bus(bus, _name) -> None:  # type: ignore[no-untyped-def]
    kind = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    bus.register_object("/org/freedesktop/portal/desktop", kind, on_call, None, None)


def on_name(_bus, _name) -> None:  # type: ignore[no-untyped-def]
    subprocess.Popen(sys.argv[1:])


Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", 0, on_bus, on_name, None)
GLib.timeout_add_seconds(30, loop.quit)
loop.run()
