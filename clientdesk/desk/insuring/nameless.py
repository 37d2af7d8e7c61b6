"""Policies of others that name an erased client: the row stays with its relation and share, and is of nobody."""

import json
from typing import Any

from clientdesk.dossier.insurance.policy import Insured, Policy
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_, Catalogue
from clientdesk.store import policies
from clientdesk.store.journal import Step
from clientdesk.store.overwriting import Cells, overwrite_rows

_FILE = Insured.person_id.key


def forget_in_policies(step: Step, client: Record, *, words: Catalogue) -> None:
    """Take the name, the birthday, the number and the file of a client that is erased out of the policies that others
    hold, and out of what the journal remembers of those rows. A row is the client's where it names the file, or has
    its identity number and names no other file."""
    number = client[Basics.id_number] or "" if Basics.id_number.key in client.kind.by_key else ""
    emptied: dict[str, Any] = dict.fromkeys((Insured.birthday.key, Insured.id_no.key, _FILE))
    cells = {Insured.name.key: words.tr(N_("Erased client {code}"), code=client.code), **emptied}

    def are_theirs(held: Cells) -> bool:
        file = json.loads(str(held[_FILE])).get("code") if held.get(_FILE) else None
        return file == client.code if file else bool(number) and held.get(Insured.id_no.key) == number

    for policy in policies.telling_of(step.connection, client.code, number):
        for field in (Policy.insured, Policy.beneficiaries):
            place = step.schema.group_place[Policy.declared.name, field.key]
            overwrite_rows(step, policy, place, are_theirs=are_theirs, cells=cells)
