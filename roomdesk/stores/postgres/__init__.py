"""PostgreSQL, for many desks: one server of the municipality, which guards what may be seen and done."""

from roomdesk.stores.postgres.glimpse import glimpsed
from roomdesk.stores.postgres.migrate import step_up
from roomdesk.stores.postgres.password import change_password
from roomdesk.stores.postgres.store import PostgresStore

__all__ = ["PostgresStore", "change_password", "glimpsed", "step_up"]
