"""A cell is corrected while its file is brought in, wherever its table begins on the sheet."""

from dataclasses import replace

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Place, Policy
from clientdesk.desk.importing.mending import with_cell
from clientdesk.exchange.intake.tables import Flaw
from tests.desk.importing.tables import brought, checked, counts, sheet, source, values


def test_the_cell_that_was_told_is_the_one_that_is_corrected(desk: Desk) -> None:
    table = replace(sheet("姓名|生日\n王小明|1980-13-45\n李娜|1981-02-03", first_row=7), first_column=26)
    given = source(table)
    (trouble,) = checked(desk, given).troubles
    assert (trouble.place, trouble.column) == (Place(0, 8), "AA")
    mended = with_cell(given, trouble.place, trouble.column, " 1980-12-15 ")
    assert checked(desk, mended).troubles == []
    assert len(checked(desk, given).troubles) == 1
    brought(desk, mended)
    assert [values(desk, code)["birth_date"] for code in ("KH000001", "KH000002")] == ["1980-12-15", "1981-02-03"]


def test_a_cell_can_be_emptied_and_a_number_typed_again_is_whole(desk: Desk) -> None:
    table = replace(sheet("姓名|手机|邮箱\n王小明|15400000001|nobody"), flaws=(Flaw("rounded", 2, 2),))
    given = with_cell(source(table), Place(0, 2), "C", "")
    assert len(checked(desk, given).troubles) == 1
    whole = with_cell(given, Place(0, 2), "B", "15400000002")
    assert checked(desk, whole).troubles == []
    assert counts(brought(desk, whole, Policy())) == (1, 0, 0, 0)
    assert values(desk, "KH000001") == {"full_name": "王小明", "mobile": "15400000002"}
