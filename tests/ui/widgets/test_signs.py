"""The small signs that a style draws by itself are seen in each theme: they are ours, in the theme's colours."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, dress, load_fonts, load_theme
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ListTable

SEEN = 2.5  # of a sign's colour over the ground it stands on


def light_of(colour: QColor) -> float:
    """Relative luminance, after WCAG."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_in(image: QImage, where: QRect) -> dict[int, list[int]]:
    """Where a sign is drawn there: by row, the columns whose colour is `SEEN` over that of the corner."""
    ground = light_of(image.pixelColor(where.topLeft()))
    ink: dict[int, list[int]] = {}
    for y in range(where.top(), where.bottom()):
        for x in range(where.left(), where.right()):
            one = light_of(image.pixelColor(x, y))
            if (max(one, ground) + 0.05) / (min(one, ground) + 0.05) > SEEN:
                ink.setdefault(y, []).append(x)
    return ink


def width_of(columns: list[int]) -> int:
    return max(columns) - min(columns) + 1


@pytest.fixture(params=["light", "dark"])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    load_fonts()
    apply_theme(qapp, load_theme(request.param))


@pytest.mark.usefixtures("dressed")
def test_the_sign_of_the_order_is_seen(qtbot: QtBot) -> None:
    table = ListTable(ListModel([ShownColumn("Taller", str, width=160), ShownColumn("Barrio", str)]), "", 1.0)
    dress(table)
    qtbot.addWidget(table)
    table.rows.show_rows(["Modas Itapé"])
    table.sort_by_header(0)
    table.resize(500, 200)
    table.show()
    head = table.horizontalHeader()
    right = QRect(head.sectionSize(0) - 22, 4, 20, head.height() - 8)
    up = ink_in(head.grab().toImage(), right)
    assert width_of(up[min(up)]) < width_of(up[max(up)]), "from A to Z it points up"
    head.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    down = ink_in(head.grab().toImage(), right)
    assert width_of(down[min(down)]) > width_of(down[max(down)])
    head.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert not ink_in(head.grab().toImage(), right)


@pytest.mark.usefixtures("dressed")
def test_a_button_with_a_menu_shows_that_it_has_one(qtbot: QtBot) -> None:
    button = QPushButton("Exportar…")
    dress(button)
    qtbot.addWidget(button)
    button.setMenu(QMenu(button))
    button.show()
    right = QRect(button.width() - 22, 6, 16, button.height() - 12)
    ink = ink_in(button.grab().toImage(), right)
    assert max(map(width_of, ink.values())) >= 7, "not a speck"
