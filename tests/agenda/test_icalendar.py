"""The .ics file, read back strictly as RFC 5545 says."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from app.agenda.calendar_file import export_calendar
from app.agenda.icalendar import MOST_OCTETS, escape_text, fold_line, write_icalendar
from app.agenda.operations import move_visit
from app.agenda.records import Entry
from app.contacts.operations import plan_contact, remove_contact
from app.improvement.operations import add_action, start_programme
from app.registry.operations import change_workshop
from app.storage.store import Store
from tests.agenda.conftest import day
from tests.rounds import finish_round

STAMP = datetime(2026, 11, 24, 8, 30, tzinfo=timezone(timedelta(hours=-3)))
ESCAPES = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}


def unfold(text: str) -> list[str]:
    """The content lines; every line must end in CRLF and have at most 75 octets."""
    assert text.endswith("\r\n")
    physical = text[:-2].split("\r\n")
    assert all("\n" not in line and "\r" not in line for line in physical)
    assert all(len(line.encode("utf-8")) <= MOST_OCTETS for line in physical)
    lines: list[str] = []
    for line in physical:
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def plain(text: str) -> str:
    """An escaped TEXT as it was."""
    read, place = "", 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair in ESCAPES:
            read, place = read + ESCAPES[pair], place + 2
        else:
            assert text[place] not in "\\;,", f"unescaped {text[place]!r}"
            read, place = read + text[place], place + 1
    return read


def events_of(text: str) -> list[dict[str, str]]:
    """The events: each property once, begun and ended in order."""
    lines = unfold(text)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    stack: list[str] = []
    events: list[dict[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        assert colon, line
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert stack.pop() == value
        elif stack[-1] == "VEVENT":
            assert name not in events[-1], f"{name} twice"
            events[-1][name] = value
    assert stack == []
    for event in events:
        assert {"UID", "DTSTAMP", "SUMMARY"} <= event.keys()
    return events


def test_an_entry_with_an_hour_has_its_zone_and_lasts() -> None:
    entry = Entry(
        "contact", 12, "Confección Ñandutí; «La 2», Yaguarón", "2026-11-25", at="09:30",
        code="YAG-001", place="Barrio Ñu'ati, casa 4", phone="0971 897 967",
    )  # fmt: skip
    text = write_icalendar([entry], name="CAE Yaguarón", stamp=STAMP)
    (event,) = events_of(text)
    assert event["UID"] == "contact-12@hilvan"
    assert event["DTSTAMP"] == "20261124T113000Z"
    assert event["DTSTART;TZID=America/Asuncion"] == "20261125T093000"
    assert event["DTEND;TZID=America/Asuncion"] == "20261125T103000"
    assert plain(event["SUMMARY"]) == "Visita: Confección Ñandutí; «La 2», Yaguarón"
    assert plain(event["LOCATION"]) == "Barrio Ñu'ati, casa 4"
    assert plain(event["DESCRIPTION"]) == "YAG-001 · 0971 897 967"
    assert "TZOFFSETTO:-0300" in unfold(text)


def test_without_an_hour_it_is_all_day_and_busies_nobody() -> None:
    (event,) = events_of(
        write_icalendar([Entry("round", 3, "Taller", "2026-12-31")], name="CAE", stamp=STAMP)
    )
    assert event["DTSTART;VALUE=DATE"] == "20261231"
    assert event["DTEND;VALUE=DATE"] == "20270101"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_course_ends_at_its_hour_and_a_late_visit_on_the_next_day() -> None:
    course = Entry("session", 1, "Costos", "2026-11-25", at="14:00", until="17:30")
    late = Entry("contact", 2, "Taller", "2026-11-25", at="23:30")
    first, second = events_of(write_icalendar([course, late], name="CAE", stamp=STAMP))
    assert first["DTEND;TZID=America/Asuncion"] == "20261125T173000"
    assert second["DTEND;TZID=America/Asuncion"] == "20261126T003000"


@settings(max_examples=50, deadline=None)
@given(some.text(alphabet=some.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    entry = Entry("contact", 1, text, "2026-11-25", place=text)
    (event,) = events_of(write_icalendar([entry], name=text, stamp=STAMP))
    assert plain(event["SUMMARY"]) == f"Visita: {text}"
    assert plain(event.get("LOCATION", "")) == text


def test_folding_counts_octets_and_never_cuts_a_letter() -> None:
    folded = fold_line("SUMMARY:" + "ñ" * 100)
    assert [len(line.encode("utf-8")) for line in folded.split("\r\n")] == [74, 75, 61]
    assert fold_line("x" * 75) == "x" * 75
    assert escape_text("a\r\nb\nc\x00") == "a\\nb\\nc"


def test_the_same_row_keeps_its_uid_when_it_is_moved(
    store: Store, workshops: list[int], tmp_path: Path
) -> None:
    planned = plan_contact(store, workshop_id=workshops[0], held_on=day(1), starts_at="09:00")

    def exported() -> list[dict[str, str]]:
        target = tmp_path / "agenda.ics"
        export_calendar(store, target, first=day(-30), last=day(30), stamp=STAMP)
        return events_of(target.read_bytes().decode("utf-8"))

    (before,) = exported()
    move_visit(store, source="contact", row=planned, day=day(2), at="10:00")
    (after,) = exported()
    assert before["UID"] == after["UID"]
    assert before != after


def test_nothing_of_workers_or_of_what_was_talked_about_goes_out(
    store: Store, workshops: list[int], tmp_path: Path
) -> None:
    change_workshop(store, workshop_id=workshops[0], note="Juana denunció un maltrato")
    plan_contact(store, workshop_id=workshops[0], held_on=day(1), note="hablar del acoso")
    visit = finish_round(store, workshops[1], 1, day(-5))
    programme = start_programme(store, visit_id=visit, recommendations=[])
    add_action(
        store,
        programme_id=programme,
        title="Acordar qué hacer con el acoso",
        source="alert",
        due_on=day(3),
        responsible="Juana Costurera",
    )
    target = tmp_path / "agenda.ics"
    assert export_calendar(store, target, first=day(-30), last=day(30), stamp=STAMP) == 2
    text = "".join(unfold(target.read_bytes().decode("utf-8")))
    for private in ("Juana", "acoso", "maltrato"):
        assert private not in text


def test_what_moved_counts_on_and_what_was_called_off_says_so(
    store: Store, workshops: list[int], tmp_path: Path
) -> None:
    planned = plan_contact(store, workshop_id=workshops[0], held_on=day(1), starts_at="09:00")

    def exported() -> list[dict[str, str]]:
        target = tmp_path / "agenda.ics"
        export_calendar(store, target, first=day(-30), last=day(30), stamp=STAMP)
        return events_of(target.read_bytes().decode("utf-8"))

    (first,) = exported()
    assert (first["SEQUENCE"], "STATUS" in first) == ("0", False)
    move_visit(store, source="contact", row=planned, day=day(2), at="10:00")
    (moved,) = exported()
    assert int(moved["SEQUENCE"]) > 0
    assert moved["LAST-MODIFIED"] >= first["LAST-MODIFIED"]
    remove_contact(store, contact_id=planned)
    (gone,) = exported()
    assert (gone["UID"], gone["STATUS"]) == (first["UID"], "CANCELLED")
    assert int(gone["SEQUENCE"]) > int(moved["SEQUENCE"])
    store.undo_stack.undo()
    (back,) = exported()
    assert "STATUS" not in back
    assert int(back["SEQUENCE"]) > int(gone["SEQUENCE"])
