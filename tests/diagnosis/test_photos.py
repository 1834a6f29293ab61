"""A photo is what a camera, a telephone or a scanner makes; anything else is refused in words."""

import io
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import EpsImagePlugin, Image

from app.diagnosis.photos import LARGEST_FILE, LONGEST_SIDE, read_picture_file, shrink_photo
from app.errors import DataProblem, FileProblem, Problem

EPS = b"""%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 100 100
%%EndComments
{} loop
showpage
"""


def made(mode: str, size: tuple[int, int], kind: str, **options: Any) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size).save(target, kind, **options)
    return target.getvalue()


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(shrink_photo(content)))


def test_a_program_named_photo_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", lambda *_a, **_k: pytest.fail("it ran"))
    for content in (EPS, b"\xc5\xd0\xd3\xc6" + bytes(28) + EPS):
        with pytest.raises(DataProblem, match="no es una foto"):
            shrink_photo(content)


@pytest.mark.parametrize("kind", ["GIF", "PPM", "TGA", "ICO", "PCX", "SGI", "ICNS", "JPEG2000"])
def test_what_no_camera_makes_is_refused(kind: str) -> None:
    with pytest.raises(DataProblem, match="JPG o PNG"):
        shrink_photo(made("RGB", (64, 64), kind))


@pytest.mark.parametrize(("kind", "modes"), [
    ("JPEG", "L RGB CMYK"), ("MPO", "RGB"), ("PNG", "1 L LA P RGB RGBA I;16"),
    ("WEBP", "RGB RGBA"), ("TIFF", "1 L P RGB RGBA CMYK F I;16"), ("BMP", "1 L P RGB"),
])  # fmt: skip
def test_photos_and_scans_are_taken_in_every_mode(kind: str, modes: str) -> None:
    for mode in modes.split():
        small = shown(made(mode, (1600, 800), kind))
        assert (small.mode, small.size) == ("RGB", (LONGEST_SIDE, LONGEST_SIDE // 2)), mode


def test_a_clear_ground_becomes_white_as_on_the_screen() -> None:
    for mode, options in (("RGBA", {}), ("LA", {}), ("P", {"transparency": 0})):
        assert shown(made(mode, (40, 40), "PNG", **options)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(("mode", "kind", "side", "options"), [
    ("1", "PNG", 6_100, {}), ("L", "WEBP", 4_400, {}), ("1", "TIFF", 6_100, {}),
    ("L", "JPEG", 6_100, {"progressive": True}), ("1", "PNG", 20_000, {}),
])  # fmt: skip
def test_a_picture_that_would_take_the_memory_is_refused_before_it_is_decoded(
    mode: str, kind: str, side: int, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = made(mode, (side, side), kind, **options)
    monkeypatch.setattr(Image.Image, "load", lambda _self: pytest.fail("it was decoded"))
    with pytest.raises(DataProblem, match="demasiado grande"):
        shrink_photo(content)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_the_sixteen_bits_of_a_scanner_keep_their_greys(kind: str) -> None:
    greys = []
    for value in (0, 30_000, 65_535):
        target = io.BytesIO()
        Image.new("I;16", (20, 20), value).save(target, kind)
        greys.append(shown(target.getvalue()).convert("L").getpixel((5, 5)))
    assert greys == pytest.approx([0, 117, 255], abs=2)


def test_a_telephone_of_108_megapixels_is_taken() -> None:
    assert shown(made("L", (12_000, 9_000), "JPEG")).size == (1280, 960)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "BMP"]), st.data())
def test_a_damaged_picture_is_a_sentence(kind: str, data: st.DataObject) -> None:
    content = bytearray(made("RGB", (120, 80), kind))
    for _time in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(Problem):
        assert shown(bytes(content[:cut])).format == "JPEG"


def test_a_file_of_a_film_is_not_read_whole(tmp_path: Any) -> None:
    film = tmp_path / "foto.jpg"
    with film.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(FileProblem, match="100 MB"):
        read_picture_file(film)
    with pytest.raises(FileProblem, match="No se puede leer"):
        read_picture_file(tmp_path / "no-hay.jpg")
