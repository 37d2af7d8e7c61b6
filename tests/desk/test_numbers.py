"""How the numbers of a file begin: in English where it was made so, and for ever as it was made."""

from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.desk.outgoing import outgoing
from clientdesk.desk.trading.numbers import usual_patterns
from clientdesk.dossier.house.trade import NumberPattern, Trade
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.numbering import ENGLISH, beginning
from clientdesk.dossier.rows import Row
from tests import make
from tests.desk.trading import selling
from tests.desk.trading.test_staying import DAY
from tests.shell import Cli, cli, person

__all__ = ["cli"]


def english(path: Path) -> Desk:
    return Desk.create(path, user="tester", numbers=ENGLISH)


def test_a_file_made_in_english_numbers_clients_and_documents_by_english_words(path: Path) -> None:
    with english(path) as desk:
        code = selling.client(desk)
        order = selling.order(desk, code, day=DAY)
        sale, receipt = selling.sale(desk, code, "7", day=DAY), selling.receipt(desk, code, "7", day=DAY)
        assert [code, order.code, sale.code, receipt.code] == [
            "CL000001",
            "SO20260305-001",
            "SA202603-0001",
            "RC202603-0001",
        ]
        lost = selling.order(desk, code, day=DAY, state="draft")
        desk.past.undo()
        assert [gap.number for gap in desk.trading.gaps()] == [lost.code]
        assert usual_patterns(desk)["quotation"] == "QU{yyyy}{mm}{dd}-{n:3}"
        row = {NumberPattern.document.key: "order", NumberPattern.pattern.key: "A{yy}-{n:2}"}
        selling.keep(desk, Trade.number_patterns, Row(row))
        assert selling.order(desk, code, day=DAY).code == "A26-01"
    with Desk.open(path) as again:
        assert selling.client(again) == "CL000002"


def test_the_first_undo_of_a_file_is_of_what_its_user_did(path: Path) -> None:
    with english(path) as desk:
        assert desk.past.next_undo() is None
        selling.client(desk)
        desk.past.undo()
        assert selling.client(desk) == "CL000002"


def test_other_files_keep_how_they_begin(desk: Desk) -> None:
    assert selling.client(desk) == "KH000001"
    assert selling.order(desk, "KH000001", day=DAY).code == "DD20260305-001"


def test_no_two_kinds_begin_alike_in_english_and_none_stays_chinese() -> None:
    chinese = {kind.prefix for kind in KINDS if kind.name != "house"}
    spoken = {beginning(prefix, ENGLISH) for prefix in chinese}
    assert len(spoken) == len(chinese)
    assert not spoken & chinese


def test_by_command_only_where_it_is_asked_for(path: Path, cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.clientdesk"
    assert cli("new", path, "--numbers", "en").code == 0
    assert cli("new", other, "--lang", "en").code == 0
    for file, code in ((path, "CL000001"), (other, "KH000001")):
        assert cli("batch", file, actions=(person(),)).document["code"] == code


def test_all_of_an_english_file_goes_into_a_new_one_and_numbers_go_on_in_english(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    with english(path) as desk:
        desk.clients.create(make.person())
        desk.outgoing.everything(out, reason="moving")
        before = {**desk.keeping.dump(), "settings": {"numbers": "en"}}
    with make.desk(tmp_path / "new.clientdesk") as desk:
        desk.outgoing.take_back(outgoing.read_everything(out))
        assert desk.keeping.dump() == before
        assert selling.client(desk) == "CL000002"
