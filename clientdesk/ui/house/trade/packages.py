"""Files for accounting packages: those that come with the program, copies of them that are changed, and a look at the
first rows of each with the proof that its vouchers balance."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFormLayout, QHBoxLayout

from clientdesk.desk.trading.package_preview import PackagePreview, package_preview
from clientdesk.dossier.house.trade import PackageProfile, Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.packages import (
    FORMS,
    NO_TAX,
    ROWS,
    SHIPPED,
    VOUCHERS,
    Profile,
    read_profile,
    tax_names,
)
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.house.trade import holding
from clientdesk.ui.house.trade.columns import ColumnsEditor
from clientdesk.ui.house.trade.part import TradePart
from clientdesk.ui.house.trade.turned_rows import TurnedRows
from clientdesk.ui.inputs import Combo, LineEdit, Tick
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.refusals import reason_and_hint

_SETTLED = 400
_ENCODINGS = {"utf-8-sig": "UTF-8 (BOM)", "utf-8": "UTF-8", "gbk": "GBK", "gb18030": "GB18030", "big5": "BIG5"}
_NAME = 80
_TAXES = "20% = 20% (VAT on Income); none = No VAT"


class PackagesPart(TradePart):
    """Those that come with the program are read only; a copy can be changed in everything."""

    title = N_("Files for accounting packages")
    told = N_(
        "Packages change their templates with their editions. Copy a file that comes with the program and put its "
        "columns as the template of your edition has them; the three rows below show what it becomes."
    )

    def make(self) -> None:
        tr = self.context.words.tr
        self.profiles: dict[str, Profile] = {}
        self._kept: dict[str, Profile] = {}
        """Those that the house has."""
        line = QHBoxLayout()
        self.chosen = Combo(self.sheet)
        self.chosen.setAccessibleName(tr(N_("File")))
        line.addWidget(self.chosen, 1)
        self.copy_button = push(tr(N_("Copy it and change the copy")), self.copy, self.sheet)
        self.remove_button = push(tr(N_("Throw the copy away")), self.remove, self.sheet)
        line.addWidget(self.copy_button)
        line.addWidget(self.remove_button)
        self.column.addLayout(line)
        self.rows = quiet(parent=self.sheet)
        self.column.addWidget(self.rows)
        self.proof = wrapping(parent=self.sheet)
        self.column.addWidget(self.proof)
        self.list = TurnedRows(self.context.words, self.sheet)
        self.column.addWidget(self.list)
        self.column.addLayout(self._make_fields())
        self.columns = ColumnsEditor(self.context, self.sheet)
        self.column.addWidget(self.columns)
        self.problem = wrapping(parent=self.sheet)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self.preview)
        self.chosen.activated.connect(lambda _place: self.show_profile())
        self.columns.changed.connect(self._take)

    def _make_fields(self) -> QFormLayout:
        tr = self.context.words.tr
        self.name = LineEdit(self.sheet)
        self.name.setMaxLength(_NAME)
        self.form_of_file = Combo(self.sheet)
        for name in FORMS:
            self.form_of_file.addItem(name, name)
        self.encoding = Combo(self.sheet)
        for encoding, shown in _ENCODINGS.items():
            self.encoding.addItem(shown, encoding)
        self.before = LineEdit(self.sheet)
        self.taxes = LineEdit(self.sheet)
        self.taxes.setPlaceholderText(_TAXES)
        self.headings = Tick(tr(N_("A line of headings")), self.sheet)
        form = QFormLayout()
        form.setVerticalSpacing(em(self, 0.4))
        rows = (
            (N_("Name"), self.name),
            (N_("Form"), self.form_of_file),
            (N_("Encoding"), self.encoding),
            (N_("Line above the headings"), self.before),
            (N_("Names of the tax rates"), self.taxes),
        )
        for title, widget in rows:
            widget.setAccessibleName(tr(title))
            widget.setMaximumWidth(em(self, 24))
            form.addRow(tr(title), widget)
        form.addRow("", self.headings)
        self.taxes.setMaximumWidth(em(self, 48))
        for each in (self.name, self.before, self.taxes):
            each.editingFinished.connect(self._take)
        for combo in (self.form_of_file, self.encoding):
            combo.activated.connect(lambda _place: self._take())
        self.headings.toggled.connect(lambda _on: self._take())
        self.form_rows = form
        self.fields = (self.name, self.form_of_file, self.encoding, self.before, self.taxes, self.headings)
        return form

    # Showing

    def show_house(self, record: Record) -> None:
        self.record = record
        own = {}
        for row in record.rows(Trade.package_profiles):
            try:
                profile = read_profile(row[PackageProfile.profile] or "")
            except UserError:
                continue
            own[profile.name] = profile
        self.profiles = {**SHIPPED, **own}
        self._kept = dict(self.profiles)
        self._offer("")

    def _offer(self, name: str) -> None:
        words = self.context.words
        self.chosen.clear()
        for known, profile in self.profiles.items():
            text = words.tr(profile.title) if profile.title else known
            own = SHIPPED.get(known) is not profile
            self.chosen.addItem(words.tr(N_("{name} (our own)"), name=known) if own else text, known)
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(name)))
        self.show_profile()

    @property
    def profile(self) -> Profile:
        """The profile that is shown."""
        return self.profiles[self.chosen.currentData()]

    @property
    def is_own(self) -> bool:
        """Whether it may be changed."""
        return SHIPPED.get(self.profile.name) is not self.profile

    def show_profile(self) -> None:
        """Show the profile that is chosen."""
        profile, own = self.profile, self.is_own
        self.rows.setText(self.context.words.tr(holding.ROWS[profile.rows]))
        for place, widget in enumerate(self.fields):
            widget.blockSignals(True)
            self.form_rows.setRowVisible(place, own and (widget is not self.taxes or _names_taxes(profile)))
        self.name.setText(profile.name)
        self.form_of_file.setCurrentIndex(self.form_of_file.findData(profile.form))
        if self.encoding.findData(profile.encoding) < 0:
            self.encoding.addItem(profile.encoding, profile.encoding)
        self.encoding.setCurrentIndex(self.encoding.findData(profile.encoding))
        self.before.setText(profile.before[0] if profile.before else "")
        self.taxes.setText("; ".join(f"{rate} = {name}" for rate, name in tax_names(profile).items()))
        self.taxes.home(False)
        self.headings.setChecked(profile.headings)
        for widget in self.fields:
            widget.blockSignals(False)
        self.columns.show_columns(profile.columns, ROWS[profile.rows], locked=not own)
        self.remove_button.setVisible(own)
        self.preview()

    def preview(self) -> None:
        """Look at its first rows."""
        self.proof.setText(self.context.words.tr(N_("Looking…")))
        look = partial(package_preview, self.context.desk, self.profile)
        self.context.tasks.read(("package", id(self)), look, partial(self.show_preview, self.profile), self._fail)

    def show_preview(self, profile: Profile, told: PackagePreview) -> None:
        """Show the first rows, and what was proved."""
        words = self.context.words
        self.list.show_rows(told.headings, told.rows)
        count = words.ntr("{n} document of the last year", "{n} documents of the last year", told.documents)
        if not told.rows:
            text = words.tr(N_("There is nothing to show: no document of the last year belongs into it."))
        elif profile.rows == VOUCHERS and told.debit == told.credit:
            proved = N_("{count}. Proved: the vouchers balance, debit {debit} = credit {credit}.")
            text = words.tr(proved, count=count, debit=f"{told.debit:,.2f}", credit=f"{told.credit:,.2f}")
        else:
            text = words.tr(N_("{count}."), count=count)
        coloured(self.proof, colours_of(self).words)
        self.proof.setText(text)

    def _fail(self, error: Exception) -> None:
        self.list.show_rows((), ())
        coloured(self.proof, colours_of(self).problem)
        self.proof.setText(reason_and_hint(error, self.context.words))

    # Changing

    @property
    def is_changed(self) -> bool:
        """Whether a copy was made, changed or thrown away."""
        return self.profiles != self._kept

    def copy(self) -> None:
        """Make a copy of the file, to be changed."""
        words, profile, number = self.context.words, self.profile, 1
        title = words.tr(profile.title) if profile.title else profile.name
        name = f"{title}"[: _NAME - 4]
        while name in self.profiles:
            number += 1
            name = f"{title[: _NAME - 4]} {number}"
        self.profiles[name] = replace(profile, name=name, title="")
        self._offer(name)
        self.name.setFocus()
        self.name.selectAll()

    def remove(self) -> None:
        """Throw away the profile that is shown; it is the house's own."""
        name = self.profile.name
        del self.profiles[name]
        if name in SHIPPED:
            self.profiles = {**SHIPPED, **self.profiles}
        self._offer("")

    def _take(self) -> None:
        if not self.is_own:
            return
        old, name = self.profile, self.name.text().strip()
        if not name or (name != old.name and name in self.profiles):
            self._say(self.context.words.tr(N_("Give it a name that no other file has.")))
            return
        line = self.before.text().strip()
        made = replace(
            old,
            name=name,
            form=str(self.form_of_file.currentData()),
            encoding=str(self.encoding.currentData()),
            before=(line, *old.before[1:]) if line else (),
            headings=self.headings.isChecked(),
            columns=tuple(self.columns.columns),
            settings=_with_taxes(old, self.taxes.text()),
        )
        self.form_rows.setRowVisible(self.taxes, _names_taxes(made))
        try:
            read_profile(made.to_json())
        except UserError as problem:
            self._say(reason_and_hint(problem, self.context.words))
            return
        self._say("")
        self.profiles = {each.name: each for each in (made if one is old else one for one in self.profiles.values())}
        place = self.chosen.currentIndex()
        self.chosen.setItemText(place, self.context.words.tr(N_("{name} (our own)"), name=made.name))
        self.chosen.setItemData(place, made.name)
        self._settle.start()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def write(self, record: Record) -> bool:
        if not self.problem.isHidden():
            return False
        own = [each for name, each in self.profiles.items() if SHIPPED.get(name) is not each]
        rows = tuple(
            Row({PackageProfile.name.key: each.name, PackageProfile.profile.key: each.to_json()}) for each in own
        )
        if rows != record.rows(Trade.package_profiles):
            record[Trade.package_profiles] = rows
        return True


def _names_taxes(profile: Profile) -> bool:
    return any(column.value == "tax_name" for column in profile.columns)


def _with_taxes(profile: Profile, text: str) -> dict[str, str]:
    """The settings of a profile with these names of rates: "20% = 20% (VAT on Income); none = No VAT"."""
    pairs = (part.partition("=") for part in text.replace("；", ";").split(";"))
    told = {rate.strip().replace("％", "%").casefold(): name.strip() for rate, _sign, name in pairs if name.strip()}
    known = {rate: name for rate, name in told.items() if rate == NO_TAX or rate.endswith("%")}
    others = {key: value for key, value in profile.settings.items() if key not in tax_names(profile)}
    return {**others, **known}
