"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind, TabKind

_MANUAL = "09e-la-asociacion/"

PAGES = (
    PageKind(
        "association",
        "cluster",
        "ui.association.association_page:AssociationPage",
        about="association",
        title=N_("Asociación"),
        manual=_MANUAL,
        choosing="ui.association.choosing:choose_association",
    ),
    PageKind(
        "meeting",
        "cluster",
        "ui.association.meeting_page:MeetingPage",
        about="meeting",
        title=N_("Reunión de una asociación"),
        manual=f"{_MANUAL}Llamar a una reunión",
        choosing="ui.association.choosing:choose_meeting",
    ),
)
TABS = (
    TabKind("association", "summary", N_("Cómo está"), "ui.association.summary_tab:SummaryTab", at=1),
    TabKind("association", "members", N_("Socias y socios"), "ui.association.members_tab:MembersTab", at=2),
    TabKind("association", "posts", N_("Cargos"), "ui.association.posts_tab:PostsTab", at=3),
    TabKind("association", "meetings", N_("Reuniones"), "ui.association.meetings_tab:MeetingsTab", at=4),
    TabKind(
        "association",
        "cash",
        N_("Cuotas y caja"),
        "ui.association.cash_tab:CashTab",
        at=5,
        manual=f"{_MANUAL}El libro de caja",
    ),
    TabKind("meeting", "call", N_("Convocatoria"), "ui.association.meeting_parts:CallTab", at=1),
    TabKind(
        "meeting",
        "attendance",
        N_("Quiénes vinieron"),
        "ui.association.attendance_part:MeetingAttendanceTab",
        at=2,
        manual=f"{_MANUAL}Después de la reunión",
    ),
    TabKind(
        "meeting",
        "decisions",
        N_("Decisiones"),
        "ui.association.decisions_part:DecisionsTab",
        at=3,
        manual=f"{_MANUAL}Después de la reunión",
    ),
    TabKind(
        "meeting",
        "minutes",
        N_("Acta"),
        "ui.association.meeting_parts:MinutesTab",
        at=4,
        manual=f"{_MANUAL}Después de la reunión",
    ),
)
