"""What the window does right after its first paint: icons, then idle watch and backup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.progress import Progress
from app.rooms import gather, load
from ui.context import Context
from ui.page import PageKind, page_kinds

LATER_MS = 2500

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def finish_start(window: MainWindow) -> None:
    """What the first paint does not wait for."""
    from ui.figures.milestone_watch import MilestoneWatch
    from ui.focus_watch import FocusWatch
    from ui.widgets.enter_key import EnterWatch

    FocusWatch(window)
    EnterWatch(window)
    window.rail.show_icons()
    MilestoneWatch(window)
    QTimer.singleShot(LATER_MS, window, lambda: finish_later(window))


def finish_later(window: MainWindow) -> None:
    """What can wait until the person has begun; nothing, if the office was closed meanwhile."""
    if not window.isVisible():
        return
    import ui.registry.workshop_page  # noqa: F401  # the page that is opened most
    from app.storage.site import clock_warning
    from ui.storage.backing_up import back_up_today
    from ui.storage.calling import CallListener
    from ui.storage.file_watch import FileWatch
    from ui.storage.hourly_copy import HourlyCopy
    from ui.storage.lock import IdleWatch, lock_window
    from ui.storage.session_watch import SessionWatch
    from ui.theme import load_later_fonts
    from ui.tidying import Tidying

    load_later_fonts()
    window.idle_watch = watch = IdleWatch(window)
    Tidying(window, watch)
    SessionWatch(window, lambda: lock_window(window))
    back_up_today(window.context, lambda: check_file(window))
    HourlyCopy(window.context, window)
    if not window.context.store.read_only:
        FileWatch(window.context, window)
        CallListener(window)
    notices = [*window.context.store.notices, clock_warning(window.context.store)]
    if told := " ".join(filter(None, notices)):
        window.context.messages.warn(told)
    warm_up(window.context)


def check_file(window: MainWindow) -> None:
    """Go to where the file is checked, and check it."""
    from ui.storage.data_page import DataPage

    window.go("data")
    page = window.page
    assert isinstance(page, DataPage)
    page.check.check()


def warm_up(context: Context) -> None:
    """Read what pages wait for when they are first opened, off the window's thread."""

    def read(_progress: Progress) -> int:
        from app.diagnosis.instruments import list_instruments
        from app.enquiries.known_answer_file import shipped_answers
        from app.holidays import holidays_of_year
        from app.improvement.catalogue import load_catalogue
        from app.production.judgements import read_judgements
        from app.registry.vocabulary import list_terms, term_name
        from app.training.courses import load_courses
        from app.valuechain.items import item_words

        read_ahead = (list_instruments(), load_catalogue(), load_courses(), shipped_answers())
        holidays_of_year(date.today().year)
        item_words()
        for name in ("costs", "counts", "line", "measuring", "orders"):
            read_judgements(name)
        for name in ("machines", "products", "languages", "legal_forms", "schooling"):
            term_name(name, "")
            list_terms(name)
        for kind in (*page_kinds(), *gather("ui", "TABS")):
            load(kind.page if isinstance(kind, PageKind) else kind.tab)
        return sum(len(one) for one in read_ahead)

    def failed(trouble: BaseException) -> None:
        raise trouble

    context.jobs.start("", read, done=lambda _count: None, failed=failed)
