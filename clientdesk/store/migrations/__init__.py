"""The file format's history as Alembic revisions, shipped inside the package.

A new file is made straight from the declarations and stamped with the last revision; an older one is upgraded step by
step, in one transaction. A test compares the two.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

HEAD = "0015"
"""The last revision; a new one changes this line and `engine.FORMAT`."""
_FOLDER = Path(__file__).parent


def stamp(connection: Connection) -> None:
    """Note in a new file that it stands at the last revision."""
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))


def at(connection: Connection) -> str:
    """The revision at which a file stands."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def upgrade(connection: Connection) -> None:
    """Bring the file to the last revision inside the connection's transaction."""
    # Alembic is imported only here: opening a file of the present format need not wait for it.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    script = ScriptDirectory.from_config(config)

    def to_head(revision: Any, context: Any) -> Any:
        del context
        # The same call that Alembic's own command makes; there is no public one.
        return script._upgrade_revs("head", revision)  # noqa: SLF001

    with EnvironmentContext(config, script, fn=to_head) as environment:
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
