"""Backups, restoring and checking, as the window does them: with progress, and said at the end."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.i18n import _, ngettext
from app.storage.backups import back_up, back_up_to
from app.storage.daily import DailyCopy, back_up_daily
from app.storage.troubles import DamagedFile
from ui.context import Context
from ui.written import say_written

Outcome = TypeVar("Outcome")


def back_up_now(context: Context) -> None:
    """Keep a copy in the backup folder, off the window's thread."""

    def done(_path: Path) -> None:
        context.messages.say(
            _("Copia de seguridad hecha, con la hora {moment}.").format(moment=f"{datetime.now():%H:%M}"),
            action=_("Ver las copias"),
            do=lambda: context.way.go("data"),
        )

    context.jobs.start(
        _("Copia de seguridad"),
        lambda progress: back_up(context.store, reason="manual", progress=progress),
        done=done,
        failed=context.messages.show_problem,
    )


def back_up_today(context: Context, show_check: Callable[[], None]) -> None:
    """The copy of the day, on the first opening of the day; only trouble is said.

    `show_check` goes to where the file is checked and repaired.
    """
    if context.store.read_only:
        return

    def done(copy: DailyCopy | None) -> None:
        if copy is not None and copy.problems:
            context.messages.warn(damage_words(copy), action=_("Ver y reparar"), do=show_check)

    def failed(trouble: BaseException) -> None:
        if isinstance(trouble, DamagedFile):
            context.messages.warn(trouble.sentence, action=_("Ver y reparar"), do=show_check)
        else:
            context.messages.show_problem(trouble)

    context.jobs.start(
        _("Copia del día"),
        lambda progress: back_up_daily(context.store, progress=progress),
        done=done,
        failed=failed,
    )


def damage_words(copy: DailyCopy) -> str:
    """What the check of the day found, and the ways out of it."""
    count = len(copy.problems)
    found = ngettext(
        "La revisión del día encontró {count} diferencia entre el archivo y su historial: algo se dañó en el disco.",
        "La revisión del día encontró {count} diferencias entre el archivo y su historial: algo se dañó en el disco.",
        count,
    ).format(count=count)
    if copy.last_sound is None:
        way = _("Repárelo desde el historial; no se encontró ninguna copia sana.")
    else:
        way = _("Repárelo desde el historial; la última copia sana es la del {moment}.").format(
            moment=f"{copy.last_sound.made_at:%d/%m/%Y %H:%M}"
        )
    return f"{found} {way}"


def save_copy(context: Context, target: Path) -> None:
    """Write a checked copy where the person chose."""

    def done(path: Path) -> None:
        say_written(context, _("Copia guardada en {path}").format(path=path), path, opens=False)

    context.jobs.start(
        _("Guardar una copia"),
        lambda progress: back_up_to(context.store, target, progress=progress),
        done=done,
        failed=context.messages.show_problem,
    )
