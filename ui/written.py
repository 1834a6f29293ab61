"""What was written to the disk: said with the way to it, whether it is a list, a paper or a copy."""

from pathlib import Path

from app.i18n import _
from ui.context import Context


def say_written(context: Context, sentence: str, path: Path, *, opens: bool = True) -> None:
    """Tell in the message bar; what no other program `opens` is shown in its folder instead."""
    action, shown = (_("Abrir"), path) if opens else (_("Abrir la carpeta"), path.parent)
    context.messages.say(sentence, action=action, do=lambda: open_outside(shown))


def open_outside(path: Path) -> None:
    """Give a file or a folder to the program that the system has for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def with_ending(chosen: str, suffix: str) -> Path:
    """Where a person wants it, with the ending that it needs: "Informe 2026.06" loses nothing."""
    target = Path(chosen)
    return target if target.suffix.casefold() == suffix else target.with_name(target.name + suffix)
