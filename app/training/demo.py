"""The demo's events of courses: who came, what they learned, and those that are coming."""

from datetime import date, timedelta

from app.demo.making import DemoStory, Making, workday
from app.demo.parts import DemoPart
from app.improvement.operations import complete_action
from app.storage.labels import Label
from app.training.attendance_operations import answer_test, mark_many, set_commitment
from app.training.certificate_operations import issue_certificates
from app.training.courses import find_course
from app.training.enrolment_operations import (
    add_trainee,
    add_trainee_of_person,
    enrol_trainee,
    set_enrolment,
)
from app.training.operations import add_event, change_event, plan_sessions
from app.training.queries import list_enrolments, list_marks, read_event
from app.training.records import Course
from app.training.results import eligibility

MOST_WORKSHOPS = 13
SHARE_OF_WORKERS = 0.4
COMES = 0.86
KEPT = 0.6
KNOWS = {"before": 0.45, "after": 0.75}


def hold_courses(making: Making) -> None:
    """Past events with all that was kept of them, and coming ones with free places."""
    territories = list(dict.fromkeys(story.profile.code for story in making.stories))
    for one in making.classes:
        for code in territories:  # nobody travels from Pilar to Yaguarón for an afternoon
            near = [story for story in one.stories if story.profile.code == code]
            if near:
                _hold(making, _course(one.course), _tuesday(one.first_on), near, past=True)
    for told in making.life.courses:
        first, past = _tuesday(making.days_ago(told["days_ago"])), told["days_ago"] > 0
        there = [
            story
            for story in making.stories
            if story.rounds[0] < first < story.gone_on and story.profile.code == told["cluster"]
        ]
        wanted = MOST_WORKSHOPS if past else MOST_WORKSHOPS // 2
        stories = making.random.sample(there, min(wanted, len(there)))
        _hold(making, _course(told["code"]), first, stories, past=past)


def _course(code: str) -> Course:
    course = find_course(code)
    if course is None:
        raise LookupError(code)
    return course


def _tuesday(day: date) -> date:
    return day - timedelta(days=day.weekday() - 1)


def _hold(making: Making, course: Course, first: date, stories: list[DemoStory], *, past: bool) -> None:
    store, random = making.store, making.random
    event = add_event(
        store,
        course=course.code,
        place=random.choice(stories[0].profile.halls),
        facilitator=random.choice(making.names.consultants),
        places=max(16, len(stories) + 4),
        cost=0,
        payer="CAE",
        childcare=making.chance(0.5),
        language="jopara",
    )
    days = [first + timedelta(days=7 * week) for week in range(max(2, len(course.sessions)))]
    plan_sessions(
        store,
        event_id=event,
        days=[day.isoformat() for day in days],
        starts_at="14:00",
        ends_at="17:00",
    )
    for story in stories:
        _enrol(making, event, story)
    if past:
        _teach(making, event, course, days[-1])


def _enrol(making: Making, event: int, story: DemoStory) -> None:
    store, random = making.store, making.random
    assert story.person is not None
    trainees = [add_trainee_of_person(store, person_id=story.person)]
    if making.chance(SHARE_OF_WORKERS):
        woman = making.chance(story.profile.women_share)
        trainees.append(
            add_trainee(
                store,
                given_names=random.choice(making.names.women if woman else making.names.men),
                surnames=" ".join(random.sample(making.names.surnames, 2)),
                sex="woman" if woman else "man",
                birth_year=random.randint(1975, 2004),
                role="worker",
                workshop_id=story.workshop,
            )
        )
    for trainee in trainees:
        enrol_trainee(
            store,
            event_id=event,
            trainee_id=trainee,
            needs_childcare=making.chance(0.2) or None,
            needs_transport=making.chance(0.15) or None,
        )


def _teach(making: Making, event: int, course: Course, last: date) -> None:
    store, random = making.store, making.random
    change_event(store, event_id=event, status="held")
    people = [one for one in list_enrolments(store, event) if one.status == "enrolled"]
    sessions = read_event(store, event).sessions
    marks = [
        (session.id, person.id, "present" if making.chance(COMES) else "absent")
        for session in sessions
        for person in people
    ]
    mark_many(store, marks=marks)
    for person in people:
        for moment, share in KNOWS.items():
            for question in course.questions:
                right = making.chance(share)
                letters = [chr(ord("a") + place) for place in range(len(question.choices))]
                wrong = [one for one in letters if one != question.right]
                choice = question.right if right or not wrong else random.choice(wrong)
                answer_test(
                    store,
                    enrolment_id=person.id,
                    moment=moment,
                    question=question.code,
                    choice=choice,
                )
        set_enrolment(store, enrolment_id=person.id, satisfaction=random.choice((3, 4, 4, 5, 5)))
        if making.chance(0.6):
            _commit(making, course.code, person.id, last + timedelta(days=random.randint(14, 45)))
    entitled = [
        enrolment
        for enrolment, verdict in eligibility(
            read_event(store, event), people, list_marks(store, event)
        ).items()
        if verdict.eligible
    ]
    issue_certificates(
        store,
        event_id=event,
        enrolment_ids=entitled,
        issued_on=last.isoformat(),
        signed_by=making.names.consultants[0],
    )


def _commit(making: Making, course: str, enrolment: int, due: date) -> None:
    """What somebody will try; in an owner's programme more than half of it is done by now."""
    due = workday(due)
    action = set_commitment(
        making.store,
        enrolment_id=enrolment,
        due_on=due.isoformat(),
        commitment=making.random.choice(making.life.commitments[course]),
    )
    if action is not None and due < making.today and making.chance(KEPT):
        complete_action(making.store, action_id=action, done_on=due.isoformat())


DEMO = (DemoPart(Label("event.all_held"), hold_courses, order=30),)
