"""A client's account: each document with what it adds or takes off, and what is owed after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from clientdesk.desk.trading.retelling import retold
from clientdesk.dossier.trade.figures import Account, AccountLine
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import colours_of
from clientdesk.ui.trade.table import Column, LinesTable, Told
from clientdesk.ui.trade.wording import amount, kind_label

_COLUMNS = (
    Column(N_("Day"), 13, sample="2026-03-09"),
    Column(N_("Number"), 19, sample="XS202603-0001"),
    Column(N_("What about"), 34),
    Column(N_("Due"), 13, sample="2026-03-09", gives_way=1),
    Column(N_("Owes more"), 14, right=True, sample="100,000.00"),
    Column(N_("Owes less"), 14, right=True, sample="100,000.00"),
    Column(N_("Balance"), 17, right=True, sample="100,000.00"),
)
_BALANCE = 6


@dataclass(frozen=True)
class _Line:
    """A line of an account; `currency` only where there are accounts in several."""

    line: AccountLine
    currency: str


class AccountView(LinesTable[_Line]):
    """The latest line stands last, as in the books; accounts in several currencies follow each other."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.context = context
        words = context.words
        super().__init__(words, words.tr(N_("Account")), _COLUMNS, self._tell, parent)
        self.choose_one()

    @property
    def chosen(self) -> str:
        """The number of the document that is chosen."""
        return self.current.line.posting.code if self.current else ""

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Show the lines of all accounts; with several currencies each balance names its own."""
        several = len(accounts) > 1
        lines = [_Line(line, each.currency if several else "") for each in accounts for line in each.lines]
        self.show_lines(lines, at=max(len(lines) - 1, 0))

    def _tell(self, each: _Line) -> Told:
        line, words = each.line, self.context.words
        posting = line.posting
        particulars = " ".join(posting.particulars.split())
        kind = words.tr(N_("Bounced")) if posting.bounced else kind_label(posting.kind, words)
        texts = (
            posting.day.isoformat(),
            posting.code,
            " · ".join(dict.fromkeys(filter(None, (kind, retold(posting.kind, particulars, words))))),
            posting.parts[-1].due.isoformat() if posting.parts else "",
            amount(line.debit) if line.debit else "",
            amount(line.credit) if line.credit else "",
            amount(line.balance, each.currency),
        )
        return Told(texts, {_BALANCE: colours_of(self).problem} if line.balance < 0 else {})
