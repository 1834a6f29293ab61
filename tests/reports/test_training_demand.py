"""The paper of what anchor companies ask to be taught: only what was noted, with its day."""

from pathlib import Path

import pytest

from app.improvement.operations import add_action
from app.registry.operations import add_anchor, add_workshop
from app.storage.store import Store
from app.valuechain.operations import add_demand
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.reports.samples import PRINTED_ON, pdf_text
from tests.training.office import add_programme


def printed(store: Store, tmp_path: Path) -> str:
    target = write_paper(Paper("training-demand"), store, tmp_path / "d.pdf", printed_on=PRINTED_ON)
    return " ".join(pdf_text(target).split())


def test_it_tells_each_course_with_who_asked_and_names_no_person(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint, match="anótelo"):
        printed(store, tmp_path)
    anchor = add_anchor(store, name="Uniformes Arapoty S.A.")
    for kind, what in (("training", "CUR-07"), ("training", "Cuellos camiseros"), ("document", "factura")):
        add_demand(store, anchor_id=anchor, kind=kind, what=what, said_on="2026-08-12", said_by="Rosa Duarte")
    text = printed(store, tmp_path)
    assert "Calidad en la costura Uniformes Arapoty S.A., 12/08/2026 0" in text
    assert "Cuellos camiseros Uniformes Arapoty S.A., 12/08/2026 no está en el catálogo" in text
    assert "Papeles Factura" in text
    assert "Rosa" not in text


def test_fewer_than_five_workshops_that_need_a_course_are_not_counted_out(
    store: Store, tmp_path: Path
) -> None:
    anchor = add_anchor(store, name="Uniformes Arapoty S.A.")
    add_demand(store, anchor_id=anchor, kind="training", what="CUR-01", said_on="2026-08-12")

    def need_it(count: int) -> None:
        for at in range(count):
            programme = add_programme(store, add_workshop(store, name=f"Taller {at}"))
            add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-10a")

    need_it(4)
    text = printed(store, tmp_path)
    assert "Uniformes Arapoty S.A., 12/08/2026 menos de 5 ninguna prevista" in text
    need_it(1)
    assert "Uniformes Arapoty S.A., 12/08/2026 5 ninguna prevista" in printed(store, tmp_path)


def test_many_companies_of_long_names_keep_the_paper_short(store: Store, tmp_path: Path) -> None:
    for number in range(9):
        name = f"Compañía {number} Textil Exportadora e Importadora del Mercosur Sociedad Anónima Emisora"
        anchor = add_anchor(store, name=name)
        for kind, what in (("training", "CUR-07"), ("quality", "que entreguen planchado y embolsado")):
            add_demand(
                store, anchor_id=anchor, kind=kind, what=what, said_on=f"2026-08-1{number}", said_by="Rosa"
            )
    text = printed(store, tmp_path)
    assert "Página 1 de 1" in text
    assert text.count("Que entreguen planchado y embolsado") == 1
    assert text.count("y 4 empresas más") == 2
    assert "Compañía 8" in text
    assert "Compañía 0" not in text
