"""The same machine that several are to borrow: each is told that others ask for it."""

from app.capability.lending import note_other_borrowers
from app.capability.records import Candidate, Lender, Means
from app.capability.words import say_step
from tests.capability.samples import FLOOR, MEANS, asking, judged

NEED = asking(("machine", "ojaladora", None))


def borrowers(count: int) -> list[Candidate]:
    return [judged(NEED, FLOOR._replace(workshop_id=100 + at)) for at in range(count)]


def said(many: list[Candidate], machines: int) -> list[str]:
    means = Means(MEANS.events, {(1, "ojaladora"): (Lender(9, "Taller La Esperanza", machines),)})
    return [say_step(step) for one in note_other_borrowers(many, means) for step in one.steps]


def test_each_is_told_how_many_others_need_the_same_machine() -> None:
    assert (
        said(borrowers(4), 1)
        == ["Acordar la ojaladora con Taller La Esperanza; otros 3 talleres también la necesitan"] * 4
    )
    assert said(borrowers(2), 1)[0].endswith("; otro taller también la necesita")


def test_where_there_is_one_for_each_nothing_is_said() -> None:
    alone = ["Acordar la ojaladora con Taller La Esperanza"]
    assert said(borrowers(1), 1) == alone
    assert said(borrowers(2), 2) == alone * 2
    assert said([], 1) == []
