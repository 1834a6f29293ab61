"""A window on a small screen: all of it is seen, its title too."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.widgets import fitting

SMALL = QRect(0, 0, 911, 512)  # 1366x768 at 150 %


def test_a_window_that_would_hang_out_is_moved_until_its_title_is_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """«Nuevo pedido» stood in the corner with its title above the screen: it could not be moved any more."""
    monkeypatch.setattr(fitting, "room_of", lambda _window: SMALL)
    window = QDialog()
    qtbot.addWidget(window)
    window.setGeometry(176, 90, 560, 460)
    fitting.fit_to_screen(window, QSize(560, 460))
    assert window.geometry() == QRect(176, 512 - 2 - 460, 560, 460), "as far as must be, and no further"
    window.setGeometry(700, -20, 100, 100)
    fitting.fit_to_screen(window, QSize(2000, 2000))
    assert window.size() == SMALL.size() - fitting.FRAME
    assert window.geometry().top() == fitting.FRAME.height() - 2
    assert SMALL.contains(window.geometry())
