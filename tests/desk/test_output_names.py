"""Outputs are told by the names that windows have for them, in the language of the reader, never by their keys."""

import pytest

from clientdesk.desk import Desk, credit_memo, ledgers
from clientdesk.desk.outgoing import outgoing
from clientdesk.desk.output_names import BOOKS, EXPORTS, batch_name, output_name, package_name
from clientdesk.dossier.trade.packages import SHIPPED
from clientdesk.i18n import catalogue
from tests import make

ENGLISH, CHINESE = catalogue("en"), catalogue("zh_CN")


def test_every_output_that_is_noted_has_a_name(desk: Desk) -> None:
    assert set(BOOKS) == {*ledgers.NAMES, *credit_memo.NAMES}
    assert set(EXPORTS) == set(outgoing.NAMES)
    keys = [f"card {name}" for name in desk.cards.layouts]
    keys += [*(f"ledger {name}" for name in BOOKS), *(f"export {name}" for name in EXPORTS)]
    assert [key for key in keys if ENGLISH.say(output_name(key)) == key] == []
    assert [name for name in SHIPPED if ENGLISH.say(package_name(name)) == name] == []


@pytest.mark.parametrize("key", ["card of-an-older-program", "something else", "visit"])
def test_what_no_output_is_called_any_more_is_told_as_it_was_kept(key: str) -> None:
    assert CHINESE.say(output_name(key)) == key


def test_the_history_names_the_print_that_was_given_out(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    desk.disclosures.note(["KH000001"], output="card full", reason="visit")
    (english,), (chinese,) = (desk.disclosures.of("KH000001", words=words) for words in (ENGLISH, CHINESE))
    assert english.text == "Gave out sensitive data of KH000001 (Full dossier, A4): visit"
    assert desk.past.of("KH000001", words=ENGLISH)[-1].text.startswith("Add Person")
    assert "full" not in chinese.text
    assert CHINESE.tr("Full dossier, A4") in chinese.text


def test_a_file_for_an_accounting_package_is_told_by_its_name_and_moment() -> None:
    assert batch_name("simple_voucher 2026-03-31 10:00", ENGLISH) == "Simple vouchers 2026-03-31 10:00"
    assert batch_name("our own form 2026-03-31 10:00", ENGLISH) == "our own form 2026-03-31 10:00"
    assert "simple" not in batch_name("simple_voucher 2026-03-31 10:00", CHINESE)
