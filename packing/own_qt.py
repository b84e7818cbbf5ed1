"""Run before the frozen program: its Qt finds its own plugins, and nothing of Qt is loaded for a command.

PyInstaller's own hook for PySide6 loads QtCore at each start to write a qt.conf, which PySide's wheels bring already.
"""

import os
import sys
from pathlib import Path

_QT = Path(sys._MEIPASS) / "PySide6" / ("" if sys.platform == "win32" else "Qt")
os.environ["QT_PLUGIN_PATH"] = str(_QT / "plugins")
os.environ["QML2_IMPORT_PATH"] = str(_QT / "qml")
