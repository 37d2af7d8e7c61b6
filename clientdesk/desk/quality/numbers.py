"""Looking at identity and registration numbers: what the declarations object to, and what the numbers tell."""

from collections.abc import Iterator
from typing import Any

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, Remedy
from clientdesk.desk.quality.seeking import Places, Seeker, Seen
from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.basics import InvoiceTitle
from clientdesk.dossier.fields import Field, Section
from clientdesk.dossier.inferred import inferred
from clientdesk.dossier.person.basics import Basics
from clientdesk.i18n import N_, Sentence

_PERSON = (
    Basics.id_number,
    Basics.id_doc_type,
    Basics.birth_date,
    Basics.gender,
    Basics.employer_reg_no,
    Basics.annual_income,
    Basics.annual_income_to,
)
_FIRM = (Firm.reg_no, Firm.founded, Firm.shareholders)
_TAX = (Firm.invoice_titles, InvoiceTitle.tax_no)
_TOLD_AS_NUMBERS = {Basics.id_number.key, Basics.gender.key, Basics.employer_reg_no.key, Firm.reg_no.key}
_TOLD_AS_DAYS = {Basics.birth_date.key, Firm.founded.key}


class Numbers(Seeker):
    """The checks of the sections that hold the numbers; dates that they object to are told as dates."""

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        yield from (field for field in (*_PERSON, *_FIRM) if places.has(field))
        if places.has(Firm.invoice_titles):
            yield from _TAX

    def look(self, seen: Seen) -> Iterator[Finding]:
        record = seen.record
        section: type[Section] | None
        section = Basics if seen.has(Basics.id_number) else Firm if seen.has(Firm.reg_no) else None
        if section is None:
            return
        for problem in section.check(record, seen.reading):
            field, key = problem.field, problem.field.key
            told = matters.NUMBERS if key in _TOLD_AS_NUMBERS else matters.DAYS if key in _TOLD_AS_DAYS else None
            if told is not None:
                yield Finding(told.name, seen.line, field, Sentence(problem.text, problem.values), value=record[field])
        if section is Basics:
            yield from self._told_by_number(seen)
        else:
            yield from self._tax_numbers(seen)

    def _told_by_number(self, seen: Seen) -> Iterator[Finding]:
        odd = Sentence(N_("It is empty, but the identity number tells it."))
        for field, value in inferred(seen.record, Basics.id_number).empty:
            yield Finding(matters.FROM_NUMBER.name, seen.line, field, odd, remedy=Remedy(None, value))

    def _tax_numbers(self, seen: Seen) -> Iterator[Finding]:
        for row in seen.record.rows(Firm.invoice_titles):
            number = row[InvoiceTitle.tax_no]
            if number and (text := credit_code_problem(number)):
                yield Finding(
                    matters.NUMBERS.name,
                    seen.line,
                    Firm.invoice_titles,
                    Sentence(text),
                    value=number,
                    column=InvoiceTitle.tax_no,
                    row=row.id,
                )
