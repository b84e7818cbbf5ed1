"""What time is it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Give the present instant, aware, in UTC."""
        ...
