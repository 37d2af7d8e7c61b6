"""Insurance in the window: the page of policies with its calendar, premiums noted, renewals, claims, a client's tab."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.house.insurance import Insurance
from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.insurance.policy import Beneficiary, Insured, Policy
from clientdesk.dossier.kinds import POLICY
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.ui.client.items import Item
from clientdesk.ui.client.tabs import INSURANCE, TIMELINE
from clientdesk.ui.context import Context
from clientdesk.ui.house.insurance import open_insurance
from clientdesk.ui.look import em
from clientdesk.ui.policies.asking import ClaimDialogStep, EndDialog, LostDialog, PayPremiumDialog
from clientdesk.ui.policies.dialog import ClaimDialog, PolicyDialog
from clientdesk.ui.policies.page import PoliciesPage
from clientdesk.ui.policies.seen import ALL
from clientdesk.ui.policies.tab import HOUSEHOLD, PoliciesTab
from clientdesk.ui.shell.entries import POLICIES, TODAY
from clientdesk.ui.window import Window
from tests import make
from tests.desk.insuring.holding import HOLDER, NOW, policy, status
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]
_T = TypeVar("_T")


@pytest.fixture
def insured(desk: Desk, set_clock: Callable[[str], None]) -> tuple[Record, ...]:
    """A couple with a policy of which a premium is due, one that ends, one that has lapsed."""
    set_clock(NOW)
    desk.clients.create(make.person("王薇"))
    desk.clients.create(make.person("李强", spouse_id=Link(HOLDER)))
    due = policy(desk)
    ends = policy(desk, policy_no="P0002", product="车险", cover="motor", pay_mode="single", premium="3800.00",
                  start="2026-02-01", end="2027-01-31")  # fmt: skip
    lapsed = policy(desk, policy_no="P0003", status="lapsed", lapsed_on="2026-05-05")
    return due, ends, lapsed


@pytest.fixture
def window(insured: tuple[Record, ...], open_window: Open, qtbot: QtBot) -> Window:
    """The page of these policies."""
    opened = open_window()
    opened.shell.go(POLICIES)
    settle(qtbot, opened)
    return opened


def page(window: Window) -> PoliciesPage:
    return window.going.insuring.page


def listed(window: Window, part: str) -> list[tuple[str, str]]:
    page(window).show_part(part)
    table = page(window).table
    if page(window).places.currentWidget() is not table:
        return []
    return [(table.texts(row)[0], table.texts(row)[5]) for row in range(len(table.lines))]


def press(window: Window, verb: str) -> None:
    button, _fits = page(window).verbs.buttons[verb]
    assert not button.isHidden(), verb
    button.click()


def shown(kind: type[_T], qtbot: QtBot) -> _T:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def verbs(window: Window) -> set[str]:
    return {name for name, (button, _fits) in page(window).verbs.buttons.items() if not button.isHidden()}


def test_policies_stand_where_they_belong_and_what_comes_is_told(window: Window) -> None:
    assert listed(window, "calendar") == [("Premium due in 28 days", "P0001"), ("Ends in 70 days", "P0002")]
    assert listed(window, "due") == [("Premium due in 28 days", "P0001")]
    assert listed(window, "lapsed") == [("Lapsed on 2026-05-05", "P0003")]
    assert len(listed(window, "all")) == 3
    assert listed(window, "claims") == []
    assert page(window).nothing.text() == 'No claims yet. Choose a policy, then "New claim".'
    assert [button.text() for button in page(window).parts] == [
        "Renewal calendar (2)", "Premiums due (1)", "All", "Lapsed (1)", "Claims",
    ]  # fmt: skip


def test_a_month_of_the_calendar_is_shown_alone(window: Window) -> None:
    listed(window, "calendar")
    months = page(window).months
    december, january = months.buttons[2], months.buttons[3]
    assert (december.text(), january.text()) == ("12/2026 (1)", "01/2027 (1)")
    january.click()
    assert [each.policy_no for each in page(window).table.lines] == ["P0002"]
    months.buttons[0].click()
    assert len(page(window).table.lines) == 2


def test_a_vehicle_without_a_policy_stands_in_the_calendar_and_leads_to_its_client(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    client = desk.clients.get("KH000002")
    vehicles = client.kind.by_key["vehicles"]
    client[vehicles] = vehicles.type.from_json([{"plate": "试A00001", "insurance_expiry": "2026-12-01"}])
    desk.clients.save(client)
    page(window).refresh()
    settle(qtbot, window)
    assert listed(window, "calendar")[0] == ("Ends in 9 days", "试A00001")
    assert page(window).table.texts(0)[-1] == "No policy here"
    page(window).table.begin_at(0)
    assert verbs(window) == {"open"}
    press(window, "open")
    settle(qtbot, window)
    assert window.page.wanted == client.id


def test_each_policy_offers_what_can_be_done_with_it(window: Window) -> None:
    listed(window, "due")
    assert verbs(window) == {"open", "pay", "surrendered", "cancelled", "claim"}
    listed(window, "lapsed")
    assert verbs(window) == {"open", "reinstate", "claim"}


def test_a_premium_is_noted_and_taken_back(
    window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    listed(window, "due")
    press(window, "pay")
    dialog = shown(PayPremiumDialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    settle(qtbot, window)
    assert desk.clients.get(insured[0].code)[Policy.next_premium_due] == date(2027, 12, 20)
    assert listed(window, "due") == []
    assert window.toast.text.text().startswith("Premium noted: 平安福 P0001")
    window.undo()
    settle(qtbot, window)
    assert listed(window, "due") == [("Premium due in 28 days", "P0001")]


def test_a_renewal_is_written_from_the_policy_that_ends(
    window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    listed(window, "calendar")
    page(window).table.begin_at(1)
    press(window, "renew")
    dialog = shown(PolicyDialog, qtbot)
    assert dialog.windowTitle() == "Renewal of 车险"
    assert dialog.entries[Policy.start.key].editor.text() == "2027-02-01"
    dialog.entries[Policy.policy_no.key].editor.set_text("P0009")
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    settle(qtbot, window)
    assert desk.clients.get(insured[1].code)[Policy.renewal_result] == "renewed"
    assert "P0002" not in [number for _comes, number in listed(window, "calendar")]


def test_a_lost_renewal_wants_its_reason(window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot) -> None:
    listed(window, "calendar")
    page(window).table.begin_at(1)
    press(window, "lose")
    dialog = shown(LostDialog, qtbot)
    dialog.save()
    assert dialog.entries[Policy.lost_reason.key].is_refused
    dialog.entries[Policy.lost_reason.key].editor.set_text("too dear")
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    settle(qtbot, window)
    assert desk.clients.get(insured[1].code)[Policy.lost_reason] == "too dear"


def test_a_policy_is_surrendered_or_put_in_force_again(
    window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    listed(window, "due")
    press(window, "surrendered")
    dialog = shown(EndDialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    settle(qtbot, window)
    assert status(desk, insured[0]) == "surrendered"
    listed(window, "lapsed")
    press(window, "reinstate")
    settle(qtbot, window)
    assert status(desk, insured[2]) == "in_force"


def test_a_policy_is_written_with_the_keyboard_alone(window: Window, desk: Desk, qtbot: QtBot) -> None:
    press_add = page(window).add_button
    press_add.setFocus()
    QTest.keyClick(press_add, Qt.Key.Key_Space)
    dialog = shown(PolicyDialog, qtbot)
    assert dialog.entries[Policy.client.key].editor.isAncestorOf(dialog.focusWidget())
    dialog.save()
    assert dialog.entries[Policy.client.key].is_refused, "nobody holds it yet"
    told = {Policy.client: "somebody", Policy.product: "Travel", Policy.premium: "120", Policy.start: "2026-11-25"}
    for field, text in told.items():
        dialog.entries[field.key].editor.set_text(text)
    dialog.entries[Policy.pay_mode.key].editor.set_value("yearly")
    dialog.look_over(dialog.entries[Policy.pay_mode.key])
    assert dialog.note.text().startswith(
        "Premiums until today are taken to be paid; the next one is due on 2027-11-25."
    )
    with qtbot.waitSignal(dialog.stored):
        keys = next(each for each in dialog.findChildren(QShortcut) if each.key() == QKeySequence("Ctrl+Return"))
        keys.activated.emit()
    settle(qtbot, window)
    made = desk.clients.get("BD000004")
    assert (made[Policy.product], made[Policy.next_premium_due]) == ("Travel", date(2027, 11, 25))


def test_shares_that_do_not_come_to_the_whole_are_told_and_refused(
    window: Window, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    record = window.context.desk.clients.get(insured[0].code)
    record[Policy.beneficiaries] = Policy.beneficiaries.type.from_json([{"name": "李乐", "share": "0.6"}])
    page(window).verbs.show_record(record)
    dialog = shown(PolicyDialog, qtbot)
    said = "The shares of the beneficiaries of order 1 come to 60%, not to 100%."
    assert dialog.warning.text() == said
    dialog.save()
    qtbot.waitUntil(lambda: dialog.problem.text() == said)
    dialog.reject()


def test_every_field_of_a_policy_that_can_be_typed_is_in_the_dialog(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page(window).verbs.show_record(desk.insurance.policy(HOLDER))
    dialog = shown(PolicyDialog, qtbot)
    there = {*dialog.entries, *dialog.grids}
    written_by_itself = {
        "planned_end",
        "planned_due",
        "renews",
        "lapsed_on",
        "ended_on",
        "renewal_result",
        "lost_reason",
    }
    assert there | written_by_itself == set(desk.kind("policy").by_key)
    assert all(entry.editor.focusProxy() or entry.editor.accessibleName() for entry in dialog.entries.values())
    dialog.reject()


def test_premiums_and_statuses_are_never_cut_however_many_words_stand_beside_them(
    window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    record = desk.clients.get(insured[0].code)
    record[Policy.premium], record[Policy.product] = Decimal(1234567), "Evergreen life cover of the whole family"
    desk.insurance.save(record)
    page(window).refresh()
    settle(qtbot, window)
    page(window).show_part(ALL)
    table = page(window).table
    table.resize(em(table, 75), 300)
    table.share_out()
    texts = [table.texts(row) for row in range(len(table.lines))]
    assert any("1,234,567.00 CNY" in told for told in texts)
    for place in (7, 8):
        widest = max(table.fontMetrics().horizontalAdvance(told[place]) for told in texts)
        assert widest < table.columnWidth(place)


def test_a_claim_lists_the_documents_of_its_kind_and_goes_its_way(
    window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    listed(window, "due")
    press(window, "claim")
    dialog = shown(ClaimDialog, qtbot)
    dialog.save()
    assert dialog.entries[Claim.kind.key].is_refused
    dialog.entries[Claim.kind.key].editor.set_value("death")
    dialog.look_over(dialog.entries[Claim.kind.key])
    assert len(dialog.grids["documents"].model.rows()) == 5
    account, kind = dialog.entries[Claim.account.key], dialog.entries[Claim.kind.key]
    assert account.cell.width() > 2 * kind.cell.width()
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    settle(qtbot, window)
    page(window).show_part("claims")
    assert page(window).claims.texts(0)[4] == "5 of 5 missing"
    press(window, "claim_under_review")
    settle(qtbot, window)
    press(window, "claim_rejected")
    asked = shown(ClaimDialogStep, qtbot)
    asked.save()
    assert asked.entries[Claim.reason.key].is_refused
    asked.entries[Claim.reason.key].editor.set_text("not covered")
    with qtbot.waitSignal(asked.stored):
        asked.save()
    settle(qtbot, window)
    assert page(window).claims.texts(0)[-1] == "Rejected"


def tab(window: Window, qtbot: QtBot, code: str) -> PoliciesTab:
    window.show_client(window.context.desk.clients.get(code).id)
    window.page.tabs.show_tab(INSURANCE)
    settle(qtbot, window)
    return window.page.tabs.insurance


def test_a_client_shows_what_it_holds_and_is_insured_by(
    window: Window, desk: Desk, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    record = desk.clients.get(insured[0].code)
    link = {"code": "KH000002"}
    record[Policy.insured] = Policy.insured.type.from_json([{"name": "李强", Insured.person_id.key: link}])
    record[Policy.beneficiaries] = Policy.beneficiaries.type.from_json(
        [{"name": "李强", Beneficiary.person_id.key: link}]
    )
    desk.insurance.save(record)
    husband = tab(window, qtbot, "KH000002")
    assert [husband.table.texts(row)[:3] for row in range(len(husband.table.lines))] == [
        ["Premium due in 28 days", "平安福 · P0001 · 样板人寿", "Is insured · 王薇"]
    ]
    husband.show_part(HOUSEHOLD)
    told = [husband.household.texts(row)[:3] for row in range(len(husband.household.lines))]
    assert told == [["李强", "Self", "500,000"], ["王薇", "Spouse", "–"]]
    assert "Critical illness: no cover known for 李强, 王薇" in husband.gaps.text()


def test_a_client_without_policies_shows_the_next_step(window: Window, qtbot: QtBot) -> None:
    husband = tab(window, qtbot, "KH000002")
    assert husband.nothing.text() == "No policies yet"
    husband.begin.click()
    dialog = shown(PolicyDialog, qtbot)
    assert dialog.entries[Policy.client.key].editor.text() == "李强"
    dialog.reject()


def test_the_day_tells_of_renewals_and_leads_to_them(window: Window, qtbot: QtBot) -> None:
    window.shell.go(TODAY)
    settle(qtbot, window)
    strip = window.shell.today.strip
    texts = [told.text() for line in strip.lines for told in line.findChildren(QLabel)]
    assert "⚠ Within 60 days 1 policy ends or has a premium due: 1,200.00 CNY." in texts
    window.going.insuring.show_due()
    assert (window.shell.entry, page(window).part) == (POLICIES, "due")


def test_the_timeline_tells_what_happened_to_policies(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.show_client(desk.clients.get(HOLDER).id)
    window.page.tabs.show_tab(TIMELINE)
    settle(qtbot, window)
    timeline = window.page.tabs.timeline
    assert timeline.stream is not None
    told = [
        (piece.day.isoformat(), piece.policy.told(window.context.words), piece.policy.name)
        for piece in timeline.stream.pieces
        if piece.policy is not None
    ]
    assert told == [
        ("2026-05-05", "Lapsed", "平安福"),
        ("2026-02-01", "In force", "车险"),
        ("2024-12-20", "In force", "平安福"),
        ("2024-12-20", "In force", "平安福"),
    ]
    names = [item.accessibleName() for item in timeline.findChildren(Item)]
    assert "平安福, 2024-12-20 · In force · 1,200.00 CNY" in names


def test_nobody_sees_insurance_who_does_not_sell_it(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person())
    window = open_window()
    settle(qtbot, window)
    assert POLICIES not in [entry.name for entry in window.shell.entries]
    assert not window.page.tabs.bar.isTabVisible(INSURANCE)
    rules = open_insurance(window.context, window)
    rules.stored.connect(window.take_news)
    qtbot.waitUntil(lambda: rules.record is not None)
    rules.entries[Insurance.sells_insurance.key].editor.set_value(True)
    with qtbot.waitSignal(rules.stored):
        rules.save()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: POLICIES in [entry.name for entry in window.shell.entries])
    assert window.page.tabs.bar.isTabVisible(INSURANCE)


def test_what_time_made_of_policies_is_written_down_when_the_window_opens(
    desk: Desk, insured: tuple[Record, ...], set_clock: Callable[[str], None], open_window: Open, qtbot: QtBot
) -> None:
    set_clock("2026-12-21T10:00:00+00:00")
    settle(qtbot, open_window())
    assert status(desk, insured[0]) == "grace"


def test_while_somebody_looks_on_policies_are_not_there(window: Window, qtbot: QtBot) -> None:
    tab(window, qtbot, HOLDER)
    window.privacy.turn()
    settle(qtbot, window)
    assert not window.page.tabs.bar.isTabVisible(INSURANCE)
    window.shell.go(POLICIES)
    settle(qtbot, window)
    assert listed(window, "all") == []
    assert page(window).nothing.text() == "While personal data is masked, policies are not shown."
    window.privacy.turn()
    settle(qtbot, window)
    assert len(listed(window, "all")) == 3


def test_what_keeps_a_policy_from_being_stored_is_named_and_marked(
    context: Context, insured: tuple[Record, ...], qtbot: QtBot
) -> None:
    record = Record(context.desk.kind(POLICY.name))
    record[Policy.client] = insured[0][Policy.client]
    dialog = PolicyDialog(context, record)
    qtbot.addWidget(dialog)
    dialog.save()
    qtbot.waitUntil(lambda: not dialog.problem.isHidden(), timeout=PATIENCE)
    assert dialog.problem.text() == "Product: This is needed."
    note = dialog.entries[Policy.product.key].note
    assert note is not None
    assert note.text() == "This is needed."
