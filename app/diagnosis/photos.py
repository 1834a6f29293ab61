"""Making a photo small enough to live in the office file."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DataProblem, FileProblem
from app.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LONGEST_SIDE = 1280
JPEG_QUALITY = 80
# What cameras, telephones and scanners make. Pillow knows fifty more; one of them (EPS) is a
# program, and Pillow would start Ghostscript to run what was sent.
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")
MOST_PIXELS = 36_000_000  # an A4 page at 600 dpi has 35 million: less than 400 MB to decode
MOST_PIXELS_DECODED_SMALL = 144_000_000  # a telephone of 108 megapixels; a fraction is decoded
MOST_PIXELS_OF = {"WEBP": 18_000_000}  # it keeps several copies while it decodes
DEEP_MODES = {"I", "I;16", "I;16B", "I;16L", "I;16N"}
KEPT_MODES = {"L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"}
# What Pillow raises of a damaged picture; the later ones of odd tags in a TIFF.
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    struct.error,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
)
LARGEST_FILE = 100_000_000  # bytes


def read_picture_file(path: Path) -> bytes:
    """The bytes of a photo or a scanned paper. Raises FileProblem when it cannot be read."""
    try:
        is_too_large = path.stat().st_size > LARGEST_FILE
        content = b"" if is_too_large else path.read_bytes()
    except OSError as trouble:
        raise FileProblem(
            _("No se puede leer «{name}»; cópielo a esta computadora y pruebe de nuevo.").format(
                name=path.name
            )
        ) from trouble
    if is_too_large:
        raise FileProblem(
            _("«{name}» pesa más de 100 MB; elija una foto o una copia más chica.").format(name=path.name)
        )
    return content


def shrink_photo(content: bytes) -> bytes:
    """A JPEG of at most 1280 px on its longest side, upright, without EXIF (place, device).

    Raises DataProblem when the bytes are not a picture of `FORMATS` that can be read, or one
    of so many pixels that it would take the computer's memory.
    """
    from PIL import ImageOps

    with open_picture(content) as opened:
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        small = opened
        if opened.mode in DEEP_MODES:
            # a scanner's 16 bits: Pillow would make white of all but the darkest 256 of 65,536
            small = opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        elif opened.mode not in KEPT_MODES or "transparency" in opened.info:
            small = opened.convert("RGBA" if "transparency" in opened.info else "RGB")
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        picture = _on_white(ImageOps.exif_transpose(small))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return target.getvalue()


@contextmanager
def open_picture(content: bytes) -> "Iterator[Picture]":
    """A picture from outside, not decoded yet; trouble with it, then or later, is a DataProblem."""
    from PIL import Image, TiffImagePlugin, WebPImagePlugin  # noqa: F401 (else it loads all fifty)

    too_large = _("La foto es demasiado grande; sáquela de nuevo con menos megapíxeles.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of many pixels: our bounds hold; of odd tags
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > _most_pixels(opened):
                    raise DataProblem(too_large)
                yield opened
    except Image.DecompressionBombError as trouble:
        raise DataProblem(too_large) from trouble
    except _UNREADABLE as trouble:
        raise DataProblem(
            _(
                "Este archivo no es una foto que se pueda leer; elija una imagen JPG o PNG, o mándela de nuevo desde el teléfono como JPG."
            )
        ) from trouble


def _most_pixels(opened: "Picture") -> int:
    if opened.format in ("JPEG", "MPO") and not opened.info.get("progressive"):
        return MOST_PIXELS_DECODED_SMALL
    return MOST_PIXELS_OF.get(opened.format or "", MOST_PIXELS)


def _on_white(picture: "Picture") -> "Picture":
    """Without transparency, which a JPEG would show as black."""
    from PIL import Image

    if "A" not in picture.getbands():
        return picture.convert("RGB")
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
