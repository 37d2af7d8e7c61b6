"""The sample clients as the files in resources/sample tell them, ready to be read like any other JSON."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.dossier.checks import identity
from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.kinds import STATEMENT
from clientdesk.dossier.statements.nested import flat
from clientdesk.dossier.types import Json, Reference
from clientdesk.exchange import sample_days
from clientdesk.paths import resources

FILES = {"mainland": "zh", "taiwan": "zh", "hongkong": "zh", "english": "en"}
"""The files in their order, and the language of their texts."""
_WORK = "work"
"""The file of what was said and is to be done."""
_STATEMENTS = "statements"
"""The file of financial statements."""
_IN_ENGLISH = "in_english"
"""The file of what the texts of the others, but not their names and addresses, are called in English."""
_LOCAL = "@"
"""Begins a reference to another sample client."""


@dataclass(frozen=True)
class Told:
    """A sample client. `name` is its name among the samples, `values` are JSON by key but for the references to other
    samples: those stand in `links`, which repeats the groups whose rows hold any. `drawn` says how it looks."""

    name: str
    kind: str
    values: Mapping[str, Json]
    links: Mapping[str, Json]
    drawn: Mapping[str, Json]


def read(kinds: Mapping[str, Kind], *, today: date, reader: str = "") -> tuple[Told, ...]:
    """Every sample client in order, its days counted from today; texts for whoever reads this language, where they are
    told in it."""
    words = words_of(reader)
    return tuple(
        told for file, language in FILES.items() for told in _read(file, kinds, Teller(language, today, words))
    )


def words_of(reader: str) -> Mapping[str, str]:
    """{text: the same for a reader of this language}, as far as it is told in it."""
    if reader != "en":
        return {}
    return tomllib.loads((resources() / "sample" / f"{_IN_ENGLISH}.toml").read_text("utf-8"))


def _read(file: str, kinds: Mapping[str, Kind], teller: "Teller") -> Iterator[Told]:
    text = (resources() / "sample" / f"{file}.toml").read_text("utf-8")
    for client in tomllib.loads(text, parse_float=Decimal)["client"]:
        kind = kinds[client["kind"]]
        values = {key: teller.tell(kind.by_key.get(key), raw) for key, raw in client["values"].items()}
        if born := values.get("birth_date"):
            values |= {key: _numbered(raw, str(born)) for key, raw in values.items() if key == "id_number"}
        links = {key: raw for key, raw in values.items() if _has_local(raw)}
        values = {key: bare for key, raw in values.items() if (bare := _without_local(raw)) is not None}
        yield Told(client["name"], kind.name, values, links, client.get("drawn", {}))


@dataclass(frozen=True)
class Noted:
    """A contact record or a task: the name of its client among the samples, its kind, and JSON by key."""

    client: str
    kind: str
    values: Mapping[str, Json]


def read_work(kinds: Mapping[str, Kind], *, today: date, reader: str = "") -> tuple[Noted, ...]:
    """What was said with the sample clients and is to be done for them, in order."""
    text = (resources() / "sample" / f"{_WORK}.toml").read_text("utf-8")
    teller = Teller("zh", today, words_of(reader))
    return tuple(
        Noted(
            one["client"],
            one["kind"],
            {key: teller.tell(kinds[one["kind"]].by_key.get(key), raw) for key, raw in one["values"].items()},
        )
        for one in tomllib.loads(text, parse_float=Decimal)["work"]
    )


def read_statements(*, today: date, reader: str = "") -> tuple[Noted, ...]:
    """The financial statements of sample enterprises, in order; years are counted from the present one."""
    text = (resources() / "sample" / f"{_STATEMENTS}.toml").read_text("utf-8")
    words = words_of(reader)
    return tuple(_of_year(dict(one), today, words) for one in tomllib.loads(text, parse_float=Decimal)["statement"])


def _of_year(one: dict[str, Json], today: date, words: Mapping[str, str]) -> Noted:
    one |= {key: words[raw] for key, raw in one.items() if isinstance(raw, str) and raw in words}
    year = today.year + one.pop("year")
    days = {"period_start": date(year, 1, 1).isoformat(), "period_end": date(year, 12, 31).isoformat()}
    return Noted(one.pop("client"), STATEMENT.name, flat({**one, **days}))


@dataclass(frozen=True)
class Teller:
    """Puts days in the place of words, and the words of the reader in the place of others. `language` is that of the
    texts, `words` are {text: the same for the reader}."""

    language: str
    today: date
    words: Mapping[str, str]

    def tell(self, field: Field[object] | None, raw: Json) -> Json:
        """A value with its days; an unknown field's is left to the desk, which refuses it by name."""
        if field is None:
            return raw
        if isinstance(field.type, Rows):
            columns = {column.key: column for column in field.type.columns}
            return [{key: self.tell(columns.get(key), cell) for key, cell in row.items()} for row in raw]
        if isinstance(raw, list):
            return [self.words.get(one, one) for one in raw]
        if not isinstance(raw, str):
            return raw
        read, language = (self.words[raw], "en") if raw in self.words else (raw, self.language)
        if isinstance(field.type, Reference):
            return read
        day = sample_days.told(read, field.type.name, today=self.today)
        return sample_days.in_prose(read, today=self.today, language=language) if day is None else day


def _numbered(raw: str, born: str) -> str:
    """A resident number with the birth filled in, and its check digit: 999999 BIRTH 012 CHECK."""
    first, birth, rest = raw.partition("BIRTH")
    if not birth:
        return raw
    number = "".join(f"{first}{born.replace('-', '')}{rest.removesuffix('CHECK')}".split())
    return number + identity.check_character(number)


def local_name(raw: Json) -> str:
    """The sample client to which a value refers; empty where it refers to none."""
    return raw.removeprefix(_LOCAL) if isinstance(raw, str) and raw.startswith(_LOCAL) else ""


def _has_local(raw: Json) -> bool:
    if isinstance(raw, list):
        return any(local_name(cell) for row in raw if isinstance(row, dict) for cell in row.values())
    return bool(local_name(raw))


def _without_local(raw: Json) -> Json:
    if isinstance(raw, list):
        rows = (row if not isinstance(row, dict) else _bare(row) for row in raw)
        return list(rows)
    return None if local_name(raw) else raw


def _bare(row: Mapping[str, Json]) -> dict[str, Json]:
    return {key: cell for key, cell in row.items() if not local_name(cell)}
