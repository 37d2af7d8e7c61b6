"""The tab of a client's insurance: policies held, insured by or paid from, claims, and the covers of the household."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.insuring.given import PERSONAL_COVERS, Claimed, Held, Holdings, Member
from clientdesk.dossier.choices.insurance import INSURED_RELATION
from clientdesk.dossier.kinds import CLAIM, POLICY
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em, on_paper, primary
from clientdesk.ui.opened import Opened
from clientdesk.ui.policies.verbs import Line, Verbs
from clientdesk.ui.policies.wording import (
    CLAIM_COLUMNS,
    claim_samples,
    claim_told,
    cover_label,
    held_samples,
    policy_told,
    sum_told,
)
from clientdesk.ui.trade.table import Column, LinesTable, Told

POLICIES, CLAIMS, HOUSEHOLD = range(3)
_TITLES = (N_("Policies"), N_("Claims"), N_("Household"))
_HOLDS, _INSURED, _PAID = N_("Holds it"), N_("Is insured"), N_("Is paid")
_COLUMNS = (
    Column(N_("What comes"), 24),
    Column(N_("Policy"), 28),
    Column(N_("Role"), 13),
    Column(N_("Premium"), 15, right=True),
    Column(N_("Status"), 13),
)
_GAP = "–"


@dataclass(frozen=True)
class Part:
    """A policy with what the client has to do with it (a message id)."""

    role: str
    policy: Held


class PoliciesTab(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` says what
    went wrong; `client_asked` the code of a client to be shown."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    client_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.seen = Holdings()
        self.wanted = ""
        words = context.words
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.6), em(self, 0.8), em(self, 1.6), em(self, 1))
        column.setSpacing(em(self, 0.6))
        self.verbs = Verbs(context, self.chosen, self)
        column.addLayout(self._make_parts())
        column.addLayout(self.verbs.line())
        self.places = QStackedWidget(self)
        self.table: LinesTable[Part] = LinesTable(words, words.tr(_TITLES[0]), _COLUMNS, self._tell_part, self.places)
        self.claims: LinesTable[Claimed] = LinesTable(
            words, words.tr(_TITLES[1]), CLAIM_COLUMNS, self._tell_claim, self.places
        )
        self.household: LinesTable[Member] = LinesTable(
            words, words.tr(_TITLES[2]), _member_columns(), self._tell_member, self.places
        )
        self.empty = self._make_empty(self.places)
        for place in (self.table, self.claims, self.household, self.empty):
            self.places.addWidget(place)
        column.addWidget(self.places, 1)
        self.gaps = wrapping(parent=self)
        coloured(self.gaps, colours_of(self).warning)
        column.addWidget(self.gaps)
        self._connect()
        self.show_part(POLICIES)

    def _connect(self) -> None:
        for table in (self.table, self.claims):
            table.moved.connect(self.verbs.look)
            table.opened.connect(lambda _line: self.verbs.open_current())
        self.claims.choose_one()
        self.household.choose_one()
        self.household.opened.connect(self._show_member)
        self.verbs.changed.connect(self.changed)
        self.verbs.done.connect(self.done)
        self.verbs.told.connect(self.told)
        self.verbs.stored.connect(self._want)

    def _make_parts(self) -> QHBoxLayout:
        tr = self.context.words.tr
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.parts = [push(tr(title), partial(self.show_part, place), self) for place, title in enumerate(_TITLES)]
        for button in self.parts:
            line.addWidget(button)
        self.group = one_of(self.parts, self)
        line.addStretch()
        self.add_button = push(tr(N_("+ Policy")), self.write, self)
        line.addWidget(self.add_button)
        return line

    def _make_empty(self, parent: QWidget) -> QWidget:
        tr, side = self.context.words.tr, QWidget(parent)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, em(self, 1), 0, 0)
        column.setSpacing(em(self, 0.8))
        self.nothing = heading(parent=side)
        self.next_step = quiet(parent=side)
        column.addWidget(self.nothing)
        column.addWidget(self.next_step)
        line = QHBoxLayout()
        self.begin = push(tr(N_("Write a policy")), self.write, side)
        primary(self.begin)
        line.addWidget(self.begin)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()
        return side

    # Showing

    def show_client(self, opened: Opened) -> None:
        """Look up what a client has to do with insurance, and show it."""
        if self.opened is None or self.opened.record.id != opened.record.id:
            self.take_seen(Holdings())
        self.opened = opened
        self._refresh()

    def take_news(self, changed: Changed) -> None:
        """A step has been done: look again where it may concern what is shown."""
        if self.opened is not None and not {POLICY.name, CLAIM.name}.isdisjoint((changed.clients or {}).values()):
            self._refresh()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        shown = self.places.currentWidget()
        if shown is not None:
            (self.begin if shown is self.empty else shown).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _refresh(self) -> None:
        assert self.opened is not None
        look = partial(self.context.desk.insurance.of_client, self.opened.record)
        self.context.tasks.read("policies of", look, self.take_seen)

    def take_seen(self, seen: Holdings) -> None:
        """Show what was looked up."""
        self.seen = seen
        lines = [Part(_HOLDS, each) for each in seen.held]
        lines += [Part(_INSURED, each) for each in seen.insured]
        known = {each.code for each in seen.insured}
        lines += [Part(_PAID, each) for each in seen.benefits if each.code not in known]
        before = self.wanted or (self.table.current.policy.code if self.table.current else "")
        self.wanted = ""
        self.table.show_lines(lines, at=next((n for n, each in enumerate(lines) if each.policy.code == before), 0))
        self.claims.show_lines(seen.claims)
        self.table.fit_last(held_samples([each.policy for each in lines], self.context.words))
        self.claims.fit_last(claim_samples(seen.claims, self.context.words))
        self.household.show_lines(seen.household)
        for button, title, count in zip(self.parts, _TITLES, (len(lines), len(seen.claims), 0), strict=True):
            text = self.context.words.tr(title)
            button.setText(f"{text} ({count})" if count else text)
        self.show_part(max(0, self.group.checkedId()))

    def show_part(self, place: int) -> None:
        """Show the policies, the claims or the household."""
        tr = self.context.words.tr
        self.parts[place].setChecked(True)
        tables = (self.table, self.claims, self.household)
        has_any = bool(tables[place].lines)
        if place == CLAIMS:
            self.nothing.setText(tr(N_("No claims yet")))
            said = N_('Choose a policy, then "New claim": the documents usually wanted are listed.')
        else:
            self.nothing.setText(tr(N_("No policies yet")))
            said = N_("Write down what the client holds, with any insurer: what ends or is missing is worth a call.")
        self.next_step.setText(tr(said))
        self.begin.setVisible(place != CLAIMS)
        self.places.setCurrentWidget(tables[place] if has_any else self.empty)
        self.gaps.setText(self._gaps() if place == HOUSEHOLD else "")
        self.gaps.setVisible(bool(self.gaps.text()))
        self.verbs.look()

    def _gaps(self) -> str:
        """Who lacks which cover, a line for each kind."""
        words = self.context.words
        told = []
        for cover in PERSONAL_COVERS:
            lacking = [each.name for each in self.seen.household if each.lacks(cover)]
            if lacking:
                label, said = cover_label(cover, words), N_("{cover}: no cover known for {people}")
                told.append(words.tr(said, cover=label, people=words.listed(lacking)))
        return "\n".join(told)

    def chosen(self) -> Sequence[Line]:
        """The policies or claims that are chosen."""
        shown = self.places.currentWidget()
        if shown is self.table:
            return [each.policy for each in self.table.chosen_lines()]
        return self.claims.chosen_lines() if shown is self.claims else []

    def write(self) -> None:
        """Write a policy for the client."""
        if self.opened is not None:
            self.verbs.write(self.opened.record.code)

    def _want(self, code: str) -> None:
        self.wanted = code

    def _show_member(self, member: Member) -> None:
        if member.code and self.opened is not None and member.code != self.opened.record.code:
            self.client_asked.emit(member.code)

    # In words

    def _sum(self, currency: str, value: Decimal | None) -> str:
        """A sum insured, with its currency where there are several in the household."""
        codes = {code for each in self.seen.household for sums in each.covers.values() for code in sums}
        return sum_told(value, currency if len(codes) > 1 else "", self.context.words)

    def _tell_part(self, each: Part) -> Told:
        words = self.context.words
        told = policy_told(each.policy, words, colours_of(self))
        role, policy = words.tr(each.role), each.policy
        named = " · ".join(dict.fromkeys(filter(None, (policy.product, policy.policy_no, policy.insurer))))
        whose = role if each.role == _HOLDS else f"{role} · {policy.name}"
        first, last = told.texts[0], told.texts[-1]
        texts = (first, named, whose, told.texts[-2], last)
        colours = {0: told.colours[0], len(texts) - 1: told.colours[0]} if told.colours else {}
        return Told(texts, colours, told.colour)

    def _tell_claim(self, each: Claimed) -> Told:
        return claim_told(each, self.context.words, colours_of(self))

    def _tell_member(self, each: Member) -> Told:
        words, warning = self.context.words, colours_of(self).warning
        texts = [each.name, INSURED_RELATION.label(each.relation, words)]
        colours: dict[int, str] = {}
        for cover in PERSONAL_COVERS:
            sums = each.covers.get(cover)
            if sums is None:
                colours[len(texts)] = warning
            texts.append(_GAP if sums is None else " + ".join(self._sum(code, sums[code]) for code in sums))
        others = [cover_label(cover, words) for cover in each.covers if cover not in PERSONAL_COVERS and cover]
        texts.append(words.listed(others))
        return Told(tuple(texts), colours)


def _member_columns() -> tuple[Column, ...]:
    covers = (
        N_("Life"),
        N_("Illness"),
        N_("Medical"),
        N_("Accident"),
        N_("Pension"),
        N_("Savings"),
    )
    assert len(covers) == len(PERSONAL_COVERS)
    head = (Column(N_("Person"), 19), Column(N_("Relation"), 13, gives_way=2))
    sums = (Column(title, 13, right=True, sample="500,000") for title in covers)
    return (*head, *sums, Column(N_("Other"), 13, gives_way=1))
