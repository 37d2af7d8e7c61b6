"""Which policies and claims there are, from the narrow table and the days of policies alone."""

from sqlalchemy import Connection

from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.insurance.course import COVERED
from clientdesk.dossier.insurance.policy import Insured, Policy
from clientdesk.dossier.kinds import CLAIM, INSURANCE, PERSON, POLICY, TASK
from clientdesk.dossier.person.lifestyle import Lifestyle, Vehicle
from clientdesk.dossier.work.task import Task
from clientdesk.store.following import CLIENT_KEY

assert Policy.client.key == Claim.client.key == CLIENT_KEY
_TABLE = POLICY.table(Policy.status)
_COVERED = ", ".join(f"'{status}'" for status in COVERED)
_HOLDER_IS_THERE = (
    f"NOT EXISTS (SELECT 1 FROM link l JOIN client k ON k.code = l.target WHERE l.client_id = w.id "
    f"AND l.field = '{CLIENT_KEY}' AND k.trashed IS NOT NULL)"
)
_THERE = f"w.trashed IS NULL AND {_HOLDER_IS_THERE}"


def there_are_any(connection: Connection) -> bool:
    """Whether there is a policy or a claim outside the trash."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(INSURANCE))
    query = f"SELECT EXISTS (SELECT 1 FROM client WHERE kind IN ({kinds}) AND trashed IS NULL)"
    return bool(connection.exec_driver_sql(query).scalar())


def every(connection: Connection) -> list[int]:
    """The numbers of all policies outside the trash whose holder is not there either, the latest begun first."""
    query = f"SELECT w.id FROM client w WHERE w.kind = '{POLICY.name}' AND {_THERE} ORDER BY w.sort DESC, w.id DESC"
    return list(connection.exec_driver_sql(query).scalars())


def claims(connection: Connection) -> list[int]:
    """The same of claims, the latest reported first."""
    query = f"SELECT w.id FROM client w WHERE w.kind = '{CLAIM.name}' AND {_THERE} ORDER BY w.sort DESC, w.id DESC"
    return list(connection.exec_driver_sql(query).scalars())


def ending(connection: Connection, until: str) -> list[int]:
    """The numbers of the policies in force, or in grace, that end or of which a premium is due up to a day (ISO)."""
    days = f't."{Policy.end.key}"', f't."{Policy.next_premium_due.key}"'
    # Policies are few beside clients; left to itself SQLite looks at every client first.
    query = (
        f"SELECT w.id FROM {_TABLE} t CROSS JOIN client w ON w.id = t.client_id "
        f"WHERE t.{Policy.status.key} IN ({_COVERED}) AND ({days[0]} <= :until OR {days[1]} <= :until) AND {_THERE} "
        f"ORDER BY min(coalesce({days[0]}, '9'), coalesce({days[1]}, '9')), w.id"
    )
    return list(connection.exec_driver_sql(query, {"until": until}).scalars())


def vehicles(connection: Connection, since: str, until: str) -> list[tuple[str, str, str, str, str]]:
    """(code, name, plate, make and model, ISO day) of the vehicles of clients whose insurance ends from a day to a day
    (ISO, both inclusive) and that no policy in force names by its plate, the earliest first."""
    day = f"v.{Vehicle.insurance_expiry.key}"
    named = (
        f"SELECT 1 FROM link l JOIN client p ON p.id = l.client_id JOIN {_TABLE} t ON t.client_id = p.id "
        f"WHERE l.target = w.code AND l.field = '{CLIENT_KEY}' AND p.trashed IS NULL "
        f"AND t.{Policy.status.key} IN ({_COVERED}) AND coalesce(v.{Vehicle.plate.key}, '') <> '' "
        f"AND instr(coalesce(t.{Policy.object_insured.key}, ''), v.{Vehicle.plate.key})"
    )
    query = (
        f"SELECT w.code, w.name, coalesce(v.{Vehicle.plate.key}, ''), coalesce(v.{Vehicle.make_model.key}, ''), {day} "
        f"FROM {PERSON.table(Lifestyle.vehicles)} v CROSS JOIN client w ON w.id = v.client_id "
        f"WHERE {day} BETWEEN ? AND ? AND w.trashed IS NULL AND NOT EXISTS ({named}) ORDER BY {day}, v.id"
    )
    rows = connection.exec_driver_sql(query, (since, until))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def of_holder(connection: Connection, code: str, kind: str) -> list[int]:
    """The numbers of the policies that a client holds, or of the claims under them (`kind`), outside the trash, the
    latest first."""
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? AND l.field = '{CLIENT_KEY}' "
        "AND w.kind = ? AND w.trashed IS NULL ORDER BY w.sort DESC, w.id DESC"
    )
    return list(connection.exec_driver_sql(query, (code, kind)).scalars())


def naming(connection: Connection, code: str) -> list[int]:
    """The numbers of the policies outside the trash in whose rows a client stands, as insured or as a beneficiary."""
    query = (
        "SELECT DISTINCT w.id FROM link l JOIN client w ON w.id = l.client_id "
        f"WHERE l.target = ? AND l.row <> 0 AND w.kind = '{POLICY.name}' AND {_THERE} ORDER BY w.id"
    )
    return list(connection.exec_driver_sql(query, (code,)).scalars())


def telling_of(connection: Connection, code: str, number: str) -> list[int]:
    """The numbers of the policies, also in the trash, that tell of a client in their rows, or did so once: by its file,
    or by an identity number unless that is empty."""
    tables = POLICY.table(Policy.insured), POLICY.table(Policy.beneficiaries)
    # In the journal a reference stands as JSON in JSON.
    query = (
        "SELECT l.client_id FROM link l WHERE l.target = :code AND l.row <> 0 "
        f"UNION SELECT client_id FROM {tables[0]} WHERE {Insured.id_no.key} = :number "
        f"UNION SELECT client_id FROM change WHERE place IN ('{tables[0]}', '{tables[1]}', 'client') "
        "AND (instr(old, :file) OR instr(new, :file) OR (:number <> '' AND (instr(old, :cell) OR instr(new, :cell))))"
    )
    these = f"SELECT id FROM client WHERE kind = '{POLICY.name}' AND id IN ({query}) ORDER BY id"
    told = {"code": code, "number": number, "file": f'{code}\\"', "cell": f'"{number}"'}
    return list(connection.exec_driver_sql(these, told).scalars())


def following(connection: Connection, code: str) -> list[int]:
    """The numbers of the policies outside the trash that renew the one of this code."""
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? "
        f"AND l.field = '{Policy.renews.key}' AND w.kind = '{POLICY.name}' AND w.trashed IS NULL ORDER BY w.id"
    )
    return list(connection.exec_driver_sql(query, (code,)).scalars())


def tasks_of(connection: Connection, code: str, kinds: tuple[str, ...], states: tuple[str, ...]) -> list[int]:
    """The numbers of the tasks of some kinds and states that follow from a policy, outside the trash."""
    marks = ", ".join("?" for _ in kinds), ", ".join("?" for _ in states)
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id JOIN {TASK.table(Task.kind)} t "
        f"ON t.client_id = w.id WHERE l.target = ? AND l.field = '{Task.follows.key}' AND w.kind = '{TASK.name}' "
        f"AND w.trashed IS NULL AND t.kind IN ({marks[0]}) AND coalesce(t.state, ?) IN ({marks[1]})"
    )
    return list(connection.exec_driver_sql(query, (code, *kinds, states[0], *states)).scalars())
