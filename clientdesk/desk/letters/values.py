"""What stands in the places of a letter for one client, in the language of the letter."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.desk.house import head_of
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.letters import Letters, kept
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.occasions import Event, occasions
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import Standing
from clientdesk.exchange.letters.addressed import company_of, name_of, person_in_charge, salutation
from clientdesk.exchange.letters.days import day_of_year, day_words
from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.i18n import Catalogue

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.letters.tables import Items

_YEAR = 366


class Filler:
    """Fills the places for clients, one after another; what concerns the house is read once."""

    def __init__(self, desk: "Desk", words: Catalogue) -> None:
        self.desk = desk
        self.words = words
        house = desk.house.record()
        self.deadline = desk.today + timedelta(kept(house, Letters.pay_within))
        self.ours = {
            "today": day_words(desk.today, words),
            "our_company": head_of(house, words.language).name,
            "our_phone": _shown(house, Company.phone, words),
            "our_email": _shown(house, Company.email, words),
            "our_bank": _shown(house, Company.bank_line, words),
        }

    def values(
        self, client: Record, to: Recipient, *, standings: Sequence[Standing] = (), items: "Items | None" = None
    ) -> Mapping[str, str]:
        """{place: text}; a place for which nothing is known is absent or empty."""
        return {**self.ours, **self._of_client(client, to), **self._owed(standings), **self._overdue(items)}

    def _of_client(self, client: Record, to: Recipient) -> dict[str, str]:
        words, row = self.words, person_in_charge(client) if to.name else None
        name = name_of(client, words)
        owner = client[Header.owner_id]
        if client.kind.name == PERSON.name:
            position = client[Basics.position]
        else:
            position = row[OrgPerson.post] if row else None
        return {
            "salutation": salutation(client, words, unnamed=not to.name),
            "name": name,
            "company": company_of(client, words),
            "position": position or "",
            "code": client.code,
            "birthday": self._birthday(client),
            "owner": owner.name if owner else "",
        }

    def _birthday(self, client: Record) -> str:
        mine = (
            one
            for one in occasions(client, self.desk.today, days=_YEAR)
            if one.about.event is Event.BIRTHDAY and one.about.relation is None
        )
        found = next(mine, None)
        return day_of_year(found.on, self.words) if found else ""

    def _owed(self, standings: Sequence[Standing]) -> dict[str, str]:
        return {"balance": self._amounts({each.currency: each.balance for each in standings})}

    def _overdue(self, items: "Items | None") -> dict[str, str]:
        if items is None or not items.accounts:
            return {}
        oldest = min((row for account in items.accounts for row in account.rows), key=lambda row: row.due)
        return {
            "overdue": self._amounts({account.currency: account.to_pay for account in items.accounts}),
            "days_overdue": str(oldest.days),
            "due_since": day_words(oldest.due, self.words),
            "deadline": day_words(self.deadline, self.words),
        }

    def _amounts(self, amounts: Mapping[str, Decimal]) -> str:
        from clientdesk.exchange.letters.tables import money

        return self.words.listed(money(value, currency) for currency, value in amounts.items())


def _shown(house: Record, field: Field[Any], words: Catalogue) -> str:
    value = house[field]
    return field.type.show(value, words) if value else ""
