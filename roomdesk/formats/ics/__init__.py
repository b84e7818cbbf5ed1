"""iCalendar (RFC 5545), written by hand because ten thousand events must not make anybody wait."""
