"""What people and workshops took part in, how far courses reached, and how it is said."""

from app.registry.operations import add_cluster, add_workshop
from app.storage.store import Store
from app.training.attendance_operations import mark_many
from app.training.certificate_operations import issue_to_eligible
from app.training.enrolment_operations import add_trainee, enrol_trainee
from app.training.history_queries import (
    cluster_coverage,
    hours_by_sex_and_age,
    list_trainee_history,
    list_workshop_history,
)
from app.training.operations import add_event, change_event, plan_sessions
from app.training.phrases import invitation_text, say_days, say_event_days, say_hours
from app.training.queries import list_enrolments, read_event
from tests.training.office import make_event, mark, workshops


def test_a_workshop_s_history_has_its_people_with_hours_and_certificate(store: Store) -> None:
    first, second, *_rest = workshops(store)
    taught = make_event(store, people=2)
    mark(store, taught, "PPPP", "PA..")
    issue_to_eligible(store, event_id=taught.event, issued_on="2026-11-20")
    later = make_event(store, course="CUR-02", people=1)
    (newest, oldest) = list_workshop_history(store, first)
    assert {newest.event_id, oldest.event_id} == {taught.event, later.event}
    here = next(one for one in (newest, oldest) if one.event_id == taught.event)
    assert (here.sessions_attended, here.sessions_taken, here.hours_attended) == (4, 4, 8.0)
    assert here.certificate_code is not None
    (line,) = list_workshop_history(store, second)
    assert (line.sessions_attended, line.hours_attended, line.certificate_code) == (1, 2.0, None)
    assert list_trainee_history(store, line.trainee.id) == [line]


def test_coverage_counts_the_workshops_of_which_somebody_came(store: Store) -> None:
    taught = make_event(store, people=3)
    other = add_cluster(store, code="PIL", name="Pilar")
    add_workshop(store, name="Taller del sur", cluster_id=other)
    mark(store, taught, "P", "T", "A")
    pilar, yaguaron = cluster_coverage(store)
    assert (pilar.reached, pilar.workshops, pilar.share) == (0, 1, 0.0)
    assert (yaguaron.reached, yaguaron.workshops, yaguaron.share) == (2, 4, 0.5)
    assert cluster_coverage(store, course="CUR-02")[1].reached == 0
    assert cluster_coverage(store, period=("2026-11-04", "2026-12-31"))[1].reached == 0
    assert cluster_coverage(store, period=("2026-11-03", "2026-11-03"))[1].reached == 2


def test_hours_by_sex_and_age_count_people_once_and_hide_the_few(store: Store) -> None:
    event = add_event(store, course="CUR-05")
    sessions = plan_sessions(store, event_id=event, days=["2026-10-03", "2026-11-03"])
    people = [("woman", 1990)] * 6 + [("man", 1990)] * 5 + [("man", 1950)] * 2
    marks = []
    for number, (sex, year) in enumerate(people):
        trainee = add_trainee(store, given_names=f"Persona {number}", sex=sex, birth_year=year)
        one = enrol_trainee(store, event_id=event, trainee_id=trainee)
        marks += [(session, one, "present") for session in sessions]
    mark_many(store, marks=marks)
    found = hours_by_sex_and_age(store, period=("2026-10-01", "2026-11-30"), year=2026)
    told = {(one.sex, one.age_group): (one.people, one.hours) for one in found}
    # two men of 60 and more are hidden, and the other men, whom the row's total would tell
    assert told["man", "60_up"] == (None, None)
    assert told["man", "30_44"] == (None, None)
    half = hours_by_sex_and_age(store, period=("2026-11-01", "2026-11-30"), year=2010)
    assert {(one.sex, one.age_group, one.people, one.hours) for one in half} == {
        ("man", "18_29", None, None),
        ("man", "60_up", None, None),
        ("woman", "18_29", None, None),
    }


def test_days_and_hours_are_said_in_words() -> None:
    assert say_hours(1) == "1 hora"
    assert say_hours(20.0) == "20 horas"
    assert say_hours(7.5) == "7,5 horas"
    assert say_days("2026-03-03", "2026-03-03") == "el 3 de marzo de 2026"
    assert say_days("2026-03-03", "2026-03-24") == "del 3 al 24 de marzo de 2026"
    assert say_days("2026-03-30", "2026-04-02") == "del 30 de marzo al 2 de abril de 2026"
    assert say_days("2025-12-30", "2026-01-02").startswith("del 30 de diciembre de 2025 al 2 de")


def test_an_invitation_is_ready_to_paste_and_never_says_why(store: Store) -> None:
    taught = make_event(store, course="CUR-18", people=1)
    change_event(
        store, event_id=taught.event, cost=1_000_000, payer="CAE o programa", childcare=True,
        transport=True, language="jopara",
    )  # fmt: skip
    event = read_event(store, taught.event)
    text = invitation_text(event, list_enrolments(store, taught.event)[0].trainee, office="CAE Yaguarón")
    assert text.startswith("Hola, Rosa. Le invitamos al curso «Buen trato e igualdad en el trabajo».")
    assert "• martes 3 de noviembre, de 18:00 a 20:00" in text
    assert "Lugar: Salón." in text
    assert "Para usted no tiene costo." in text
    assert "Se da en jopara." in text
    assert text.endswith("CAE Yaguarón")
    assert "porque" not in text
    assert "diagnóstico" not in text


def test_what_is_not_known_is_left_out_of_an_invitation(store: Store) -> None:
    event = read_event(store, add_event(store, course="CUR-01"))
    trainee = list_enrolments(store, make_event(store, people=1).event)[0].trainee
    text = invitation_text(event, trainee)
    assert "costo" not in text.replace("costos", "")
    assert "Lugar" not in text
    assert say_event_days(event) == "sin fecha todavía"
    change_event(store, event_id=event.id, cost=0)
    assert "No tiene costo." in invitation_text(read_event(store, event.id), trainee)
    change_event(store, event_id=event.id, cost=50_000, payer="taller")
    assert "Costo: G.\u00a050.000." in invitation_text(read_event(store, event.id), trainee)
