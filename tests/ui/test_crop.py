"""The part of a portrait that is kept: the frame by mouse and keys, quarter turns, what the file keeps, later again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.exchange.photos import Crop
from clientdesk.ui.context import Context
from clientdesk.ui.editors.attached import AttachedEditor
from clientdesk.ui.editors.crop import CropDialog, CropFrame
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

Open = Callable[[], Window]


def picture(path: Path, size: tuple[int, int] = (400, 200)) -> Path:
    """Red on the left, blue on the right."""
    made = Image.new("RGB", size, "blue")
    made.paste("red", (0, 0, size[0] // 2, size[1]))
    made.save(path)
    return path


@pytest.fixture
def dialog(context: Context, tmp_path: Path, qtbot: QtBot) -> CropDialog:
    """On a picture of 400 × 200."""
    made = CropDialog(picture(tmp_path / "p.png").read_bytes(), context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def told(dialog: CropDialog, press: Callable[[], object]) -> Crop:
    found: list[Crop] = []
    dialog.chosen.connect(found.append)
    press()
    (crop,) = found
    return crop


def test_the_frame_begins_as_the_largest_portrait_in_the_middle(dialog: CropDialog) -> None:
    crop = told(dialog, dialog.ok.click)
    assert crop.height == pytest.approx(1.0)
    assert crop.width * 400 / 200 == pytest.approx(35 / 45)
    assert crop.left == pytest.approx((1 - crop.width) / 2)


def test_arrows_move_the_frame_as_far_as_the_picture_goes(dialog: CropDialog) -> None:
    for _ in range(200):
        QTest.keyClick(dialog.frame, Qt.Key.Key_Right)
    crop = told(dialog, dialog.ok.click)
    assert crop.left + crop.width == pytest.approx(1.0)


def test_plus_and_minus_size_the_frame_within_limits(dialog: CropDialog) -> None:
    QTest.keyClicks(dialog.frame, "-" * 60)
    small = dialog.frame.crop
    assert 0 < small.height < 0.2
    assert small.width * 2 / small.height == pytest.approx(35 / 45)
    QTest.keyClicks(dialog.frame, "+" * 60)
    assert dialog.frame.crop.height == pytest.approx(1.0)


def test_a_turn_makes_it_upright_and_the_whole_picture_keeps_the_turn(dialog: CropDialog) -> None:
    dialog.turn.click()
    assert (dialog.frame.picture.width(), dialog.frame.picture.height()) == (200, 400)
    assert told(dialog, dialog.whole.click) == Crop(turns=1)


def test_a_corner_is_dragged_and_the_shape_stays(dialog: CropDialog) -> None:
    dialog.shapes.setCurrentIndex(1)
    frame = dialog.frame
    area = frame._place(frame.frame).toRect()  # noqa: SLF001 - where a hand would see it
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=area.bottomRight())
    QTest.mouseMove(frame, area.center())
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=area.center())
    assert frame.frame.width() == pytest.approx(frame.frame.height())
    assert frame.frame.width() == pytest.approx(100, abs=3)
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=frame._place(frame.frame).center().toPoint())  # noqa: SLF001
    QTest.mouseMove(frame, frame.rect().bottomLeft() + QPoint(-50, 50))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert frame.crop.left == 0.0
    assert frame.crop.top + frame.crop.height == pytest.approx(1.0)


def test_a_frame_of_any_shape_follows_the_corner(context: Context, qtbot: QtBot) -> None:
    frame = CropFrame(QPixmap(300, 300))
    qtbot.addWidget(frame)
    frame.set_ratio(0.0)
    assert frame.crop == Crop()


def test_a_photo_is_cropped_when_it_comes_and_again_later_and_undone(
    open_window: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    window = open_window()
    window.show_client(1, mode=FILL_IN)
    settle(qtbot, window)
    editor = next(e for e in window.page.form().entries.values() if e.field is Basics.photo).editor
    assert isinstance(editor, AttachedEditor)
    asked: list[CropDialog] = []
    editor.crop_asked.connect(asked.append)
    editor.bring_path(str(picture(tmp_path / "face.png")))
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.photo] is None
    asked[-1].take_part()
    settle(qtbot, window)
    first = desk.clients.get("KH000001")[Basics.photo]
    assert first is not None
    assert size(desk, first) == (156, 200)
    editor.crop.click()
    settle(qtbot, window)
    asked[-1].shapes.setCurrentIndex(1)
    asked[-1].take_part()
    settle(qtbot, window)
    second = desk.clients.get("KH000001")[Basics.photo]
    assert second is not None
    assert size(desk, second) == (156, 156)
    desk.past.undo()
    assert desk.clients.get("KH000001")[Basics.photo] == first


def test_cancel_changes_nothing(open_window: Open, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.clients.create(make.person("王薇"))
    window = open_window()
    window.show_client(1, mode=FILL_IN)
    settle(qtbot, window)
    editor = next(e for e in window.page.form().entries.values() if e.field is Basics.photo).editor
    assert isinstance(editor, AttachedEditor)
    editor.crop_asked.connect(lambda asked: asked.reject())
    editor.bring_path(str(picture(tmp_path / "face.png")))
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.photo] is None
    assert editor.crop.isHidden()


def size(desk: Desk, photo: object) -> tuple[int, int]:
    data = desk.attachments.read(photo)  # type: ignore[arg-type]
    made = QPixmap()
    assert data is not None
    made.loadFromData(data)
    return made.width(), made.height()
