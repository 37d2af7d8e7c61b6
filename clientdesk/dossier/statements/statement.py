"""A financial statement: whose, of which period, in what money and by which standard; its lines stand in sections."""

from collections.abc import Iterator

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import AUDIT_OPINION
from clientdesk.dossier.choices.statements import BASIS, SCOPE, STANDARD, STATUS, UNIT
from clientdesk.dossier.fields import PERSONAL, Field, Problem, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, Choice, Reading, Reference, Text
from clientdesk.i18n import N_

DRAFT, CHECKED, LOCKED = "draft", "checked", "locked"
COMPLETE, PARTIAL = "complete", "partial"
SINGLE, CONSOLIDATED = "single", "consolidated"


def _currency(reading: Reading) -> str:
    return reading.currency


class Statement(Section, of="statement", id="ST1", title=N_("Financial statement")):
    """The head of a statement. Amounts are kept in units of its currency, whatever the unit they are typed in."""

    name = Field(N_("Period"), Text(60), id="ST1.1", required=True)
    client = Field(N_("Enterprise"), Reference("enterprise"), id="ST1.2", sensitivity=PERSONAL, required=True)
    scope = Field(N_("Scope"), Choice(SCOPE), id="ST1.3", default=SINGLE)
    period_start = Field(N_("From"), DATE, id="ST1.4", required=True)
    period_end = Field(N_("To"), DATE, id="ST1.5", required=True, not_before=period_start)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="ST1.6", default=_currency)
    unit = Field(N_("Typed in"), Choice(UNIT), id="ST1.7", default="1")
    standard = Field(N_("Accounting standard"), Choice(STANDARD), id="ST1.8", default="cas")
    basis = Field(N_("Blank lines"), Choice(BASIS), id="ST1.9", default=COMPLETE)
    audited = Field(N_("Audited"), BOOL, id="ST1.10")
    auditor = Field(N_("Auditor"), Text(120), id="ST1.11")
    opinion = Field(N_("Auditor's opinion"), Choice(AUDIT_OPINION), id="ST1.12")
    source = Field(N_("Source"), Text(200), id="ST1.13")
    version = Field(N_("Version"), Text(60), id="ST1.14")
    note = Field(N_("Note"), LONG_TEXT, id="ST1.15", sensitivity=PERSONAL)
    status = Field(N_("Status"), Choice(STATUS), id="ST1.16", default=DRAFT, fixed=True)

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """What is locked stands as it is."""
        if record.original(cls.status) == LOCKED:
            for field, _old, _new in record.changed():
                if field.key != cls.note.key:
                    text = N_("This statement is locked. Unlock it first.")
                    yield Problem(field, text, {}, refused=True)
