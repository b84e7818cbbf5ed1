"""The screen of reports: rooms' use, journeys avoided, equipment and lines over a period."""
