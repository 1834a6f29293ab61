"""Photos of an item: kept, shown, taken out, and only with permission."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.storage.store import Store
from tests.ui.diagnosis.support import (
    CONTROL,
    add_a_workshop,
    begin_visit,
    give_consent,
    press,
    show,
    visit_id,
)
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (2000, 1500), (120, 150, 140)).save(target, "JPEG")
    return target.getvalue()


def test_photos_are_kept_shown_and_taken_out(
    qtbot: QtBot, page: VisitPage, store: Store, context: Context
) -> None:
    page.view.add_photo(picture())
    qtbot.waitUntil(lambda: len(read_visit(store, visit_id(page)).photos) == 1)
    thumbs = page.view.side.photos
    qtbot.waitUntil(lambda: len(thumbs.thumbnails) == 1)
    with qtbot.waitSignal(context.messages.said) as said:
        qtbot.keyClick(thumbs.thumbnails[0], Qt.Key.Key_Delete)
    assert read_visit(store, visit_id(page)).photos == ()
    said.args[3]()
    assert len(read_visit(store, visit_id(page)).photos) == 1


def test_a_photo_can_be_dropped_or_pasted(
    qtbot: QtBot, page: VisitPage, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "mesa.jpg"
    file.write_bytes(picture())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    side = page.view.side
    side.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    QApplication.clipboard().setImage(image)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(read_visit(store, visit_id(page)).photos) == 2)


def test_something_that_is_no_photo_is_refused_in_words(
    qtbot: QtBot, page: VisitPage, store: Store, context: Context
) -> None:
    with qtbot.waitSignal(context.messages.said) as said:
        page.view.add_photo(b"not a picture")
    assert said.args[0] == "problem"
    assert read_visit(store, visit_id(page)).photos == ()


def test_without_permission_no_photo_is_offered(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    give_consent(store, workshop, photos=False)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(begin_visit(store, workshop))
    assert not page.view.side.photos.button.isVisible()
    assert page.view.side.photos.refused.isVisible()
    page.view.add_photo(picture())
    assert read_visit(store, visit_id(page)).photos == ()
