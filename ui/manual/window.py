"""The manual's window: chapters and search at the left, the text at the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QFontInfo,
    QImage,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.asking import meanings
from app.i18n import _
from ui.context import Context
from ui.manual.chapters import Manual, ManualPart
from ui.manual.signs import SignDrawer
from ui.page import manual_of
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MARGIN = 8  # of the list, left and right
STEP, SMALLEST, LARGEST = 2, 10, 48  # pixels of the letters
_WORD = re.compile(r"\w+")


class _Page(QTextBrowser):
    """Markdown with pictures no wider than the page, and signs that are drawn."""

    def __init__(self, colour: QColor) -> None:
        super().__init__(openLinks=False)
        self._signs = SignDrawer(self.document(), colour, self)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        loaded = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not loaded:
            return loaded
        picture = loaded if isinstance(loaded, QImage) else QImage.fromData(loaded)
        room = self.viewport().width() - 48
        if picture.width() > room > 0:
            return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def show_text(self, text: str) -> None:
        """Show this Markdown. Qt sets paragraphs apart by the size of the letters in points."""
        document = self.document()
        letters = document.defaultFont()
        in_points = QFont(letters)
        in_points.setPointSizeF(QFontInfo(letters).pointSizeF())
        document.setDefaultFont(in_points)
        self.setMarkdown(text)
        self._signs.take_signs()
        document.setDefaultFont(letters)

    def zoom(self, steps: int) -> None:
        """Letters larger or smaller; what was at the top stays there. Qt's own zoom knows only sizes in points."""
        top = self.cursorForPosition(QPoint(MARGIN, MARGIN))
        letters = self.document().defaultFont()
        letters.setPixelSize(min(max(letters.pixelSize() + steps * STEP, SMALLEST), LARGEST))
        self.document().setDefaultFont(letters)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.cursorRect(top).top())


def show_manual(window: MainWindow, part: str = "") -> None:
    """The manual, open at a part, or at what tells of the page that is shown; the same window when it is open already."""
    open_one = window.findChild(ManualWindow)
    manual = open_one if isinstance(open_one, ManualWindow) else ManualWindow(window.context, window)
    if part:
        manual.open_chapter(part)
    elif window.place is not None:
        manual.open_chapter(manual_of(window.place.page, window.page.part))
    manual.show()
    manual.raise_()
    manual.activateWindow()


class ManualWindow(QDialog):
    """Reads `docs/manual`; Ctrl+F searches, Ctrl+plus and Ctrl+minus change the size.

    At the left stand the chapters; while something is searched, the parts that fit, the best first.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Manual de Hilván"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        fit_to_screen(self, QSize(1060, 660))
        self._manual = Manual()
        self._shown = -1
        self._marked = context.theme.colour("selected")
        self._search = QLineEdit(placeholderText=_("Buscar en el manual"), clearButtonEnabled=True)
        self._search.setAccessibleName(_("Buscar en el manual"))
        self._search.textChanged.connect(self._find)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Capítulos"))
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._page = _Page(context.theme.colour("text"))
        self._page.setAccessibleName(_("Texto del manual"))
        self._page.anchorClicked.connect(self._follow)
        self._page.document().setDefaultStyleSheet(f"a {{ color: {context.theme.roles['link']}; }}")
        self._page.document().setDocumentMargin(20)
        self._nothing = label("", "soft", wrap=True)
        self._nothing.hide()
        self._list_chapters()
        self._lay_out()
        self._add_keys()
        self._list.currentItemChanged.connect(self._show_item)
        self.open_chapter("")

    def _lay_out(self) -> None:
        for part in (self._list, self._page):  # both break their lines where they end
            part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ensurePolished()  # a title's width is that of the theme's type
        frame = self._list.sizeHintForColumn(0) + 2 * self._list.frameWidth()
        self._list.setMinimumWidth(frame + 2 * MARGIN)
        row = QHBoxLayout(self)
        left = QVBoxLayout()
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._list)
        row.addLayout(left, 1)
        row.addWidget(self._page, 3)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, lambda: self._page.zoom(1))
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, lambda: self._page.zoom(-1))

    @property
    def text(self) -> str:
        """What is being read, without marks."""
        return self._page.toPlainText()

    @property
    def title(self) -> str:
        """The chapter that is being read."""
        return self._manual.chapters[self._shown].title

    def open_chapter(self, name: str) -> None:
        """Show a chapter, or a part of it ("02-la-lista/Lo que no acepta"); the first if there is none."""
        self._search.clear()
        part = self._manual.part(name)
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(part.chapter)
        self._show_part(part)

    # --- the list at the left ---

    def _list_chapters(self) -> None:
        self._fill([(one.title, self._manual.part(one.name)) for one in self._manual.chapters])

    def _fill(self, lines: list[tuple[str, ManualPart]]) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for text, part in lines:
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, part)
                self._list.addItem(item)

    def _find(self, words: str) -> None:
        if not words.strip():
            self._nothing.hide()
            self._list_chapters()
            with QSignalBlocker(self._list):
                self._list.setCurrentRow(self._shown)
            self._page.setExtraSelections([])
            return
        found = self._manual.find(words)
        self._fill([(self._manual.called(part), part) for part in found])
        self._nothing.setText(
            _(
                "El manual no dice nada de «{words}». Pruebe con una sola palabra, o con el nombre de la pantalla o del botón."
            ).format(words=words.strip())
        )
        self._nothing.setVisible(not found)
        if found:
            self._list.setCurrentRow(0)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show_part(item.data(Qt.ItemDataRole.UserRole))

    # --- the text at the right ---

    def _show_part(self, part: ManualPart) -> None:
        chapter = self._manual.chapters[part.chapter]
        if part.chapter != self._shown:
            self._shown = part.chapter
            self._page.document().setBaseUrl(QUrl.fromLocalFile(f"{chapter.path.parent}/"))
            self._page.show_text(chapter.text)
        self._part = part
        self._page.setExtraSelections(self._marks(self._block_of(part)))
        self._go_to_part()

    def _go_to_part(self) -> None:
        """Put the heading of what is read at the top."""
        first, layout = self._block_of(self._part), self._page.document().documentLayout()
        top = layout.blockBoundingRect(first).top() if self._part.heading else 0
        self._page.verticalScrollBar().setValue(round(top))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_to_part)  # before, the text has no lines

    def _block_of(self, part: ManualPart) -> QTextBlock:
        block = self._page.document().begin()
        while part.heading and block.isValid():
            if block.blockFormat().headingLevel() == 2 and block.text().strip() == part.heading:
                return block
            block = block.next()
        return self._page.document().begin()

    def _marks(self, block: QTextBlock) -> list[QTextEdit.ExtraSelection]:
        """The words of the part that mean what is searched."""
        wanted, found = set(meanings(self._search.text())), []
        while wanted and block.isValid():
            for word in _WORD.finditer(block.text()):
                if wanted.intersection(meanings(word[0])):
                    mark = QTextEdit.ExtraSelection()
                    mark.cursor = QTextCursor(block)
                    mark.cursor.setPosition(block.position() + word.start())
                    mark.cursor.setPosition(block.position() + word.end(), QTextCursor.MoveMode.KeepAnchor)
                    mark.format.setBackground(self._marked)
                    found.append(mark)
            block = block.next()
            if block.blockFormat().headingLevel() == 2:
                break
        return found

    def _follow(self, link: QUrl) -> None:
        if link.fileName().endswith(".md"):
            self.open_chapter(link.fileName().removesuffix(".md"))
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
