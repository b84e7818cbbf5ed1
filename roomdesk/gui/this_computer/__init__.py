"""Camera, microphone and loudspeaker of this computer, through Qt Multimedia."""

from PySide6.QtCore import QLoggingCategory

# Before Qt Multimedia is loaded: its decoder would print addresses of streams with their passwords.
QLoggingCategory.setFilterRules("qt.multimedia.*=false")
