"""The list of what people asked the office."""

from app.enquiries.queries import list_enquiries
from app.enquiries.records import EnquiryLine
from app.enquiries.words import CHANNEL_WORDS, ROLE_WORDS, STATUS_WORDS, TOPIC_WORDS
from app.i18n import _, format_day
from app.lists.kind import ListColumn, ListEntry, ListKind, say_parts
from app.registry.groups import SEX_WORDS
from app.registry.phone import show_phones
from app.shapes import Shape, shape

ASKED = "id date=asked_on status topic channel question answer known_answer=known_answer_code minutes"
ASKER = "name=asker_name sex=asker_sex birth_year=asker_birth_year role=asker_role"


def enquiries_list(_today: str) -> ListKind:
    """What people asked, the last first."""
    sexes = SEX_WORDS
    columns = (
        ListColumn(_("Fecha"), lambda one: one.enquiry.asked_on, "date"),
        ListColumn(_("Estado"), lambda one: STATUS_WORDS[one.enquiry.status], width=13),
        ListColumn(_("Tema"), lambda one: TOPIC_WORDS[one.enquiry.topic], width=28),
        ListColumn(_("Pregunta"), lambda one: one.enquiry.question, width=50),
        ListColumn(_("Respuesta"), lambda one: one.enquiry.answer, width=60),
        ListColumn(_("Cómo"), lambda one: CHANNEL_WORDS[one.enquiry.channel], width=13),
        ListColumn(_("Minutos"), lambda one: one.enquiry.minutes, "number"),
        ListColumn(_("Quién preguntó"), lambda one: one.enquiry.asker_name, width=26),
        ListColumn(_("Qué es"), _role, width=20),
        ListColumn(_("Sexo"), lambda one: sexes.get(one.enquiry.asker_sex), width=10),
        ListColumn(_("Año de nacimiento"), lambda one: one.enquiry.asker_birth_year, "number"),
        ListColumn(_("Teléfono"), lambda one: show_phones(one.enquiry.asker_phone or ""), width=16),
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Territorio"), "cluster", width=18),
        ListColumn(_("Consultora o consultor"), "consultant", width=22),
        ListColumn(_("Volver el"), lambda one: one.enquiry.follow_up_on, "date"),
        ListColumn(_("Para qué"), lambda one: one.enquiry.follow_up_note, width=30),
    )
    return ListKind(
        "enquiries",
        _("Consultas"),
        columns,
        read=lambda asked: list_enquiries(asked.reader, workshop_id=asked.workshop_id, period=asked.period),
        keys=shape_enquiry,
        say=lambda one: say_parts(
            format_day(one.enquiry.asked_on),
            STATUS_WORDS[one.enquiry.status],
            TOPIC_WORDS[one.enquiry.topic],
            one.asker,
            one.enquiry.question,
        ),
        takes_period=True,
        takes_workshop=True,
    )


def _role(line: EnquiryLine) -> str | None:
    return ROLE_WORDS[line.enquiry.asker_role] if line.enquiry.asker_role else None


def shape_enquiry(line: EnquiryLine) -> Shape:
    """One enquiry as JSON; who asked may be unknown."""
    return {
        **shape(line.enquiry, ASKED),
        **shape(line, "workshop=workshop_code|none cluster|none"),
        "asker": shape(line.enquiry, ASKER),
        **shape(line, "consultant|none"),
        **shape(line.enquiry, "follow_up_on follow_up_note"),
    }


LISTS = (ListEntry("enquiries", enquiries_list),)
