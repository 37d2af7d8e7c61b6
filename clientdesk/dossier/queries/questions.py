"""Questions by name, each a tree of conditions: what later kinds contribute, and what takes several conditions to ask.

A kind that keeps contacts adds two lines here (`within`), and every client can be asked whether there was one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.choices.work import TASK_STATE
from clientdesk.dossier.fields import Field
from clientdesk.dossier.insurance.course import COVERED, GRACE
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child
from clientdesk.dossier.queries.operands import NOTHING, PERIOD, STRETCH, YEARLY_STRETCH, Operand
from clientdesk.dossier.queries.tree import Branch, Condition, Has, all_of, any_of, none_of
from clientdesk.dossier.values import PartialDate
from clientdesk.dossier.work.contact import NO_CONTACT, Contact
from clientdesk.dossier.work.task import OPEN, Task
from clientdesk.i18n import N_

Meaning = Callable[[Any], Branch]


@dataclass(frozen=True)
class Question:
    """A question that has a name.

    label    as the designer offers it
    operand  what it asks for besides
    meaning  the conditions it stands for, given the operand's value
    needs    the fields and ways that what is asked must have; elsewhere the question is not offered
    says     what somebody has of whom `meaning` holds, `{value}` in its place; `denies` what the others have
    when     the operator by whose words the value is read back; empty without a value
    opposite whether it asks for the contrary of `meaning`
    """

    name: str
    label: str
    operand: Operand
    meaning: Meaning
    needs: tuple[str, ...]
    says: str
    denies: str
    when: str = ""
    opposite: bool = False

    def branch(self, value: Any) -> Branch:
        """What it comes down to for a value."""
        meant = self.meaning(value)
        return none_of(meant) if self.opposite else meant


def _on(field: Field[Any], op: str, value: object = None) -> Condition:
    return Condition(field.key, op, value)


def within(relation: str, day: str, *others: Condition) -> Meaning:
    """There was such a record in the last days: `relation` leads to records whose field `day` says when; `others` are
    what else must hold for them."""
    return lambda span: all_of(Has(relation, all_of(Condition(day, "last", span), *others)))


def _kept_by(solar: Condition, lunar: Condition, of_solar: Condition) -> Branch:
    """A birthday by the calendar the client keeps it by; where nobody has said, by the one it is known in, Gregorian
    first. Who keeps the lunar one is found by the lunar day of a Gregorian date of birth too."""
    by_the_moon = _on(Basics.birthday_calendar, "any_of", ("lunar", "both"))
    whole_day = _on(Basics.birth_date, "between", (PartialDate(1901, 2, 19), PartialDate(2100, 2, 8)))
    lunar_unknown = all_of(_on(Basics.birth_lunar, "empty"), none_of(whole_day))
    return any_of(
        all_of(_on(Basics.birthday_calendar, "none_of", ("lunar",)), solar),
        all_of(_on(Basics.birthday_calendar, "any_of", ("lunar",)), lunar_unknown, solar),
        all_of(by_the_moon, lunar),
        all_of(by_the_moon, _on(Basics.birth_lunar, "empty"), of_solar),
        all_of(_on(Basics.birthday_calendar, "empty"), _on(Basics.birth_date, "empty"), lunar),
    )


def _birthday_next(span: Any) -> Branch:
    return _kept_by(
        _on(Basics.birth_date, "falls_next", span),
        _on(Basics.birth_lunar, "falls_next", span),
        _on(Basics.birth_date, "falls_lunar_next", span),
    )


def _birthday_in(period: Any) -> Branch:
    return _kept_by(
        _on(Basics.birth_date, "falls", period),
        _on(Basics.birth_lunar, "falls", period),
        _on(Basics.birth_date, "falls_lunar", period),
    )


def _row_birthday(op: str) -> Meaning:
    """Of people in rows nobody says which birthday they keep: both count."""
    return lambda when: any_of(_on(Child.birthday, op, when), _on(Child.birthday_lunar, op, when))


def _planned(nothing: Any) -> Branch:
    over = tuple(code for code in TASK_STATE.labels if code not in OPEN)
    return all_of(Has(_TASKS, all_of(_on(Task.state, "none_of", over))))


def _in_force(nothing: Any) -> Branch:
    return all_of(Has(_POLICIES, all_of(_on(Policy.status, "any_of", COVERED))))


def _policy_due(span: Any) -> Branch:
    """A policy in force ends, and nobody has decided what then, or a premium is due, or it is overdue."""
    ends = all_of(_on(Policy.end, "next", span), _on(Policy.renewal_result, "empty"))
    comes = any_of(ends, _on(Policy.next_premium_due, "next", span), _on(Policy.status, "any_of", (GRACE,)))
    return all_of(Has(_POLICIES, all_of(_on(Policy.status, "any_of", COVERED), comes)))


_POLICIES = f"policy.{Policy.client.key}"
_CONTACTS = f"contact.{Contact.client.key}"
_TASKS = f"task.{Task.client.key}"
_CONTACT = within(_CONTACTS, Contact.date.key, _on(Contact.kind, "none_of", (NO_CONTACT,)))
"""A note is no contact."""
_ROW_BIRTHDAY = (Child.birthday.key, Child.birthday_lunar.key)
"""The columns of people's birthdays bear the same keys in every group."""
_BIRTHDAY = (Basics.birth_date.key, Basics.birth_lunar.key, Basics.birthday_calendar.key)
QUESTIONS: tuple[Question, ...] = (
    Question(
        "birthday_next",
        N_("has a birthday in the next"),
        YEARLY_STRETCH,
        _birthday_next,
        _BIRTHDAY,
        N_("a birthday {value}"),
        N_("no birthday {value}"),
        when="falls_next",
    ),
    Question(
        "birthday_in",
        N_("has a birthday in"),
        PERIOD,
        _birthday_in,
        _BIRTHDAY,
        N_("a birthday {value}"),
        N_("no birthday {value}"),
        when="falls",
    ),
    Question(
        "birthday_next",
        N_("has a birthday in the next"),
        YEARLY_STRETCH,
        _row_birthday("falls_next"),
        _ROW_BIRTHDAY,
        N_("a birthday {value}"),
        N_("no birthday {value}"),
        when="falls_next",
    ),
    Question(
        "birthday_in",
        N_("has a birthday in"),
        PERIOD,
        _row_birthday("falls"),
        _ROW_BIRTHDAY,
        N_("a birthday {value}"),
        N_("no birthday {value}"),
        when="falls",
    ),
    Question(
        "contact",
        N_("had a contact in the last"),
        STRETCH,
        _CONTACT,
        (_CONTACTS,),
        N_("a contact {value}"),
        N_("no contact {value}"),
        when="last",
    ),
    Question(
        "no_contact",
        N_("had no contact in the last"),
        STRETCH,
        _CONTACT,
        (_CONTACTS,),
        N_("a contact {value}"),
        N_("no contact {value}"),
        when="last",
        opposite=True,
    ),
    Question(
        "insured",
        N_("has a policy in force"),
        NOTHING,
        _in_force,
        (_POLICIES,),
        N_("a policy in force"),
        N_("no policy in force"),
    ),
    Question(
        "not_insured",
        N_("has no policy in force"),
        NOTHING,
        _in_force,
        (_POLICIES,),
        N_("a policy in force"),
        N_("no policy in force"),
        opposite=True,
    ),
    Question(
        "policy_due",
        N_("has a policy that ends, or a premium that is due, in the next"),
        STRETCH,
        _policy_due,
        (_POLICIES,),
        N_("a policy that ends or of which a premium is due {value}"),
        N_("no policy that ends or of which a premium is due {value}"),
        when="next",
    ),
    Question(
        "planned",
        N_("has something to be done"),
        NOTHING,
        _planned,
        (_TASKS,),
        N_("something to be done"),
        N_("nothing to be done"),
    ),
    Question(
        "nothing_planned",
        N_("has nothing to be done"),
        NOTHING,
        _planned,
        (_TASKS,),
        N_("something to be done"),
        N_("nothing to be done"),
        opposite=True,
    ),
)
"""All questions there are; those whose needs are not met are not offered. A name may mean one thing of files and
another of rows."""
