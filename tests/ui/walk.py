"""Every page and tab of the window, at the sizes of small screens: what does not fit there.

By hand, all of it, with pictures: `python -m tests.ui.walk DEMO.hilvan [FOLDER] [SIZE-THEME-LANGUAGE ...]`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import use_language
from app.place import Place
from app.settings import Settings
from app.storage.store import Store
from tests.ui.dialogs import DIALOGS, Scene
from tests.ui.drop_downs import opened_faults
from tests.ui.fit import faults
from tests.ui.places import place_of_page
from tests.ui.reckoning import reckon_once
from ui.context import Context
from ui.jobs import ImmediateExecutor, Jobs
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.page import page_kinds
from ui.tabs import tabs_of
from ui.theme import apply_theme, load_fonts, load_theme
from ui.theme import dress as dress_window
from ui.widgets import fitting

TASK_BAR, FRAME = 48, 32  # what Windows itself takes of the height
SIZES = {
    "1366": QSize(1366, 768),
    "1024": QSize(1024, 600),
    "125": QSize(1093, 614),  # 1366x768 at 125 %
    "150": QSize(911, 512),  # at 150 %
    "letters": QSize(1366, 768),  # with the largest letters of the settings
}
SCALES = {"letters": 1.5}


class Look(NamedTuple):
    """How the window is seen."""

    size: str
    theme: str = "light"
    language: str = "es"

    @property
    def room(self) -> QSize:
        """What the screen has for a window without its frame."""
        whole = SIZES[self.size]
        return QSize(whole.width(), whole.height() - TASK_BAR - FRAME)

    @property
    def dress(self) -> tuple[str, str, float]:
        """What cannot be changed under an open window: theme, language, size of letters."""
        return self.theme, self.language, SCALES.get(self.size, 1.0)

    @property
    def name(self) -> str:
        return "-".join(self)


EVERY = [Look(*one) for one in product(SIZES, ("light", "dark"), ("es", "en"))]
Seen = Callable[[Look, str, QWidget], object]


def dressed(looks: Sequence[Look]) -> Iterator[list[Look]]:
    """The looks that one window can be seen in, one group after another."""
    for _dress, group in groupby(sorted(looks, key=lambda one: one.dress), key=lambda one: one.dress):
        yield list(group)


def dress(look: Look, store: Store) -> Context:
    """Dress the program, and give what its windows are given."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    use_language(look.language)
    load_fonts()
    theme = load_theme(look.theme, SCALES.get(look.size, 1.0))
    apply_theme(application, theme)
    jobs = Jobs(ImmediateExecutor(), reckon=reckon_once)
    return Context(store, Settings(), jobs, Messages(), theme)


def places(store: Store) -> Iterator[tuple[str, Place]]:
    """Every page, each of its tabs by name."""
    for page in (one.name for one in page_kinds()):
        place = place_of_page(page, store)
        parts = [one.code for one in tabs_of(page)]
        for part in parts or [place.part]:
            yield f"{page}-{part}" if part else page, place._replace(part=part)


def walk_pages(
    store: Store, looks: Sequence[Look], seen: Seen | None = None, *, opened: bool = False
) -> list[str]:
    """Go to every page; what does not fit on it, and, `opened`, of what opens over it."""
    found = []
    for group in dressed(looks):
        if opened:  # what was there before is not looked through again at each page: half of the time
            gc.collect()
            gc.freeze()
        window = MainWindow(dress(group[0], store))
        window.resize(group[0].room)
        window.setUpdatesEnabled(seen is not None)  # painting is half of the time
        window.show()
        settle()
        for name, place in places(store):
            if opened:  # what Qt made for a list that was open must leave no half behind
                gc.collect()
            window.show_place(place)
            for look in group:
                window.resize(look.room)
                settle()
                if seen is not None:
                    seen(look, name, window)
                found += [f"{look.name} {name}: {fault}" for fault in faults(window, look.room)]
                if opened:
                    over = opened_faults(window, look.room)
                    found += [f"{look.name} {name}: {fault}" for fault in over]
        let_go(window)
        gc.unfreeze()
    return found


def walk_dialogs(
    store: Store, looks: Sequence[Look], folder: Path, seen: Seen = lambda *_more: None
) -> tuple[list[str], set[type]]:
    """Open every dialog; what does not fit on it, and which kinds were seen."""
    found, kinds = [], set()
    for group in dressed(looks):
        context = dress(group[0], store)
        under = QWidget()
        dress_window(under)
        for look in group:
            under.resize(look.room)
            for name, make in DIALOGS.items():
                with on_screen(look):
                    dialog = make(Scene(context, store, under, folder))
                    dialog.show()
                    settle()
                kinds.add(type(dialog))
                seen(look, name, dialog)
                found += [f"{look.name} {name}: {fault}" for fault in faults(dialog, look.room)]
                let_go(dialog)
        let_go(under)
    return found, kinds


@contextmanager
def on_screen(look: Look) -> Iterator[None]:
    """As if the screen were no larger than this."""
    before = fitting.room_of
    fitting.room_of = lambda window: QRect(QPoint(0, 0), look.room + fitting.FRAME)
    try:
        yield
    finally:
        fitting.room_of = before


def let_go(window: QWidget) -> None:
    """Really gone, so that the next walk finds an empty desk."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    """Let everything that was put off happen."""
    for _turn in range(6):
        QApplication.processEvents()


def main(arguments: list[str]) -> int:
    """Walk in every look; a picture of each page where a folder is given."""
    from app.storage.opening import open_office

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QApplication.instance() or QApplication(["hilvan"])
    store = open_office(Path(arguments[0]), site=7)
    store.user = store.value("SELECT min(id) FROM consultant")
    folder = Path(arguments[1]) if len(arguments) > 1 else None

    def keep(look: Look, name: str, window: QWidget) -> None:
        if folder is not None:
            (folder / look.name).mkdir(parents=True, exist_ok=True)
            window.grab().save(str(folder / look.name / f"{name}.png"))

    looks = [Look(*one.split("-")) for one in arguments[2:]] or EVERY
    total = 0
    for group in dressed(looks):
        with TemporaryDirectory() as written:
            found, _kinds = walk_dialogs(store, group, Path(written), keep)
        found += walk_pages(store, group, keep if folder is not None else None)
        print(*found, f"{' '.join(one.name for one in group)}: {len(found)} faults", sep="\n", flush=True)
        total += len(found)
    store.close()
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
