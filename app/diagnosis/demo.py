"""The demo's double ratings: another consultant rates a visit apart, and mostly agrees."""

from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.diagnosis.operations import answer_item, finish_visit, save_place, start_second_look
from app.diagnosis.queries import finished_visits
from app.diagnosis.records import Item
from app.storage.labels import Label

PAIRS = 12
SAME_LEVEL = 0.74


def look_again(making: Making) -> None:
    """A few newest rounds are rated by a second pair of eyes."""
    for story in making.random.sample(making.stories, PAIRS):
        _look_again(making, story)


def _look_again(making: Making, story: DemoStory) -> None:
    random = making.random
    (visit, *_older) = finished_visits(making.store, story.workshop)
    other = random.choice([one for one in making.consultants if one != visit.consultant_id])
    second = start_second_look(
        making.store, visit_id=visit.id, consultant_id=other, visited_on=visit.visited_on
    )
    for item in visit.instrument.items:
        answer = visit.answers.get(item.code)
        if answer is None or answer.kind is None:
            continue
        level = answer.level
        if level is not None and not making.chance(SAME_LEVEL):
            level = _beside(item, level)
        answer_item(making.store, visit_id=second, item=item.code, kind=answer.kind, level=level)
    minutes = random.randint(55, 95)
    save_place(making.store, visit_id=second, current_item=None, seconds=60 * minutes)
    finish_visit(making.store, visit_id=second)


def _beside(item: Item, level: int) -> int:
    """The nearest other level that the question has; an alert that one saw alone would be another story."""
    least = item.critical_below or 0
    others = [one for one in item.level_texts if one != level and (one >= least or level < least)]
    return min(others, key=lambda one: (abs(one - level), one))


DEMO = (DemoPart(Label("visit.all_looked_at_twice"), look_again, order=60),)
