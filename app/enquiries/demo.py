"""The demo's enquiries: most answered from the saved answers, a few still open."""

from app.demo.making import Making, workday
from app.demo.parts import DemoPart
from app.enquiries.known_answer_file import shipped_answers
from app.enquiries.legal_figures import fill_figures
from app.enquiries.operations import answer_enquiry, follow_up_enquiry, record_enquiry
from app.formalization.queries import read_statutes
from app.storage.labels import Label

ENQUIRIES = 34
OPEN = 3


def take_enquiries(making: Making) -> None:
    """Calls of known and unknown people over the year and a half."""
    random = making.random
    statutes = read_statutes(making.store)
    answers = {one.code: one.answer for one in shipped_answers()}
    for number in range(ENQUIRIES):
        said = random.choice(making.life.enquiries)
        day = workday(making.days_ago(random.randint(1, 520) if number >= OPEN else number + 1))
        known = making.chance(0.6)
        woman = making.chance(0.7)
        who = (
            {"workshop_id": random.choice(making.stories).workshop}
            if known
            else {
                "asker_sex": "woman" if woman else "man",
                "asker_birth_year": random.randint(1960, 2003),
                "asker_role": random.choice(("owner", "worker", "other")),
            }
        )
        enquiry = record_enquiry(
            making.store,
            question=said["question"],
            topic=said["topic"],
            asked_on=day.isoformat(),
            channel=random.choice(("phone", "whatsapp", "office")),
            minutes=random.choice((5, 10, 10, 15, 20)),
            **who,
        )
        if number >= OPEN:
            answer_enquiry(
                making.store,
                enquiry_id=enquiry,
                code=said["code"],
                answer=fill_figures(answers[said["code"]], statutes, day.isoformat()),
            )
        elif number == 0:
            follow_up_enquiry(
                making.store,
                enquiry_id=enquiry,
                follow_up_on=making.today.isoformat(),
                note="Preguntar en la municipalidad y volver a llamar.",
            )


DEMO = (DemoPart(Label("enquiry.all_taken"), take_enquiries, order=50),)
