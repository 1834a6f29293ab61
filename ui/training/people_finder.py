"""Whom one may add to an edition, as one types: who took part before, owners, somebody new."""

from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import _
from app.registry.phone import show_phone
from app.registry.queries import read_workshop, search_workshops
from app.storage.records import Reader
from app.training.queries import list_trainees
from app.training.records import Trainee
from ui.search_box import Hit
from ui.training.words import say_trainee

SHOWN_TRAINEES = 5
SHOWN_WORKSHOPS = 4
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is done with who is chosen; a new person may come with a name or a workshop."""

    trainee: Callable[[int], None]
    person: Callable[[int], None]
    new: Callable[[str, int | None], None]


def find_people(reader: Reader, text: str, there: set[int], choose: Choosing) -> list[Hit]:
    """The hits for what was typed; `there` are the trainees who are in the edition already."""
    if len(text.strip()) < FEWEST_LETTERS:
        return []
    known = list_trainees(reader, text=text, limit=SHOWN_TRAINEES)
    hits = [_known(one, one.id in there, choose) for one in known]
    hits += _owners(reader, text, {one.person_id for one in known}, choose)
    name = text.strip()
    said = _("Persona nueva: «{name}»").format(name=name)
    return [*hits, Hit(said, _("todavía no está en el archivo"), lambda: choose.new(name, None))]


def _known(one: Trainee, is_there: bool, choose: Choosing) -> Hit:
    remark = _("ya está en esta edición") if is_there else say_trainee(one)
    return Hit(one.full_name, remark, lambda: choose.trainee(one.id))


def _owners(reader: Reader, text: str, known: set[int | None], choose: Choosing) -> list[Hit]:
    hits = []
    for line in search_workshops(reader, text, limit=SHOWN_WORKSHOPS):
        workshop = read_workshop(reader, line.id)
        for person in workshop.owners:
            if person.id not in known:
                remark = _("dueña o dueño de {name}").format(name=workshop.name)
                if phone := person.phone or workshop.phone:
                    remark += f" · {show_phone(phone)}"
                hits.append(
                    Hit(person.full_name, remark, lambda one=person.id: choose.person(one))  # type: ignore[misc]
                )
        another = _("Otra persona de {name}").format(name=workshop.name)
        hits.append(
            Hit(another, line.code, lambda one=workshop.id: choose.new("", one))  # type: ignore[misc]
        )
    return hits
