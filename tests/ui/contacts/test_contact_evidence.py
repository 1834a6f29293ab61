"""Photos and a signature on a visit's page."""

import io

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.contacts.operations import record_contact
from app.contacts.queries import read_contact
from app.registry.operations import record_consent
from app.storage.store import Store
from tests.ui.offices import while_asked
from tests.ui.windows import open_window
from ui.contacts.contact_page import ContactPage
from ui.contacts.signature import SignatureWindow
from ui.context import Context
from ui.main_window import MainWindow

Key = Qt.Key


def page_of(window: MainWindow) -> ContactPage:
    assert isinstance(window.page, ContactPage)
    return window.page


def test_it_is_signed_on_the_screen(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    contact = record_contact(
        store, workshop_id=workshops[0], held_on="2026-11-02", workshop_agrees="Anotar ventas"
    )
    window = open_window(context, qtbot)
    window.go("contact", contact)
    page = page_of(window)

    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, SignatureWindow)
        assert not dialog.keep.isEnabled()
        for start in (20, 60):
            qtbot.mousePress(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(start, 40))
            qtbot.mouseMove(dialog.pad, QPoint(start + 30, 70))
            qtbot.mouseRelease(dialog.pad, Qt.MouseButton.LeftButton, pos=QPoint(start + 30, 70))
        dialog.undo.click()
        assert len(dialog.pad.strokes) == 1
        dialog.keep.click()

    while_asked(sign)
    page.evidence.sign.click()
    signed = read_contact(store, contact)
    assert signed.signed_by == "Benita Caballero"
    assert page.evidence.signature.isVisible()
    page.evidence.unsign.click()
    assert read_contact(store, contact).signature_hash is None


def test_photos_come_dropped_and_pasted_only_with_permission(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    contact = record_contact(store, workshop_id=workshops[0], held_on="2026-11-02")
    window = open_window(context, qtbot)
    window.go("contact", contact)
    page = page_of(window)
    before, after = page.evidence.moments
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(target, "PNG")
    data = QMimeData()
    data.setImageData(QImage.fromData(target.getvalue()))
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    before.dropEvent(drop)
    assert read_contact(store, contact).photos == ()
    record_consent(
        store,
        workshop_id=workshops[0],
        purpose="photos",
        granted=True,
        decided_on="2026-11-02",
        text_version="1",
    )
    before.dropEvent(drop)
    qtbot.waitUntil(lambda: len(read_contact(store, contact).photos) == 1)
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage.fromData(target.getvalue()))
    qtbot.keyClick(after, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(read_contact(store, contact).photos) == 2)
    assert [one.moment for one in read_contact(store, contact).photos] == ["before", "after"]
    (thumb,) = after.photos.thumbnails
    qtbot.keyClick(thumb, Key.Key_Delete)
    assert [one.moment for one in read_contact(store, contact).photos] == ["before"]
