"""Which version of a confirmed order this is, what was changed when, and that saving makes the next one."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.desk.past import Entry
from clientdesk.desk.trading.versions import Version, is_changed
from clientdesk.dossier.record import Record
from clientdesk.dossier.shortening import shortened
from clientdesk.dossier.trade.promised import Order
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import quiet, readable, wrapping
from clientdesk.ui.look import coloured, colours_of, em

_LONGEST = 60


class VersionNote(QWidget):
    """Empty for an order that was never confirmed."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.versions: list[Version] = []
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.6), em(self, 0.4), em(self, 1.6), 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        self.standing = quiet(parent=self)
        line.addWidget(self.standing, 1)
        self.more = push(words.tr(N_("What was changed")), self.turn, self)
        self.more.setCheckable(True)
        line.addWidget(self.more)
        column.addLayout(line)
        self.coming = wrapping(parent=self)
        coloured(self.coming, colours_of(self).warning)
        column.addWidget(self.coming)
        self.details = readable(parent=self)
        self.details.setAccessibleName(words.tr(N_("What was changed")))
        column.addWidget(self.details)
        for part in (self.coming, self.details):
            part.hide()
        self.hide()

    def look(self, order: Record) -> None:
        """Look up the versions of a stored order."""
        if order.id and order[Order.version]:
            words = self.context.words
            look = partial(self.context.desk.trading.versions, order.code, words=words)
            self.context.tasks.read(("versions", id(self)), look, self.show_versions)

    def show_versions(self, versions: list[Version]) -> None:
        """Show them, the latest first."""
        self.versions = versions
        if not versions:
            return
        words = self.context.words
        self.standing.setText(_headed(versions[0], words))
        self.more.setVisible(len(versions) > 1)
        self.details.setText("\n".join(told(each, words) for each in versions))
        self.show()

    def turn(self) -> None:
        """Show what was changed, or no longer."""
        self.details.setVisible(self.more.isChecked())

    def mind(self, order: Record) -> None:
        """Say whether saving an order as it stands here makes another version."""
        changed = bool(order.id) and is_changed(order)
        self.coming.setVisible(changed)
        if changed:
            told = N_("What was agreed with the client is changed: saving makes it version {number}.")
            self.coming.setText(self.context.words.tr(told, number=(order.original(Order.version) or 1) + 1))
            self.show()


def _headed(version: Version, words: Catalogue) -> str:
    at = datetime.fromisoformat(version.at).astimezone().strftime("%Y-%m-%d %H:%M")
    return words.tr(N_("Version {number}, of {moment}, by {user}"), number=version.number, moment=at, user=version.by)


def told(version: Version, words: Catalogue) -> str:
    """A version with what was changed in it."""
    changes = words.tr(N_("; ")).join(dict.fromkeys(filter(None, (_change(entry, words) for entry in version.changes))))
    return _said(_headed(version, words), changes, words)


def _change(entry: Entry, words: Catalogue) -> str:
    old, new = (shortened(" ".join(text.split()), _LONGEST) for text in (entry.old, entry.new))
    return _said(entry.label, f"{old} → {new or '–'}" if old else new, words)


def _said(title: str, text: str, words: Catalogue) -> str:
    return words.tr(N_("{field}: {value}"), field=title, value=text) if text else title
