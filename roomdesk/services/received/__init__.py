"""What messages from other calendars come to: rooms, times, bookings, answers."""
