"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import RailKind
from ui.page import PageKind, TabKind

PAGES = (
    PageKind("trainings", "trainings", "ui.training.trainings_page:TrainingsPage", manual="09-los-cursos/"),
    PageKind(
        "course",
        "trainings",
        "ui.training.course_page:CoursePage",
        about="course",
        manual="09-los-cursos/Armar una capacitación con quienes la necesitan",
    ),
    PageKind(
        "event",
        "trainings",
        "ui.training.event_page:EventPage",
        about="event",
        manual="09-los-cursos/Armar una capacitación con quienes la necesitan",
        choosing="ui.training.choosing:choose_event",
    ),
)
TABS = (
    TabKind(
        "workshop",
        "training",
        N_("Capacitación"),
        "ui.training.history_tab:TrainingTab",
        at=6,
        manual="09-los-cursos/",
    ),
    TabKind("trainings", "events", N_("Capacitaciones"), "ui.training.events_part:EventsPart", at=1),
    TabKind("trainings", "courses", N_("Cursos"), "ui.training.courses_part:CoursesPart", at=2),
    TabKind("trainings", "people", N_("Personas"), "ui.training.people_part:PeoplePart", at=3),
    TabKind("event", "plan", N_("Lugar y días"), "ui.training.plan_tab:PlanTab", at=1),
    TabKind(
        "event",
        "people",
        N_("Participantes"),
        "ui.training.people_tab:PeopleTab",
        at=2,
        manual="09-los-cursos/Inscribir",
    ),
    TabKind(
        "event",
        "attendance",
        N_("Asistencia"),
        "ui.training.attendance_tab:AttendanceTab",
        at=3,
        manual="09-los-cursos/Tomar asistencia",
    ),
    TabKind(
        "event",
        "tests",
        N_("Prueba"),
        "ui.training.tests_tab:TestsTab",
        at=4,
        manual="09-los-cursos/La prueba",
    ),
    TabKind(
        "event",
        "closing",
        N_("Compromisos"),
        "ui.training.closing_tab:ClosingTab",
        at=5,
        manual="09-los-cursos/Compromisos",
    ),
    TabKind(
        "event",
        "certificates",
        N_("Certificados"),
        "ui.training.certificates_tab:CertificatesTab",
        at=6,
        manual="09-los-cursos/Certificados",
    ),
)
RAIL = (RailKind("trainings", N_("Capacitaciones"), "school-outline", number=3),)
