"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (
    PageKind("calendar", "home", "ui.agenda.calendar_page:CalendarPage"),
    PageKind("upkeep", "data", "ui.agenda.upkeep_page:UpkeepPage"),
)
