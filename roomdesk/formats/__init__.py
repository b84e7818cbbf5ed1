"""Values to files and back: iCalendar, CSV, the printed day sheet."""
