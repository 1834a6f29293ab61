"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import RailKind
from ui.page import PageKind
from ui.tabs import TabKind

PAGES = (
    PageKind("trainings", "trainings", "ui.training.trainings_page:TrainingsPage"),
    PageKind("course", "trainings", "ui.training.course_page:CoursePage", about="course"),
    PageKind("event", "trainings", "ui.training.event_page:EventPage", about="event"),
)
TABS = (
    TabKind(
        "workshop", "training", N_("Capacitación"), "ui.training.history_tab:TrainingTab", at=6
    ),
)
RAIL = (RailKind("trainings", N_("Capacitaciones"), "school-outline", number=3),)
