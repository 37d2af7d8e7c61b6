"""The page of policies: the calendar of renewals, premiums due, all policies, those that lapsed, claims."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.insuring.given import Claimed, Held, amounts_of
from clientdesk.dossier.kinds import CLAIM, HOUSE, POLICY
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import colours_of, em, primary
from clientdesk.ui.page_parts import in_a_row, nothing_yet, page_title, title_line
from clientdesk.ui.policies.months import MonthStrip
from clientdesk.ui.policies.seen import ALL, CALENDAR, CLAIMS, PARTS, Seen, look_up
from clientdesk.ui.policies.verbs import Line, Verbs
from clientdesk.ui.policies.wording import (
    CLAIM_COLUMNS,
    POLICY_COLUMNS,
    claim_samples,
    claim_told,
    held_samples,
    persistency_told,
    policy_told,
)
from clientdesk.ui.trade.book_page import BookPage
from clientdesk.ui.trade.table import LinesTable, Told
from clientdesk.ui.trade.wording import told

_MASKED = N_("While personal data is masked, policies are not shown.")


class PoliciesPage(BookPage):
    """`counted` tells how many premiums are due or policies end soon; `client_asked` the code of a client to be
    shown."""

    counted = Signal(int)
    client_asked = Signal(str)
    import_asked = Signal()
    kinds = frozenset({POLICY.name, CLAIM.name, HOUSE.name})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found = Seen(context.desk.today)
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 4))
        column.setSpacing(em(self, 0.7))
        self.verbs = Verbs(context, self.chosen, self)
        column.addLayout(self._make_head())
        column.addLayout(self._make_parts())
        self.months = MonthStrip(words, self)
        self.months.chosen.connect(lambda _month: self._show_shown())
        column.addWidget(self.months)
        column.addLayout(self.verbs.line())
        self.places = QStackedWidget(self)
        self.table: LinesTable[Held] = LinesTable(
            words, words.tr(N_("Policies")), POLICY_COLUMNS, self._tell_policy, self.places
        )
        self.claims: LinesTable[Claimed] = LinesTable(
            words, words.tr(N_("Claims")), CLAIM_COLUMNS, self._tell_claim, self.places
        )
        self.claims.choose_one()
        self.empty = self._make_empty(self.places)
        for place in (self.table, self.claims, self.empty):
            self.places.addWidget(place)
        column.addWidget(self.places, 1)
        self.persistency = quiet(parent=self)
        column.addWidget(self.persistency)
        for table in (self.table, self.claims):
            table.opened.connect(self.verbs.open_line)
            table.moved.connect(self.verbs.look)
        self.verbs.changed.connect(self.changed)
        self.verbs.done.connect(self.done)
        self.verbs.told.connect(self.told)
        self.verbs.stored.connect(self._want)
        self.verbs.client_asked.connect(self.client_asked)
        self.setFocusProxy(self.table)
        self._show_shown()

    # Making

    def _make_head(self) -> QHBoxLayout:
        tr = self.context.words.tr
        self.sum = quiet(parent=self)
        self.add_button = push(tr(N_("+ Policy")), self.verbs.write, self)
        self.bring_button = push(tr(N_("Import policies…")), self.import_asked.emit, self)
        return title_line(page_title(tr(N_("Policies")), self), self.sum, [self.add_button, self.bring_button])

    def _make_parts(self) -> QHBoxLayout:
        self.parts = [push("", partial(self.show_part, name), self) for name, *_rest in PARTS]
        self.group = one_of(self.parts, self)
        return in_a_row(self.parts, self)

    def _make_empty(self, parent: QWidget) -> QWidget:
        tr, side = self.context.words.tr, QWidget(parent)
        said = N_(
            "A policy needs its holder, what it covers, the premium and how it is paid. What is due next, the tasks "
            "60, 30 and 7 days before, grace and lapse then follow by themselves."
        )
        self.nothing, self.next_step = heading(parent=side), quiet(tr(said), side)
        self.begin = push(tr(N_("Write a policy")), self.verbs.write, side)
        primary(self.begin)
        self.begin_by_import = push(tr(N_("Import policies…")), self.import_asked.emit, side)
        return nothing_yet(side, [self.nothing, self.next_step], [self.begin, self.begin_by_import])

    # Showing

    def refresh(self) -> None:
        """Look everything up anew."""
        self.is_stale = False
        self.context.tasks.read("policies", partial(look_up, self.context.desk), self.show_found)

    def show_found(self, found: Seen) -> None:
        """Show what was looked up."""
        self.found = found
        self.counted.emit(len(found.due))
        self.months.show_months(found.months)
        self.persistency.setText(persistency_told(found.persistency, self.context.words))
        self.persistency.setVisible(bool(self.persistency.text()))
        self._show_shown()

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return PARTS[max(0, self.group.checkedId())][0]

    def show_part(self, name: str) -> None:
        """Show a part."""
        place = next(place for place, part in enumerate(PARTS) if part[0] == name)
        self.parts[place].setChecked(True)
        self._show_shown()

    def chosen(self) -> Sequence[Line]:
        """The policies or claims that are chosen."""
        shown = self.places.currentWidget()
        return (
            self.table.chosen_lines()
            if shown is self.table
            else self.claims.chosen_lines()
            if shown is self.claims
            else []
        )

    def _want(self, code: str) -> None:
        self.wanted = code

    def mind_privacy(self) -> None:
        """Somebody looks on, or not any more: policies tell of people, money and illness."""
        self._show_shown()

    def _show_shown(self) -> None:
        words, name, is_masked = self.context.words, self.part, self.context.privacy.is_on
        self._name_parts()
        policies = () if is_masked else self._shown(name)
        claims = self.found.claims if name == CLAIMS and not is_masked else ()
        table = self.claims if name == CLAIMS else self.table
        before = self.wanted or (table.current.code if table.current else "")
        lines: Sequence[Line] = claims if name == CLAIMS else policies
        at = next((place for place, each in enumerate(lines) if each.code == before), 0)
        self.wanted = ""
        self.table.show_lines(policies, at=at)
        self.claims.show_lines(claims, at=at)
        self.table.fit_last(held_samples(policies, words))
        self.claims.fit_last(claim_samples(claims, words))
        nothing = _MASKED if is_masked else next(text for part, _title, text in PARTS if part == name)
        self.nothing.setText(words.tr(nothing))
        for part in (self.next_step, self.begin, self.begin_by_import):
            part.setVisible(not self.found.policies and not is_masked)
        for button in (self.add_button, self.bring_button):
            button.setEnabled(not is_masked)
        self.places.setCurrentWidget(table if lines else self.empty)
        self.months.setVisible(name == CALENDAR and bool(self.found.coming) and not is_masked)
        self.setFocusProxy(table)
        sums = amounts_of(each for each in policies if each.is_covered)
        self.sum.setText(words.tr(N_("Premiums {amounts}"), amounts=told(sums, words)) if sums else "")
        self.verbs.look()

    def _shown(self, name: str) -> tuple[Held, ...]:
        if name == CALENDAR and self.months.month is not None:
            month = self.months.month
            return next((tuple(each.policies) for each in self.found.months if each.begin == month), ())
        return self.found.part(name)

    def _name_parts(self) -> None:
        open_claims = sum(each.is_open for each in self.found.claims)
        for button, (name, title, _nothing) in zip(self.parts, PARTS, strict=True):
            count = open_claims if name == CLAIMS else len(self.found.part(name))
            text = self.context.words.tr(title)
            button.setText(f"{text} ({count:,})" if count and name != ALL else text)

    def _tell_policy(self, each: Held) -> Told:
        return policy_told(each, self.context.words, colours_of(self))

    def _tell_claim(self, each: Claimed) -> Told:
        return claim_told(each, self.context.words, colours_of(self))
