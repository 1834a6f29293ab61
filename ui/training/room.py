"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (
    PageKind("trainings", "trainings", "ui.training.trainings_page:TrainingsPage"),
    PageKind("course", "trainings", "ui.training.course_page:CoursePage", about="course"),
    PageKind("event", "trainings", "ui.training.event_page:EventPage", about="event"),
)
