"""What the window does right after its first paint: icons, the watch for idle minutes, the daily backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.progress import Progress

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def finish_start(window: MainWindow) -> None:
    """Load the icons off the window's thread and start counting idle minutes."""
    from ui.storage.lock import IdleWatch
    from ui.storage.upkeep import back_up_today

    window.idle_watch = IdleWatch(window)
    back_up_today(window.context)

    def load(_progress: Progress) -> None:
        import qtawesome  # noqa: F401

    def failed(trouble: BaseException) -> None:
        raise trouble

    window.context.jobs.start(
        "", load, done=lambda _nothing: window.rail.show_icons(), failed=failed
    )
