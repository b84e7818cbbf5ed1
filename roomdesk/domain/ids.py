"""The ids of things, each a type of its own."""

from typing import NewType

BookingId = NewType("BookingId", str)
SeriesId = NewType("SeriesId", str)
RoomCode = NewType("RoomCode", str)
SiteCode = NewType("SiteCode", str)
DeviceCode = NewType("DeviceCode", str)
Email = NewType("Email", str)
