"""Settings of a Superset for one machine: its own data in a folder, no outside services, DuckDB files allowed."""

import os
import secrets
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

HOME = Path(os.environ["SUPERSET_HOME"])
KEY = HOME / "secret.key"

if not KEY.exists():
    HOME.mkdir(parents=True, exist_ok=True)
    KEY.touch(mode=0o600)
    KEY.write_text(secrets.token_urlsafe(42))

SECRET_KEY = KEY.read_text()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME / 'superset.db'}"
SNAPSHOTS = Path(os.environ["CLAIMHOUSE_WAREHOUSE"]).absolute() / "snapshots"
# Superset counts every database in a file as unsafe; `lock` below shuts this one in.
PREVENT_UNSAFE_DB_CONNECTIONS = False
TALISMAN_ENABLED = True
RATELIMIT_ENABLED = False


@event.listens_for(Pool, "connect")
def lock(connection: Any, _record: Any) -> None:
    """Let a DuckDB connection read no file but those of the snapshots, and let no statement change that.

    Read-only alone is not enough: `read_text` and the like read whatever the server may. The settings go in this
    order, which is why they cannot stand in the connection's own configuration.
    """
    if "duckdb" not in type(connection).__module__:
        return
    cursor = connection.cursor()
    cursor.execute("SELECT current_setting('lock_configuration')")
    if cursor.fetchone()[0]:
        return
    folder = str(SNAPSHOTS).replace("'", "''")
    cursor.execute(f"SET allowed_directories = ['{folder}']")
    cursor.execute("SET enable_external_access = false")
    cursor.execute("SET lock_configuration = true")
