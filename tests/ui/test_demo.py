"""The demo has everything that one shows: an office, papers, pictures light and dark."""

from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.progress import SILENT
from app.registry.operations import add_cluster
from app.registry.queries import list_clusters
from app.storage.opening import open_office
from reports.documents import DOCUMENTS
from ui.demo import PRINTED_WORKSHOPS, make_demo
from ui.demo_pictures import SIZE

TODAY = date(2026, 11, 24)
OF_SOME = {"line", "supplier-sheet"}  # only who had a line measured, or chose to show something
OF_NONE = {"pilot-consent"}  # the demo's pilot was drawn: nobody is asked any more


@pytest.fixture(scope="module")
def demo(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once; its own folder keeps the installation's data too."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HILVAN_DATA", str(folder / "data"))
        patch.setattr("ui.demo.make_demo_office", lambda path, **_more: copy(made_demo, path))
        return make_demo(folder, today=TODAY, progress=SILENT)


def test_every_document_of_three_workshops_is_printed(demo: Path) -> None:
    names = [path.stem for path in demo.glob("*.pdf")]
    for report in (one for one in DOCUMENTS if one.kind not in OF_NONE):
        count = sum(name.endswith(report.kind) for name in names)
        most = PRINTED_WORKSHOPS if report.per_workshop else 1
        assert (1 if report.kind in OF_SOME else most) <= count <= most, report.kind


def test_every_screen_is_pictured_light_and_dark(demo: Path, qapp: QApplication) -> None:
    light = {path.stem.removesuffix("-claro"): QImage(str(path)) for path in demo.glob("*-claro.png")}
    dark = {path.stem.removesuffix("-oscuro"): QImage(str(path)) for path in demo.glob("*-oscuro.png")}
    assert set(light) == set(dark)
    assert {"inicio", "talleres", "taller", "visita", "resultado", "programa", "importar"} <= set(light)
    for name, image in light.items():
        assert (image.width(), image.height()) == SIZE, name
        assert is_lighter(image, dark[name]), name


def is_lighter(one: QImage, other: QImage) -> bool:
    """Whether a picture is lighter than another on the whole."""
    return mean_lightness(one) > mean_lightness(other)


def mean_lightness(image: QImage) -> int:
    smooth = Qt.TransformationMode.SmoothTransformation
    mean = image.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return mean.pixelColor(0, 0).lightness()


@pytest.mark.usefixtures("qapp")
def test_a_second_time_keeps_the_office_and_what_was_done_in_it(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slow in ("take_pictures", "print_documents"):
        monkeypatch.setattr(f"ui.demo.{slow}", lambda *_all, **_more: None)
    office = demo / "demo.hilvan"
    store = open_office(office, site=7)
    added = add_cluster(store, code="NEM", name="Ñemby")
    store.close()
    make_demo(demo, today=TODAY, progress=SILENT)
    store = open_office(office, site=7)
    assert added in {cluster.id for cluster in list_clusters(store)}
    store.close()
