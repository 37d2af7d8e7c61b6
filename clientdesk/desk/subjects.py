"""The subjects of a desk: what a user can do with an open file, one for each concern."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from clientdesk.desk.answers import Answers
from clientdesk.desk.attachments import Attachments
from clientdesk.desk.bulk import Bulk
from clientdesk.desk.cards import Cards
from clientdesk.desk.clients import Clients
from clientdesk.desk.credit import Credit
from clientdesk.desk.credit_memo import CreditMemo
from clientdesk.desk.disclosures import Disclosures
from clientdesk.desk.doubles.subject import Doubles
from clientdesk.desk.drafts import Drafts
from clientdesk.desk.house import HouseRules
from clientdesk.desk.importing.importing import Importing
from clientdesk.desk.insuring import Insuring
from clientdesk.desk.keeping import Keeping
from clientdesk.desk.ledgers import Ledgers
from clientdesk.desk.letters import Letters
from clientdesk.desk.mailing.mailing import Mailing
from clientdesk.desk.morning import Morning
from clientdesk.desk.my_day import MyDay
from clientdesk.desk.outgoing import Outgoing
from clientdesk.desk.own_fields import OwnFields
from clientdesk.desk.past import Past
from clientdesk.desk.quality.quality import Quality
from clientdesk.desk.querying import Querying
from clientdesk.desk.relations import Relations
from clientdesk.desk.reminders import Reminders
from clientdesk.desk.sample import Sample
from clientdesk.desk.searching import Searching
from clientdesk.desk.selling import Opportunities
from clientdesk.desk.service import Service
from clientdesk.desk.statement_books import StatementBooks
from clientdesk.desk.statements import Statements
from clientdesk.desk.tags import Tags
from clientdesk.desk.trading import Trading
from clientdesk.desk.views import SavedViews
from clientdesk.desk.work import Work

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


class Subjects:
    """What `Desk` offers, each made when it is first asked for."""

    @property
    def _desk(self) -> "Desk":
        return cast("Desk", self)

    @cached_property
    def clients(self) -> Clients:
        """Making, reading, saving, throwing away, listing."""
        return Clients(self._desk)

    @cached_property
    def bulk(self) -> Bulk:
        """The same change to many clients."""
        return Bulk(self._desk)

    @cached_property
    def searching(self) -> Searching:
        """Finding by any piece of text."""
        return Searching(self._desk)

    @cached_property
    def querying(self) -> Querying:
        """Asking for clients by conditions."""
        return Querying(self._desk)

    @cached_property
    def views(self) -> SavedViews:
        """Questions kept under a name."""
        return SavedViews(self._desk)

    @cached_property
    def past(self) -> Past:
        """Undo, redo, history, as of a day."""
        return Past(self._desk)

    @cached_property
    def own_fields(self) -> OwnFields:
        """The user's own fields."""
        return OwnFields(self._desk)

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed but cannot be stored yet."""
        return Drafts(self._desk)

    @cached_property
    def answers(self) -> Answers:
        """Not known, not applicable, ask next time."""
        return Answers(self._desk)

    @cached_property
    def attachments(self) -> Attachments:
        """Photos and files."""
        return Attachments(self._desk)

    @cached_property
    def cards(self) -> Cards:
        """Printed cards."""
        return Cards(self._desk)

    @cached_property
    def house(self) -> HouseRules:
        """Our company, and what it wants to stand on its cards."""
        return HouseRules(self._desk)

    @cached_property
    def mailing(self) -> Mailing:
        """Labels and envelopes."""
        return Mailing(self._desk)

    @cached_property
    def disclosures(self) -> Disclosures:
        """The record of sensitive values given out."""
        return Disclosures(self._desk)

    @cached_property
    def ledgers(self) -> Ledgers:
        """Workbooks."""
        return Ledgers(self._desk)

    @cached_property
    def letters(self) -> Letters:
        """Letters, statements of account, reminders of payments."""
        return Letters(self._desk)

    @cached_property
    def importing(self) -> Importing:
        """Clients out of files of others."""
        return Importing(self._desk)

    @cached_property
    def outgoing(self) -> Outgoing:
        """What leaves the house for other programs."""
        return Outgoing(self._desk)

    @cached_property
    def doubles(self) -> Doubles:
        """Files of the same client: found, told apart, merged."""
        return Doubles(self._desk)

    @cached_property
    def work(self) -> Work:
        """Tasks and contact records."""
        return Work(self._desk)

    @cached_property
    def credit(self) -> Credit:
        """Evaluations of clients, and the limits granted upon them."""
        return Credit(self._desk)

    @cached_property
    def credit_memo(self) -> CreditMemo:
        """What the credit file gives out."""
        return CreditMemo(self._desk)

    @cached_property
    def statements(self) -> Statements:
        """Financial statements and their ratios."""
        return Statements(self._desk)

    @cached_property
    def statement_books(self) -> StatementBooks:
        """Statements out of workbooks."""
        return StatementBooks(self._desk)

    @cached_property
    def quality(self) -> Quality:
        """What is wrong, missing or old in the file."""
        return Quality(self._desk)

    @cached_property
    def trading(self) -> Trading:
        """Products, documents, and what is owed."""
        return Trading(self._desk)

    @cached_property
    def opportunities(self) -> Opportunities:
        """What may become an order."""
        return Opportunities(self._desk)

    @cached_property
    def insurance(self) -> Insuring:
        """Policies, renewals, claims."""
        return Insuring(self._desk)

    @cached_property
    def service(self) -> Service:
        """Requests, dispatches, complaints, installed items, service plans."""
        return Service(self._desk)

    @cached_property
    def tags(self) -> Tags:
        """Tags and whose they are."""
        return Tags(self._desk)

    @cached_property
    def sample(self) -> Sample:
        """The sample clients."""
        return Sample(self._desk)

    @cached_property
    def morning(self) -> Morning:
        """What the day asks for."""
        return Morning(self._desk)

    @cached_property
    def my_day(self) -> MyDay:
        """The day on paper."""
        return MyDay(self._desk)

    @cached_property
    def relations(self) -> Relations:
        """Who is near a client, as a graph."""
        return Relations(self._desk)

    @cached_property
    def reminders(self) -> Reminders:
        """What is to be remembered now."""
        return Reminders(self._desk)

    @cached_property
    def keeping(self) -> Keeping:
        """Checks, backups, passwords, the dump."""
        return Keeping(self._desk)
