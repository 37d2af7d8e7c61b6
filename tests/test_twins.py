"""The dossier tables as data (`twins/`) against the declarations: nothing may differ."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clientdesk.dossier.choices import countries, currencies, enterprise, person, shared
from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.types import Choices
from clientdesk.i18n import catalogue
from tests.figures import tell

TWINS = Path(__file__).with_name("twins")
LANGUAGES = {"en": "en", "zh_CN": "zh_hans", "zh_TW": "zh_hant"}
NOT_YET = {
    "person": {
        "abc_class", "temperature", "folder_path", "business_timeline", "purchase_history", "relation_level_suggested",
        "client_size", "profit_class", "bcg", "csm", "csm_index", "loyalty", "rfm", "clv", "next_action_date",
        "next_action_subject",
    },
    "enterprise": {
        "csm", "csm_index", "bs_cash", "bs_inventory", "bs_ar", "bs_notes_rec", "bs_other_rec", "bs_fixed_assets",
        "assets_other_lines", "bs_ap", "bs_notes_pay", "bs_other_pay", "bs_taxes_payable", "bs_st_loans",
        "memo_mt_loans", "lt_loans_over_5y", "bs_total_equity", "income_statement", "cash_flow_statement", "ratio_r01",
        "ratio_r02", "ratio_r06", "ratio_r07", "ratio_r09", "ratio_r08", "ratio_r10", "ratio_r16", "ratio_r17",
        "ratio_r20", "ratio_r23", "ratio_r25", "ratio_r26", "ratio_r28", "statements", "client_training",
        "credit_standing", "buying_centre",
    },
}  # fmt: skip
"""Computed rows that come with statements, ratios, scoring, orders, tasks and folders; nothing of them is stored."""
RENAMED = {
    "Suspect / target": "Target, not yet spoken to",
    "His purchases of our category": "Purchases of our category",
    "Share of his purchases %": "Share of purchases %",
    "Share of his range %": "Share of the range %",
    "用一句话描述他的人际关系": "用一句话描述人际关系",
    "用一句話描述他的人際關係": "用一句話描述人際關係",
    "用一句话描述他的个性": "用一句话描述个性",
    "用一句話描述他的個性": "用一句話描述個性",
    "用一句话描述他的经历观": "用一句话描述经历观",
    "用一句話描述他的經歷觀": "用一句話描述經歷觀",
}
"""Labels that a client may read on a card: nobody wants to be called a suspect, and a firm or a woman no "he"."""
OURS = {"is_sample"}
"""Fields that the tables do not ask for."""
COLUMNS_NOT_YET = {("credit_evals", "total"), ("credit_evals", "grade")}
"""Computed columns that come with scoring."""


def twin(name: str) -> Any:
    return json.loads((TWINS / f"{name}.json").read_text(encoding="utf-8"))


def rows(kind: str) -> list[dict[str, Any]]:
    return [row for section in twin(f"fields-{kind}")["sections"] for row in section["fields"]]


def told(kind: Kind, row: dict[str, Any], field: Field[Any]) -> Iterator[str]:
    """What differs between a row of a twin and a declaration."""
    labels = {theirs: field.title(catalogue(ours)) for ours, theirs in LANGUAGES.items()}
    type_ = {"name": field.type.name, **field.type.options()}
    declared = {
        "key": field.key,
        "type": type_,
        "sensitivity": str(field.sensitivity),
        "stored": field.stored,
        **labels,
    }
    if "id" in row:
        declared["id"] = field.id
    for what, value in declared.items():
        if RENAMED.get(str(row[what]), row[what]) != value:
            yield f"{kind.name} {field.context} {what}: {row[what]!r} is declared as {value!r}"


def field_differences(kind: Kind) -> tuple[int, list[str]]:
    """How many rows were compared, and what differs."""
    found: list[str] = []
    table = rows(kind.name)
    for row in table:
        field = kind.by_key.get(row["key"])
        if field is not None:
            found += told(kind, row, field)
        elif row["stored"] or row["key"] not in NOT_YET[kind.name]:
            found.append(f"{kind.name}.{row['key']} is not declared")
    header = {field.key for field in Header.declared.fields}
    known = {row["key"] for row in table} | OURS | (header if kind is ENTERPRISE else set())
    found += [f"{kind.name}.{field.key} is in no twin" for field in kind.fields if field.key not in known]
    order = [row["key"] for row in table if row["key"] in kind.by_key]
    declared = [field.key for field in kind.fields if field.key in set(order)]
    found += [f"{kind.name} has {ours} where {theirs} stands" for ours, theirs in zip(declared, order, strict=True) if ours != theirs]  # fmt: skip  # noqa: E501
    return len(table), found


def group_differences(kind: Kind) -> tuple[int, int, list[str]]:
    """How many groups and columns were compared, and what differs."""
    groups = {field.type.group.declared for field in kind.fields if isinstance(field.type, Rows)}
    tables = twin(f"fields-{kind.name}")["groups"]
    by_name = {declared.name: declared for declared in groups}
    if kind is ENTERPRISE:
        by_name.pop("shared_with")
    found = [f"the group {name} is on one side only" for name in by_name.keys() ^ tables.keys()]
    for name in by_name.keys() & tables.keys():
        for row in tables[name]:
            column = by_name[name].field(row["key"])
            if column:
                found += told(kind, row, column)
            elif row["stored"] or (name, row["key"]) not in COLUMNS_NOT_YET:
                found.append(f"{name}.{row['key']} is not declared")
        order = [row["key"] for row in tables[name] if (name, row["key"]) not in COLUMNS_NOT_YET]
        if order != [column.key for column in by_name[name].fields]:
            found.append(f"the columns of {name} stand in another order")
    return len(tables), sum(map(len, tables.values())), found


def declared_choices() -> dict[str, Choices]:
    modules = (countries, currencies, enterprise, person, shared)
    lists = [value for module in modules for value in vars(module).values() if isinstance(value, Choices)]
    return {choices.name: choices for choices in lists}


def choice_differences() -> tuple[int, int, list[str]]:
    """How many lists and codes were compared, and what differs."""
    tables, ours = twin("choices"), declared_choices()
    found = [f"the list {name} is on one side only" for name in tables.keys() ^ ours.keys()]
    for name in tables.keys() & ours.keys():
        if tables[name]["fixed_codes"] != ours[name].fixed:
            found.append(f"{name} is fixed on one side only")
        if [row["code"] for row in tables[name]["codes"]] != list(ours[name].labels):
            found.append(f"the codes of {name} differ")
        for row in tables[name]["codes"]:
            for language, key in LANGUAGES.items():
                label = ours[name].label(row["code"], catalogue(language))
                if label != RENAMED.get(row[key], row[key]):
                    found.append(f"{name}.{row['code']} {language}: {row[key]!r} is declared as {label!r}")
    return len(tables), sum(len(table["codes"]) for table in tables.values()), found


def test_the_fields_of_a_person_are_those_of_the_tables() -> None:
    count, found = field_differences(PERSON)
    tell(f"person: {count} fields, {len(found)} differences")
    assert found == []


def test_the_fields_of_an_enterprise_are_those_of_the_tables() -> None:
    count, found = field_differences(ENTERPRISE)
    tell(f"enterprise: {count} fields, {len(found)} differences")
    assert found == []


def test_the_groups_are_those_of_the_tables() -> None:
    for kind in (PERSON, ENTERPRISE):
        groups, columns, found = group_differences(kind)
        tell(f"{kind.name}: {groups} groups, {columns} columns, {len(found)} differences")
        assert found == []


def test_the_lists_of_choices_are_those_of_the_tables() -> None:
    lists, codes, found = choice_differences()
    tell(f"choices: {lists} lists, {codes} codes, {len(found)} differences")
    assert found == []


def test_what_is_not_declared_yet_is_in_the_tables_and_not_stored() -> None:
    for kind in (PERSON, ENTERPRISE):
        unstored = {row["key"] for row in rows(kind.name) if not row["stored"]}
        assert NOT_YET[kind.name] - (unstored - set(kind.by_key)) == set()


def test_the_comparison_sees_a_difference() -> None:
    row = next(row for row in rows("person") if row["key"] == "full_name")
    for what in ("key", "type", "sensitivity", "stored", "zh_hans", "id"):
        assert len(list(told(PERSON, {**row, what: "other"}, PERSON.title))) >= 1
