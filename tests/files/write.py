"""Writes the file of the present format, once for each release: `python -m tests.files.write`."""

import json
import sys
from pathlib import Path
from random import Random

from clientdesk.desk import Desk
from clientdesk.dossier.fields import SETTING, WORK, Rows
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.credit import Credit
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.views import View
from clientdesk.dossier.statements.rules import RatioRules
from clientdesk.dossier.types import Photo
from clientdesk.dossier.values import Link
from clientdesk.store.engine import FORMAT
from clientdesk.store.own_fields import Definition
from tests import make

HERE = Path(__file__).parent


def write(path: Path) -> Desk:
    """A small desk with something of everything: all fields, rows, photos, own fields, answers, drafts, trash, undo,
    and a house with a logo, a choice of fields, a rhythm, rules of credit and ratios, and a view."""
    desk = make.desk(path)
    desk.user = "maker"
    for number, kind in enumerate(kind for kind in desk.kinds if kind.role is not SETTING):
        blobs: make.Blobs = {}
        record = make.record(kind, Random(number), filled=1.0, rows=0, blobs=blobs)
        for field in (*kind.values, *kind.groups):
            if isinstance(field.type, Rows | Photo):
                record[field] = make.value(field, Random(number), blobs=blobs)
        if kind.role is WORK:
            about = kind.by_key["client"]
            record[about] = Link("KH000002" if about.type.options()["to"] == "enterprise" else "KH000001")
        if status := kind.by_key.get("status"):
            record[status] = "draft"
        with desk.store.step("Add", by=desk.user) as step:
            make.keep(step, blobs)
            desk.clients.create_in(step, record)
    desk.own_fields.define(Definition("person", "x_car", "Car", "choice", choices=(("r", "Red"), ("b", "Blue"))))
    person = desk.clients.get("KH000001")
    person[desk.kind("person").by_key["x_car"]] = "r"
    desk.clients.save(person)
    desk.answers.give(person, Basics.blood_type, "unknown")
    desk.drafts.keep(person.id, Basics.height_cm.key, "12x")
    _furnish(desk)
    desk.clients.create(make.person("李芳", is_sample=True))
    desk.clients.trash(["KH000003"])
    person[Basics.full_name] = "赵大山"
    desk.clients.save(person)
    return desk


def _furnish(desk: Desk) -> None:
    blobs: make.Blobs = {}
    house = desk.house.record()
    for field in (*Company.declared.fields, *Rhythm.declared.fields):
        house[field] = make.value(field, Random(9), blobs=blobs)
    with desk.store.step("Keep", by=desk.user) as step:
        make.keep(step, blobs)
    desk.house.save(house)
    rules = desk.house.record()
    for rule in (*RatioRules.declared.fields, Credit.credit_cap, Credit.credit_currency, Credit.review_months):
        rules[rule] = make.value(rule, Random(9), blobs=blobs)
    desk.credit.keep_rules(rules)
    desk.views.save(View("Insurance", SHIPPED["insurance"].query, columns=("name", "phone")))
    desk.house.choose("full", "person", [Basics.mobile.key, "x_car", Basics.birth_date.key])


def main() -> None:
    """Write the file and, beside it, what is in it; a released one is never written again."""
    path = HERE / f"format-{FORMAT}.clientdesk"
    if path.exists():
        sys.exit(f"{path.name} was released; it stays as it is.")
    making = Path(sys.argv[1]) / path.name
    with write(making) as desk:
        told = json.dumps(desk.keeping.dump(), ensure_ascii=False, indent=1, sort_keys=True, default=str)
    path.write_bytes(making.read_bytes())
    path.with_suffix(".json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
