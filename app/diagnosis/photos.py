"""Making a photo small enough to live in the office file."""

import io

from app.errors import DataProblem
from app.i18n import _

LONGEST_SIDE = 1280
JPEG_QUALITY = 80
MOST_PIXELS = 120_000_000


def shrink_photo(content: bytes) -> bytes:
    """A JPEG of at most 1280 px on its longest side, upright, without EXIF (place, device).

    Raises DataProblem when the bytes are not a picture that can be read.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise DataProblem(
                    _("La foto es demasiado grande; elija una de menos de 120 megapíxeles.")
                )
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as trouble:
        raise DataProblem(
            _("Este archivo no es una foto que se pueda leer; elija una imagen JPG o PNG.")
        ) from trouble
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return target.getvalue()
