"""Is a copy of a client file whole, and whom does it hold? It is opened, checked page by page, and counted."""

from pathlib import Path

from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.store import engine, lists
from clientdesk.store.engine import Key


def verify(path: Path, key: Key | None, *, at_least: int = 0) -> None:
    """Raise unless the copy opens, is whole, and holds at least so many steps."""
    looked = engine.open_engine(path, key, writing=False)
    try:
        with looked.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            steps = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM step").scalar_one()
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    finally:
        looked.dispose()
    engine.refuse_other(int(application), int(version))
    if list(found) != ["ok"] or int(steps) < at_least:
        raise UserError(
            N_("The copy is not whole and was thrown away."),
            code=ExitCode.DAMAGED,
            key="backup_damaged",
            hint=N_("Your file itself was not touched. Run check on it."),
        )


def clients_in(path: Path, key: Key | None) -> int:
    """How many clients a copy holds, those in the trash left out."""
    looked = engine.open_engine(path, key, writing=False)
    try:
        with looked.connect() as connection:
            return lists.count(connection, kinds=[kind.name for kind in CLIENT_KINDS])
    finally:
        looked.dispose()
