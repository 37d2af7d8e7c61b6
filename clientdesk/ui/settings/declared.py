"""Every setting there is, declared once: its page, its words, what it is changed with. The window draws them, the
palette finds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon

from clientdesk import __version__
from clientdesk.desk.facade import login, signature
from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.homelands import HOME_TOLD
from clientdesk.dossier.types.texts import SHORT
from clientdesk.i18n import N_
from clientdesk.paths import folders
from clientdesk.ui.form.entering import enter_goes_on, let_enter_go_on
from clientdesk.ui.house.credit import open_credit
from clientdesk.ui.house.insurance import open_insurance
from clientdesk.ui.house.letters import open_letter_rules
from clientdesk.ui.house.rhythm import open_rhythm
from clientdesk.ui.house.service import open_service_rules
from clientdesk.ui.house.trade.window import PARTS, open_trade
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.list.columns import AIRY, DENSE, density, keep_density
from clientdesk.ui.privacy.password import OLDER_BACKUPS
from clientdesk.ui.ratios.rules import open_rules
from clientdesk.ui.settings import kept
from clientdesk.ui.settings.controls import Chosen, Control, Done, Ticked, Told, Written
from clientdesk.ui.shell.menus import LOOKS

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

PAGES = {
    "general": N_("General"),
    "entry": N_("Entry"),
    "appearance": N_("Appearance"),
    "reminders": N_("Reminders"),
    "privacy": N_("Privacy and lock"),
    "backup": N_("Backup"),
    "company": N_("Company and cards"),
    "trade": N_("Trade"),
    "about": N_("About"),
}
"""{name: title} in order."""


@dataclass(frozen=True)
class Setting:
    """One setting. `title`, `told` (a sentence under it) and `also` (other words people may look for) are message
    ids."""

    name: str
    page: str
    title: str
    control: Control
    told: str = ""
    also: str = ""


def _languages(_window: "Window") -> Sequence[tuple[str, str]]:
    return tuple(LANGUAGE_NAMES.items())


def _looks(window: "Window") -> Sequence[tuple[str, str]]:
    return tuple((look, window.context.words.tr(title)) for look, title in LOOKS)


def _sizes(_window: "Window") -> Sequence[tuple[str, str]]:
    return tuple((str(size), f"{size} %") for size in kept.SIZES)


def _keep_size(window: "Window", size: str) -> None:
    kept.keep_text_size(window.remembered, int(size))
    window.ask_look(window.remembered.look)


def _densities(window: "Window") -> Sequence[tuple[str, str]]:
    tr = window.context.words.tr
    return (AIRY, tr(N_("Comfortable"))), (DENSE, tr(N_("Close together")))


def _keep_density(window: "Window", chosen: str) -> None:
    keep_density(window.remembered, chosen)
    window.remembered.save()
    window.list.table.set_density(chosen)


def _minutes(window: "Window") -> Sequence[tuple[str, str]]:
    words = window.context.words
    never = words.tr(N_("Never"))
    return tuple((str(n), words.ntr("{n} minute", "{n} minutes", n) if n else never) for n in kept.MINUTES)


def _keep_minutes(window: "Window", minutes: str) -> None:
    kept.keep_lock_minutes(window.remembered, int(minutes))
    window.lock.idle.wait(int(minutes))


def _password_told(window: "Window") -> str:
    has = window.context.desk.keeping.has_password
    return window.context.words.tr(_HAS_PASSWORD if has else _HAS_NONE)


def _about(window: "Window") -> str:
    words, place = window.context.words, folders()
    lines = (
        f"ClientDesk {__version__}",
        words.tr(N_("Client file: {path}"), path=window.context.desk.store.path),
        words.tr(N_("Backups: {path}"), path=window.context.desk.keeping.folder),
        words.tr(N_("Settings: {path}"), path=place.config),
        words.tr(N_("Log: {path}"), path=place.log),
    )
    return "\n".join(lines)


_HAS_PASSWORD = N_("This file has a password: the lock asks for it.")
_HAS_NONE = N_("This file has no password: the lock is only a curtain.")
_NO_TRAY = N_("Where the desktop has a tray. The program stays there with its reminders until you quit it.")


_TRADE = (
    ("usual", N_("The currency of the books, tax, terms, and who approves expenses."), N_("approval, currency, VAT")),
    ("rates", N_("What other currencies cost, from which day on."), N_("exchange rate, foreign currency, USD")),
    ("numbers", N_("How orders, sales and receipts are numbered, and the next number."), N_("pattern, invoice number")),
    ("expense_accounts", N_("On which account each category of expenses is booked."), N_("chart of accounts")),
    ("posting_accounts", N_("The two sides of vouchers for the accountant."), N_("chart of accounts, bookkeeping")),
    ("ageing", N_("What is thought to be lost of old receivables."), N_("bad debts, provision")),
    ("closing", N_("Until which day nothing is booked any more."), N_("close the month, period lock")),
    ("packages", N_("What the files for Kingdee, Yonyou, Xero and others look like."), N_("Kingdee, Yonyou, profile")),
)
"""The pages of the settings of trade: (name, what is there, other words)."""


def _open_trade(window: "Window", page: str) -> None:
    open_trade(window.context, window.settings or window, page).stored.connect(window.take_news)


def _keep_name(window: "Window", name: str) -> None:
    kept.keep_my_name(window.remembered, name)
    window.context.desk.user = signature(name)


def _countries(window: "Window") -> Sequence[tuple[str, str]]:
    return tuple((code, COUNTRY.label(code, window.context.words)) for code in COUNTRY.labels)


def _keep_country(window: "Window", country: str) -> None:
    context = window.context
    context.tasks.ask(partial(context.desk.house.settle_in, country), window.take_news)


SETTINGS = (
    Setting(
        "language",
        "general",
        N_("Language"),
        Chosen(_languages, lambda w: w.context.words.language, lambda w, v: w.ask_language(v)),
    ),
    Setting(
        "country",
        "general",
        N_("Home country"),
        Chosen(_countries, lambda w: w.context.desk.home, _keep_country),
        told=HOME_TOLD,
        also=N_("date, day first, month first, phone, telephone, address, region"),
    ),
    Setting(
        "look",
        "general",
        N_("Colours"),
        Chosen(_looks, lambda w: w.remembered.look, lambda w, v: w.ask_look(v)),
        also=N_("dark, light, night, theme"),
    ),
    Setting(
        "mine",
        "general",
        N_("My name"),
        Written(lambda w: kept.my_name(w.remembered), _keep_name, lambda _w: login(), SHORT),
        told=N_("It stands in the history and as owner of the clients you add. Empty: the login of this computer."),
        also=N_("user, salesperson, owner"),
    ),
    Setting(
        "folder",
        "general",
        N_("Folder for new client files"),
        Done(N_("Choose…"), lambda w: w.files.choose_folder()),
        told=N_("Where the first page offers to keep a new file. Files that are there already stay where they are."),
        also=N_("data folder, documents"),
    ),
    Setting(
        "last",
        "general",
        N_("Open the last file at the start"),
        Ticked(lambda w: kept.opens_last(w.remembered), lambda w, on: kept.keep_opens_last(w.remembered, wanted=on)),
        told=N_("Otherwise the first page asks each time."),
    ),
    Setting(
        "tray",
        "general",
        N_("Close to tray"),
        Ticked(
            lambda w: kept.closes_to_tray(w.remembered),
            lambda w, on: kept.keep_closes_to_tray(w.remembered, wanted=on),
            lambda _w: QSystemTrayIcon.isSystemTrayAvailable(),
        ),
        told=_NO_TRAY,
    ),
    Setting(
        "enter",
        "entry",
        N_("Enter goes to the next field"),
        Ticked(lambda w: enter_goes_on(w.context), lambda w, on: let_enter_go_on(w.context, wanted=on)),
        told=N_("Never while an input method composes, and in notes Enter begins a new line."),
        also=N_("return key"),
    ),
    Setting(
        "size",
        "appearance",
        N_("Size of words"),
        Chosen(_sizes, lambda w: str(kept.text_size(w.remembered)), _keep_size),
        also=N_("font, zoom, larger, smaller"),
    ),
    Setting(
        "density",
        "appearance",
        N_("Lines of lists"),
        Chosen(_densities, lambda w: density(w.remembered), _keep_density),
        also=N_("density, row height"),
    ),
    Setting(
        "sidebar",
        "appearance",
        N_("Sidebar"),
        Done(N_("Show or hide (F9)"), lambda w: w.shell.turn_sidebar()),
    ),
    Setting(
        "outside",
        "reminders",
        N_("Notify me outside the window too"),
        Ticked(
            lambda w: w.shell.today.bell.is_wanted_outside,
            lambda w, on: w.shell.today.bell.set_telling_outside(on),
            lambda _w: QSystemTrayIcon.isSystemTrayAvailable(),
        ),
        told=N_("Where the desktop has a tray. While personal data is masked no names are told; locked, nothing."),
        also=N_("notification, tray"),
    ),
    Setting(
        "rhythm",
        "reminders",
        N_("How often we speak to clients"),
        Done(N_("Change…"), lambda w: open_rhythm(w.context, w.settings or w).stored.connect(w.take_news)),
        told=N_("By class, and how early birthdays are told. This is kept in the file, for everybody who uses it."),
    ),
    Setting(
        "lock",
        "privacy",
        N_("Lock after idle minutes"),
        Chosen(_minutes, lambda w: str(kept.lock_minutes(w.remembered)), _keep_minutes),
        told=N_("Ctrl+L locks at once. Everything typed is kept, and you come back to the same letter."),
        also=N_("screen saver, password"),
    ),
    Setting("password", "privacy", N_("Password"), Told(_password_told)),
    Setting(
        "new_password",
        "privacy",
        N_("New password"),
        Done(N_("Set or change the password…"), lambda w: w.files.ask_password()),
        told=OLDER_BACKUPS,
        also=N_("encrypt, secret"),
    ),
    Setting(
        "mask",
        "privacy",
        N_("Mask personal data"),
        Done(N_("Turn on or off (F8)"), lambda w: w.privacy.turn()),
        told=N_("For when somebody looks on: telephones, addresses and the like masked, what is sensitive left out."),
        also=N_("hide, stranger, shared screen"),
    ),
    Setting(
        "names",
        "privacy",
        N_("Names of clients in the names of files"),
        Ticked(
            lambda w: kept.names_in_files(w.remembered),
            lambda w, on: kept.keep_names_in_files(w.remembered, wanted=on),
        ),
        told=N_("When a card, dossier or picture is saved. Otherwise the file bears the code of the client alone."),
        also=N_("file name, PDF"),
    ),
    Setting(
        "backup",
        "backup",
        N_("Backup"),
        Done(N_("Make a backup now"), lambda w: w.files.back_up()),
        told=N_(
            "On closing, a verified copy is made beside the file; one is kept for each of 12 days, 10 weeks, 9 months."
        ),
    ),
    Setting(
        "restore",
        "backup",
        N_("Restore a backup"),
        Done(N_("Choose…"), lambda w: w.files.ask_restore()),
        told=N_("The file as it is now is kept under another name."),
    ),
    Setting(
        "company",
        "company",
        N_("Our company"),
        Done(N_("Change…"), lambda w: w.ask_company()),
        told=N_("Name, address and logo at the head of prints. This is kept in the file."),
        also=N_("letterhead, logo"),
    ),
    Setting(
        "cards",
        "company",
        N_("What stands on the card"),
        Done(N_("Choose…"), lambda w: w.ask_choice()),
        also=N_("fields, layout"),
    ),
    Setting(
        "service",
        "company",
        N_("Service and complaints"),
        Done(N_("Change…"), lambda w: open_service_rules(w.context, w.settings or w).stored.connect(w.take_news)),
        told=N_("From which cost a dispatch is approved, how fast complaints are answered, and the hours of work."),
        also=N_("dispatch, warranty, hours, working time"),
    ),
    Setting(
        "letters",
        "company",
        N_("Letters and reminders"),
        Done(N_("Change…"), lambda w: open_letter_rules(w.context, w.settings or w).stored.connect(w.take_news)),
        told=N_("After how many days a payment is reminded of. This is kept in the file."),
        also=N_("dunning, overdue, reminder"),
    ),
    Setting(
        "credit",
        "company",
        N_("Credit and evaluations"),
        Done(N_("Change…"), lambda w: open_credit(w.context, w.settings or w).stored.connect(w.take_news)),
        told=N_("Weights, grades, haircuts, limits, months to the next review. This is kept in the file."),
        also=N_("6C, distributor, weighted, credit limit"),
    ),
    Setting(
        "insurance",
        "company",
        N_("Insurance"),
        Done(N_("Change…"), lambda w: open_insurance(w.context, w.settings or w).stored.connect(w.take_news)),
        told=N_("Policies, renewals and claims: on or off, days of grace, tasks before a renewal. Kept in the file."),
        also=N_("policy, premium, insurer, renewal, claim, lapse"),
    ),
    Setting(
        "ratios",
        "company",
        N_("How ratios are reckoned"),
        Done(N_("Change…"), lambda w: open_rules(w.context, w.settings or w).stored.connect(w.take_news)),
        told=N_("Average or closing balances, quick assets, unknown interest. This is kept in the file."),
        also=N_("statements, bands, liquidity"),
    ),
    *(
        Setting(
            f"trade_{name}",
            "trade",
            PARTS[name].title,
            Done(N_("Change…"), partial(_open_trade, page=name)),
            told=told,
            also=also,
        )
        for name, told, also in _TRADE
    ),
    Setting("about", "about", N_("About ClientDesk"), Told(_about), also=N_("version, log, folder")),
)
