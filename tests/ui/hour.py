"""What is done in the scripted hour, told once: done by hands in the window, and as actions of `batch`."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.record import Record
from clientdesk.ui.client.told import WAYS
from tests import make

Json = dict[str, Any]
FIRST_DAY = "2026-11-23"
"""A Monday."""
FIELDS = 60
"""So many fields of the first client are filled in by keys alone."""
TAG = "Spring fair"
QUERY = "Nothing planned"


class Pasted(NamedTuple):
    """A client as it comes: a text from a chat or below a letter, and what is to be read from it."""

    text: str
    kind: str
    values: Json


class Call(NamedTuple):
    """What was said to which client on which day, and what is next."""

    day: str
    client: int
    way: int
    text: str
    what: str = ""
    when: str = ""
    due: str = ""


CLIENTS = (
    Pasted(
        "沈雅琴\n手机 154 0000 0211\nshen@example.com",
        "person",
        {"full_name": "沈雅琴", "mobile": "154 0000 0211", "email": "shen@example.com"},
    ),
    Pasted(
        "Oliver Hartfield\nMobile: 154 0000 0212\noliver@example.com",
        "person",
        {"full_name": "Oliver Hartfield", "mobile": "154 0000 0212", "email": "oliver@example.com"},
    ),
    Pasted(
        "鹿鸣样例贸易有限公司\n电话 154 0000 0213\nluming@example.com",
        "enterprise",
        {"name": "鹿鸣样例贸易有限公司", "phone": "154 0000 0213", "email": "luming@example.com"},
    ),
)
CODES = ("CL000001", "CL000002", "CL000003")
CHILDREN = "Name\tGender\tBirthday\r\n沈一\tFemale\t2012-05-04\r\n沈二\tMale\t2015\r\n沈三\tMale\t2019-02-28\r\n"
CHILD_ROWS = (
    {"name": "沈一", "gender": "f", "birthday": "2012-05-04"},
    {"name": "沈二", "gender": "m", "birthday": "2015"},
    {"name": "沈三", "gender": "m", "birthday": "2019-02-28"},
)
CALLS = (
    Call("2026-11-23", 0, 1, "问了续保的事", "寄条款", "+1", "2026-11-24"),
    Call("2026-11-24", 0, 2, "条款已看过，想加保", "报价", "+2", "2026-11-26"),
    Call("2026-11-25", 1, 1, "Asked for a second opinion", "Call again", "+7", "2026-12-02"),
    Call("2026-11-26", 0, 1, "报价发过去了", "听回音", "+1", "2026-11-27"),
    Call("2026-11-27", 2, 2, "看了仓库", "送样品", "+3", "2026-11-30"),
    Call("2026-11-28", 1, 0, "Prefers tea", "Send the leaflet", "+2", "2026-11-30"),
    Call("2026-11-29", 0, 1, "约好下周见", "见面", "+4", "2026-12-03"),
)
_UNTYPED = ("photo", "file", "address", "multi_choice", "multi_text", "tags", "rows", "lunar_date", "reference")
"""Types that are not one line or one list to be gone through by keys."""
_LEFT = ("full_name", "mobile", "email", "name_sort", "id_doc_type", "id_number", "gender", "surname", "given_name")


def moment(day: str) -> str:
    """Ten in the morning of a day."""
    return f"{day}T10:00:00+00:00"


def typed() -> dict[Field[Any], Any]:
    """{field: value} of what is filled in, in the order of the form."""
    record = make.record(PERSON, Random(11), filled=1.0, rows=0)
    fields = (field for field, _value in record.filled() if _is_typed(field))
    return {field: record[field] for field, _ in zip(fields, range(FIELDS), strict=False)}


def _is_typed(field: Field[Any]) -> bool:
    return field.stored and not field.fixed and field.type.name not in _UNTYPED and field.key not in _LEFT


def actions(fields: dict[Field[Any], Any]) -> Iterator[tuple[str, Json]]:
    """Every action of the hour with the day on which it is done."""
    for pasted in CLIENTS:
        yield FIRST_DAY, {"op": "create", "kind": pasted.kind, "values": pasted.values}
    values = {field.key: field.type.to_json(value) for field, value in fields.items()}
    yield FIRST_DAY, {"op": "update", "code": CODES[0], "values": values}
    for row in CHILD_ROWS:
        yield FIRST_DAY, {"op": "add_row", "code": CODES[0], "group": "children", "values": row}
    for number, call in enumerate(CALLS, 1):
        yield from _call(call, number)


def _call(call: Call, number: int) -> Iterator[tuple[str, Json]]:
    way, client = WAYS[call.way], {"code": CODES[call.client]}
    said = {"subject": call.text, "client": client, "content": call.text, "kind": way.kind}
    yield (
        call.day,
        {"op": "create", "kind": "contact", "values": said | ({"channel": way.channel} if way.channel else {})},
    )
    follows = {"code": f"CT{number:06}"}
    asked = {"subject": call.what, "client": client, "kind": None, "due": call.due, "follows": follows}
    yield call.day, {"op": "create", "kind": "task", "values": asked}


def tagged(clients: Sequence[Record]) -> Iterator[Json]:
    """The tag put on several clients, one action each."""
    for record in clients:
        yield {"op": "update", "code": record.code, "values": {"tags": [*(record[Header.tags] or ()), TAG]}}
