"""The accounts of the books: of each category of expenses, and of each side of a voucher."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout

from clientdesk.dossier.choices.trade import EXPENSE_CATEGORY
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade import ExpenseAccount, PostingAccount, Trade
from clientdesk.dossier.house.trade_rules import EXPENSE_ACCOUNTS, POSTING_ACCOUNTS, LedgerAccount
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.house.trade.part import LABEL, TradePart
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, quiet
from clientdesk.ui.look import em

_CODE, _NAME = 20, 60
_ROLES = {
    "receivable": N_("Receivables"),
    "turnover": N_("Turnover"),
    "output_tax": N_("Output tax"),
    "input_tax": N_("Input tax"),
    "bank": N_("Bank"),
    "cash": N_("Cash"),
    "bill": N_("Bills receivable"),
    "advance": N_("Advances from clients"),
    "payable": N_("Other payables"),
    "bad_debt": N_("Allowance for bad debts"),
    "exchange": N_("Exchange differences"),
    "charges": N_("Bank charges"),
}
"""What the accounts of vouchers are used for."""


class _AccountsPart(TradePart):
    """A line for each use: code and name; what is empty is as usual, which stands there in grey."""

    group: Field[tuple[Row, ...]]
    use: Field[str]
    code: Field[str]
    name: Field[str]
    usual: Mapping[str, LedgerAccount]

    def titles(self) -> dict[str, str]:
        """{use: how it is called}."""
        raise NotImplementedError

    def make(self) -> None:
        tr = self.context.words.tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.4))
        for place, title in ((1, N_("Account code")), (2, N_("Name of the account"))):
            grid.addWidget(quiet(tr(title), self.sheet), 0, place)
        self.lines: dict[str, tuple[LineEdit, LineEdit]] = {}
        for row, (use, title) in enumerate(self.titles().items(), start=1):
            usual = self.usual.get(use, LedgerAccount(""))
            code, name = LineEdit(self.sheet), LineEdit(self.sheet)
            for line, text, most, what in (
                (code, usual.code, _CODE, N_("Account code")),
                (name, usual.name, _NAME, N_("Name of the account")),
            ):
                line.setPlaceholderText(text)
                line.setMaxLength(most)
                line.setAccessibleName(f"{title}: {tr(what)}")
            code.setMaximumWidth(em(self, 10))
            named = label(title, self.sheet)
            named.setMinimumWidth(em(self, LABEL * 0.7))
            named.setBuddy(code)
            for place, widget in enumerate((named, code, name)):
                grid.addWidget(widget, row, place)
            self.lines[use] = (code, name)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)
        self.put_button(push(tr(N_("Back to the standard accounts")), self.clear, self.sheet))

    def clear(self) -> None:
        """Take back what is usual everywhere."""
        for code, name in self.lines.values():
            code.clear()
            name.clear()

    def show_house(self, record: Record) -> None:
        self.record = record
        self.clear()
        for row in record.rows(self.group):
            if lines := self.lines.get(row[self.use] or ""):
                lines[0].setText(row[self.code] or "")
                lines[1].setText(row[self.name] or "")

    def write(self, record: Record) -> bool:
        kept = tuple(row for row in record.rows(self.group) if row[self.use] not in self.lines)
        rows = list(kept)
        for use, (code, name) in self.lines.items():
            usual = self.usual.get(use, LedgerAccount(""))
            typed = LedgerAccount(code.text().strip(), name.text().strip())
            if not typed.code and not typed.name:
                continue
            if not (typed.code or usual.code):
                code.setFocus()
                return False
            values = {self.use.key: use, self.code.key: typed.code or usual.code}
            # Another account under the usual name would say the wrong thing; the same code keeps it.
            told = typed.name or (usual.name if typed.code in ("", usual.code) else "")
            rows.append(Row(values | ({self.name.key: told} if told else {})))
        if tuple(rows) != record.rows(self.group):
            record[self.group] = tuple(rows)
        return True


class ExpenseAccountsPart(_AccountsPart):
    """The account of each category of expenses."""

    title = N_("Accounts of expenses")
    told = N_("On which account each category is booked. In grey stand the accounts of the Chinese standard.")
    group, use, code, name = Trade.expense_accounts, ExpenseAccount.category, ExpenseAccount.code, ExpenseAccount.name
    usual = EXPENSE_ACCOUNTS

    def titles(self) -> dict[str, str]:
        words = self.context.words
        return {code: EXPENSE_CATEGORY.label(code, words) for code in EXPENSE_CATEGORY.labels}


class PostingAccountsPart(_AccountsPart):
    """The account of each side of a voucher."""

    title = N_("Accounts of vouchers")
    told = N_(
        "The two sides of a sale, a receipt or an expense in the files for the accounting package. In grey stand the "
        "accounts of the Chinese standard."
    )
    group, use, code, name = Trade.posting_accounts, PostingAccount.role, PostingAccount.code, PostingAccount.name
    usual = POSTING_ACCOUNTS

    def titles(self) -> dict[str, str]:
        return {role: self.context.words.tr(title) for role, title in _ROLES.items()}
