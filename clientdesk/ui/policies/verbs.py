"""What can be done with the policies and claims that are chosen, wherever they are listed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clientdesk.desk.insuring.given import Claimed, Held
from clientdesk.dossier.choices.insurance import CLAIM_STATUS, POLICY_STATUS
from clientdesk.dossier.insurance.course import (
    CANCELLED,
    COMING,
    DECLINED,
    IN_FORCE,
    LAPSED,
    MATURED,
    SURRENDERED,
)
from clientdesk.dossier.insurance.moves import OF_CLAIMS, OF_POLICIES
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.look import em
from clientdesk.ui.policies.asking import ClaimDialogStep, EndDialog, LostDialog, PayPremiumDialog, asks, named
from clientdesk.ui.policies.dialog import ClaimDialog, PolicyDialog
from clientdesk.ui.refusals import reason_and_hint

Line = Held | Claimed


class Chosen(Protocol):
    """Hands out the lines that are chosen."""

    def __call__(self) -> Sequence[Line]: ...


def _can_pay(each: Held) -> bool:
    return each.is_covered and each.course.next_due is not None


def _can_renew(each: Held) -> bool:
    return each.course.end is not None and not each.decided and (each.is_covered or each.standing in (LAPSED, MATURED))


def _may_become(*to: str) -> Callable[[Held], bool]:
    return lambda each: any(state in OF_POLICIES.get(each.standing, ()) for state in to)


class Verbs(QObject):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back, `told` what went
    wrong; `stored` the code of what was written, `client_asked` that of a client to be shown."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    stored = Signal(str)
    client_asked = Signal(str)

    def __init__(self, context: Context, chosen: Chosen, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.chosen = chosen
        self.side = parent
        tr = context.words.tr
        self.buttons: dict[str, tuple[QPushButton, Callable[[Sequence[Line]], bool]]] = {}
        self._add("open", tr(N_("Open")), self.open_current, lambda lines: len(lines) == 1)
        self._add("pay", tr(N_("Note the premium…")), self.pay, _all_policies(_can_pay))
        self._add("renew", tr(N_("Renew…")), self.renew, _one_policy(_can_renew))
        self._add(
            "lose", tr(N_("Not renewed…")), self.lose, _all_policies(lambda each: _can_renew(each) and each.is_covered)
        )
        self._add("issue", tr(N_("In force")), self.issue, _all_policies(lambda each: each.standing in COMING))
        self._add(
            "reinstate", tr(N_("Put in force again")), self.reinstate, _one_policy(lambda e: e.standing == LAPSED)
        )
        for to in (DECLINED, SURRENDERED, CANCELLED):
            text = tr(N_("{status}…"), status=POLICY_STATUS.label(to, context.words))
            self._add(to, text, partial(self.end, to), _all_policies(_may_become(to)))
        self._add("claim", tr(N_("New claim…")), self.claim, _one_policy(lambda _each: True))
        for to in CLAIM_STATUS.labels:
            if to != "reported":
                text = CLAIM_STATUS.label(to, context.words)
                self._add(f"claim_{to}", f"{text}…" if asks(to) else text, partial(self.advance, to), _one_claim(to))

    def _add(self, name: str, text: str, do: Callable[[], object], fits: Callable[[Sequence[Line]], bool]) -> None:
        self.buttons[name] = (push(text, do, self.side), fits)

    def line(self) -> QHBoxLayout:
        """The buttons in a row."""
        made = QHBoxLayout()
        made.setSpacing(em(self.side, 0.4))
        for button, _fits in self.buttons.values():
            made.addWidget(button)
        made.addStretch()
        return made

    def look(self) -> None:
        """Show the buttons that fit what is chosen."""
        lines = self.chosen()
        for button, fits in self.buttons.values():
            button.setVisible(bool(lines) and fits(lines))

    # Writing

    def write(self, client: str = "") -> None:
        """Write a new policy."""
        self._ask(partial(self.context.desk.insurance.policy, client))

    def open_current(self) -> None:
        """Open what is chosen."""
        for each in self.chosen()[:1]:
            self.open_line(each)

    def open_line(self, line: Line) -> None:
        """Open a policy or a claim; of a vehicle without a policy the client."""
        if line.code:
            self.open_code(line.code)
        else:
            self.client_asked.emit(line.client)

    def open_code(self, code: str) -> None:
        """Open the policy or claim with this code."""
        self._ask(partial(self.context.desk.clients.get, code))

    def renew(self) -> None:
        """Write the policy that follows the one that is chosen."""
        for each in self.chosen()[:1]:
            self._ask(partial(self.context.desk.insurance.next_term, each.code))

    def claim(self) -> None:
        """Write a claim under the policy that is chosen."""
        for each in self.chosen()[:1]:
            self._ask(partial(self.context.desk.insurance.claim, each.code))

    def _ask(self, maker: Callable[[], Record]) -> None:
        self.context.tasks.read("insurance", maker, self.show_record)

    def show_record(self, record: Record) -> None:
        """Show a policy or a claim to be written or changed."""
        dialog = (ClaimDialog if record.kind.name == "claim" else PolicyDialog)(self.context, record, self.side)
        dialog.stored.connect(partial(self._took_record, dialog))
        dialog.open()

    def _took_record(self, dialog: PolicyDialog | ClaimDialog, changed: Changed) -> None:
        assert dialog.record is not None
        self.stored.emit(dialog.record.code)
        self._took(dialog.kept(), changed)

    # Doing

    def pay(self) -> None:
        """Note the premiums that are due next as paid."""
        if lines := _policies(self.chosen()):
            said = self.context.words.tr(N_("Premium noted: {policy}"), policy=named(lines, self.context))
            self._open(PayPremiumDialog(self.context, lines, self.side), said)

    def lose(self) -> None:
        """Note that policies are not renewed."""
        if lines := _policies(self.chosen()):
            said = self.context.words.tr(N_("Not renewed: {policy}"), policy=named(lines, self.context))
            self._open(LostDialog(self.context, lines, self.side), said)

    def end(self, to: str) -> None:
        """Let policies be surrendered, cancelled or declined."""
        if lines := _policies(self.chosen()):
            status = POLICY_STATUS.label(to, self.context.words)
            told = N_("{status}: {policy}")
            said = self.context.words.tr(told, status=status, policy=named(lines, self.context))
            self._open(EndDialog(self.context, lines, to, self.side), said)

    def issue(self) -> None:
        """Put policies in force that were applied for."""
        if lines := _policies(self.chosen()):
            said = self.context.words.tr(N_("In force: {policy}"), policy=named(lines, self.context))
            self._do(partial(self.context.desk.insurance.move, [each.code for each in lines], IN_FORCE), said)

    def reinstate(self) -> None:
        """Put a policy in force again that has lapsed."""
        if lines := _policies(self.chosen()):
            said = self.context.words.tr(N_("In force again: {policy}"), policy=named(lines[:1], self.context))
            self._do(partial(self.context.desk.insurance.reinstate, lines[0].code), said)

    def advance(self, to: str) -> None:
        """Let a claim go into its next state."""
        found = [each for each in self.chosen() if isinstance(each, Claimed)]
        if not found:
            return
        claim, status = found[0], CLAIM_STATUS.label(to, self.context.words)
        said = self.context.words.tr(N_("{claim}: {status}"), claim=claim.subject, status=status)
        if asks(to):
            self._open(ClaimDialogStep(self.context, claim, to, self.side), said)
        else:
            self._do(partial(self.context.desk.insurance.advance, claim.code, to), said)

    def _open(self, dialog: StoringDialog, said: str) -> None:
        dialog.stored.connect(partial(self._took, said))
        dialog.open()

    def _do(self, work: Callable[[], Changed], said: str) -> None:
        self.context.tasks.ask(work, partial(self._took, said), self._failed)

    def _took(self, said: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(said)

    def _failed(self, error: Exception) -> None:
        self.told.emit(reason_and_hint(error, self.context.words))


def _policies(lines: Sequence[Line]) -> list[Held]:
    return [each for each in lines if isinstance(each, Held)]


def _all_policies(fits: Callable[[Held], bool]) -> Callable[[Sequence[Line]], bool]:
    return lambda lines: all(isinstance(each, Held) and not each.is_vehicle and fits(each) for each in lines)


def _one_policy(fits: Callable[[Held], bool]) -> Callable[[Sequence[Line]], bool]:
    return lambda lines: len(lines) == 1 and _all_policies(fits)(lines)


def _one_claim(to: str) -> Callable[[Sequence[Line]], bool]:
    def fits(lines: Sequence[Line]) -> bool:
        line = lines[0]
        return len(lines) == 1 and isinstance(line, Claimed) and to in OF_CLAIMS.get(line.status, ())

    return fits
