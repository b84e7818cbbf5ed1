"""Settings, secrets, holidays, and where files live."""
