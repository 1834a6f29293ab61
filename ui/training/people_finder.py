"""Whom one may add to an event, as one types: who took part before, owners, somebody new."""

from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import _
from app.registry.names import fold
from app.registry.phone import show_phones
from app.registry.queries import read_workshop, search_workshops
from app.registry.records import Person, Workshop
from app.spelling import Texts
from app.storage.records import Reader
from app.training.event_desk import EventDesk
from app.training.records import Trainee
from app.training.words import say_trainee
from ui.search_box import Hit

SHOWN_TRAINEES = 5
SHOWN_WORKSHOPS = 4
SHOWN_OTHERS = 2
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is done with who is chosen; a new person may come with a name or a workshop."""

    trainee: Callable[[int], None]
    person: Callable[[int], None]
    new: Callable[[str, int | None], None]


def find_people(desk: EventDesk, text: str, choose: Choosing) -> list[Hit]:
    """The hits for what was typed: those whose name begins so come first."""
    words = fold(text).split()
    if len(text.strip()) < FEWEST_LETTERS:
        return []
    texts = Texts([said for _one, said in desk.known])
    found = [desk.known[place][0] for place in texts.holding(words)]
    found.sort(key=lambda one: not _begins(fold(one.full_name), words[0]))
    there = {one.trainee.id for one in desk.enrolments}
    hits = [_known(one, one.id in there, choose) for one in found[:SHOWN_TRAINEES]]
    hits += _of_workshops(desk.store, text, {one.person_id for one in found}, choose)
    name = text.strip()
    said = _("Persona nueva: «{name}»").format(name=name)
    return [*hits, Hit(said, _("todavía no está en el archivo"), lambda: choose.new(name, None))]


def _begins(name: str, word: str) -> bool:
    return any(part.startswith(word) for part in name.split())


def _known(one: Trainee, is_there: bool, choose: Choosing) -> Hit:
    remark = _("ya está en esta capacitación") if is_there else say_trainee(one)
    return Hit(one.full_name, remark, lambda: choose.trainee(one.id))


def _of_workshops(reader: Reader, text: str, known: set[int | None], choose: Choosing) -> list[Hit]:
    """Owners who never took part, then somebody else of the workshops that fit best."""
    lines = search_workshops(reader, text, limit=SHOWN_WORKSHOPS)
    workshops = [read_workshop(reader, line.id) for line in lines]
    owners = [
        _owner(person, workshop, choose)
        for workshop in workshops
        for person in workshop.owners
        if person.id not in known
    ]
    return owners + [_another(workshop, choose) for workshop in workshops[:SHOWN_OTHERS]]


def _owner(person: Person, workshop: Workshop, choose: Choosing) -> Hit:
    phone = person.phone_given or person.phone or workshop.phone_given or workshop.phone
    parts = (
        _("dueña o dueño de {name}").format(name=workshop.name),
        show_phones(phone or ""),
    )
    remark = " · ".join(part for part in parts if part)
    return Hit(person.full_name, remark, lambda: choose.person(person.id))


def _another(workshop: Workshop, choose: Choosing) -> Hit:
    said = _("Otra persona de {name}").format(name=workshop.name)
    return Hit(said, workshop.code, lambda: choose.new("", workshop.id))
