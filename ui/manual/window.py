"""The manual's window: chapters and search at the left, the text at the right."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from ui.context import Context
from ui.manual.chapters import find_in_chapters, read_chapters

MARGIN = 8  # of the list, left and right


class _Page(QTextBrowser):
    """Markdown with pictures no wider than the page."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        loaded = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not loaded:
            return loaded
        picture = loaded if isinstance(loaded, QImage) else QImage.fromData(loaded)
        room = self.viewport().width() - 48
        if picture.width() > room > 0:
            return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture


class ManualWindow(QDialog):
    """Reads `docs/manual`; Ctrl+F searches, Ctrl+plus and Ctrl+minus change the size."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Manual de Hilván"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1060, 660)
        self._chapters = read_chapters()
        self._search = QLineEdit(placeholderText=_("Buscar en el manual"), clearButtonEnabled=True)
        self._search.setAccessibleName(_("Buscar en el manual"))
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Capítulos"))
        self._list.setWordWrap(True)
        for chapter in self._chapters:
            self._list.addItem(chapter.title)
        self._page = _Page(openLinks=False)
        self._page.setAccessibleName(_("Texto del manual"))
        self._page.anchorClicked.connect(self._follow)
        self._page.document().setDefaultStyleSheet(f"a {{ color: {context.theme.roles['link']}; }}")
        self._page.document().setDocumentMargin(20)
        self._list.currentRowChanged.connect(self._show)
        self._lay_out()
        self._add_keys()
        self._list.setCurrentRow(0)

    def _lay_out(self) -> None:
        for part in (self._list, self._page):  # both break their lines where they end
            part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ensurePolished()  # a title's width is that of the theme's type
        frame = self._list.sizeHintForColumn(0) + 2 * self._list.frameWidth()
        self._list.setMinimumWidth(frame + 2 * MARGIN)
        row = QHBoxLayout(self)
        left = QVBoxLayout()
        left.addWidget(self._search)
        left.addWidget(self._list)
        row.addLayout(left, 1)
        row.addWidget(self._page, 3)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, self._page.zoomIn)
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, self._page.zoomOut)

    @property
    def text(self) -> str:
        """What is being read, without marks."""
        return self._page.toPlainText()

    def open_chapter(self, name: str) -> None:
        """Show the chapter whose file name holds `name`; the first if none does."""
        for position, chapter in enumerate(self._chapters):
            if name in chapter.path.stem:
                self._list.setCurrentRow(position)
                return
        self._list.setCurrentRow(0)

    def _show(self, position: int) -> None:
        if position < 0:
            return
        chapter = self._chapters[position]
        self._page.document().setBaseUrl(QUrl.fromLocalFile(f"{chapter.path.parent}/"))
        self._page.setMarkdown(chapter.text)

    def _filter(self, words: str) -> None:
        kept = find_in_chapters(self._chapters, words)
        for position in range(self._list.count()):
            self._list.item(position).setHidden(position not in kept)
        if kept and self._list.currentRow() not in kept:
            self._list.setCurrentRow(kept[0])
        if words:
            self._page.find(words)

    def _follow(self, link: QUrl) -> None:
        if link.fileName().endswith(".md"):
            self.open_chapter(link.fileName().removesuffix(".md"))
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
