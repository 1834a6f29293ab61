"""Choosing one thing of a short list: the course of a new event, or the event to invite to."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.training.courses import load_courses
from app.training.operations import add_event
from app.training.queries import list_events
from app.training.records import EventLine
from app.training.words import say_dates, say_places, short_hours
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, Rows, rows_among

NEW = "new"


def start_event(context: Context, parent: QWidget) -> int | None:
    """Choose a course and plan an event of it; the event's id, or None."""
    rows = [(f"{one.code}  {one.title} · {short_hours(one.hours)}", one.code) for one in load_courses()]
    title = _("Nueva capacitación")
    code = _ask(title, _("¿De qué curso?"), rows, _("Empezar"), parent)
    return add_event(context.store, course=code) if code is not None else None


def coming_events(context: Context, course: str) -> list[EventLine]:
    """The events of a course that are not over, the soonest first."""
    today = date.today().isoformat()
    lines = list_events(context.store, today=today, course=course, status="planned")
    open_ = [one for one in lines if one.last_on is None or one.last_on >= today]
    return sorted(open_, key=lambda one: one.next_on or "9999")


def choose_coming(context: Context, course: str, parent: QWidget) -> int | None:
    """The event of a course to invite to; a new one is planned when that is chosen."""
    rows: list[tuple[str, Any]] = [
        (
            " · ".join(
                part for part in (say_dates(one.first_on, one.last_on), one.place, say_places(one)) if part
            ),
            one.id,
        )
        for one in coming_events(context, course)
    ]
    if not rows:
        return add_event(context.store, course=course)
    rows.append((_("Una capacitación nueva"), NEW))
    chosen = _ask(_("Invitar"), _("¿A qué capacitación se invita?"), rows, _("Invitar"), parent)
    return add_event(context.store, course=course) if chosen == NEW else chosen


def choose_event(context: Context, parent: QWidget, title: str) -> int | None:
    """One of all that were planned or given, the newest first; None when the person changes her mind."""
    lines = list_events(context.store, today=date.today().isoformat())
    lines.sort(key=lambda one: one.first_on or "9999", reverse=True)
    rows = [
        (
            " · ".join(part for part in (one.title, say_dates(one.first_on, one.last_on), one.place) if part),
            one.id,
        )
        for one in lines
    ]
    chosen: int | None = _ask(title, _("¿De qué capacitación?"), rows, _("Elegir"), parent)
    return chosen


def _ask(title: str, question: str, rows: Rows, take: str, parent: QWidget) -> Any:
    hint = _("Escriba para buscar")
    return ChooseWindow(title, question, rows_among(rows), take, parent, hint=hint).ask()
