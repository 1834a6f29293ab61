"""The calendar as an .ics file (RFC 5545) for a phone or another calendar.

Times carry the zone of Asunción, UTC-3 all year since October 2024. What
has no hour is an all-day entry. The names of people who work in a workshop and what was
talked about never go in: only the workshop, its place and its phone.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from app.agenda.calendar_changes import Revision
from app.agenda.records import Entry
from app.i18n import _

ZONE = "America/Asuncion"
VISIT_MINUTES = 60
MOST_OCTETS = 75
TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:20241006T000000",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0300",
    "TZNAME:-03",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def write_icalendar(
    entries: Iterable[Entry], *, name: str, stamp: datetime, called_off: Iterable[Entry] = (),
    revisions: Mapping[tuple[str, int], Revision] | None = None,
) -> str:  # fmt: skip
    """The text of the file, with CRLF and folded lines; `stamp` is when it is made.

    The same row has the same UID in every export, so that importing again moves what moved, and
    takes away what was `called_off`.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hilvan//Hilvan//ES",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape_text(name)}",
        *TIME_ZONE,
    ]
    made = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    known = revisions or {}
    for entry in entries:
        lines += _event(entry, made, known.get((entry.kind, entry.row)))
    for entry in called_off:
        lines += _event(entry, made, known.get((entry.kind, entry.row)), is_off=True)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def escape_text(text: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line breaks escaped (RFC 5545, 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, escaped)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter == "\t" or ord(letter) >= 0x20)


def fold_line(line: str) -> str:
    """Lines of at most 75 octets, never cut inside a letter (RFC 5545, 3.1)."""
    parts, part, octets = [], "", 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if octets + size > MOST_OCTETS:
            parts.append(part)
            part, octets = "", 1  # the space that begins the next line
        part += letter
        octets += size
    return "\r\n ".join([*parts, part])


def _event(entry: Entry, made: str, revision: Revision | None, *, is_off: bool = False) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{entry.kind}-{entry.row}@hilvan", f"DTSTAMP:{made}"]
    if revision is not None:
        lines.append(f"SEQUENCE:{revision.number}")
        lines.append(f"LAST-MODIFIED:{revision.at:%Y%m%dT%H%M%SZ}")
    if is_off:
        lines.append("STATUS:CANCELLED")
    lines += _times(entry)
    lines.append(f"SUMMARY:{escape_text(_summary(entry))}")
    if entry.place:
        lines.append(f"LOCATION:{escape_text(entry.place)}")
    about = " · ".join(part for part in (entry.code, entry.phone) if part)
    if about:
        lines.append(f"DESCRIPTION:{escape_text(about)}")
    if is_off or not entry.timed:
        lines.append("TRANSP:TRANSPARENT")
    return [*lines, "END:VEVENT"]


def _times(entry: Entry) -> list[str]:
    if entry.at is None:
        day = date.fromisoformat(entry.day)
        after = day + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    start = datetime.fromisoformat(f"{entry.day}T{entry.at}")
    end = start + timedelta(minutes=entry.minutes or VISIT_MINUTES)
    if entry.until and entry.until > entry.at:
        end = datetime.fromisoformat(f"{entry.day}T{entry.until}")
    return [
        f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID={ZONE}:{end:%Y%m%dT%H%M%S}",
    ]


def _summary(entry: Entry) -> str:
    words = {
        "contact": _("Visita: {title}"),
        "programme": _("Visita: {title}"),
        "session": _("Curso: {title}"),
        "round": _("Diagnóstico: {title}"),
        "follow-up": "{title}",
        "action": _("Acción: {title}"),
        "order": "{title}",
        "meeting": "{title}",
        "held-contact": _("Hecha: {title}"),
        "held-visit": _("Diagnóstico hecho: {title}"),
    }
    return words[entry.kind].format(title=entry.title)
